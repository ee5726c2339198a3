"""BibTeX. Source: "BibTeXing" (Patashnik 1988), sections 3 and 4; other fields have the names of Zotero and JabRef.

BibTeX ignores those. A season, for which there is no month, goes in the printed `note`; a note of the item in `annote`, which no
standard style prints. An article number goes in `eid` and, since the standard styles know no `eid`, also in `pages`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pswbrief.core.enums import ItemType
from pswbrief.formats.bibtex.items import loads
from pswbrief.formats.bibtex.tex_writer import verbatim
from pswbrief.formats.bibtex.types import BIBTEX, BOOKS, NUMBERED, ORDINALS
from pswbrief.formats.bibtex.writer import KEPT, OutputEntry, document, losses
from pswbrief.formats.format_names import FormatName

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pswbrief.core.edtf import Edtf
    from pswbrief.core.item import Item

__all__ = ["dumps", "loads", "losses"]

# The `type` of an item without a genre, so that readers can distinguish kinds of @misc and no style prints "Technical Report".
_MISC = {ItemType.WEBPAGE: "Web page", ItemType.DATASET: "Dataset"}
_GENRES = {ItemType.REPORT: "Report", ItemType.THESIS: "Thesis"} | _MISC
# The macros that every style defines (appendix B.2 of the LaTeX book).
_MONTHS = ("", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def dumps(items: Sequence[Item], notice: str | None = None) -> str:
    """Return a .bib file for pdflatex and the standard styles, in the items' order."""
    return document(items, notice, _entry, KEPT, loads)


def _entry(item: Item, key: str) -> OutputEntry:
    kind = BIBTEX[item.type]
    entry = OutputEntry.begin(item, key, kind)
    entry.text("edition", _edition(item.edition))
    entry.text("type", item.genre or _GENRES.get(item.type))
    entry.text("volume", item.volume)
    _numbers(entry, item)
    if item.type is ItemType.WEBPAGE and item.url and "howpublished" not in item.extra.get(FormatName.BIBTEX, {}):
        entry.raw("howpublished", f"{{\\url{{{verbatim(item.url)}}}}}")
    elif item.genre:
        entry.text("howpublished", _MISC.get(item.type))
    entry.text(kind.publisher, item.publisher)
    entry.text("address", item.place)
    if item.issued:
        _date(entry, item.issued)
    for name in ("doi", "url"):
        entry.verbatim(name, getattr(item, name))
    entry.date("urldate", item.accessed)
    for name in ("pmid", "pmcid", "isbn", "issn", "language", "abstract"):
        entry.text(name, getattr(item, name))
    entry.finish(item)
    return entry


def _edition(edition: str | None) -> str | None:
    """Return a number as the word that BibTeX's styles print before "edition"; any other text unchanged."""
    if (
        edition
        and edition.isascii()
        and edition.isdecimal()
        and 0 < int(edition) <= len(ORDINALS)
        and edition[0] != "0"
    ):
        return ORDINALS[int(edition) - 1].capitalize()
    return edition


def _numbers(entry: OutputEntry, item: Item) -> None:
    """Add `number`: an article's issue, a report's own number, or a book's number in its series."""
    own_number = item.type in NUMBERED and not item.container
    in_series = item.type in BOOKS
    entry.text("number", item.article_number if own_number else None if in_series else item.issue)
    entry.text("issue", item.issue if own_number or in_series else None)
    if not own_number:
        entry.text("eid", item.article_number)
    in_pages = item.type is ItemType.ARTICLE and item.pages is None
    if in_pages:
        entry.text("pages", item.article_number)
    entry.pages("pages", item.pages)


def _date(entry: OutputEntry, date: Edtf) -> None:
    """Add `year`, `month` and `day`; a date that these can't hold goes in `date`, which BibTeX ignores."""
    start, end = date.start, date.end
    entry.text("year", start.year_to_print)
    if start.season or (end and end.season):
        entry.text("note", date.in_words())
        return
    one_year = end is not None and end.year == start.year and start.month and end.month and not (start.day or end.day)
    if one_year and end and start.month and end.month:
        entry.raw("month", f'{_MONTHS[start.month]} # "--" # {_MONTHS[end.month]}')
        return
    if start.month:
        entry.raw("month", _MONTHS[start.month])
    entry.text("day", start.day)
    if end is not None:
        entry.date("date", date)
