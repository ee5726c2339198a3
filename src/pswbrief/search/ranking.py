"""Score references: for each concept, and for the whole query.

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


# The weight of a word in each part of a reference.
WEIGHTS: Mapping[str, float] = {
    "title": 3.4,
    "names": 3.0,
    "venue": 0.5,
    "topic": 2.7,
    "extra": 0.5,
    "access": 0.3,
    "abstract": 1.0,
    "subjects": 1.4,
    "minor": 0.5,
}
# BM25's k1: how soon further occurrences of a word stop counting.
SATURATION = 2.0
# A word that every reference holds still counts a little.
LEAST_RARITY = 0.05
# The share of a score that depends on how much of the query a reference answers.
COVERAGE = 0.75
# The share of its neighbours' mean score that is added to a reference.
NEIGHBOUR_SHARE = 0.7

# From this weight on a variant means the same as the words typed: another form, an abbreviation.
SAME = 0.8
# The weight of a word common to all subjects, relative to a significant one.
COMMON_EMPHASIS = 0.2

# How far a name for what is everywhere under other names (0: not at all, 1: wholly) counts as common itself.
COMMONPLACE = 0.5

# How often a variant occurs in each part of each reference: {position: {part: count}}.
Counts = dict[int, dict[str, int]]


class Scored(NamedTuple):
    """A concept's score in each reference that holds it, and its weight among others in `score_all`."""

    scores: Mapping[int, float]
    rarity: float


def rarity(holding: int, total: int) -> float:
    """Return BM25's inverse document frequency of a word that `holding` of `total` references hold."""
    return max(LEAST_RARITY, math.log(1 + (total - holding + 0.5) / (holding + 0.5)))


def score_concept(
    variants: Sequence[tuple[float, Counts]], total: int, *, emphasis: float = 1.0, held: int = 0
) -> Scored:
    """Return the score of a concept from its variants' weights (falling, 1 for the words as typed) and counts.

    Variants that say the same as the words typed share one rarity, so that a plural does not rank by how rare it is. Where nothing
    says the same, the rarest variants of each weight come first and lend the concept their rarity. `emphasis` is what the concept
    counts beside others; `held` how many references are known to hold it, where not all of these were counted.
    """
    together: defaultdict[int, float] = defaultdict(float)
    scores: dict[int, float] = {}
    same = {doc for weight, counts in variants if weight >= SAME for doc in counts}
    first = 0.0
    found = [(weight, counts) for weight, counts in variants if counts]
    if not same:
        found.sort(key=lambda tier: (-tier[0], len(tier[1])))
    for weight, counts in found:
        for doc, parts in counts.items():
            together[doc] += sum(WEIGHTS[part] * count for part, count in parts.items())
        rare = emphasis * rarity(max(len(same), len(together), held), total)
        first = first or rare
        for doc in counts:
            value = weight * rare * together[doc] * (SATURATION + 1) / (together[doc] + SATURATION)
            scores[doc] = max(value, scores.get(doc, 0.0))
    if not scores:
        return Scored(scores, 0.0)
    # A concept that nearly every reference has, under any name, distinguishes little, whichever name was typed.
    everywhere = max(len(together), held)
    beside = (rarity(everywhere, total) / rarity(max(len(same), held) or everywhere, total)) ** COMMONPLACE
    return Scored({doc: value * beside for doc, value in scores.items()}, first * beside)


def score_all(scored: Sequence[Scored]) -> dict[int, float]:
    """Return the scores of a query of several concepts: their sum, reduced where a reference lacks significant ones."""
    total = sum(concept.rarity for concept in scored)
    sums: defaultdict[int, float] = defaultdict(float)
    covered: defaultdict[int, float] = defaultdict(float)
    for concept in scored:
        for doc, value in concept.scores.items():
            sums[doc] += value
            covered[doc] += concept.rarity
    return {doc: value * (1 - COVERAGE + COVERAGE * covered[doc] / total) for doc, value in sums.items()}


def neighbour_scores(
    scores: Mapping[int, float], neighbours: Mapping[int, Sequence[tuple[int, float]]]
) -> dict[int, float]:
    """Return the mean score of each reference's neighbours, weighed by how much alike they are; only of references that have a score.

    References that are about the same answer the same questions, whatever words each of them has for it (F. Diaz, "Regularizing ad
    hoc retrieval scores", 2005).
    """
    found = {}
    for doc in scores:
        near = neighbours.get(doc, ())
        if near:
            total = sum(scores.get(other, 0.0) * likeness for other, likeness in near)
            found[doc] = total / sum(likeness for _, likeness in near)
    return found


# A reference is shown if it scores this part of the best one, its title's word order apart: for one concept, and for several.
CUT_ONE, CUT_SEVERAL = 0.25, 0.22
# Where fewer than these pass, and the query is no title, the next best follow if they score this part.
FEW, CUT_FEW = 8, 0.15
# From this nearness on a query is a title, or most of one.
MOSTLY_TITLE = 0.5


def above_cutoff(scores: Mapping[int, float], *, several: bool, title: float) -> set[int]:
    """Return the references to show of those that have a score, for a query of `several` concepts or of one.

    `title` is how closely the best title matches the query (0 to 1).
    """
    best = max(scores.values(), default=0.0)
    least = best * (CUT_SEVERAL if several else CUT_ONE)
    found = {doc for doc, value in scores.items() if value >= least}
    if len(found) < FEW and title < MOSTLY_TITLE:
        nearly = sorted((-value, doc) for doc, value in scores.items() if best * CUT_FEW <= value < least)
        found.update(doc for _, doc in nearly[: FEW - len(found)])
    return found
