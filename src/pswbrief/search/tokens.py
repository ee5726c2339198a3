"""The tokens of the query language: words, phrases, fields, operators and parentheses, each with its column."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

OPERATORS = frozenset({"AND", "OR", "NOT"})
SMALL_OPERATORS = frozenset({"and", "or", "not"})
# The signs for operators in programming languages and search engines.
_SIGNS = {"&&": "and", "||": "or", "|": "or"}
# A word may hold parentheses, but not begin with one: "worker(s)", and DOIs. Databases write a field before "=", before a parenthesis
# or, in brackets, behind the word.
_GRAMMAR = r"""
    (?P<close>\))
  | (?P<plus>(?<!\S)\+(?=[^\W\d_]|["(]))?
    (?P<minus>[-\u2010\u2011\u2013!](?=[^\s!=-]))?
    (?: (?P<field>[A-Za-z]+):(?=[^\s)])
      | (?P<code>[A-Z]{2,3})\s?=\s?(?=[\w"(])
      | (?P<group>TITLE|(?:TITLE-)?ABS(?:-KEY)?|AUTH(?:OR-NAME)?|KEY|SRCTITLE|DOI)\s*(?=\()
    )?
    (?: (?P<open>\()
      | (?: "(?P<phrase>[^"]*)"(?P<tail>\*)?
          | (?P<tagged>[^\s()\[\]]+(?=\[[A-Za-z/ ]+(?::noexp)?\]))
          | (?P<word>[^\s()]+(?:\([^\s()]*\)[^\s()]*)*)
        ) (?P<tag>\[[A-Za-z/ ]+(?::noexp)?\])?
    )
    """
# A range of years in a longer query is more often pages.
_MOST_WORDS_WITH_YEARS = 10


class QueryToken(NamedTuple):
    """One token: an operator, `(`, `)`, or the `text` of a word or phrase with its prefix.

    `column` counts from 1. `field` is as typed, or None; `reach` says for which words beside this one it is meant, by the notation
    of its database: those "before", those "after", a "phrase" before it, or "" for none. `tail` says whether a `*` follows the
    quotation marks, `plus` that a word is required. `read_from` are the words from which years were read, "" for all else.
    """

    kind: str
    text: str
    column: int
    field: str | None = None
    minus: bool = False
    tail: bool = False
    read_from: str = ""
    plus: bool = False
    reach: str = ""


def tokenize(text: str, this_year: int | None = None) -> Iterator[QueryToken]:
    """Yield the tokens of a query in order; anything else is skipped. Kinds: `and`, `or`, `not`, `(`, `)`, `word`, `phrase`.

    `this_year` is that from which "the last five years" are counted; by default, the clock's.
    """
    found = text.split()
    may_have_years = len(found) <= _MOST_WORDS_WITH_YEARS and _may_have_years(text)
    if text.isascii() and not may_have_years and "".join(found).isalpha() and not OPERATORS.intersection(found):
        # Most queries are a few words: no pattern is compiled for them.
        at = 0
        for word in found:
            at = text.index(word, at)
            yield QueryToken("word", word, at + 1)
            at += len(word)
        return
    years = dict(_years(text, this_year)) if may_have_years else {}
    at, pattern = 0, re.compile(_GRAMMAR, re.VERBOSE)
    while match := pattern.search(text, at):
        token = years.get(match.start()) or _token(match)
        yield token
        at = match.start() + len(token.read_from) if token.read_from else match.end()


def _may_have_years(text: str) -> bool:
    return any(part in text for part in ("19", "20", "year", "yrs", "decade"))


def _years(text: str, this_year: int | None) -> Iterator[tuple[int, QueryToken]]:
    """Yield the years in a text as tokens of the field `year`, each with the position at which it begins."""
    from pswbrief.core.written_years import find_years  # noqa: PLC0415 - most queries have none

    for found in find_years(text, this_year):
        yield (
            found.start,
            QueryToken("word", found.years, found.start + 1, "year", read_from=text[found.start : found.end]),
        )


def _token(match: re.Match[str]) -> QueryToken:
    column, minus = match.start() + 1, bool(match["minus"])
    field = match["field"] or match["code"] or match["group"]
    if match["close"]:
        return QueryToken(")", ")", column)
    if match["open"]:
        return QueryToken("(", "(", column, field, minus)
    reach = "after" if match["code"] else ""
    if match["tag"] and not field:
        field, reach = match["tag"][1:-1].partition(":")[0], "before"
    if match["phrase"] is not None:
        return QueryToken("phrase", match["phrase"], column, field, minus, bool(match["tail"]))
    word = match["tagged"] or match["word"]
    kind = word.lower() if word in OPERATORS else _SIGNS.get(word)
    if kind and not field and not minus:
        return QueryToken(kind, word, column)
    return QueryToken("word", word, column, field, minus, plus=bool(match["plus"]), reach=reach)
