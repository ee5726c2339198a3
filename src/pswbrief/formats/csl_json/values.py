"""Reading and writing CSL-JSON's names, dates and types (the CSL-JSON schema, "name-variable" and "date-variable")."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pswbrief.core.edtf import Edtf, Point
from pswbrief.core.enums import ItemType
from pswbrief.core.name import PARTS, Name, Organisation, Person, name_to_record
from pswbrief.core.variables import publication_status
from pswbrief.formats.common.dates import written_date
from pswbrief.text.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Record = dict[str, Any]

# EDTF numbers the seasons from 21, CSL from 1; some programs write CSL's with EDTF's numbers, or as words.
_BEFORE_SEASONS = 20
_SEASON_WORDS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}
# Types of earlier versions of CSL, and words that programs write for one.
_OLD_TYPES = {
    "article-preprint": ItemType.PREPRINT,
    "figure-interactive": ItemType.FIGURE,
    "journal-article": ItemType.ARTICLE,
    "magazine-article": ItemType.ARTICLE_MAGAZINE,
    "newspaper-article": ItemType.ARTICLE_NEWSPAPER,
    "no-type": ItemType.DOCUMENT,
    "paper": ItemType.PAPER,
    "proceedings-article": ItemType.PAPER,
    "posted-content": ItemType.PREPRINT,
    "dissertation": ItemType.THESIS,
    "book-chapter": ItemType.CHAPTER,
    "monograph": ItemType.BOOK,
    "legal-case": ItemType.LEGAL_CASE,
    "motion-picture": ItemType.MOTION_PICTURE,
    "musical-score": ItemType.MUSICAL_SCORE,
    "personal-communication": ItemType.PERSONAL_COMMUNICATION,
}


def read_type(value: object) -> ItemType:
    """Return the type that a record names; `document` for an unknown one."""
    text = read_text(value)
    try:
        return ItemType(text)
    except ValueError:
        return _OLD_TYPES.get(text.lower(), ItemType.DOCUMENT)


def read_text(value: object) -> str:
    """Return a string or a number as text; "" for anything else."""
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def write_names(names: Iterable[Name]) -> list[Record]:
    """Return each non-empty name as a record: a person's parts, or `{"literal"}` for an organisation."""
    return [record for name in names if (record := _name_record(name))]


def _name_record(name: Name) -> Record:
    if isinstance(name, Organisation):
        return {"literal": literal} if (literal := plain(name.literal)) else {}
    record = {part: text for part, value in name_to_record(name).items() if (text := plain(value))}
    if record and "family" not in record:
        # Processors sort and print by `family`; a person with one name has it there ("Plato").
        record = {"family": record.pop("given", "") or " ".join(record.values())}
    return record


def read_names(value: object) -> Iterator[Name]:
    """Yield the names in a list; a string in it is a literal."""
    for record in value if isinstance(value, list) else ():
        if isinstance(record, Mapping):
            part = {str(key): read_text(text) for key, text in record.items()}
            if part.get("literal"):
                yield Organisation(part["literal"])
            elif family := part.get("family") or part.get("given"):
                given = part.get("given", "") if part.get("family") else ""
                yield Person(family, given, **{name: part[key] for key, name in PARTS.items() if part.get(key)})
        elif text := read_text(record):
            yield Organisation(text)


def write_date(date: Edtf) -> Record:
    """Return `date-parts` with one or two ends, a season as its number, and `circa`.

    These can't express all of EDTF, such as a season at one end of a range, or "?"; `read_date` then returns another date.
    """
    points = [date.start] if date.end is None else [date.start, date.end]
    record: Record = {"date-parts": [list(_parts(point)) for point in points]}
    if date.end is None and date.start.season:
        record["season"] = (date.start.month or 0) - _BEFORE_SEASONS
    if any(point.qualifier for point in points):
        record["circa"] = True
    return record


def _parts(point: Point) -> Iterator[int]:
    # CSL has no year 0: -100 is 100 BC, which ISO 8601 calls -99.
    yield point.year if point.year > 0 else point.year - 1
    if point.month and not point.season:
        yield point.month
        if point.day:
            yield point.day


def read_date(value: object) -> Edtf | None:
    """Return the date in any form that the schema allows, or the valid part of it; None if there is none."""
    if not isinstance(value, Mapping):
        return written_date(read_text(value))
    if date := _edtf(read_text(value.get("edtf"))):
        return date
    ends = value.get("date-parts")
    points = [_point(end) for end in ends[:2]] if isinstance(ends, list) else []
    if points and points[0]:
        if len(points) == 1 and (season := _season(value.get("season"))):
            points[0] = f"{points[0][: points[0].find('-', 1)] if '-' in points[0][1:] else points[0]}-{season}"
        # citeproc's [[1987], [0]] has not ended.
        open_end = "/.." if isinstance(ends, list) and len(ends) > 1 and ends[1] in ([0], ["0"]) else ""
        date = written_date("/".join(point for point in points if point) + open_end)
        if date and value.get("circa") not in {None, False, "", "0", "false"}:
            return Edtf(replace(date.start, qualifier="~"), replace(date.end, qualifier="~") if date.end else None)
        return date
    return written_date(date_in_words(value))


def date_in_words(value: object) -> str:
    """Return the text that a record has in the place of the numbers of a date; "" if there is none."""
    if isinstance(value, Mapping):
        return read_text(value.get("raw")) or read_text(value.get("literal"))
    return read_text(value)


def read_status(value: object) -> dict[str, str]:
    """Return CSL's `status` if a date is replaced by words such as "in press"; else {}."""
    status = publication_status(date_in_words(value))
    return {"status": status} if status else {}


def _edtf(text: str) -> Edtf | None:
    try:
        return Edtf.parse(text) if text else None
    except ValueError:
        return None


def _point(parts: object) -> str:
    numbers = [read_text(part).strip() for part in parts[:3]] if isinstance(parts, list) else []
    known = numbers[: next((place for place, number in enumerate(numbers) if number in {"", "0"}), len(numbers))]
    if not known:
        return ""
    year, *rest = known
    digits = year.removeprefix("-")
    if not digits.isdecimal():
        return ""
    if year[0] == "-":
        digits = str(int(digits) - 1)
        if digits == "0":
            return "-".join([Point(0).year_alone, *(number.zfill(2) for number in rest)])
    year = f"{'-' if year[0] == '-' else ''}{digits.zfill(4)}"
    return "-".join([year if len(digits) <= len("2018") else f"Y{year}", *(number.zfill(2) for number in rest)])


def _season(value: object) -> int | None:
    text = read_text(value).strip().lower()
    number = int(text) % _BEFORE_SEASONS if text.isascii() and text.isdecimal() else _SEASON_WORDS.get(text, 0)
    return _BEFORE_SEASONS + number if number in _SEASON_WORDS.values() else None
