"""The tokens of the query language: words, phrases, fields, operators and parentheses, each with its column."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

OPERATORS = frozenset({"AND", "OR", "NOT"})
# A word may hold parentheses, but not begin with one: "worker(s)", and DOIs.
_TOKEN = re.compile(
    r"""
    (?P<close>\))
  | (?P<minus>-(?=[^\s-]))?
    (?:(?P<field>[A-Za-z]+):(?=[^\s)]))?
    (?: (?P<open>\() | "(?P<phrase>[^"]*)"(?P<tail>\*)? | (?P<word>[^\s()]+(?:\([^\s()]*\)[^\s()]*)*) )
    """,
    re.VERBOSE,
)
# Years as people write them in a query. A range in a long one is more often pages than years.
_YEARS = re.compile(
    r"""(?<![\w:.\-–/])(?:
      (?P<bound>since|after|before|until) \s+ (?P<year>(?:19|20)[0-9]{2})
    | (?:(?:from|between) \s+)? (?P<first>(?:19|20)[0-9]{2}) (?:\s*(?:[-–]|\.\.)\s*|\s+(?:to|and)\s+) (?P<last>(?:19|20)[0-9]{2})
    | (?P<relation>[<>]=?) \s* (?P<than>(?:19|20)[0-9]{2})
    )(?![\w\-–/])""",
    re.VERBOSE | re.IGNORECASE,
)
_MOST_WORDS_WITH_YEARS = 10


class Token(NamedTuple):
    """One token: an operator, `(`, `)`, or the `text` of a word or phrase, and what stands before it.

    `column` counts from 1. `field` is as typed, or None; `tail` says whether a `*` follows the quotation marks.
    """

    kind: str
    text: str
    column: int
    field: str | None = None
    minus: bool = False
    tail: bool = False


def tokenize(text: str) -> Iterator[Token]:
    """Yield the tokens of a query in order; what is none is passed over. Kinds: `and`, `or`, `not`, `(`, `)`, `word`, `phrase`."""
    at = 0
    short = len(text.split()) <= _MOST_WORDS_WITH_YEARS
    while match := _TOKEN.search(text, at):
        years = _YEARS.match(text, match.start()) if short and text[match.start()] in "sabufSABUF12<>" else None
        if years and (written := _range(years)):
            yield Token("word", written, years.start() + 1, "year")
            at = years.end()
            continue
        yield _token(match)
        at = match.end()


def _range(match: re.Match[str]) -> str | None:
    """The years of a match, as the field `year` takes them; None if they run backwards."""
    if match["bound"]:
        return f"{match['bound']} {match['year']}"
    if match["relation"]:
        return f"{match['relation']}{match['than']}"
    return f"{match['first']}..{match['last']}" if match["first"] < match["last"] else None


def _token(match: re.Match[str]) -> Token:
    column, field, minus = match.start() + 1, match["field"], bool(match["minus"])
    if match["close"]:
        return Token(")", ")", column)
    if match["open"]:
        return Token("(", "(", column, field, minus)
    if match["phrase"] is not None:
        return Token("phrase", match["phrase"], column, field, minus, bool(match["tail"]))
    if match["word"] in OPERATORS and not field and not minus:
        return Token(match["word"].lower(), match["word"], column)
    return Token("word", match["word"], column, field, minus)
