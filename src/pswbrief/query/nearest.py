"""The names nearest to one that was misspelt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from pswbrief.core.fold import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

# Below this likeness (0-100) an offer puzzles more than it helps; found by trying slips of the finger on the brief's ids.
_LIKE_ENOUGH = 55


def nearest(asked: str, known: Sequence[str], most: int = 3) -> list[str]:
    """At most `most` of the known names that are like `asked`, the likest first."""
    found = process.extract(asked, known, scorer=fuzz.WRatio, processor=fold, limit=most, score_cutoff=_LIKE_ENOUGH)
    return [name for name, _, _ in found]
