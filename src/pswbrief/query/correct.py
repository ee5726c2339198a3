"""The words of a catalogue that a misspelt word may have been."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

if TYPE_CHECKING:
    from collections.abc import Mapping

# A short word with a wrong letter is most often another word; a long one may have two slips.
_SHORTEST = 4
_TWO_SLIPS = 8


def correct(word: str, vocabulary: Mapping[str, int]) -> list[str]:
    """The words of `vocabulary` (word -> in how many references it stands) that are nearest to `word`, the commonest first.

    One slip (a letter more, less, wrong, or two swapped) is forgiven in a word of four letters, two from eight on.
    """
    if len(word) < _SHORTEST or word.isdecimal():
        return []
    slips = 2 if len(word) >= _TWO_SLIPS else 1
    found = process.extract(word, list(vocabulary), scorer=DamerauLevenshtein.distance, score_cutoff=slips, limit=None)
    if not found:
        return []
    least = min(distance for _, distance, _ in found)
    nearest = [other for other, distance, _ in found if distance == least]
    # A slip is rarely in the first letter.
    nearest.sort(key=lambda other: (other[0] != word[0], -vocabulary[other], other))
    return nearest
