"""BibTeX. Source: "BibTeXing" (Patashnik 1988), sections 3 and 4; fields that it doesn't know are named as Zotero and JabRef do.

BibTeX ignores those. The note that a bibliography prints holds a season, for which there is no month; a remark of ours goes in
`annote`, which no standard style prints. An article number stands in `eid` and, since the standard styles know no `eid`, in `pages`
too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pswbrief.core.enums import ItemType
from pswbrief.formats.bibtex.items import loads
from pswbrief.formats.bibtex.tex_writer import verbatim
from pswbrief.formats.bibtex.types import BIBTEX, BOOKS, NUMBERED, ORDINALS, subtype
from pswbrief.formats.bibtex.writer import KEPT, OutputEntry, document, losses
from pswbrief.formats.names import FormatName

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pswbrief.core.edtf import Edtf
    from pswbrief.core.item import Item

__all__ = ["dumps", "loads", "losses"]

# What `type` says where an item doesn't, so that a reader can tell the kinds of @misc apart and no style prints "Technical Report".
_MISC = {ItemType.WEBPAGE: "Web page", ItemType.DATASET: "Dataset"}
_GENRES = {ItemType.REPORT: "Report", ItemType.THESIS: "Thesis"} | _MISC
# Appendix B.2 of the LaTeX book: the macros that every style defines.
_MONTHS = ("", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def dumps(items: Sequence[Item], notice: str | None = None) -> str:
    """A .bib file that pdflatex and the standard styles take, in the items' order."""
    return document(items, notice, _entry, KEPT, loads)


def _entry(item: Item, key: str) -> OutputEntry:
    kind, container, publisher = BIBTEX[item.type]
    entry = OutputEntry(kind, key)
    entry.names("author", item.authors)
    entry.names("editor", item.editors)
    entry.title("title", item.title)
    (entry.title if container == "booktitle" else entry.rich)(container, item.container)
    entry.text("edition", _edition(item.edition))
    entry.text("type", item.genre or _GENRES.get(item.type))
    entry.text("volume", item.volume)
    _numbers(entry, item)
    if item.type is ItemType.WEBPAGE and item.url and "howpublished" not in item.extra.get(FormatName.BIBTEX, {}):
        entry.raw("howpublished", f"{{\\url{{{verbatim(item.url)}}}}}")
    elif item.genre:
        entry.text("howpublished", _MISC.get(item.type))
    entry.text(publisher, item.publisher)
    entry.text("address", item.place)
    if item.issued:
        _date(entry, item.issued)
    for name in ("doi", "url"):
        entry.verbatim(name, getattr(item, name))
    entry.text("urldate", item.accessed)
    for name in ("pmid", "pmcid", "isbn", "issn", "language", "abstract"):
        entry.text(name, getattr(item, name))
    entry.keywords(item.keywords)
    entry.note(item)
    entry.text("entrysubtype", subtype(kind, item.type))
    entry.variables(item)
    entry.beyond_csl(item)
    return entry


def _edition(edition: str | None) -> str | None:
    """Return a number as the word that BibTeX's styles put before "edition"; any other text as it is."""
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
    """`number` is an article's issue; of a report it is its own number, or its place in the series that holds it."""
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
    """`year`, `month` and `day`; the whole date as `date`, which BibTeX ignores, where these can't hold it."""
    start, end = date.start, date.end
    entry.text("year", start.year_alone)
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
        entry.text("date", date)
