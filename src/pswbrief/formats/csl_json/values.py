"""Names, dates and kinds as CSL-JSON has them (the CSL-JSON schema, "name-variable" and "date-variable"), both ways."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from pswbrief.core.enums import ItemType
from pswbrief.core.name import Name, Organisation, Person
from pswbrief.formats.common.dates import written_date
from pswbrief.text.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pswbrief.core.edtf import Edtf, Point

Record = dict[str, Any]

# EDTF numbers the seasons from 21, CSL from 1; some programs write CSL's with EDTF's numbers, or as words.
_BEFORE_SEASONS = 20
_SEASON_WORDS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}
# The types of CSL 1.0.2 (appendix III) that we have no word for, as the nearest that we have; the others are documents.
_TYPES = {kind.value: kind for kind in ItemType} | {
    "article-magazine": ItemType.ARTICLE,
    "article-newspaper": ItemType.ARTICLE,
    "review": ItemType.ARTICLE,
    "review-book": ItemType.ARTICLE,
    "post": ItemType.WEBPAGE,
    "post-weblog": ItemType.WEBPAGE,
    "entry": ItemType.CHAPTER,
    "entry-dictionary": ItemType.CHAPTER,
    "entry-encyclopedia": ItemType.CHAPTER,
}


def read_type(value: object) -> ItemType:
    """The nearest of our types."""
    return _TYPES.get(read_text(value), ItemType.DOCUMENT)


def read_text(value: object) -> str:
    """A text or a number as text; anything else as none."""
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def write_name(name: Name) -> Record:
    """`{"family", "given"}` for a person, `{"literal"}` for an organisation."""
    if isinstance(name, Organisation):
        return {"literal": plain(name.literal)}
    return {"family": plain(name.family)} | ({"given": plain(name.given)} if name.given else {})


def read_names(value: object) -> Iterator[Name]:
    """The names in a list.

    A particle that stays goes before the family name and a suffix after it; a particle that is dropped goes after the given name.
    """
    for record in value if isinstance(value, list) else ():
        if isinstance(record, Mapping):
            part = {str(key): read_text(text) for key, text in record.items()}
            if part.get("literal"):
                yield Organisation(part["literal"])
                continue
            family = _joined(part.get("non-dropping-particle"), part.get("family"), part.get("suffix"))
            given = _joined(part.get("given"), part.get("dropping-particle"))
            if family or given:
                yield Person(family, given)
        elif text := read_text(record):
            yield Organisation(text)


def _joined(*parts: str | None) -> str:
    return " ".join(part for part in parts if part)


def write_date(date: Edtf) -> Record:
    """`date-parts` with one or two ends, and a season as its number, which is what processors read."""
    points = [date.start] if date.end is None else [date.start, date.end]
    record: Record = {"date-parts": [list(_parts(point)) for point in points]}
    if date.end is None and date.start.season:
        record["season"] = (date.start.month or 0) - _BEFORE_SEASONS
    elif any(point.season for point in points):
        # One number can't say the seasons of both ends; the schema has a place for the EDTF itself.
        record["edtf"] = str(date)
    return record


def _parts(point: Point) -> Iterator[int]:
    yield point.year
    if point.month and not point.season:
        yield point.month
        if point.day:
            yield point.day


def read_date(value: object) -> Edtf | None:
    """The date of any of the forms that the schema allows, or as much of it as is a date."""
    if not isinstance(value, Mapping):
        return written_date(read_text(value))
    if date := written_date(read_text(value.get("edtf"))):
        return date
    ends = value.get("date-parts")
    points = [_point(end) for end in ends[:2]] if isinstance(ends, list) else []
    if points and points[0]:
        if len(points) == 1 and (season := _season(value.get("season"))):
            points[0] = f"{points[0][:4]}-{season}"
        return written_date("/".join(point for point in points if point))
    return written_date(read_text(value.get("raw")) or read_text(value.get("literal")))


def _point(parts: object) -> str:
    numbers = [read_text(part).strip() for part in parts[:3]] if isinstance(parts, list) else []
    known = numbers[: next((place for place, number in enumerate(numbers) if number in {"", "0"}), len(numbers))]
    return "-".join([known[0].zfill(4), *(number.zfill(2) for number in known[1:])]) if known else ""


def _season(value: object) -> int | None:
    text = read_text(value).strip().lower()
    number = int(text) % _BEFORE_SEASONS if text.isascii() and text.isdecimal() else _SEASON_WORDS.get(text, 0)
    return _BEFORE_SEASONS + number if number in _SEASON_WORDS.values() else None
