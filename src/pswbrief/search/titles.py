"""Measure how closely a title matches a query, to recognise a search for one reference by a half-remembered title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pswbrief.index.index import in_batches
from pswbrief.text.stems import root
from pswbrief.text.words import words

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Mapping, Sequence

# The weights of a title that has the query's words adjacent, and of one that has them in the query's order, with other words between
# them or not, in any of their forms; 1 together.
SIDE_BY_SIDE, IN_ORDER = 0.2, 0.8
# The nearness of a title that is the query, and no more: it comes before titles that begin so.
EXACT = 1.5
# The weight of a query that holds the full name of a reference's journal or publisher.
VENUE = 0.5
# A name of two words may be a topic, such as *Psychiatric Services*.
_SHORTEST_VENUE = 3
# How much longer than its words a title may be by its punctuation.
_MOST_SIGNS = 8


def nearness(
    asked: Sequence[str],
    rarity: Mapping[str, float],
    title: str,
    venue: str | None,
    hyphenated: Collection[tuple[str, ...]] = (),
) -> float:
    """Return how much of a query (0 to 1) is in a reference's title, adjacent or in order, or is its journal's name.

    `asked` are the words of the query in order, at least two; `rarity` gives the rarity of each. EXACT if the title is the query.
    `hyphenated` are words that are one in the query, written together there.
    """
    found = together(words(title), hyphenated)
    if found == [*asked]:
        return EXACT
    whole = sum(rarity[word] for word in asked)
    side_by_side = longest_run(asked, found, rarity) / whole
    by_root = {root(word): rare for word, rare in rarity.items()}
    ordered = in_order([root(word) for word in asked], [root(word) for word in found], by_root) / whole
    near = SIDE_BY_SIDE * side_by_side**2 + IN_ORDER * ordered**2
    return min(1.0, near + VENUE) if venue and _names(asked, together(words(venue), hyphenated)) else near


def together(found: Sequence[str], hyphenated: Collection[tuple[str, ...]]) -> list[str]:
    """Return words with those that are one by their hyphens written together.

    >>> together(["drop", "out", "of", "care"], [("drop", "out")])
    ['dropout', 'of', 'care']
    """
    if not hyphenated:
        return [*found]
    kept: list[str] = []
    at = 0
    while at < len(found):
        length = max((len(one) for one in hyphenated if (*found[at : at + len(one)],) == one), default=1)
        kept.append("".join(found[at : at + length]))
        at += length
    return kept


def entitled(connection: sqlite3.Connection, positions: Collection[int], title: Sequence[str]) -> list[int]:
    """Return the positions, among some, of the references whose title has these words and no other."""
    found: list[int] = []
    for marks, batch in in_batches(list(positions)):
        # Longer titles have more words, so that few are read.
        statement = f"SELECT pos, title FROM reference WHERE pos IN ({marks}) AND length(title) <= ?"  # noqa: S608
        rows = connection.execute(statement, (*batch, len(" ".join(title)) + _MOST_SIGNS))
        found += [pos for pos, text in rows if words(text) == [*title]]
    return found


def _names(asked: Sequence[str], venue: Sequence[str]) -> bool:
    """Return whether a query holds the whole of a journal's name."""
    size = len(venue)
    return size >= _SHORTEST_VENUE and any(asked[at : at + size] == venue for at in range(len(asked)))


def longest_run(asked: Sequence[str], title: Sequence[str], weights: Mapping[str, float]) -> float:
    """Return the weight of the words of `asked` that are adjacent, in order, somewhere in `title`; 0 for fewer than two."""
    best = 0.0
    ends: dict[int, tuple[int, float]] = {}
    for word in asked:
        longer = {}
        for at, other in enumerate(title):
            if other == word:
                length, weight = ends.get(at - 1, (0, 0.0))
                longer[at] = (length + 1, weight + weights.get(word, 0.0))
        ends = longer
        best = max([best, *(weight for length, weight in ends.values() if length > 1)])
    return best


def in_order(asked: Sequence[str], title: Sequence[str], weights: Mapping[str, float]) -> float:
    """Return the weight of the words of `asked` that occur in `title` in the same order, adjacent or not.

    It is the heaviest common subsequence.
    """
    row = [0.0] * (len(title) + 1)
    for word in asked:
        above = row
        row = [0.0]
        for at, other in enumerate(title):
            together = above[at] + weights.get(word, 0.0) if word == other else 0.0
            row.append(max(together, above[at + 1], row[at]))
    return row[-1]
