"""Measure how much of a query the best references answer, so that a search can say when nothing is about it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from pswbrief.search.ranking import rarity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pswbrief.search.evaluate import Match

# If words of a query occur nowhere, and the best references cover less than this share of it, none is about it. Measured by `make
# relevance`: 27 of 32 queries on other subjects are below this share or find nothing; of 450 answerable ones, none is.
LEAST_COVERED = 0.33
# The number of the best references that are examined.
_BEST = 10


def coverage(best: Sequence[int], matches: Iterable[Match], unknown: int, total: int) -> float:
    """Return the greatest part (0 to 1) of a query's rarity that one of the best references holds.

    A concept counts by its rarity, less where only a synonym of it is there; `unknown` concepts are in none of `total` references.
    """
    found = list(matches)
    asked = sum(match.scored.rarity for match in found) + unknown * rarity(0, total)
    held = (sum(_held(match, doc) for match in found) for doc in best[:_BEST])
    return max(held, default=0.0) / asked if asked else 0.0


def _held(match: Match, doc: int) -> float:
    weight = max((variant.weight for variant, counts in match.counts if doc in counts), default=0.0)
    return match.scored.rarity * math.sqrt(weight)
