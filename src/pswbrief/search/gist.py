"""Find what a question is about by all of its words together, if no single phrase of the vocabulary shows it.

People ask for one thing in many ways, of which the vocabulary has some. The entry terms of a concept are taken as one text, and the
texts are ranked by the words of the question, by BM25, as references are.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from pswbrief.search.ranking import rarity
from pswbrief.text.stems import SMALL_WORDS, root

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

# The weight of the gist relative to the concepts of the question's words and phrases.
GIST_WEIGHT = 0.8
# The most concepts that a question is about.
_MOST = 4
# Saturation: how fast further entry terms with the same word lose weight.
_SATURATION = 1.2


class Subject(NamedTuple):
    """A concept that a question may be about: the phrases that answer it with their weights, and its share of the gist (0 to 1)."""

    finds: tuple[tuple[str, float], ...]
    share: float


def gist(connection: sqlite3.Connection, words: Sequence[str]) -> list[Subject]:
    """Return the concepts that the words of a question are likeliest to ask for, best first; their shares add up to 1."""
    (total,) = connection.execute("SELECT count(*) FROM finds").fetchone()
    scores: defaultdict[int, float] = defaultdict(float)
    for key in dict.fromkeys(root(word) for word in words if word not in SMALL_WORDS):
        holding = connection.execute("SELECT entry, times FROM cue WHERE root = ?", (key,)).fetchall()
        rare = rarity(len(holding), total)
        for entry, times in holding:
            scores[entry] += rare * times / (times + _SATURATION)
    best = sorted(scores.items(), key=lambda one: (-one[1], one[0]))[:_MOST]
    # Squared, so that subjects of similar likelihood share, and unlikely ones hardly count.
    whole = sum(score**2 for _, score in best)
    return [Subject(_finds(connection, entry), score**2 / whole) for entry, score in best]


def _finds(connection: sqlite3.Connection, entry: int) -> tuple[tuple[str, float], ...]:
    (found,) = connection.execute("SELECT found FROM finds WHERE entry = ?", (entry,)).fetchone()
    pairs = (line.split(" ", 1) for line in found.split("\n"))
    return tuple((phrase, float(weight)) for weight, phrase in pairs)
