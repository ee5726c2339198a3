"""RIS. Source: "RIS Format Specifications" (Research Information Systems, 2001, and its revision of 2011).

A line is a tag, two blanks, a hyphen, a blank and a value; a record has its type first and `ER` last.

Where programs agree beyond the specification, this follows them: `C7` for an article number and `C2` for a PMCID (EndNote's
reference types), `ID` for the key, `AN` for the PMID, and a comma at the end of an organisation's name, to distinguish it from a
person's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pswbrief.core.edtf import MONTHS
from pswbrief.core.enums import ItemType
from pswbrief.core.name import Name, Organisation
from pswbrief.core.variables import VARIABLES
from pswbrief.formats.common.carried import as_lines
from pswbrief.formats.common.exact import KeptFields, carried_lines
from pswbrief.formats.common.losses import lost_fields
from pswbrief.formats.format_names import FormatName
from pswbrief.formats.ris.fields import BY_TYPE, is_names
from pswbrief.formats.ris.reader import CARRIER, VARIABLE_TAGS, loads
from pswbrief.formats.ris.types import WRITTEN, is_exact
from pswbrief.text.plain import plain, plain_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pswbrief.core.edtf import Edtf, Point
    from pswbrief.core.item import Item

__all__ = ["dumps", "loads", "losses"]

_LINE_END = "\r\n"
_HAS_FOUR_DIGITS = re.compile("[0-9]{4}")
_TAG = re.compile(r"[A-Z][A-Z0-9]")
_BOOKS = frozenset({ItemType.BOOK, ItemType.CLASSIC})
# The variables of CSL beyond an item's own fields that RIS has a tag for, whatever the type.
_OF_ANY_TYPE = frozenset(
    {*VARIABLE_TAGS, "container-title-short", "collection-title", "number-of-pages", "collection-editor", "translator"}
)

# Tags of fields that every type has, and that some types have for another.
_SHARED_TAGS = frozenset("A2 A3 A4 ET IS PB SN T2 T3 VL".split())
# Values that always read back exactly, and need no trial.
KEPT = KeptFields(
    types=frozenset(kind for kind in ItemType if is_exact(kind) and _SHARED_TAGS.isdisjoint(BY_TYPE.get(kind, ()))),
    variables=frozenset({"title-short", "collection-title", "translator", "call-number"}),
)

Line = tuple[str, object]


def dumps(items: Sequence[Item], notice: str | None = None) -> str:  # noqa: ARG001 - RIS has no comments to put it in
    """Return a RIS file with CRLF line ends, in the items' order, a blank line between records."""
    records = [_fields(item) for item in items]
    carried = carried_lines(items, records, KEPT, _whole, loads)
    return _whole(
        [
            [*record, *(f"{CARRIER}  - {line}" for line in as_lines(lines))]
            for record, lines in zip(records, carried, strict=True)
        ]
    )


def _whole(records: Sequence[Sequence[str]]) -> str:
    return _LINE_END.join(_LINE_END.join([*record, f"ER  - {_LINE_END}"]) for record in records)


def losses(items: Sequence[Item], *, verbose: bool = False) -> list[str]:
    """Return sentences on values that RIS can't hold, and on names of organisations that other readers split at a comma."""
    lost = lost_fields(
        items,
        FormatName.RIS,
        _OF_ANY_TYPE,
        lambda item: None if is_exact(item.type) else WRITTEN[item.type],
        for_types={item_type: frozenset(tags.values()) for item_type, tags in BY_TYPE.items()},
    )
    return [
        *lost.sentences("RIS", f"{CARRIER} lines", verbose=verbose),
        *(
            f"{item.id}: {name.literal!r} has a comma in its name; it is doubled for EndNote, and others read a person."
            for item in items
            for name in (*item.authors, *item.editors)
            if isinstance(name, Organisation) and "," in name.literal
        ),
    ]


def _fields(item: Item) -> list[str]:
    lines = [f"TY  - {WRITTEN[item.type]}"]
    special = BY_TYPE.get(item.type, {})
    values = [line for line in _lines(item) if line[0] not in special]
    values += [*_special_lines(item, special), *_extra_lines(item)]
    lines += [f"{tag}  - {text}" for tag, value in values if value is not None and (text := plain(str(value)))]
    return lines


