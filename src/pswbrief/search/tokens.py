"""The tokens of the query language: words, phrases, fields, operators and parentheses, each with its column."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

OPERATORS = frozenset({"AND", "OR", "NOT"})
# A word may hold parentheses, but not begin with one: "worker(s)", and DOIs.
_GRAMMAR = r"""
    (?P<close>\))
  | (?P<minus>-(?=[^\s-]))?
    (?:(?P<field>[A-Za-z]+):(?=[^\s)]))?
    (?: (?P<open>\() | "(?P<phrase>[^"]*)"(?P<tail>\*)? | (?P<word>[^\s()]+(?:\([^\s()]*\)[^\s()]*)*) )
    """
# Years as people write them in a query. A range in a long one is more often pages than years.
_YEARS = r"""(?<![\w:.\-–/])(?:
      (?P<bound>since|after|before|until) \s+ (?P<year>(?:19|20)[0-9]{2})
    | (?:(?:from|between) \s+)? (?P<first>(?:19|20)[0-9]{2}) (?:\s*(?:[-–]|\.\.)\s*|\s+(?:to|and)\s+) (?P<last>(?:19|20)[0-9]{2})
    | (?P<relation>[<>]=?) \s* (?P<than>(?:19|20)[0-9]{2})
    )(?![\w\-–/])"""
_MOST_WORDS_WITH_YEARS = 10


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


def tokenize(text: str) -> Iterator[QueryToken]:
    """Yield the tokens of a query in order; anything else is skipped. Kinds: `and`, `or`, `not`, `(`, `)`, `word`, `phrase`."""
    found = text.split()
    if text.isascii() and "".join(found).isalpha() and not OPERATORS.intersection(found):
        # Most queries are a few words: no pattern is compiled for them.
        at = 0
        for word in found:
            at = text.index(word, at)
            yield QueryToken("word", word, at + 1)
            at += len(word)
        return
    at, pattern = 0, re.compile(_GRAMMAR, re.VERBOSE)
    with_years = len(found) <= _MOST_WORDS_WITH_YEARS and ("19" in text or "20" in text)
    written_years = re.compile(_YEARS, re.VERBOSE | re.IGNORECASE) if with_years else None
    while match := pattern.search(text, at):
        begins = written_years is not None and text[match.start()] in "sabufSABUF12<>"
        years = written_years.match(text, match.start()) if written_years and begins else None
        if years and (written := _range(years)):
            yield QueryToken("word", written, years.start() + 1, "year")
            at = years.end()
            continue
        yield _token(match)
        at = match.end()


def _range(match: re.Match[str]) -> str | None:
    """Return the years of a match, as the field `year` takes them; None if they run backwards."""
    if match["bound"]:
        return f"{match['bound']} {match['year']}"
    if match["relation"]:
        return f"{match['relation']}{match['than']}"
    return f"{match['first']}..{match['last']}" if match["first"] < match["last"] else None


def _token(match: re.Match[str]) -> QueryToken:
    column, field, minus = match.start() + 1, match["field"], bool(match["minus"])
    if match["close"]:
        return QueryToken(")", ")", column)
    if match["open"]:
        return QueryToken("(", "(", column, field, minus)
    if match["phrase"] is not None:
        return QueryToken("phrase", match["phrase"], column, field, minus, bool(match["tail"]))
    if match["word"] in OPERATORS and not field and not minus:
        return QueryToken(match["word"].lower(), match["word"], column)
    return QueryToken("word", match["word"], column, field, minus)
