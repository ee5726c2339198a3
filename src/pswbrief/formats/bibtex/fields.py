"""The fields of one entry, consumed as they are read so that the rest is kept; and the mapping of .bib fields to CSL variables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pswbrief.core.variables import VARIABLES as CSL
from pswbrief.core.variables import VariableKind
from pswbrief.formats.bibtex.tex_reader import decode, decode_title

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

# CSL variables that are no attributes of an item, with their fields (biblatex manual, 2.2). BibTeX ignores those it doesn't know;
# Zotero and JabRef read and write them in either dialect.
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
# The prefix of pswbrief's own fields, for values that no field of BibTeX or biblatex can hold (`common.carried`).
CARRIER = "csl-"
# Fields that are read and written for some types only.
_BY_TYPE = frozenset({"collection-title", "collection-number", "container-title-short"})
NAME_VARIABLES = tuple(name for name in VARIABLE_FIELDS if CSL[name] is VariableKind.NAMES)
DATE_VARIABLES = tuple(name for name in VARIABLE_FIELDS if CSL[name] is VariableKind.DATE)
TEXT_VARIABLES = tuple(name for name in VARIABLE_FIELDS if name not in {*NAME_VARIABLES, *DATE_VARIABLES, *_BY_TYPE})
# The start of a usual field on the line of another, whose value isn't closed. Any other word before "=" may be the value's own.
_INNER_FIELD = re.compile(
    r",[ \t]*(?=(?:abstract|address|author|booktitle|date|doi|edition|editor|institution|isbn|issn|journal|journaltitle|keywords"
    r"|month|note|number|organization|pages|publisher|school|series|title|url|volume|year)[ \t]*=[ \t]*[{\"\w])",
    re.IGNORECASE,
)
_BARE_AND_MORE = re.compile(r"\w+\s*,")


def split_unclosed(value: str) -> list[str]:
    """Return the value of a field without its closing brace or quotation mark, and each field that follows in it, `year = {2001}`.

    A value that is closed is returned alone.
    """
    if value.startswith("{"):
        unclosed = value.count("{") > value.count("}")
    elif value.startswith('"'):
        unclosed = not value.endswith('"')
    else:
        unclosed = _BARE_AND_MORE.match(value) is not None
    return _INNER_FIELD.split(value) if unclosed else [value]


# A date of EDTF in a field; its signs may have been escaped, as by earlier versions of this program.
_EDTF = re.compile(r"(?=[^/]*[0-9])(?:[0-9Y.?~%/-]|\\%|\N{SMALL TILDE})+")


class EntryFields:
    """The fields of an entry, as TeX source. A field that is read is consumed; `rest` returns the others."""

    __slots__ = ("_fields",)

    def __init__(self, fields: dict[str, str]) -> None:
        self._fields = dict(fields)

    def has(self, name: str) -> bool:
        """Return whether the field exists and is not empty."""
        return bool(self._fields.get(name))

    def has_any(self, names: AbstractSet[str]) -> bool:
        """Return whether any of the fields exists."""
        return not names.isdisjoint(self._fields)

    def peek(self, name: str) -> str:
        """Return a field's source without consuming it."""
        return self._fields.get(name, "")

    def source(self, *names: str) -> str:
        """Consume the first of the fields that isn't empty, and return its source; "" if there is none."""
        for name in names:
            if name in self._fields and (found := self._fields.pop(name)):
                return found
        return ""

    def text(self, *names: str) -> str:
        """Consume the first of the fields that prints anything, and return it as text; "" if there is none."""
        for name in names:
            if name in self._fields and (found := decode(self._fields[name])):
                del self._fields[name]
                return found
        return ""

    def date(self, *names: str) -> str:
        """Consume a field as `text` does; in EDTF, `~` and `%` are signs of the date and no TeX."""
        for name in names:
            if name in self._fields and _EDTF.fullmatch(source := self._fields[name].strip("{} ")):
                del self._fields[name]
                return source.replace("\\", "").replace("\N{SMALL TILDE}", "~")
        return self.text(*names)

    def title(self, *names: str) -> str:
        """Consume the first of the fields that prints anything, and return it as CSL's rich text; "" if there is none."""
        for name in names:
            if name in self._fields and (found := decode_title(self._fields[name])):
                del self._fields[name]
                return found
        return ""

    def drop(self, *names: str) -> None:
        """Consume fields that repeat others."""
        for name in names:
            self._fields.pop(name, None)

    def carried(self) -> dict[str, str]:
        """Consume pswbrief's own fields, and return them by the variables that they hold."""
        names = [name for name in self._fields if name.startswith(CARRIER)]
        return {name.removeprefix(CARRIER): self._fields.pop(name) for name in names}

    def rest(self) -> dict[str, str]:
        """Return the source of the fields that were not consumed."""
        return {name: source for name, source in self._fields.items() if source.strip()}
