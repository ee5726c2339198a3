"""Dates in the styles' forms, from the year alone to the day, with ranges and seasons (CSL 1.0.2, "Date")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pswbrief.core.edtf import MONTHS

if TYPE_CHECKING:
    from pswbrief.core.edtf import Edtf, Point

# The eras before and after the year 1; years from 1000 on have none (CSL 1.0.2, "AD and BC").
_ERAS = ("BC", "AD")
COMMON_ERAS = ("B.C.E.", "C.E.")
_FIRST_WITHOUT_ERA = 1000
_SHORT = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def years(date: Edtf | None, eras: tuple[str, str] = _ERAS) -> str:
    """Return the year: "2012", "2012–2013", "100 BC"; "1987–" if the range has not ended; "" without a date."""
    if date is None:
        return ""
    if date.end is None or date.end.year == date.year:
        return _year(date.start, eras) + ("–" if date.is_open else "")
    return f"{_year(date.start, eras)}–{_year(date.end, eras)}"


def years_key(date: Edtf | None) -> tuple[int, ...]:
    """Return the sort key of years: the year, and for a range also the year that it ends in; () without a date."""
    if date is None:
        return ()
    return (date.year,) if date.end is None else (date.year, date.end.year)


def day_month_year(date: Edtf | None) -> str:
    """Return the date in British English: "5 December 2019", "April–June 2012", "5–7 May 2012", "Spring 2018"; "" without one."""
    if date is None:
        return ""
    if date.end is None:
        return _spaced(_day(date.start), _month(date.start), _year(date.start))
    start, end = date.start, date.end
    same_year = start.year == end.year
    same_month = same_year and start.month == end.month
    before = _spaced(_day(start), "" if same_month else _month(start), "" if same_year else _year(start))
    return _ranged(before, _spaced(_day(end), _month(end), _year(end)))


def day_month(date: Edtf | None) -> str:
    """Return the date without its year, in British English: "5 December", "April–June", "5–7 May"; "" if only the year is known."""
    if date is None:
        return ""
    if date.end is None:
        return _spaced(_day(date.start), _month(date.start))
    start, end = date.start, date.end
    if (start.year, start.month) == (end.year, end.month):
        return _spaced(_ranged(_day(start), _day(end)), _month(end))
    return _ranged(*(_spaced(_day(point), _month(point)) for point in (start, end)))


def month_day_year(date: Edtf | None) -> str:
    """Return the date in American English: "December 5, 2019", "April–June 2012", "May 5–7, 2012"; "" without a date."""
    if date is None:
        return ""
    months = month_day(date)
    if date.end is not None and date.end.year != date.start.year:
        return "–".join(_american(_month_day(point), point) for point in (date.start, date.end))
    return _american(months, date.end or date.start)


def month_day(date: Edtf | None) -> str:
    """Return the date without its year, in American English: "December 5", "April–June", "May 5–7"; "" if only the year is known."""
    if date is None:
        return ""
    if date.end is None:
        return _month_day(date.start)
    if date.start.month == date.end.month and date.start.year == date.end.year:
        return _spaced(_month(date.start), _ranged(_day(date.start), _day(date.end)))
    return _ranged(_month_day(date.start), _month_day(date.end))


def year_month_day(date: Edtf | None, *, days: bool = True) -> str:
    """Return the date in NLM's form: "2019 Dec 5", "2012 Apr–Jun", "2018 Spring"; without `days`, no days; "" without a date."""
    if date is None:
        return ""
    start, end = date.start, date.end
    first = _spaced(_month(start, short=True), _day(start) if days else "")
    if end is None:
        return _spaced(_year(start), first)
    if end.year != start.year:
        return _ranged(
            _spaced(_year(start), first), _spaced(_year(end), _month(end, short=True), _day(end) if days else "")
        )
    if end.month == start.month:
        return _spaced(_year(start), _month(start, short=True), _ranged(_day(start), _day(end)) if days else "")
    return _spaced(_year(start), _ranged(first, _spaced(_month(end, short=True), _day(end) if days else "")))


def _year(point: Point, eras: tuple[str, str] = _ERAS) -> str:
    before, after = eras
    if point.year <= 0:
        # ISO 8601 counts a year 0, which is 1 BC.
        return f"{1 - point.year} {before}"
    return str(point.year) if point.year >= _FIRST_WITHOUT_ERA else f"{point.year} {after}"


def _month(point: Point, *, short: bool = False) -> str:
    if not point.month:
        return ""
    return point.season or (_SHORT if short else MONTHS)[point.month - 1]


def _day(point: Point) -> str:
    return str(point.day) if point.day else ""


def _month_day(point: Point) -> str:
    return _spaced(_month(point), _day(point))


def _american(before: str, point: Point) -> str:
    return f"{before}, {_year(point)}" if point.day else _spaced(before, _year(point))


def _spaced(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _ranged(first: str, last: str) -> str:
    return "–".join(part for part in (first, last) if part)
