"""BibLaTeX. Source: the biblatex manual (Lehman, Kime), 2.1 entry types, 2.2 fields, 2.3.8 dates; biber's default data model.

A season is written in `addendum`, next to the year, because importers read `2018-21` as two years. A note goes in `annote` (2.2.5),
which no standard style prints.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pswbrief.core.enums import ItemType
from pswbrief.formats.bibtex.items import loads
from pswbrief.formats.bibtex.types import BIBLATEX, BOOKS, NUMBERED
from pswbrief.formats.bibtex.writer import KEPT, OutputEntry, document, losses
from pswbrief.formats.common.languages import to_langid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pswbrief.core.edtf import Edtf
    from pswbrief.core.item import Item

__all__ = ["dumps", "loads", "losses"]

# @report and @thesis need a type.
_GENRES = {ItemType.REPORT: "Report", ItemType.THESIS: "Thesis"}


def dumps(items: Sequence[Item], notice: str | None = None) -> str:
    """Return a .bib file, in the items' order, for which biber warns of missing authors at most."""
    return document(items, notice, _entry, KEPT, loads)


def _entry(item: Item, key: str) -> OutputEntry:
    kind = BIBLATEX[item.type]
    if item.type is ItemType.BOOK and item.editors and not item.authors:
        # BibLaTeX's name for a book that has editors in the place of authors.
        kind = kind._replace(kind="collection")
    entry = OutputEntry.begin(item, key, kind)
    if kind.container == "shortseries":
        entry.text("note", item.container)
    entry.text("edition", item.edition)
    entry.text("type", item.genre or _GENRES.get(item.type))
    entry.text("volume", item.volume)
    # `number` is an issue; of a report it is its own number, or its place in the series that holds it.
    own_number = item.type in NUMBERED and not item.container
    in_series = item.type in BOOKS
    entry.text("number", item.article_number if own_number else None if in_series else item.issue)
    entry.text("issue", item.issue if own_number or in_series else None)
    entry.text("eid", None if own_number else item.article_number)
    entry.pages("pages", item.pages)
    entry.literal(kind.publisher, item.publisher)
    entry.literal("location", item.place)
    if item.issued:
        _date(entry, item.issued)
    entry.text("langid", to_langid(item.language))
    entry.literal("language", item.language)
    for name in ("doi", "url"):
        entry.verbatim(name, getattr(item, name))
    entry.date("urldate", item.accessed)
    if item.pmid:
        entry.text("eprint", item.pmid)
        entry.raw("eprinttype", "{pubmed}")
    # The data model has room for one eprint; another one goes in a user field.
    entry.text("usera", item.pmcid)
    for name in ("isbn", "issn", "abstract"):
        entry.text(name, getattr(item, name))
    entry.finish(item)
    return entry


def _date(entry: OutputEntry, date: Edtf) -> None:
    start, end = date.start, date.end
    if start.season or (end and end.season):
        years = start.year_alone if end is None or end.year == start.year else f"{start.year_alone}/{end.year_alone}"
        entry.text("date", years)
        entry.text("addendum", date.in_words())
    else:
        entry.date("date", date)
