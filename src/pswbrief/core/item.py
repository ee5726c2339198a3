"""The thing that is cited: what formats and styles pass to one another.

An item holds a work's best known description in CSL's terms (CSL 1.0.2 specification, appendix III and IV). It knows nothing of
briefs: no section, no access, nothing of what was printed beside what was verified. It is plain data, so that thousands are cheap.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pswbrief.core.item_type import ItemType

if TYPE_CHECKING:
    from pswbrief.core.edtf import Edtf
    from pswbrief.core.name import Name
    from pswbrief.core.pages import Pages


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
