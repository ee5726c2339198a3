"""Dates as a bibliography has them: the part of EDTF that a publication needs.

Source: Extended Date/Time Format specification, Library of Congress, 2019. Level 0: dates and intervals (`2018`, `2019-12`,
`2019-12-05`, `2012-04/2012-06`). Level 1: seasons (`2018-21`, Spring 2018), uncertain and approximate dates (`1850?`, `1850~`,
`1850%` for both), negative years (`-0099` is 100 BC), years of more digits (`Y17000`), open ends (`1998/..`). The year `0000`,
which is 1 BC, is refused: wherever a bibliography has it, it means that no year is known. 1 BC itself is written `Y00000`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
# EDTF level 1, "Seasons": 21 to 24, with no hemisphere said.
SEASONS = {21: "Spring", 22: "Summer", 23: "Autumn", 24: "Winter"}

_POINT = re.compile(
    r"(?P<year>-?[0-9]{4}|Y-?[0-9]{5,9})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?(?P<qualifier>[~?%])?", re.ASCII
)
_LONGEST_YEAR = 9999
# 1 BC, written so that nobody takes it for an unknown year.
_YEAR_ZERO = "Y00000"
# The Gregorian calendar repeats after this many years.
_CYCLE = 400


@dataclass(frozen=True, slots=True, order=True)
class Point:
    """One calendar point: a year, and a month (1-12) or a season (21-24), and a day, as far as they are known.

    Years are those of ISO 8601: -1 is 2 BC, -99 is 100 BC. `qualifier` is `?` (uncertain), `~` (approximate), `%` (both) or "".
    """

    year: int
    month: int | None = None
    day: int | None = None
    qualifier: str = ""

    @property
    def season(self) -> str | None:
        """Return the season's English name; None if the point is no season."""
        return SEASONS.get(self.month) if self.month else None

    @property
    def year_in_words(self) -> str:
        """Return the year as people write it: "2018", "850", "100 BC"."""
        return str(self.year) if self.year > 0 else f"{1 - self.year} BC"

    @property
    def year_alone(self) -> str:
        """Return the year as EDTF: "2018", "0850", "-0099", "Y17000"."""
        if self.year == 0:
            return _YEAR_ZERO
        if abs(self.year) > _LONGEST_YEAR:
            return f"Y{self.year}"
        return f"{self.year:+05d}".removeprefix("+")

    @property
    def year_to_print(self) -> str:
        """Return the year for a field that programs print as it is: "2018", "0850", "Y17000", but "100 BC"."""
        return self.year_in_words if self.year <= 0 else self.year_alone

    def __str__(self) -> str:
        parts = [self.year_alone]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts) + self.qualifier


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date, an interval of two, or, with `is_open`, one that has not ended; `str()` gives the EDTF text back.

    >>> Edtf.parse("2012-04/2012-06").end
    Point(year=2012, month=6, day=None, qualifier='')
    >>> Edtf.parse("-0099~").in_words()
    'c. 100 BC'
    """

    start: Point
    end: Point | None = None
    is_open: bool = False

    @classmethod
    def parse(cls, text: str) -> Edtf:
        """Return the date that `text` writes; ValueError, with a sentence, if it isn't one of the forms above."""
        return _parse(text)

    @property
    def year(self) -> int:
        """Return the year of the start, by ISO 8601 (-99 is 100 BC)."""
        return self.start.year

    def __str__(self) -> str:
        if self.is_open:
            return f"{self.start}/.."
        return str(self.start) if self.end is None else f"{self.start}/{self.end}"

    def in_words(self) -> str:
        """Return the date as the brief would print it: "April-June 2012", "Spring 2018", "5 December 2019", "c. 1850", "1998-"."""
        if self.end is None:
            return _in_words(self.start) + ("-" if self.is_open else "")
        if (
            self.end.year == self.start.year
            and self.start.month
            and self.end.month
            and not (self.start.day or self.end.day or self.start.qualifier or self.end.qualifier)
        ):
            return f"{_month(self.start)}-{_month(self.end)} {self.start.year_in_words}"
        return f"{_in_words(self.start)}-{_in_words(self.end)}"


# A collection has far fewer dates than references, and all of them are parsed when it is exported or cited.
@lru_cache(maxsize=4096)
def _parse(text: str) -> Edtf:
    first, slash, last = text.partition("/")
    start = _parse_point(first, text)
    if not slash:
        return Edtf(start)
    if last in {"", ".."}:
        return Edtf(start, is_open=True)
    end = _parse_point(last, text)
    # Compared to the precision that both have: February 2018 to some time in 2018 is an interval.
    pairs = zip((start.year, start.month, start.day), (end.year, end.month, end.day), strict=True)
    known = [(first, last) for first, last in pairs if first and last]
    if [last for _, last in known] < [first for first, _ in known]:
        raise ValueError(f"the interval {text!r} ends before it starts")
    return Edtf(start, end)


def _parse_point(point: str, whole: str) -> Point:
    match = _POINT.fullmatch(point)
    if match is None:
        raise ValueError(
            f"{whole!r} is not a date (2018, 2019-12, 2019-12-05, 2012-04/2012-06, or 2018-21 for Spring 2018)"
        )
    year = int(match["year"].removeprefix("Y"))
    if year == 0 and match["year"] != _YEAR_ZERO:
        raise ValueError(f"{whole!r} has no year")
    month, day = (int(part) if part else None for part in match.group("month", "day"))
    if month is not None and not (1 <= month <= len(MONTHS)) and (month not in SEASONS or day is not None):
        raise ValueError(f"{whole!r} has no month {month:02d} (months are 01-12, seasons 21-24)")
    if month is not None and day is not None:
        try:
            date(year % _CYCLE + _CYCLE, month, day)
        except ValueError:
            raise ValueError(f"{whole!r} is not a day of the calendar") from None
    return Point(year, month, day, match["qualifier"] or "")


def _month(point: Point) -> str:
    return point.season or (MONTHS[point.month - 1] if point.month else "")


def _in_words(point: Point) -> str:
    words = [str(point.day) if point.day else "", _month(point), point.year_in_words]
    about = "c. " if point.qualifier in {"~", "%"} else ""
    return about + " ".join(word for word in words if word) + ("?" if point.qualifier in {"?", "%"} else "")
