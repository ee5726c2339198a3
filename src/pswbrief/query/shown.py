"""What is shown of all that matches: what answers, and not all that touches."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# A reference is shown if it scores this part of the best one, its title's word order apart: for one concept, and for several.
CUT_ONE, CUT_SEVERAL = 0.25, 0.22
# Where fewer than these pass, and the query is no title, the next best follow if they score this part.
FEW, CUT_FEW = 8, 0.15
# From here on a query is a title, or much of one.
MOSTLY_TITLE = 0.5


def shown(scores: Mapping[int, float], *, several: bool, title: float) -> set[int]:
    """The references to show of those that have a score, for a query of `several` concepts or of one.

    `title` says how near any title comes to the query (0 to 1).
    """
    best = max(scores.values(), default=0.0)
    least = best * (CUT_SEVERAL if several else CUT_ONE)
    found = {doc for doc, value in scores.items() if value >= least}
    if len(found) < FEW and title < MOSTLY_TITLE:
        nearly = sorted((-value, doc) for doc, value in scores.items() if best * CUT_FEW <= value < least)
        found.update(doc for _, doc in nearly[: FEW - len(found)])
    return found
