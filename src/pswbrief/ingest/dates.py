"""Parsing the dates of source lines as EDTF."""

from __future__ import annotations

import re
from typing import NamedTuple

from pswbrief.core.edtf import MONTHS, SEASONS, Edtf

_MONTH_NUMBERS = {name.lower()[:3]: number for number, name in enumerate(MONTHS, 1)}
_SEASON_NUMBERS = {name.lower(): number for number, name in SEASONS.items()} | {"fall": 23}
_FULL_MONTHS = "|".join(MONTHS)
_MONTH = rf"(?:{_FULL_MONTHS}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
_YEAR = r"(?:1[5-9]|20)\d\d"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_DASH = r"\s*(?:[-–—/]|to|and|&)\s*"

# The forms of dates in source lines, longer ones before those that they contain.
DATE_PATTERN = rf"""(?:
    (?:{_DAY}\s+(?:of\s+)?)?{_MONTH},?\s+{_YEAR}{_DASH}(?:{_DAY}\s+)?{_MONTH},?\s+{_YEAR}
  | (?:{_DAY}\s+)?{_MONTH}{_DASH}(?:{_DAY}\s+)?{_MONTH},?\s+{_YEAR}
  | {_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}
  | {_MONTH}\s+{_DAY},?\s+{_YEAR}
  | {_MONTH},?\s+{_YEAR}
  | (?:Spring|Summer|Autumn|Fall|Winter),?\s+{_YEAR}
  | {_YEAR}\s+{_MONTH}{_DASH}{_MONTH}
  | {_YEAR},?\s+{_MONTH}(?:\s+{_DAY}\b)?
  | {_YEAR}-[01]\d-[0-3]\d
  | (?:[0-3]?\d)/(?:[01]?\d)/{_YEAR}
  | {_YEAR}\s*[-–]\s*{_YEAR}
  | {_YEAR}
)"""

_MONTH_NAME = re.compile(_MONTH, re.IGNORECASE)
_SEASON_NAME = re.compile("Spring|Summer|Autumn|Fall|Winter", re.IGNORECASE)
_YEARS = re.compile(rf"(?<!\d){_YEAR}(?!\d)")
_DAYS = re.compile(rf"(?<!\d){_DAY}(?!\d)")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")


class _Found(NamedTuple):
    years: list[int]
    months: list[int]
    days: list[int]


def read_date(text: str) -> Edtf | None:
    """Return the date in a text that matches `DATE_PATTERN`; None if the calendar has no such day."""
    try:
        return Edtf.parse(_as_edtf(" ".join(text.split())))
    except ValueError:
        return None


def _as_edtf(text: str) -> str:
    if iso := _ISO.fullmatch(text):
        return iso[0]
    if slashed := _SLASHED.fullmatch(text):
        # Day before month, as in Britain.
        day, month, year = (int(part) for part in slashed.groups())
        return f"{year:04}-{month:02}-{day:02}"
    found = _numbers(text)
    if season := _SEASON_NAME.search(text):
        return f"{found.years[0]}-{_SEASON_NUMBERS[season[0].lower()]}"
    points = [_point(found, place) for place in range(max(len(found.months), len(found.years), 1))]
    return "/".join(points[:2])


def _numbers(text: str) -> _Found:
    years = [int(year) for year in _YEARS.findall(text)]
    months = [_MONTH_NUMBERS[name.lower()[:3]] for name in _MONTH_NAME.findall(text)]
    days = [int(re.sub(r"\D", "", day)) for day in _DAYS.findall(_YEARS.sub(" ", text))]
    return _Found(years, months, days)


def _point(found: _Found, place: int) -> str:
    year = found.years[min(place, len(found.years) - 1)]
    if not found.months:
        return str(year)
    month = found.months[min(place, len(found.months) - 1)]
    day = f"-{found.days[place]:02}" if len(found.days) == max(len(found.months), 1) else ""
    return f"{year}-{month:02}{day}"
