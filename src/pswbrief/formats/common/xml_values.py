"""What XML can hold; and reading the elements of a record, with a note of those that are unread, so that none is lost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pswbrief.formats.common.tagged import CHANCE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from xml.etree import ElementTree as ET

# Characters that no XML document may hold (XML 1.0, fifth edition, section 2.2, production 2).
NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# The deepest element that is described by itself; deeper ones are described as a whole.
_DEEPEST = 6


class XmlValues:
    """The values of a record. Values that are returned count as read; `rest` describes the others, with their attributes.

    `mute`: attributes without meaning by themselves, or with one value ("MajorTopicYN=N") none at all. `outer`: elements that
    hold the fields and are not part of their names.
    """

    def __init__(self, root: ET.Element, mute: frozenset[str], outer: frozenset[str]) -> None:
        self._root = root
        self._mute = mute
        self._outer = outer
        self._read: set[ET.Element] = set()

    def text(self, node: ET.Element, path: str) -> str:
        """Return the text of the first element at a path below a node, and count it as read; "" if there is none."""
        found = node.find(path)
        return self.whole(found) if found is not None else ""

    def whole(self, node: ET.Element) -> str:
        """Return the text of an element, and count it and all below it as read."""
        self._read.update(node.iter())
        return _text(node)

    def rest(self) -> dict[str, tuple[str, ...]]:
        """Return descriptions of unread values, by path of elements, without texts that were read elsewhere."""
        said = {text for node in self._read if len(text := _text(node)) > CHANCE}
        found: dict[str, list[str]] = {}
        for path, node in self._unread(said):
            described = self._described(node)
            if described and described not in said:
                found.setdefault(path, []).append(described)
        return {path: tuple(texts) for path, texts in found.items()}

    def _unread(self, said: set[str]) -> Iterator[tuple[str, ET.Element]]:
        """Yield the elements with unread values: the entries of lists, and elsewhere those that hold values and no other elements."""
        waiting = [(child, "", 1) for child in reversed(self._root)]
        while waiting:
            node, before, depth = waiting.pop()
            path = before if node.tag in self._outer else f"{before}/{node.tag}".lstrip("/")
            is_list = node.tag in self._outer or (node.tag.endswith("List") and len(node))
            if depth >= _DEEPEST or before.endswith("List") or (not is_list and all(map(_holds_text, node))):
                if any(self._is_unread(each, said) for each in node.iter()):
                    yield path, node
                continue
            if attributes := self._attributes(node.attrib, muted=True):
                yield path or node.tag, _bare(node, attributes)
            waiting += [(child, path, depth + 1) for child in reversed(node)]

    def _is_unread(self, node: ET.Element, said: set[str]) -> bool:
        if self._attributes(node.attrib, muted=True):
            return True
        return node not in self._read and _holds_text(node) and _text(node) not in said

    def _described(self, node: ET.Element) -> str:
        """Return the values of an element with their names: "GrantID: R01; Agency: NIMH"; dates as "2018-05-01"."""
        own = self._attributes(node.attrib)
        if _holds_text(node):
            return f"{_text(node)} {own}".strip(" ")
        if len(node) and {child.tag for child in node} <= _OF_DATES:
            return f"{_date({child.tag: _text(child) for child in node})} {own}".strip(" ")
        values = [
            f"{each.tag}: {_text(each)} {self._attributes(each.attrib)}".strip(" ")
            for each in node.iter()
            if each is not node and _holds_text(each) and _text(each)
        ]
        return f"{'; '.join(values)} {own}".strip(" ")

    def _attributes(self, attributes: Mapping[str, str], *, muted: bool = False) -> str:
        shown = (f"{name}={value}" for name, value in attributes.items() if value)
        listed = [
            pair for pair in shown if pair not in self._mute and not (muted and pair.partition("=")[0] in self._mute)
        ]
        return f"({', '.join(listed)})" if listed else ""


_DAY, _TIME = ("Year", "Month", "Day"), ("Hour", "Minute", "Second")
_OF_DATES = frozenset({*_DAY, *_TIME})


def _date(parts: Mapping[str, str]) -> str:
    """Return "2018-05-01 06:00"."""
    day, time = ([parts[name].zfill(2) for name in names if name in parts] for names in (_DAY, _TIME))
    return f"{'-'.join(day)} {':'.join(time)}".strip(" ")


def _text(node: ET.Element) -> str:
    return " ".join("".join(node.itertext()).split())


def _holds_text(node: ET.Element) -> bool:
    """Return whether an element holds only text, perhaps with the elements of running text."""
    return not len(node) or any((child.tail or "").strip() for child in node) or bool((node.text or "").strip())


def _bare(node: ET.Element, attributes: str) -> ET.Element:
    """Return an element that has the attributes of another as its text."""
    bare = node.makeelement(node.tag, {})
    bare.text = attributes.strip("()")
    return bare
