"""Parsing the records of an EndNote XML file to fields with texts, without support for document types and entities.

A DOCTYPE is refused at its start, so it can declare nothing: no entity to expand, no file and no address to fetch (OWASP, "XML
External Entity Prevention").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.parsers import expat

from pswbrief.formats.common.result import FormatError
from pswbrief.formats.common.tagged import CHANCE
from pswbrief.formats.common.xml_values import NOT_XML
from pswbrief.text.rich import CSL, TextStyle

if TYPE_CHECKING:
    from collections.abc import Iterator

# The characters that no XML document may hold, by number: real exports hold &#x1F; and the like.
_REFERENCE = re.compile(r"&#(?:x0*([0-9a-f]{1,8})|0*([0-9]{1,10}));", re.IGNORECASE)
_OPENING = re.compile(r"<record(?=[\s>])")
_CLOSING = "</record>"
_ROOTS = {"xml", "records", "record", "endnote"}
# Elements of running text, not fields.
_STYLE = "style"
# EndNote's names for the styles of running text; it has none for small capitals.
FACES = {
    "italic": TextStyle.ITALIC,
    "bold": TextStyle.BOLD,
    "superscript": TextStyle.SUPERSCRIPT,
    "subscript": TextStyle.SUBSCRIPT,
}
# The deepest field (contributors/authors/author); without a bound, very long paths would be kept for each element.
_DEEPEST = 3


@dataclass(slots=True)
class EndnoteRecord:
    """One record: its line (from 1), the name and number of its type, and its texts by path of elements."""

    line: int
    type_name: str = ""
    texts: dict[tuple[str, ...], list[str]] = field(default_factory=dict)
    _read: set[tuple[str, ...]] = field(default_factory=set)

    def first(self, *path: str) -> str:
        """Return the first text at a path, "" if there is none, and count all texts there as read."""
        return next(iter(self.every(*path)), "")

    def every(self, *path: str) -> list[str]:
        """Return the texts at that path, and count them as read."""
        self._read.add(path)
        return self.texts.get(path, [])

    def rest(self) -> dict[str, tuple[str, ...]]:
        """Return the unread texts, by the names of their elements joined with "/"."""
        said = {text for path in self._read for text in self.texts.get(path, ()) if len(text) > CHANCE}
        unread = {
            "/".join(path): tuple(dict.fromkeys(texts)) for path, texts in self.texts.items() if path not in self._read
        }
        return {
            name: kept for name, texts in unread.items() if (kept := tuple(text for text in texts if text not in said))
        }


@dataclass(frozen=True, slots=True)
class Damaged:
    """A record that isn't well-formed: its line (from 1), its text, and the parser's message."""

    line: int
    text: str
    reason: str


def read_records(text: str) -> Iterator[EndnoteRecord | Damaged]:
    """Yield the records of a file. FormatError if it isn't EndNote XML, or holds a DOCTYPE.

    A file that isn't well-formed is parsed record by record, so that only damaged records are lost.
    """
    text = _REFERENCE.sub(
        _valid_reference, NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text.removeprefix("\ufeff"))
    ).lstrip()
    reader = _Reader()
    fault = reader.read(text)
    if fault is None:
        if reader.root not in _ROOTS:
            raise FormatError(f"The XML is not EndNote's: its first element is <{reader.root[:40]}>, not <xml>.")
        yield from reader.records
        return
    starts = [match.start() for match in _OPENING.finditer(text)]
    if not starts:
        raise FormatError(f"The text is not EndNote XML: {fault}.")
    line, counted = 1, 0
    for start, after in zip(starts, [*starts[1:], len(text)], strict=True):
        line, counted = line + text.count("\n", counted, start), start
        closing = text.find(_CLOSING, start, after)
        part = text[start : closing + len(_CLOSING) if closing >= 0 else after]
        reader = _Reader(line)
        fault = reader.read(part)
        if fault is None:
            yield from reader.records
        else:
            yield Damaged(line, part, fault)


def _valid_reference(match: re.Match[str]) -> str:
    number = int(match[1], 16) if match[1] else int(match[2])
    valid = number <= 0x10FFFF and not NOT_XML.match(chr(number))  # noqa: PLR2004 - the last code point of Unicode
    return match[0] if valid else "\N{REPLACEMENT CHARACTER}"


class _Reader:
    """Collects records as expat reports elements; `root` is the first element's name in lower case."""

    def __init__(self, line: int = 1) -> None:
        self.records: list[EndnoteRecord] = []
        self.root = ""
        self._before = line - 1
        self._record: EndnoteRecord | None = None
        self._path: list[str] = []
        self._texts: list[list[str]] = []
        # The closing tags of open styles.
        self._closing: list[str] = []
        self._parser = expat.ParserCreate()
        self._parser.StartDoctypeDeclHandler = _refuse
        self._parser.EntityDeclHandler = _refuse
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters
        self._parser.buffer_text = True

    def read(self, text: str) -> str | None:
        """Parse `text`; return the parser's message if it isn't well-formed, else None."""
        try:
            self._parser.Parse(text, True)  # noqa: FBT003 - expat's own signature takes no names
        except expat.ExpatError as error:
            return f"line {self._before + error.lineno}: {expat.ErrorString(error.code)}"
        return None

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.root = self.root or name.lower()
        if self._record is None:
            if name == "record":
                self._record = EndnoteRecord(self._before + self._parser.CurrentLineNumber)
        elif name == _STYLE:
            styles = [CSL[FACES[face]] for face in attributes.get("face", "").split() if face in FACES]
            self._closing.append("".join(after for _, after in reversed(styles)))
            self._characters("".join(before for before, _ in styles))
        else:
            if name == "ref-type":
                self._record.type_name = attributes.get("name", "")
            self._path.append(name)
            self._texts.append([])

    def _end(self, name: str) -> None:
        if self._record is None:
            return
        if name == _STYLE:
            self._characters(self._closing.pop())
        elif self._path:
            text = "".join(self._texts.pop())
            if len(self._path) <= _DEEPEST and text.strip(" \t\r\n"):
                self._record.texts.setdefault(tuple(self._path), []).append(text)
            self._path.pop()
        else:
            self.records.append(self._record)
            self._record = None

    def _characters(self, text: str) -> None:
        if self._texts:
            self._texts[-1].append(text)


def _refuse(*_: object) -> None:
    raise FormatError("The XML declares a document type or an entity, which EndNote's files never do; it is not read.")