def _lines(item: Item) -> Iterator[Line]:
    book = item.type in _BOOKS
    yield "ID", item.id
    yield "TI", item.title
    yield "ST", item.text("title-short")
    yield from _names("AU", item.authors)
    yield from _names("A3" if book else "ED", item.editors)
    yield from _names("A2" if book else "A3", item.names("collection-editor"))
    yield from _names("A4", item.names("translator"))
    series = item.text("collection-title")
    yield "T2", series if book else item.container
    yield "JO", item.container if book else None
    yield "J2", item.text("container-title-short") if item.container and not book else None
    yield "T3", None if book else series
    yield "PB", item.publisher
    yield "CY", item.place
    yield "ET", item.edition
    yield "M3", item.genre
    if item.issued:
        yield "PY", item.issued.start.year_to_print
        yield "DA", _date(item.issued)
    yield "VL", item.volume
    yield "IS", item.issue
    yield "NV", item.text("number-of-volumes")
    yield "SE", item.text("section")
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
        yield "Y2", _date(item.accessed) or item.accessed.start.year_alone
    yield "AB", item.abstract
    for keyword in item.keywords:
        yield "KW", _without_asterisk(keyword)
    yield from (("N1", line) for line in plain_lines(item.note or ""))
    yield "LA", item.language
    for variable in ("call-number", "source", "archive", "archive_location"):
        yield VARIABLE_TAGS[variable][0], item.text(variable)


def _special_lines(item: Item, tags: Mapping[str, str]) -> Iterator[Line]:
    for tag, name in tags.items():
        if name != "author" and is_names(name):
            yield from _names(tag, item.names(name))
        elif name in VARIABLES:
            yield tag, item.text(name)
        elif name != "author":
            yield tag, getattr(item, name)


def _extra_lines(item: Item) -> Iterator[Line]:
    for tag, values in item.extra.get(FormatName.RIS, {}).items():
        if _TAG.fullmatch(tag):
            yield from ((tag, value) for value in ((values,) if isinstance(values, str) else values))


def _names(tag: str, names: Sequence[Name]) -> Iterator[Line]:
    for name in names:
        if isinstance(name, Organisation):
            # A comma at the end marks an organisation; one inside is doubled, by EndNote's rule.
            literal = _without_asterisk(name.literal)
            yield tag, literal.replace(",", ",,", 1) if "," in literal else f"{literal},"
            continue
        # The comma separates family and given names, so the family name itself has none.
        family = _without_asterisk(name.full_family).replace(",", " ")
        parts = [family, _without_asterisk(name.full_given), name.suffix]
        yield tag, ", ".join(part for part in parts if part)


def _without_asterisk(text: str) -> str:
    """Return `text` without asterisks, which the specification forbids in author fields and keywords."""
    return plain(text.replace("*", " "))


def _pages(item: Item) -> Iterator[Line]:
    if item.text("number-of-pages") and item.pages is None:
        yield "SP", item.text("number-of-pages")
    if item.pages is not None:
        yield "SP", item.pages.first
        yield "EP", item.pages.last
    elif item.type is ItemType.ARTICLE:
        yield "SP", item.article_number
    yield "C7", item.article_number


def _date(date: Edtf) -> str | None:
    """Return `YYYY/MM/DD/other`, the last part in words; None for a year alone, which is in `PY`."""
    start, end = date.start, date.end
    if str(date) == start.year_alone and start.year <= 0:
        return None
    if not _HAS_FOUR_DIGITS.fullmatch(start.year_alone):
        return str(date)
    words = _words(start, end)
    parts = [start.year_alone, _two(start.month if not start.season else None), _two(start.day), words]
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
        else f"{_point(start)} {start.year_alone}-{_point(end)} {end.year_alone}".strip()
    )


def _point(point: Point) -> str:
    month = point.season or (MONTHS[point.month - 1] if point.month else "")
    return f"{point.day} {month}" if point.day else month


def _two(number: int | None) -> str:
    return f"{number:02d}" if number else ""
