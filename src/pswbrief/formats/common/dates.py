"""Parsing dates as people and programs write them, to EDTF, as far as they are unambiguous."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pswbrief.core.edtf import Edtf, Point
from pswbrief.formats.common.date_words import FILLERS, MONTH_WORDS, SEASON_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_YEAR = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9]|\s?B\.?\s?C)", re.IGNORECASE)
_BEFORE_CHRIST = re.compile(r"([0-9]{1,4})\s?B\.?\s?C\.?(?:\s?E\.?)?", re.ASCII | re.IGNORECASE)
_ISO = re.compile(
    r"([0-9]{4})[-/.]([0-9]{1,2})(?:[-/.]([0-9]{1,2}))?(?:[T /][0-9]{1,2}:[0-9:.]+(?:Z|[+-][0-9:]+)?)?", re.ASCII
)
_COMPACT = re.compile(r"((?:1[5-9]|20)[0-9]{2})(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])", re.ASCII)
_MONTH_YEAR = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{4})", re.ASCII)
_DAY_FIRST = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4})", re.ASCII)
_YEARS = re.compile(r"([0-9]{2})([0-9]{2})\s*[-/–]\s*(?:[0-9]{2})?([0-9]{2})", re.ASCII)
_ONGOING = re.compile(r"([0-9]{4})\s*[-–]\s*(?:present|date|ongoing)", re.ASCII | re.IGNORECASE)
# Years, months and days of East Asia: 2019年3月5日, 2019년 3월.
_EAST_ASIAN = re.compile(r"([0-9]{4})\s*[年년]\s*(?:([0-9]{1,2})\s*[月월]\s*(?:([0-9]{1,2})\s*[日일号]?)?)?", re.ASCII)
_ABOUT = re.compile(r"(?:c\.\s?|ca\.?\s?|circa\s|approx\.?\s)(?=[0-9]{4}\??$|[0-9]{1,4}\s?B\.?\s?C)", re.IGNORECASE)
# What catalogues and cutters of references put around a date.
_AROUND = " \t\r\n;:,/()[]"
_LAST_MONTH = 12
_WORD = re.compile(r"[^\W\d_]+|[0-9]+")
_DASH = re.compile(r"\s*(?:--?|[‐‑‒–—−/]|\bto\b)\s*")
_ENDS = 2  # of an interval
_LONGEST = 200  # characters
_LONGEST_DAY = 2  # digits


def written_date(text: str) -> Edtf | None:
    """Return the date in `text`, or the part of it that is certain; None if it holds no year.

    EDTF and ISO forms, `April-June 2012`, `Spring 2018`, `5 December 2019`, `Dec 5, 2019`, `2012 Apr-Jun`, `12/2019`, months in other
    languages (`5 de marzo de 2019`, `2019年3月`). Of `3/4/2018`, where day and month are ambiguous, only the year is used.
    """
    text = text.strip()
    if len(text) > _LONGEST:
        # Too long for a date: from running text only a year is taken, and no pattern with runs of blanks is tried on it.
        year = _YEAR.search(text)
        return _valid(year[0]) if year else None
    try:
        return Edtf.parse(text)
    except ValueError:
        if (bare := text.strip(_AROUND)) != text:
            return written_date(bare)
    return _in_numbers(text) or _in_words(text)


def year_and_rest(issued: Edtf) -> tuple[str, str]:
    """Return the year, and the rest of the date in words ("December 5"), as in EndNote's two fields.

    The rest is "" for a year alone, and EDTF if `from_year_and_rest` could not read the words back.
    """
    year, words = issued.start.year_to_print, issued.in_words()
    rest = words.removesuffix(year).strip()
    more = words if year in rest else rest
    return year, more if from_year_and_rest(year, more) == issued else str(issued)


def from_year_and_rest(year: str, rest: str) -> Edtf | None:
    """Return the date made of a year and a text with the rest of it, or else the year alone; None if neither holds a year."""
    whole = rest if re.search("[0-9]{4}", rest) else f"{rest} {year}"
    return written_date(whole) or written_date(year)


def most_exact(dates: Sequence[Edtf]) -> Edtf:
    """Return the most exact of the dates that agree on the year with the first."""
    return max((date for date in dates if date.year == dates[0].year), key=lambda date: len(str(date)))


def is_part_of(text: str, date: Edtf, parse: Callable[[str], Edtf | None] = written_date) -> bool:
    """Return whether a date says nothing that another doesn't: "2018", "May 2018" and "May" are parts of 2018-05-02.

    >>> [is_part_of(text, Edtf.parse("2018-05")) for text in ("2018///", "May", "2019", "in press")]
    [True, True, False, False]
    """
    found = parse(text) or parse(f"{text} {date.start.year_alone}")
    if found is None:
        return not any(map(str.isalnum, text))
    # A text with a year and other words is parsed as that year.
    bare = ""
    if text != str(found) == found.start.year_alone:
        bare = (_BEFORE_CHRIST if found.year <= 0 else _YEAR).sub("", text, count=1)
    return str(date).startswith(str(found)) and not any(map(str.isalnum, bare))


def _valid(year: str, month: str | None = None, day: str | None = None) -> Edtf | None:
    """Return the most exact valid date: an impossible month or day (00, 31 April) is dropped, the year kept."""
    parts = [part.zfill(2) for part in (month, day) if part]
    for length in range(len(parts), -1, -1):
        try:
            return Edtf.parse("-".join([year, *parts[:length]]))
        except ValueError:
            continue
    return None


def _in_numbers(text: str) -> Edtf | None:
    """Return the date that a text writes without a word, "BC" excepted; None if it writes it otherwise."""
    if (match := _BEFORE_CHRIST.fullmatch(text)) and int(match[1]):
        return Edtf(Point(1 - int(match[1])))
    if (match := _YEARS.fullmatch(text)) and int(match[3]) == (int(match[2]) + 1) % 100 and int(match[3]) > _LAST_MONTH:
        # "2019/20", a financial or an academic year.
        return Edtf.parse(f"{match[1]}{match[2]}/{int(match[1] + match[2]) + 1:04d}")
    if match := _ISO.fullmatch(text) or _COMPACT.fullmatch(text) or _EAST_ASIAN.fullmatch(text):
        return _valid(*match.groups())
    if match := _MONTH_YEAR.fullmatch(text):
        return _valid(match[2], match[1])
    if match := _DAY_FIRST.fullmatch(text):
        first, _, second, year = match.groups()
        if int(second) > _LAST_MONTH:
            first, second = second, first
        return _valid(year, second, first) if int(first) > _LAST_MONTH or first == second else _valid(year)
    return None


def _in_words(text: str) -> Edtf | None:
    if match := _ABOUT.match(text):
        found = written_date(text[match.end() :])
        qualifier = "%" if found and found.start.qualifier else "~"
        return replace(found, start=replace(found.start, qualifier=qualifier)) if found else None
    if match := _ONGOING.fullmatch(text):
        return Edtf.parse(f"{match[1]}/..")
    years = _YEAR.findall(text)
    if not years:
        return None
    ends = _DASH.split(text)
    # "2019-Mar" is a month, and no interval.
    if len(ends) == _ENDS and all(ends) and not (len(years) == 1 and years[0] in ends):
        # "April-June 2012" and "2012 Apr-Jun" have one year for both ends.
        start, end = (_point(part if _YEAR.search(part) else f"{part} {years[0]}") for part in ends)
        # "15-21 March 2019": of one end, only the day is written.
        if start is None and end and end.day and ends[0].isdecimal():
            start = replace(end, day=int(ends[0]))
        elif end is None and start and start.day and ends[1].isdecimal():
            end = replace(start, day=int(ends[1]))
        if start and end:
            try:
                return Edtf.parse(f"{start}/{end}")
            except ValueError:
                pass
    point = _point(text)
    return Edtf(point) if point else _valid(years[0])


def _point(text: str) -> Point | None:
    """Return the point in time that a text names; None if any word of it is unknown."""
    year = month = day = None
    for word in _WORD.findall(text.casefold()):
        if word.isascii() and word.isdecimal():
            if len(word) == len("2018") and year is None:
                year = word
            elif len(word) <= _LONGEST_DAY and day is None:
                day = word
            else:
                return None
        elif month is None and (number := SEASON_WORDS.get(word) or MONTH_WORDS.get(word)):
            month = str(number)
        elif word not in FILLERS:
            return None
    if year is None or (day and month is None):
        return None
    date = _valid(year, month, day)
    return date.start if date else None
