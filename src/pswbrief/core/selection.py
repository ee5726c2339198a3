"""The selection of references, which `list`, `search`, `cite` and `export` share as options, as one value."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from pswbrief.errors import UsageError

# What `--access` takes.
ACCESS = ("open", "openathens", "abstract")
# What `--status` takes (`core.enums`), without loading it.
STATUSES = ("to-read", "reading", "read")
_YEAR = "[0-9]{4}"
_RANGE = rf"(?P<first>{_YEAR})?\s*(?:(?P<dots>\.\.|[-\u2010-\u2015]|\bto\b)\s*(?P<last>{_YEAR})?)?"
# Other forms that people write: 2018-22, 2018/19.
_SHORT_RANGE = r"(?P<first>(?P<century>[0-9]{2})[0-9]{2})\s*(?:[-/\u2010-\u2015]|\.\.)\s*(?P<last>[0-9]{2})"
_BOUND = rf"(?P<bound>[<>]=?|since|from|after|before|until|till)\s*(?P<year>{_YEAR})"
# What each way to write a bound adds to the year, for a first year and for a last one.
_FIRST = {">": 1, ">=": 0, "since": 0, "from": 0, "after": 1}
_LAST = {"<": -1, "<=": 0, "before": -1, "until": 0, "till": 0}


class SortKey(StrEnum):
    """The values of `--sort`. `brief` is the order of the brief; without `--sort`, `search` puts the best first."""

    BRIEF = "brief"
    YEAR = "year"
    TITLE = "title"
    AUTHOR = "author"
    JOURNAL = "journal"
    ID = "id"


class Years(NamedTuple):
    """Years from `first` to `last`, both included; None where there is no bound."""

    first: int | None
    last: int | None

    @classmethod
    def parse(cls, text: str) -> Years:
        """Read `2020`, `2018..2022`, `2018-2022`, `2018-22`, `2020..`, `..2012`, `>2020`, `>=2020`, `since 2020` and their like.

        What else people write is read by `core.written_years`: `the last five years`, `the 1990s`. UsageError for anything else.
        """
        asked = text.strip().lower().replace("\u2264", "<=").replace("\u2265", ">=")
        if bound := re.fullmatch(_BOUND, asked):
            year, how = int(bound["year"]), bound["bound"]
            return cls(year + _FIRST[how], None) if how in _FIRST else cls(None, year + _LAST[how])
        if short := re.fullmatch(_SHORT_RANGE, asked):
            asked = f"{short['first']}..{short['century']}{short['last']}"
        match = re.fullmatch(_RANGE, asked)
        if match is None or not (match["first"] or match["last"]):
            if written := _written(asked):
                return cls.parse(written)
            raise UsageError(
                f"{text!r} is not a year or a range of years.", hint="Try 2020, 2018..2022, 2020.. or ..2012."
            )
        first = int(match["first"]) if match["first"] else None
        last = int(match["last"]) if match["last"] else None
        if not match["dots"]:
            last = first
        if first is not None and last is not None and last < first:
            raise UsageError(f"The years {text!r} run backwards.", hint=f"Try {last}..{first}.")
        return cls(first, last)


def _written(text: str) -> str | None:
    """Return the years that are the whole of a text, as `Years.parse` reads them; None if there are none."""
    from pswbrief.core.written_years import find_years  # noqa: PLC0415 - years are mostly written as numbers

    return next((found.years for found in find_years(text) if (found.start, found.end) == (0, len(text))), None)


class Selection(NamedTuple):
    """A selection of references: ids, filters, order and limit. Values of one filter are alternatives; () excludes nothing.

    `ids`: keys or unique prefixes of keys, in the order asked for; None if none were asked for. `sections`, `journals`,
    `authors`: parts of names; `tags`: a `*` at the end matches any ending; `source`: `brief` or `library`; `limit`: the most
    references; `reverse`: the order reversed.
    """

    ids: tuple[str, ...] | None = None
    sections: tuple[str, ...] = ()
    years: tuple[Years, ...] = ()
    access: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    journals: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    source: str | None = None
    limit: int | None = None
    sort: SortKey | None = None
    reverse: bool = False
