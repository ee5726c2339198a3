"""Dates as a bibliography has them: the part of EDTF that a publication needs.

Source: Extended Date/Time Format specification, Library of Congress, 2019: level 0 dates and intervals (`2018`, `2019-12`,
`2019-12-05`, `2012-04/2012-06`), and level 1 seasons (`2018-21`, Spring 2018).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

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

_POINT = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class Point:
    """One calendar point: a year (four digits), and a month (1-12) or a season (21-24), and a day, as far as they are known."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def season(self) -> str | None:
        """The season's English name, if the point is a season."""
        return SEASONS.get(self.month) if self.month else None

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date, or an interval of two; `str()` gives the EDTF text back.

    >>> Edtf.parse("2012-04/2012-06").end
    Point(year=2012, month=6, day=None)
    """

    start: Point
    end: Point | None = None

    @classmethod
    def parse(cls, text: str) -> Edtf:
        """The date that `text` writes; ValueError, with a sentence, if it isn't one of the forms above."""
        first, slash, last = text.partition("/")
        start = _parse_point(first, text)
        if not slash:
            return cls(start)
        end = _parse_point(last, text)
        if (end.year, end.month or 0, end.day or 0) < (start.year, start.month or 0, start.day or 0):
            raise ValueError(f"the interval {text!r} ends before it starts")
        return cls(start, end)

    @property
    def year(self) -> int:
        """The year of the start."""
        return self.start.year

    def __str__(self) -> str:
        return str(self.start) if self.end is None else f"{self.start}/{self.end}"

    def in_words(self) -> str:
        """The date as the brief would print it: "April-June 2012", "Spring 2018", "5 December 2019"."""
        if self.end is None:
            return _in_words(self.start)
        if (
            self.end.year == self.start.year
            and self.start.month
            and self.end.month
            and not (self.start.day or self.end.day)
        ):
            return f"{_month(self.start)}-{_month(self.end)} {self.start.year}"
        return f"{_in_words(self.start)}-{_in_words(self.end)}"


def _parse_point(point: str, whole: str) -> Point:
    match = _POINT.fullmatch(point)
    if match is None:
        raise ValueError(
            f"{whole!r} is not an EDTF date (2018, 2019-12, 2019-12-05, 2012-04/2012-06, or 2018-21 for Spring 2018)"
        )
    year, month, day = (int(part) if part else None for part in match.group("year", "month", "day"))
    assert year is not None
    if year == 0:
        raise ValueError(f"{whole!r} has no year")
    if month is not None and not (1 <= month <= len(MONTHS)) and (month not in SEASONS or day is not None):
        raise ValueError(f"{whole!r} has no month {month:02d} (months are 01-12, seasons 21-24)")
    if day is not None:
        try:
            date(year, month or 0, day)
        except ValueError:
            raise ValueError(f"{whole!r} is not a day of the calendar") from None
    return Point(year, month, day)


def _month(point: Point) -> str:
    return point.season or (MONTHS[point.month - 1] if point.month else "")


def _in_words(point: Point) -> str:
    words = [str(point.day) if point.day else "", _month(point), str(point.year)]
    return " ".join(word for word in words if word)
