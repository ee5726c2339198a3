"""The thing that is cited: what formats and styles pass to one another.

An item holds a work's best known description in CSL's terms (CSL 1.0.2 specification, appendix III and IV). It knows nothing of
briefs: no section, no access, nothing of what was printed beside what was verified. It is plain data, so that thousands are cheap.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pswbrief.core.edtf import Edtf
from pswbrief.core.enums import ItemType
from pswbrief.core.name import name_from_record, name_to_record
from pswbrief.core.pages import Pages

if TYPE_CHECKING:
    from pswbrief.core.name import Name


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One citable work. An absent value is None or (), never an empty string.

    `container` is CSL's container-title (a journal, a book, a site), `article_number` its number, `genre` what kind of report or
    thesis it is ("PhD thesis"), `keywords` one string each. `note` is a remark for the reader, one line.
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


_NAMES = ("authors", "editors")
_DATES = ("issued", "accessed")


def pack(item: Item) -> str:
    """The item's known fields as JSON."""
    known: dict[str, Any] = {}
    for field in Item.__slots__:
        value = getattr(item, field)
        if value is None or value == ():
            continue
        if field in _NAMES:
            value = [name_to_record(name) for name in value]
        elif field != "keywords":
            value = str(value)
        known[field] = value
    return json.dumps(known, ensure_ascii=False, separators=(",", ":"))


def unpack(text: str) -> Item:
    """The item that `pack` wrote."""
    known: dict[str, Any] = json.loads(text)
    known["type"] = ItemType(known["type"])
    for field in known.keys() & _NAMES:
        known[field] = tuple(name_from_record(record) for record in known[field])
    for field in known.keys() & _DATES:
        known[field] = Edtf.parse(known[field])
    if "pages" in known:
        # Pages are packed as their two ends are printed; parsing finds the same two again.
        known["pages"] = Pages.kept(known["pages"])
    if "keywords" in known:
        known["keywords"] = tuple(known["keywords"])
    return Item(**known)
