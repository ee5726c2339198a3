"""How good a ranking is, against graded judgements.

Sources: nDCG with gains 2^grade - 1 and a discount of log2(rank + 1), Burges et al., "Learning to Rank using Gradient Descent", 2005;
reciprocal rank, recall and precision as in Manning et al., "Introduction to Information Retrieval", 2008, chapter 8.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

DEPTH = 10
RECALL_DEPTH = 20
# From this grade a reference is an answer to be first for.
ANSWER = 2


class Figures(NamedTuple):
    """nDCG@10, reciprocal rank, recall@20 and precision of what is shown: each from 0 to 1."""

    ndcg: float
    mrr: float
    recall: float
    precision: float


def measure(shown: Sequence[str], grades: Mapping[str, int]) -> Figures:
    """The figures of one query: ids as they are shown, best first, and the grade (1-3) of each relevant id."""
    ideal = _gain(sorted(grades.values(), reverse=True))
    answer = min(ANSWER, max(grades.values()))
    first = next((rank for rank, key in enumerate(shown, 1) if grades.get(key, 0) >= answer), None)
    return Figures(
        _gain([grades.get(key, 0) for key in shown]) / ideal,
        1 / first if first else 0.0,
        sum(key in grades for key in shown[:RECALL_DEPTH]) / min(len(grades), RECALL_DEPTH),
        sum(key in grades for key in shown) / len(shown) if shown else 0.0,
    )


def mean(figures: Sequence[Figures]) -> Figures:
    """The mean of each figure."""
    return Figures(*(sum(column) / len(figures) for column in zip(*figures, strict=True)))


def _gain(grades: Sequence[int]) -> float:
    return sum((2**grade - 1) / math.log2(rank + 1) for rank, grade in enumerate(grades[:DEPTH], 1))
