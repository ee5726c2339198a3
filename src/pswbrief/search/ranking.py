"""Score references: for each concept, and for the whole query.

The measure is BM25F (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009, section 3.6): the counts of a word in
the parts of a reference are weighted and added before they saturate. All variants of a concept count together, tier by tier, so
that a rare synonym does not weigh more than the typed word.
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

# The share of a reference's own score and of the best one that is added to it for answering a question as a whole.
GIST_SHARE = 0.5

# From this weight on a variant means the same as the words typed: another form, an abbreviation.
SAME = 0.8
# The weight of a word common to all subjects, relative to a significant one.
COMMON_EMPHASIS = 0.2

# How far (0 to 1) a variant counts as common if its concept is common under other names.
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
    variants: Sequence[tuple[float, Counts]],
    total: int,
    *,
    emphasis: float = 1.0,
    held: int = 0,
    spread: Sequence[int] = (),
) -> Scored:
    """Return the score of a concept from its variants' weights (falling, 1 for the words as typed) and counts.

    Variants equal in meaning to the typed words share one rarity, so that a plural is not ranked by its own. Without any, the
    rarest variants of each weight come first and give the concept its rarity. `emphasis`: the weight of the concept among others.
    If not all references were counted, `held` is the number that hold it, or `spread`, for each variant, that of those that hold it
    or one before it.
    """
    together: dict[int, float] = {}
    scores: dict[int, float] = {}
    found = [
        (weight, counts, holding)
        for (weight, counts), holding in zip(variants, spread or [0] * len(variants), strict=True)
        if counts or holding
    ]
    counted = _number_in([counts for weight, counts, _ in found if weight >= SAME])
    same = max([counted, held, *(holding for weight, _, holding in found if weight >= SAME)])
    first = 0.0
    if not (counted or spread):
        found.sort(key=lambda tier: (-tier[0], len(tier[1])))
    for weight, counts, holding in found:
        # Many references hold a word alike and share one mapping (`Postings.counts`), which is weighed once.
        held_here = {key: _weigh(parts) for key, parts in {id(parts): parts for parts in counts.values()}.items()}
        if together:
            weighed = {doc: together.get(doc, 0.0) + held_here[id(parts)] for doc, parts in counts.items()}
            together |= weighed
        else:
            # Of a common word alone, a second mapping would take as much memory again.
            weighed = together = {doc: held_here[id(parts)] for doc, parts in counts.items()}
        rare = emphasis * rarity(max(same, len(together), holding), total)
        first = first or rare
        values = {
            amount: weight * rare * amount * (SATURATION + 1) / (amount + SATURATION)
            for amount in set(weighed.values())
        }
        for doc, amount in weighed.items():
            if values[amount] > scores.get(doc, 0.0):
                scores[doc] = values[amount]
    if not found:
        return Scored(scores, 0.0)
    # A concept that nearly every reference has under some name distinguishes little, even if the typed name is rare.
    everywhere = max(len(together), held, *spread[-1:])
    damping = (rarity(everywhere, total) / rarity(same or everywhere, total)) ** COMMONPLACE
    if damping < 1:
        scores = {doc: value * damping for doc, value in scores.items()}
    return Scored(scores, first * damping)


def _number_in(counts: Sequence[Counts]) -> int:
    """Return the number of references in any of some counts."""
    return len(set[int]().union(*counts)) if len(counts) > 1 else sum(map(len, counts))


def _weigh(parts: Mapping[str, int]) -> float:
    return sum(WEIGHTS[part] * count for part, count in parts.items())


def score_all(scored: Sequence[Scored]) -> dict[int, float]:
    """Return the scores of a query of several concepts: their sum, reduced where a reference lacks significant ones."""
    if len(scored) == 1:
        # A single concept: each reference answers the whole query.
        return dict(scored[0].scores)
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
    """Return the mean score of each reference's neighbours, weighted by similarity; only for references with a score.

    References about the same subject answer the same questions, whatever words they use (F. Diaz, "Regularizing ad hoc retrieval
    scores", 2005).
    """
    found = {}
    for doc in scores:
        near = neighbours.get(doc, ())
        if near:
            total = sum(scores.get(other, 0.0) * likeness for other, likeness in near)
            found[doc] = total / sum(likeness for _, likeness in near)
    return found


def best_first(scores: Mapping[int, float]) -> list[int]:
    """Return the references by falling score; of equal ones, in their order in the collection."""
    # Two sorts without a key of Python's own: the second keeps the order of the first.
    return sorted(sorted(scores), key=scores.__getitem__, reverse=True)


# From this share of the best score on (title bonuses apart) a reference is shown.
STRONG = 0.38
# A short list of results is filled up with the next best, down to this share of the best score, or to this one if the query is a
# title.
FIRST_PAGE, WEAK, WEAK_BESIDE_TITLE = 10, 0.12, 0.22
# From this nearness on, a query is a title or most of one; a query of fewer words than the second number may be a topic that is also
# a title.
_MOSTLY_TITLE, _SHORTEST_TITLE = 0.5, 3


def is_title(nearest: float, words: int) -> bool:
    """Return whether a query of so many words is a title, if the nearest title matches it this closely (0 to 1)."""
    return nearest >= _MOSTLY_TITLE and words >= _SHORTEST_TITLE


def above_cutoff(scores: Mapping[int, float], *, title: bool) -> set[int]:
    """Return the references to show of those that have a score; fewer if the query is a `title`."""
    best = max(scores.values(), default=0.0)
    strong = {doc for doc, value in scores.items() if value >= best * STRONG}
    if len(strong) >= FIRST_PAGE:
        return strong
    least = best * (WEAK_BESIDE_TITLE if title else WEAK)
    return strong.union(best_first({doc: value for doc, value in scores.items() if value >= least})[:FIRST_PAGE])
