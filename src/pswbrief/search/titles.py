"""How near a title comes to a query: whether somebody has one reference in mind, and remembers half of what it is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pswbrief.text.stems import root
from pswbrief.text.words import words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# What a title's having the query's words side by side counts, and its having them in the query's order, with other words between
# them or not, in any of their forms; 1 together.
SIDE_BY_SIDE, IN_ORDER = 0.2, 0.8
# What the query's naming a whole journal, or body, counts for what it published.
VENUE = 0.5
# A name of two words may be a topic, such as *Psychiatric Services*.
_SHORTEST_VENUE = 3


def nearness(asked: Sequence[str], rarity: Mapping[str, float], title: str, venue: str | None) -> float:
    """How much of a query (0 to 1) a reference has in its title, side by side or in order, or as its journal's name.

    `asked` are the words of the query in order, two at least; `rarity` says of each how rare it is.
    """
    found = words(title)
    whole = sum(rarity[word] for word in asked)
    side_by_side = longest_run(asked, found, rarity) / whole
    by_root = {root(word): rare for word, rare in rarity.items()}
    ordered = in_order([root(word) for word in asked], [root(word) for word in found], by_root) / whole
    near = SIDE_BY_SIDE * side_by_side**2 + IN_ORDER * ordered**2
    return min(1.0, near + VENUE) if venue and _names(asked, words(venue)) else near


def _names(asked: Sequence[str], venue: Sequence[str]) -> bool:
    """Whether a query holds the whole of a journal's name."""
    size = len(venue)
    return size >= _SHORTEST_VENUE and any(asked[at : at + size] == venue for at in range(len(asked) - size + 1))


def longest_run(asked: Sequence[str], title: Sequence[str], weights: Mapping[str, float]) -> float:
    """The weight of the words of `asked` that stand side by side, in order, somewhere in `title`; 0 for fewer than two."""
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
    """The weight of the words of `asked` that stand in `title` in the same order, others between them or not.

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
