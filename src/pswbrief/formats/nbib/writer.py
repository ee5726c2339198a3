"""Writing NBIB as PubMed does, for programs that read PubMed's files. Source: that of `formats.nbib.reader`.

PubMed's format is made for articles: it has no key, and no fields for much of other works. These values are carried in general
notes, `GN`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pswbrief.core.edtf import MONTHS
from pswbrief.core.enums import ItemType
from pswbrief.core.name import Organisation
from pswbrief.formats.common.carried import as_lines, id_line
from pswbrief.formats.common.exact import KeptFields, carried_lines
from pswbrief.formats.common.losses import lost_fields
from pswbrief.formats.format_names import FormatName
from pswbrief.formats.nbib.reader import CARRIER, HEADING, heading_word, loads, read_types
from pswbrief.text.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pswbrief.core.edtf import Edtf, Point
    from pswbrief.core.item import Item
    from pswbrief.core.name import Name

__all__ = ["dumps", "loads", "losses"]

_WIDTH = 88
_INDENT = " " * 6
# The publication type written for a type of CSL; any other is written as an article.
WRITTEN = {
    ItemType.ARTICLE: "Journal Article",
    ItemType.BOOK: "Book",
    ItemType.CHAPTER: "Book Chapter",
    ItemType.REPORT: "Technical Report",
    ItemType.DATASET: "Dataset",
    ItemType.THESIS: "Academic Dissertation",
}
# PubMed's records have no key, so each carries at least that.
_KEPT = KeptFields(types=frozenset())

Line = tuple[str, object]


def dumps(items: Sequence[Item], notice: str | None = None) -> str:  # noqa: ARG001 - NBIB has no comments to put it in
    """Return an NBIB file, in the items' order, a blank line between records."""
    records = [_record(item) for item in items]
    carried = carried_lines(items, records, _KEPT, "\n".join, loads)
    return "\n".join(
        record + "".join(_line(CARRIER, line) for line in as_lines(lines | {"id": id_line(item.id, "")}))
        for item, record, lines in zip(items, records, carried, strict=True)
    )


def losses(items: Sequence[Item], *, verbose: bool = False) -> list[str]:
    """Return sentences on the values of items that PubMed's format can't hold."""
    lost = lost_fields(
        items,
        FormatName.NBIB,
        {"container-title-short"},
        lambda item: None if item.type in WRITTEN else WRITTEN[ItemType.ARTICLE],
    )
    return lost.sentences("NBIB", f"{CARRIER} lines", verbose=verbose)


def _record(item: Item) -> str:
    lines = [_line(tag, text) for tag, value in _lines(item) if value is not None and (text := plain(str(value)))]
    # A record starts with the tag of its PMID, even without one.
    return "".join(
        [f"PMID- {item.pmid or ''}".rstrip(" ") + " \n" if not item.pmid else _line("PMID", item.pmid), *lines]
    )


def _line(tag: str, text: str) -> str:
    """Return a field, its value in lines of at most `_WIDTH` characters where blanks allow it."""
    first, *words = text.split(" ")
    lines = [f"{tag:<4}- {first}"]
    for word in words:
        if len(lines[-1]) + 1 + len(word) > _WIDTH:
            lines.append(_INDENT + word)
        else:
            lines[-1] += f" {word}"
    return "".join(f"{line}\n" for line in lines)


def _lines(item: Item) -> Iterator[Line]:
    book, chapter = item.type is ItemType.BOOK, item.type is ItemType.CHAPTER
    own = {
        name: (value,) if isinstance(value, str) else value
        for name, value in item.extra.get(FormatName.NBIB, {}).items()
    }
    yield "IS", item.issn and f"{item.issn} (Print)"
    yield "VI", item.volume
    yield "IP", item.issue
    yield "DP", _date(item.issued) if item.issued else None
    yield "BTI" if book else "TI", _closed(item.title)
    yield "BTI" if chapter else "JT", _closed(item.container) if chapter else item.container
    yield "TA", item.text("container-title-short")
    yield "PG", item.pages or item.article_number
    yield "LID", item.doi and f"{item.doi} [doi]"
    yield "LID", item.url
    yield "AB", item.abstract
    yield from _authors(item.authors)
    yield from (("FED", str(name)) for name in item.editors if not isinstance(name, Organisation))
    yield "LA", item.language
    remarked = {word for number in own.get("ISBN", ()) for word in number.split()[:1]}
    kinds = own.pop("PT", ())
    if read_types(kinds) is not item.type:
        kinds = (WRITTEN.get(item.type, WRITTEN[ItemType.ARTICLE]),)
    yield from (("PT", kind) for kind in kinds)
    yield from (
        ("PB", item.publisher),
        ("PL", item.place if book or chapter else None),
        ("EN", item.edition),
        ("ISBN", None if item.isbn in remarked else item.isbn),
    )
    headings = own.pop(HEADING, ())
    said = {heading_word(heading) for heading in headings}
    yield from (("OT", word) for word in item.keywords if word not in said)
    yield from ((HEADING, heading) for heading in headings)
    yield "PMC", item.pmcid
    yield from ((tag, value) for tag, values in own.items() for value in values)


def _closed(title: str | None) -> str | None:
    """Return a title that ends with a full stop, as in PubMed, unless another mark closes it."""
    return f"{title}." if title and title[-1] not in ".?!" else title


def _authors(names: Sequence[Name]) -> Iterator[Line]:
    for name in names:
        if isinstance(name, Organisation):
            yield "CN", name.literal
        else:
            yield (
                "FAU",
                ", ".join(part for part in (name.full_family, f"{name.full_given} {name.suffix}".strip()) if part),
            )
            yield "AU", " ".join(part for part in (name.full_family, "".join(name.initials), name.suffix) if part)


def _date(date: Edtf) -> str:
    """Return a date as `2012 Apr-Jun`: the year, and the month and day if known."""
    start, end = date.start, date.end
    words = [start.year_alone, _month(start), str(start.day or "")]
    if end is not None and end.year == start.year and end.month and not (start.day or end.day):
        words[1] += f"-{_month(end)}"
    return " ".join(word for word in words if word)


def _month(point: Point) -> str:
    return point.season or (MONTHS[point.month - 1][:3] if point.month else "")
