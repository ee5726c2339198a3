"""The search language: text -> clauses. Whatever isn't valid in it is searched as words, and a hint says so.

burnout turnover            words: the more of them a reference holds, the better it is
"job satisfaction"          a phrase: these words side by side
-forensic                   not this word, phrase or field
rural OR remote             either
volunt*                     words that begin so
title:stigma year:2018..2022 author:byrne journal:"bmj open" section:rural access:open type:report doi:10.1186/… tag:todo status:read
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pswbrief.core.selection import ACCESS, STATUSES, Years
from pswbrief.errors import UsageError
from pswbrief.text.words import spots, words

TEXT_FIELDS = ("title", "author", "journal", "section", "tag", "doi")
FIELDS = (*TEXT_FIELDS, "year", "access", "status", "type", "id")
# Fewer letters than these begin too many words.
SHORTEST_PREFIX = 2

_TOKEN = re.compile(
    r"""
    (?P<minus>-(?=[^\s-]))?
    (?:(?P<field>[A-Za-z]+):(?=[^\s]))?
    (?: "(?P<phrase>[^"]*)"(?P<tail>\*)? | (?P<word>\S+) )
    """,
    re.VERBOSE,
)


class Term(NamedTuple):
    """One thing to look for: `words` side by side (one for a word), in one `field` or anywhere; the last may be a beginning."""

    words: tuple[str, ...]
    typed: str
    phrase: bool = False
    prefix: bool = False
    field: str | None = None


class Clause(NamedTuple):
    """Alternatives, of which one has to hold; or, if `negated`, none may."""

    terms: tuple[Term, ...]
    negated: bool = False

    @property
    def ranks(self) -> bool:
        """Whether it ranks rather than filters: words, and beginnings of words."""
        return not self.negated and all(term.field is None and not term.phrase for term in self.terms)

    @property
    def is_word(self) -> bool:
        """Whether it is a word as most are: it ranks, and no other may stand for it."""
        return self.ranks and len(self.terms) == 1 and not self.terms[0].prefix


class Query(NamedTuple):
    """What was asked, clause by clause, and hints on what was not understood as it may have been meant."""

    clauses: tuple[Clause, ...]
    hints: tuple[str, ...] = ()


def parse(text: str) -> Query:
    """The query that `text` writes. It never fails: the worst text is a query of words, or of none."""
    hints: list[str] = []
    clauses: list[Clause] = []
    if text.count('"') % 2:
        hints.append(f"The quotation mark in column {text.rindex(chr(34)) + 1} is not closed; searching its words.")
        text = text[: text.rindex('"')] + " " + text[text.rindex('"') + 1 :]
    either = False
    for match in _TOKEN.finditer(text):
        if match["word"] == "OR" and not match["field"] and not match["minus"]:
            either = bool(clauses)
            if not clauses:
                hints.append(f"OR in column {match.start() + 1} has nothing before it.")
            continue
        terms = _terms(match, hints)
        if not terms:
            continue
        negated = bool(match["minus"])
        if either and not negated and not clauses[-1].negated:
            clauses[-1] = Clause((*clauses[-1].terms, *terms))
        else:
            clauses += [Clause((term,), negated) for term in terms]
        either = False
    if either:
        hints.append("OR at the end has nothing after it.")
    return Query(tuple(clauses), tuple(hints))


def _terms(match: re.Match[str], hints: list[str]) -> list[Term]:
    field, column = match["field"], match.start() + 1
    phrase = match["phrase"] is not None
    value = match["phrase"] if phrase else match["word"]
    if field and (field := field.lower()) in FIELDS:
        if (why := _unfit(field, value)) is None:
            prefix = field in TEXT_FIELDS and value.endswith("*")
            return [Term(tuple(words(value)), value.rstrip("*"), phrase=True, prefix=prefix, field=field)]
        hints.append(f"{match[0]!r} in column {column}: {why}; searching its words.")
    elif field and f"{field}:{value}".lower().startswith(("http:", "https:", "doi:")):
        pass
    elif field:
        hints.append(
            f"There is no field {field!r} (column {column}); searching its words. Fields: {', '.join(FIELDS)}."
        )
    # "US" in capitals is a country, "us" is not.
    text = f"{match['field'] or ''} {'USA' if value == 'US' else value}"
    marked = spots(text)
    found = [spot.word for spot in marked]
    prefix = bool(match["tail"]) or (not phrase and value.endswith("*"))
    if prefix and found and len(found[-1]) < SHORTEST_PREFIX:
        hints.append(f"{match[0]!r} in column {column}: a beginning needs {SHORTEST_PREFIX} letters.")
        prefix = False
    if phrase and len(found) > 1:
        return [Term(tuple(found), value, phrase=True, prefix=prefix)]
    if match["minus"] and len(found) > 1:
        return [Term(tuple(found), value, phrase=True, prefix=prefix)]
    return [
        Term((spot.word,), text[spot.start : spot.end], prefix=prefix and spot is marked[-1], phrase=phrase)
        for spot in marked
    ]


def _unfit(field: str, value: str) -> str | None:
    """Why a value does not fit its field, if it doesn't."""
    if field == "year":
        try:
            Years.parse(value)
        except UsageError as error:
            return error.sentence.rstrip(".")
    if field == "access" and value.lower() not in ACCESS:
        return f"access is one of {', '.join(ACCESS)}"
    if field == "status" and value.lower() not in STATUSES:
        return f"status is one of {', '.join(STATUSES)}"
    if field != "tag" and not words(value):
        return "there is no word in it"
    return None
