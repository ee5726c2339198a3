"""Dates as people and programs write them in a bibliography, read as EDTF as far as they can be understood without a guess."""

from __future__ import annotations

import re

from pswbrief.core.edtf import MONTHS, SEASONS, Edtf, Point

_NUMBERS = {name.casefold()[:3]: number for number, name in enumerate(MONTHS, 1)}
_SEASONS = {name.casefold(): number for number, name in SEASONS.items()} | {"fall": 23}
_YEAR = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])")
_ISO = re.compile(
    r"([0-9]{4})[-/.]([0-9]{1,2})(?:[-/.]([0-9]{1,2}))?(?:[T ][0-9]{1,2}:[0-9:.]+(?:Z|[+-][0-9:]+)?)?", re.ASCII
)
_MONTH_YEAR = re.compile(r"([0-9]{1,2})[-/.]([0-9]{4})", re.ASCII)
_WORD = re.compile(r"[^\W\d_]+|[0-9]+")
_DASH = re.compile(r"\s*(?:--?|[‐‑‒–—−/]|\bto\b)\s*")
_ENDS = 2  # of an interval
_LONGEST = 200  # characters
_LONGEST_DAY = 2  # digits


def written_date(text: str) -> Edtf | None:
    """The date in `text`, or as much of it as is certain; None if it holds no year.

    EDTF and ISO forms, `April-June 2012`, `Spring 2018`, `5 December 2019`, `Dec 5, 2019`, `2012 Apr-Jun`, `12/2019`. Of `3/4/2018`,
    where day and month can't be told apart, only the year is taken.
    """
    text = text.strip()
    if len(text) > _LONGEST:
        # No date: of running text, only a year is taken, and no pattern with runs of blanks is tried on it.
        year = _YEAR.search(text)
        return _valid(year[0]) if year else None
    try:
        return Edtf.parse(text)
    except ValueError:
        pass
    if match := _ISO.fullmatch(text):
        return _valid(*match.groups())
    if match := _MONTH_YEAR.fullmatch(text):
        return _valid(match[2], match[1])
    return _in_words(text)


def year_and_rest(issued: Edtf) -> tuple[str, str]:
    """Return the four digits of the year, and in words what else the date says ("December 5"), as EndNote has them in two fields.

    The rest is "" where the year says all, and EDTF where `from_year_and_rest` could not read the words back.
    """
    year, words = issued.start.year_alone, issued.in_words()
    rest = words.removesuffix(year).strip()
    more = words if year in rest else rest
    return year, more if from_year_and_rest(year, more) == issued else str(issued)


def from_year_and_rest(year: str, rest: str) -> Edtf | None:
    """Return the date that a year and what is said beside it make together, or else the year alone; None if neither holds a year."""
    whole = rest if re.search("[0-9]{4}", rest) else f"{rest} {year}"
    return written_date(whole) or written_date(year)


def _valid(year: str, month: str | None = None, day: str | None = None) -> Edtf | None:
    """The most exact date that the calendar knows: a month 00 or a 31st of April is left out, not the year beside it."""
    parts = [part.zfill(2) for part in (month, day) if part]
    for length in range(len(parts), -1, -1):
        try:
            return Edtf.parse("-".join([year, *parts[:length]]))
        except ValueError:
            continue
    return None


def _in_words(text: str) -> Edtf | None:
    years = _YEAR.findall(text)
    if not years:
        return None
    ends = _DASH.split(text)
    if len(ends) == _ENDS:
        # "April-June 2012" and "2012 Apr-Jun" write the year of both ends once.
        start, end = (_point(part if _YEAR.search(part) else f"{part} {years[0]}") for part in ends)
        if start and end:
            try:
                return Edtf.parse(f"{start}/{end}")
            except ValueError:
                pass
    point = _point(text)
    return Edtf(point) if point else _valid(years[0])


def _point(text: str) -> Point | None:
    """The one point that the words of `text` name; None if a word of it isn't understood."""
    year = month = day = None
    for word in _WORD.findall(text.casefold()):
        if word.isascii() and word.isdecimal():
            if len(word) == len("2018") and year is None:
                year = word
            elif len(word) <= _LONGEST_DAY and day is None:
                day = word
            else:
                return None
        elif month is None and (number := _SEASONS.get(word) or _month(word)):
            month = str(number)
        elif word not in {"of", "st", "nd", "rd", "th", "the"}:
            return None
    if year is None or (day and month is None):
        return None
    date = _valid(year, month, day)
    return date.start if date else None


def _month(word: str) -> int | None:
    number = _NUMBERS.get(word[:3])
    # "Mayor" and "Marketing" begin as months do.
    return number if number and (MONTHS[number - 1].casefold().startswith(word) or word == "sept") else None
