"""The item: a work to be cited or exchanged, which formats read and write and styles format.

An item describes a work in CSL's terms (CSL 1.0.2, appendices III and IV): the variables that most works have are typed
attributes, all others are kept in one mapping, `csl`. Fields of its file that CSL lacks are in `extra`. An item knows nothing of
briefs: no section, no access, no distinction between printed and verified values. It is plain data, so that thousands are cheap.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pswbrief.core.csl import csl_from_record, csl_to_record, extra_from_record, extra_to_record
from pswbrief.core.edtf import Edtf
from pswbrief.core.enums import ItemType
from pswbrief.core.name import name_from_record, name_to_record
from pswbrief.core.pages import Pages

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pswbrief.core.csl import CslValue, ExtraValue
    from pswbrief.core.name import Name


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One citable work. An absent value is None or (), never an empty string.

    `container` is CSL's container-title (a journal, a book, a site), `place` its publisher-place, `article_number` its number,
    `genre` what kind of report or thesis it is ("PhD thesis"), `keywords` one string each. `note` is a remark for the reader.
    `title` and `container` may hold CSL's rich text (`text.rich`).

    `csl` holds all other variables of CSL by their names there ("translator", "original-date", "collection-title"): names as a
    tuple, dates as `Edtf`, all else as text. `extra` holds, by format ("bibtex", "ris") and field, what CSL has no place for.
    """

    id: str
    type: ItemType = ItemType.DOCUMENT
    title: str | None = None
    authors: tuple[Name, ...] = ()
    editors: tuple[Name, ...] = ()
    container: str | None = None
    publisher: str | None = None
    place: str | None = None
    edition: str | None = None
    genre: str | None = None
    volume: str | None = None
    issue: str | None = None
    article_number: str | None = None
    pages: Pages | None = None
    issued: Edtf | None = None
    accessed: Edtf | None = None
    doi: str | None = None
    pmid: str | None = None
    pmcid: str | None = None
    isbn: str | None = None
    issn: str | None = None
    url: str | None = None
    abstract: str | None = None
    keywords: tuple[str, ...] = ()
    note: str | None = None
    language: str | None = None
    csl: Mapping[str, CslValue] = field(default_factory=dict, hash=False)
    extra: Mapping[str, Mapping[str, ExtraValue]] = field(default_factory=dict, hash=False)

    def text(self, variable: str) -> str | None:
        """Return a CSL variable of `csl` as text; None if it isn't there, or holds names or a date."""
        value = self.csl.get(variable)
        return value if isinstance(value, str) else None

    def names(self, variable: str) -> tuple[Name, ...]:
        """Return the names that a CSL variable of `csl` holds ("translator"); () if it isn't there."""
        value = self.csl.get(variable)
        return value if isinstance(value, tuple) else ()

    def date(self, variable: str) -> Edtf | None:
        """Return the date that a CSL variable of `csl` holds ("original-date"); None if it isn't there."""
        value = self.csl.get(variable)
        return value if isinstance(value, Edtf) else None


# Made once, as making one takes as long as packing an item. Nothing packed refers to itself.
_PACKER = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))
_NAMES = ("authors", "editors")
_DATES = ("issued", "accessed")


def pack(item: Item) -> str:
    """Return the item's known fields as JSON."""
    known: dict[str, Any] = {}
    for name in Item.__slots__:
        value = getattr(item, name)
        if not value:
            continue
        if name in _NAMES:
            value = [name_to_record(each) for each in value]
        elif name == "csl":
            value = csl_to_record(value)
        elif name == "extra":
            value = extra_to_record(value)
        elif name != "keywords" and not isinstance(value, str):
            value = str(value)
        known[name] = value
    return _PACKER.encode(known)


def unpack(text: str) -> Item:
    """Return the item that `pack` wrote."""
    known: dict[str, Any] = json.loads(text)
    known["type"] = ItemType(known["type"])
    for name in _NAMES:
        if name in known:
            known[name] = tuple([name_from_record(record) for record in known[name]])
    for name in _DATES:
        if name in known:
            known[name] = Edtf.parse(known[name])
    if "pages" in known:
        # Pages are packed as their two ends are printed; parsing finds the same two again.
        known["pages"] = Pages.kept(known["pages"])
    if "keywords" in known:
        known["keywords"] = tuple(known["keywords"])
    if "csl" in known:
        known["csl"] = csl_from_record(known["csl"])
    if "extra" in known:
        known["extra"] = extra_from_record(known["extra"])
    return Item(**known)
