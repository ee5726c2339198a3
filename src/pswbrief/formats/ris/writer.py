"""RIS. Source: "RIS Format Specifications" (Research Information Systems, 2001, and its revision of 2011).

A line is a tag, two blanks, a hyphen, a blank and a value; a record has its type first and `ER` last.

Where programs agree on more than the specification says, they are followed: `C7` for an article number and `C2` for a PMCID
(EndNote's reference types), `ID` for the key, `AN` for the PMID, and a comma at the end of a body's name, so that it is no person's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pswbrief.core.edtf import MONTHS
from pswbrief.core.enums import ItemType
from pswbrief.core.name import Name, Organisation
from pswbrief.formats.ris.reader import loads
from pswbrief.text.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pswbrief.core.edtf import Edtf, Point
    from pswbrief.core.item import Item

__all__ = ["dumps", "loads", "losses"]

_TYPES = {
    ItemType.ARTICLE: "JOUR",
    ItemType.REPORT: "RPRT",
    ItemType.WEBPAGE: "ELEC",
    ItemType.DOCUMENT: "GEN",
    ItemType.BOOK: "BOOK",
    ItemType.CHAPTER: "CHAP",
    ItemType.THESIS: "THES",
    ItemType.PAPER: "CPAPER",
    ItemType.DATASET: "DATA",
}
_LINE_END = "\r\n"

Line = tuple[str, object]


def dumps(items: Sequence[Item], notice: str | None = None) -> str:  # noqa: ARG001 - RIS has no comments to put it in
    """A RIS file with CRLF line ends, in the items' order, a blank line between records."""
    return _LINE_END.join(_record(item) for item in items)


def losses(items: Sequence[Item]) -> list[str]:
    """A sentence for each name that RIS can't hold: a body with a comma in its name stays out of `AU` and `ED`."""
    return [
        f"{item.id}: {body.literal!r} has a comma in its name, which RIS can't hold in an author; {_whereabouts(item, body)}"
        for item in items
        for body in _unspeakable(item)
    ]


def _whereabouts(item: Item, body: Organisation) -> str:
    return "it stands as the publisher only" if _publisher(item) == plain(body.literal) else "it is left out"


def _unspeakable(item: Item) -> list[Organisation]:
    """The bodies whose names a reader would cut at a comma."""
    return [name for name in (*item.authors, *item.editors) if isinstance(name, Organisation) and "," in name.literal]


def _publisher(item: Item) -> str | None:
    if item.publisher is not None:
        return plain(item.publisher)
    return "; ".join(plain(body.literal) for body in _unspeakable(item)) or None


def _record(item: Item) -> str:
    lines = [f"TY  - {_TYPES[item.type]}"]
    lines += [f"{tag}  - {text}" for tag, value in _lines(item) if value is not None and (text := plain(str(value)))]
    lines.append(f"ER  - {_LINE_END}")
    return _LINE_END.join(lines)


def _lines(item: Item) -> Iterator[Line]:
    yield "ID", item.id
    yield "TI", item.title
    yield from _names("AU", item.authors)
    yield from _names("ED", item.editors)
    yield "T2", item.container
    yield "PB", _publisher(item)
    yield "CY", item.place
    yield "ET", item.edition
    yield "M3", item.genre
    if item.issued:
        yield "PY", f"{item.issued.year:04d}"
        yield "DA", _date(item.issued)
    yield "VL", item.volume
    yield "IS", item.issue
    yield from _pages(item)
    yield from (
        ("SN", item.isbn),
        ("SN", item.issn),
        ("DO", item.doi),
        ("AN", item.pmid),
        ("C2", item.pmcid),
        ("UR", item.url),
    )
    if item.accessed:
        yield "Y2", _date(item.accessed) or f"{item.accessed.year:04d}"
    yield "AB", item.abstract
    for keyword in item.keywords:
        yield "KW", _without_asterisk(keyword)
    yield "N1", item.note
    yield "LA", item.language


def _names(tag: str, names: Sequence[Name]) -> Iterator[Line]:
    for name in names:
        if not isinstance(name, Organisation):
            # The comma parts the family name from the given ones, so there is none in it.
            family = _without_asterisk(name.family).replace(",", " ")
            yield tag, f"{family}, {_without_asterisk(name.given)}" if name.given else family
        elif "," not in name.literal:
            yield tag, f"{_without_asterisk(name.literal)},"


def _without_asterisk(text: str) -> str:
    """The specification, "Author Fields" and "Keywords": an asterisk isn't allowed there."""
    return plain(text.replace("*", " "))


def _pages(item: Item) -> Iterator[Line]:
    if item.pages is not None:
        yield "SP", item.pages.first
        yield "EP", item.pages.last
    elif item.type is ItemType.ARTICLE:
        yield "SP", item.article_number
    yield "C7", item.article_number


def _date(date: Edtf) -> str | None:
    """`YYYY/MM/DD/other`, with what no number can say in words; None for a year alone, which `PY` has said."""
    start, end = date.start, date.end
    words = _words(start, end)
    parts = [f"{start.year:04d}", _two(start.month if not start.season else None), _two(start.day), words]
    if end is None and not words and not start.month:
        return None
    return "/".join(parts).rstrip("/")


def _words(start: Point, end: Point | None) -> str:
    if end is None:
        return start.season or ""
    one_year = end.year == start.year and start.month and end.month and not (start.day or end.day)
    return (
        f"{_point(start)}-{_point(end)}"
        if one_year
        else f"{_point(start)} {start.year:04d}-{_point(end)} {end.year:04d}".strip()
    )


def _point(point: Point) -> str:
    month = point.season or (MONTHS[point.month - 1] if point.month else "")
    return f"{point.day} {month}" if point.day else month


def _two(number: int | None) -> str:
    return f"{number:02d}" if number else ""
