"""Years as people write them in a query: since 2019, 2018-22, the last five years, the late 1990s."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_YEAR = "(?:19|20)[0-9]{2}"
_NUMBERS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
    " twenty"
).split()
# The words that people write for a bound, by the word that the field `year` takes.
_BOUNDS = {
    "since": "since|no earlier than|not before",
    "after": r"after|later than|newer than|post[-\s]",
    "before": r"before|prior to|earlier than|older than|pre[-\s]",
    "until": "until|till|up to|no later than|not after",
}
_BOUND = "|".join(f"(?P<{name}>{words})" for name, words in _BOUNDS.items()).replace(" ", r"\s+")
_DASH = "[-\u2010-\u2015]"
# The last digits of the early, middle and late years of a decade, which overlap.
_PARTS = {"early": (0, 4), "mid": (3, 7), "late": (5, 9)}
# A range in a long query is more often pages than years. Short ends of ranges come last, as "2018-20" begins "2018-2020".
_WRITTEN = rf"""(?<![\w:.\-–/])(?:published\s+)?(?:
      (?:{_BOUND}) \s* (?:the\s+)? (?P<year>{_YEAR}) (?P<decade>(?<=0)['’]?s)?
    | (?: years? \s* (?: =\s* | :\s*(?={_YEAR}\s+(?:to|until|till|through)\s) )? )? (?:
          (?:(?:from|between)\s+)? (?P<first>{_YEAR})
          (?: \s*(?:{_DASH}|\.\.|:)\s* | / | \s+(?:to|and|until|till|through|(?P<either>or))\s+ ) (?P<last>{_YEAR})
        | (?:from\s+)? (?P<open>{_YEAR})
          (?: \s*(?:\+(?!\d)|\.\.(?!\s*\d)) | {_DASH}(?=\s|$) | \s+(?:onwards?|(?:or|and)\s+(?:later|newer|after|since))
            | (?:\s*{_DASH}\s*|\s+(?:to|until|till)\s+)(?:the\s+)?(?:present|now|today|date) )
        | (?P<relation>[<>]=?) \s* (?P<than>{_YEAR})
        | (?:from\s+)? (?P<from>{_YEAR}) (?:{_DASH}|/|\.\.) (?P<short>[0-9]{{2}})
      )
    | from\s+ (?P<on>{_YEAR}) (?:\s+on)?
    | (?P<closed>{_YEAR}) \s+ (?:or|and) \s+ (?:earlier|older|before)
    | \.\. (?P<to>{_YEAR})
    | (?:(?:in|within|over|during|from)\s+)? (?:the\s+)?
      (?:last|past|previous) \s+
      (?: (?P<many>[0-9]{{1,2}}|{"|".join(_NUMBERS)}) \s+ (?P<unit>years?|yrs?|decades?) | (?P<ten>decade) )
    | (?:(?:in|during|from)\s+)? (?:the\s+)? (?: (?P<part>early|mid|late) [-\s]+ )? (?P<decade_of>{_YEAR}(?<=0)) ['’]?s
    | (?P<recent>(?:in|since)\s+(?:this|last)|(?<=published\s)(?:this|last)) \s+ year
    | (?:(?<=published\s)(?:in\s+)?|(?:in\s+the\s+)?years?\s*=?\s*) (?P<only>{_YEAR})
    )(?![\w\-–/])"""
_MONTHS = 12


class WrittenYears(NamedTuple):
    """Years in a text: as `core.selection.Years` takes them (`since 2019`, `2018..2022`), and where they are written."""

    years: str
    start: int
    end: int


def find_years(text: str, this_year: int | None = None) -> Iterator[WrittenYears]:
    """Yield the years written in a text, in order.

    `this_year` is that from which "the last five years" are counted; by default, the clock's.
    """
    for match in re.finditer(_WRITTEN, text, re.VERBOSE | re.IGNORECASE):
        if years := _read(match, this_year or time.localtime().tm_year):
            yield WrittenYears(years, match.start(), match.end())


def _read(match: re.Match[str], now: int) -> str | None:
    """Return the years of a match; None if they run backwards, have others between (2015 or 2019), or end in a month: 2008-12."""
    if match["many"] or match["ten"]:
        return f"since {now - _years(match)}"
    if recent := match["recent"]:
        year = now if "this" in recent.lower() else now - 1
        return f"since {year}" if "since" in recent.lower() else str(year)
    if decade := match["decade_of"]:
        begin, end = _PARTS.get((match["part"] or "").lower(), (0, 9))
        return f"{int(decade) + begin}..{int(decade) + end}"
    return match["only"] or _bounded(match) or _range(match)


def _bounded(match: re.Match[str]) -> str | None:
    """Return years that are open at one end."""
    if bound := next((name for name in _BOUNDS if match[name]), None):
        # "After the 1990s" means after their last year.
        whole = match["decade"] and bound in {"after", "until"}
        return f"{bound} {int(match['year']) + 9 if whole else match['year']}"
    if match["relation"]:
        return f"{match['relation']}{match['than']}"
    if first := match["open"] or match["on"]:
        return f"since {first}"
    last = match["closed"] or match["to"]
    return f"until {last}" if last else None


def _range(match: re.Match[str]) -> str | None:
    first, last = match["first"] or match["from"], match["last"]
    if match["short"]:
        if int(match["short"]) <= _MONTHS:
            return None
        last = first[:2] + match["short"]
    if match["either"] and int(last) != int(first) + 1:
        return None
    return f"{first}..{last}" if first < last else None


def _years(match: re.Match[str]) -> int:
    if match["ten"]:
        return 10
    spelt = match["many"].lower()
    many = int(spelt) if spelt.isdecimal() else _NUMBERS.index(spelt) + 1
    return many * 10 if match["unit"].lower().startswith("decade") else many
