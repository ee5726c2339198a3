"""How well references answer: the score of each concept, and of all together.

The measure is BM25F (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009, section 3.6): the counts of a word in
the parts of a reference are weighed and added before they saturate. All that stands for a concept counts together, tier by tier, so
that a rare synonym does not weigh more than the word that was typed.
"""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# What a word weighs in each part of a reference.
WEIGHTS: Mapping[str, float] = {"title": 4.0, "names": 3.0, "venue": 1.5, "topic": 2.0, "extra": 1.5, "abstract": 1.0}
# BM25's k1: how soon more of the same word stops counting.
SATURATION = 2.0
# A word that every reference holds still counts a little.
LEAST_RARITY = 0.05
# What part of a score depends on how much of the query a reference answers.
COVERAGE = 0.7
# What the title's having the query's words side by side adds, in parts of the score of a perfect answer.
SIDE_BY_SIDE = 0.6

# From this weight on a variant says the same as the words typed: another form of them, an abbreviation.
SAME = 0.8
# What a word of every subject counts, beside one that tells.
COMMON_EMPHASIS = 0.35

# How often a variant stands in each part of each reference: {position: {part: count}}.
Counts = dict[int, dict[str, int]]


class Scored(NamedTuple):
    """A concept's score in each reference that holds it, and the rarity of the concept as it was typed."""

    scores: Mapping[int, float]
    rarity: float


def rarity(holding: int, total: int) -> float:
    """BM25's inverse document frequency of what `holding` of `total` references hold."""
    return max(LEAST_RARITY, math.log(1 + (total - holding + 0.5) / (holding + 0.5)))


def score_concept(variants: Sequence[tuple[float, Counts]], total: int, *, emphasis: float = 1.0) -> Scored:
    """The score of a concept from its variants' weights (falling, 1 for the words as typed) and counts.

    Variants that say the same as the words typed share one rarity, so that a plural does not rank by how rare it is. `emphasis`
    is what the concept counts beside others.
    """
    together: defaultdict[int, float] = defaultdict(float)
    scores: dict[int, float] = {}
    same = {doc for weight, counts in variants if weight >= SAME for doc in counts}
    first = 0.0
    for weight, counts in variants:
        if not counts:
            continue
        for doc, parts in counts.items():
            together[doc] += sum(WEIGHTS[part] * count for part, count in parts.items())
        rare = emphasis * rarity(max(len(same), len(together)), total)
        first = first or rare
        for doc in counts:
            value = weight * rare * together[doc] * (SATURATION + 1) / (together[doc] + SATURATION)
            scores[doc] = max(value, scores.get(doc, 0.0))
    return Scored(scores, first)


def score_all(scored: Sequence[Scored]) -> dict[int, float]:
    """The scores of a query of several concepts: their sum, less where a reference leaves telling ones unanswered."""
    total = sum(concept.rarity for concept in scored)
    sums: defaultdict[int, float] = defaultdict(float)
    covered: defaultdict[int, float] = defaultdict(float)
    for concept in scored:
        for doc, value in concept.scores.items():
            sums[doc] += value
            covered[doc] += concept.rarity
    return {doc: value * (1 - COVERAGE + COVERAGE * covered[doc] / total) for doc, value in sums.items()}


def longest_run(asked: Sequence[str], title: Sequence[str]) -> int:
    """How many words of `asked` stand side by side, in order, somewhere in `title`."""
    best = 0
    ends: dict[int, int] = {}
    for word in asked:
        ends = {at: ends.get(at - 1, 0) + 1 for at, other in enumerate(title) if other == word}
        best = max(best, *ends.values()) if ends else best
    return best
