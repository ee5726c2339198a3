"""The fields of one entry, read so that what nobody asks for is left over; and how TeX's fields and CSL's variables correspond."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pswbrief.core.variables import VARIABLES as CSL
from pswbrief.core.variables import VariableKind
from pswbrief.formats.bibtex.tex_reader import decode, decode_title

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

# Variables of CSL beyond an item's own fields, and the fields of the biblatex manual, 2.2, that hold them. BibTeX ignores those it
# doesn't know; Zotero and JabRef read and write them in either dialect.
VARIABLE_FIELDS = {
    "title-short": "shorttitle",
    "container-title-short": "shortjournal",
    "collection-title": "series",
    "collection-number": "number",
    "translator": "translator",
    "container-author": "bookauthor",
    "original-date": "origdate",
    "original-title": "origtitle",
    "original-publisher": "origpublisher",
    "original-publisher-place": "origlocation",
    "event-title": "eventtitle",
    "event-date": "eventdate",
    "event-place": "venue",
    "number-of-pages": "pagetotal",
    "number-of-volumes": "volumes",
    "chapter-number": "chapter",
    "part-number": "part",
    "version": "version",
    "status": "pubstate",
    "call-number": "library",
}
# How the names of our own fields begin, each of which holds what no field of BibTeX or biblatex can (`common.carried`).
CARRIER = "csl-"
# Fields that are read and written for some types only.
_BY_TYPE = frozenset({"collection-title", "collection-number", "container-title-short"})
NAME_VARIABLES = tuple(name for name in VARIABLE_FIELDS if CSL[name] is VariableKind.NAMES)
DATE_VARIABLES = tuple(name for name in VARIABLE_FIELDS if CSL[name] is VariableKind.DATE)
TEXT_VARIABLES = tuple(name for name in VARIABLE_FIELDS if name not in {*NAME_VARIABLES, *DATE_VARIABLES, *_BY_TYPE})


class EntryFields:
    """The fields of an entry, still in TeX. Each that is taken is gone; `rest` is what CSL has no place for."""

    __slots__ = ("_fields",)

    def __init__(self, fields: dict[str, str]) -> None:
        self._fields = dict(fields)

    def has(self, name: str) -> bool:
        """Tell whether the field is there, and not empty."""
        return bool(self._fields.get(name))

    def has_any(self, names: AbstractSet[str]) -> bool:
        """Tell whether any of the fields is there."""
        return not names.isdisjoint(self._fields)

    def peek(self, name: str) -> str:
        """Return a field's source and leave it there."""
        return self._fields.get(name, "")

    def source(self, *names: str) -> str:
        """Take the first of the fields that isn't empty, as it stands in the file; "" if there is none."""
        for name in names:
            if name in self._fields and (found := self._fields.pop(name)):
                return found
        return ""

    def text(self, *names: str) -> str:
        """Take the first of the fields that prints anything, as the text that it prints; "" if there is none."""
        for name in names:
            if name in self._fields and (found := decode(self._fields[name])):
                del self._fields[name]
                return found
        return ""

    def title(self, *names: str) -> str:
        """Take the first of the fields that prints anything, as CSL's rich text; "" if there is none."""
        for name in names:
            if name in self._fields and (found := decode_title(self._fields[name])):
                del self._fields[name]
                return found
        return ""

    def drop(self, *names: str) -> None:
        """Take fields that say nothing that another doesn't."""
        for name in names:
            self._fields.pop(name, None)

    def carried(self) -> dict[str, str]:
        """Take the fields of our own, by the variables that they hold."""
        names = [name for name in self._fields if name.startswith(CARRIER)]
        return {name.removeprefix(CARRIER): self._fields.pop(name) for name in names}

    def rest(self) -> dict[str, str]:
        """Return the fields that nobody took, as they stand in the file."""
        return {name: source for name, source in self._fields.items() if source.strip()}
