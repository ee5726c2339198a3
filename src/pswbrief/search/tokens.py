"""The tokens of the query language: words, phrases, fields, operators and parentheses, each with its column."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

OPERATORS = frozenset({"AND", "OR", "NOT"})
# The signs for operators in programming languages and search engines.
_SIGNS = {"&&": "and", "||": "or", "|": "or"}
# A word may hold parentheses, but not begin with one: "worker(s)", and DOIs. Databases write a field before "=", before a parenthesis
# or, in brackets, behind the word.
_GRAMMAR = r"""
    (?P<close>\))
  | (?P<minus>[-!](?=[^\s!=-]))?
    (?: (?P<field>[A-Za-z]+):(?=[^\s)])
      | (?P<code>[A-Z]{2,3})\s?=\s?(?=[\w"(])
      | (?P<group>TITLE|(?:TITLE-)?ABS(?:-KEY)?|AUTH|KEY)(?=\()
    )?
    (?: (?P<open>\()
      | (?: "(?P<phrase>[^"]*)"(?P<tail>\*)?
          | (?P<tagged>[^\s()\[\]]+(?=\[[A-Za-z/ ]+(?::noexp)?\]))
          | (?P<word>[^\s()]+(?:\([^\s()]*\)[^\s()]*)*)
        ) (?P<tag>\[[A-Za-z/ ]+(?::noexp)?\])?
    )
    """
_YEAR = "(?:19|20)[0-9]{2}"
_NUMBERS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
    " twenty"
).split()
# The words that people write for a bound, by the word that the field `year` takes.
_BOUNDS = {
    "since": "since",
    "after": "after|later than|newer than|post-",
    "before": "before|prior to|earlier than|older than|pre-",
    "until": "until|up to|no later than",
}
_BOUND = "|".join(f"(?P<{name}>{words})" for name, words in _BOUNDS.items()).replace(" ", r"\s+")
# Years as people write them in a query. A range in a long one is more often pages than years.
_YEARS = rf"""(?<![\w:.\-–/])(?:
      (?:{_BOUND}) \s* (?P<year>{_YEAR})
    | (?:from\s+)? (?P<open>{_YEAR}) (?:\s*(?:\+(?!\d)|\.\.(?!\s*\d)) | \s+(?:onwards?|(?:or|and)\s+(?:later|newer|after|since)))
    | (?P<closed>{_YEAR}) \s+ (?:or|and) \s+ (?:earlier|older|before)
    | \.\. (?P<to>{_YEAR})
    | (?:(?:from|between) \s+)? (?P<first>{_YEAR}) (?:\s*(?:[-–]|\.\.)\s*|\s+(?:to|and)\s+) (?P<last>{_YEAR})
    | (?P<from>{_YEAR}) [-–/] (?P<short>[0-9]{{2}})
    | (?P<relation>[<>]=?) \s* (?P<than>{_YEAR})
    | (?:(?:in|within|over|during|from)\s+)? (?:the\s+)?
      (?:last|past|previous) \s+ (?P<many>[0-9]{{1,2}}|{"|".join(_NUMBERS)}) \s+ years
    )(?![\w\-–/])"""
_MOST_WORDS_WITH_YEARS = 10
_MONTHS = 12


class QueryToken(NamedTuple):
    """One token: an operator, `(`, `)`, or the `text` of a word or phrase with its prefix.

    `column` counts from 1. `field` is as typed, or None; `tail` says whether a `*` follows the quotation marks.
    """

    kind: str
    text: str
    column: int
    field: str | None = None
    minus: bool = False
    tail: bool = False


def tokenize(text: str, this_year: int | None = None) -> Iterator[QueryToken]:
    """Yield the tokens of a query in order; anything else is skipped. Kinds: `and`, `or`, `not`, `(`, `)`, `word`, `phrase`.

    `this_year` is that from which "the last five years" are counted; by default, the clock's.
    """
    found = text.split()
    if text.isascii() and "".join(found).isalpha() and not OPERATORS.intersection(found) and "years" not in found:
        # Most queries are a few words: no pattern is compiled for them.
        at = 0
        for word in found:
            at = text.index(word, at)
            yield QueryToken("word", word, at + 1)
            at += len(word)
        return
    at, pattern = 0, re.compile(_GRAMMAR, re.VERBOSE)
    with_years = len(found) <= _MOST_WORDS_WITH_YEARS and any(part in text for part in ("19", "20", "years"))
    written_years = re.compile(_YEARS, re.VERBOSE | re.IGNORECASE) if with_years else None
    while match := pattern.search(text, at):
        begins = text[match.start()].lower() in _BEGINS
        years = written_years.match(text, match.start()) if written_years and begins else None
        if years and (written := _range(years, this_year)):
            yield QueryToken("word", written, years.start() + 1, "year")
            at = years.end()
            continue
        yield _token(match)
        at = match.end()


# The beginnings of all ways to write years.
_BEGINS = frozenset("sabpuelnotifdw12<>.")


def _range(match: re.Match[str], this_year: int | None) -> str | None:
    """Return the years of a match, as the field `year` takes them; None if they run backwards, or a month follows: 2008-12."""
    if bound := next((name for name in _BOUNDS if match[name]), None):
        return f"{bound} {match['year']}"
    if match["relation"]:
        return f"{match['relation']}{match['than']}"
    if match["open"] or match["many"]:
        return f"since {match['open'] or _years_ago(match['many'], this_year)}"
    if until := match["closed"] or match["to"]:
        return f"until {until}"
    first, last = match["first"] or match["from"], match["last"]
    if match["short"]:
        if int(match["short"]) <= _MONTHS:
            return None
        last = first[:2] + match["short"]
    return f"{first}..{last}" if first < last else None


def _years_ago(number: str, this_year: int | None) -> int:
    spelt = number.lower()
    many = int(spelt) if spelt.isdecimal() else _NUMBERS.index(spelt) + 1
    return (this_year or time.localtime().tm_year) - many


def _token(match: re.Match[str]) -> QueryToken:
    column, minus = match.start() + 1, bool(match["minus"])
    field = match["field"] or match["code"] or match["group"]
    if match["close"]:
        return QueryToken(")", ")", column)
    if match["open"]:
        return QueryToken("(", "(", column, field, minus)
    if match["tag"]:
        field = field or match["tag"][1:-1].partition(":")[0]
    if match["phrase"] is not None:
        return QueryToken("phrase", match["phrase"], column, field, minus, bool(match["tail"]))
    word = match["tagged"] or match["word"]
    kind = word.lower() if word in OPERATORS else _SIGNS.get(word)
    if kind and not field and not minus:
        return QueryToken(kind, word, column)
    return QueryToken("word", word, column, field, minus)
