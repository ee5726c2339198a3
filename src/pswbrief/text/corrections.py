"""Spelling corrections: the words of a catalogue nearest to a misspelt one, and the known names nearest to a mistyped one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process
from rapidfuzz.distance import DamerauLevenshtein

from pswbrief.text.normalize import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


# The shortest word that is corrected (a shorter one with a wrong letter is usually another word), and the shortest with two slips.
_SHORTEST = 4
_TWO_SLIPS = 8
# The longest ending by which two English words may differ as relatives: *managerial*, *manager*.
_LONGEST_ENDING = 3
# The shortest common beginning of words of one family.
_SAME_BEGINNING = 7


def correct(word: str, vocabulary: Mapping[str, int], *, english: bool) -> list[str]:
    """Return the words of `vocabulary` (word -> the number of references with it) that are nearest to `word`, the commonest first.

    One slip (a letter added, dropped, wrong, or two swapped) is corrected in a word of four letters or more, two from eight on if the
    first letter is right. A word of `english` is not misspelt, but a word that extends it, or that it extends, may be its relative:
    *risky*, *risk*.
    """
    if len(word) < _SHORTEST or not word.isalpha():
        return []
    if english:
        vocabulary = {other: docs for other, docs in vocabulary.items() if _is_relative(word, other)}
    slips = 2 if len(word) >= _TWO_SLIPS else 1
    if english and len(word) >= _TWO_SLIPS + _LONGEST_ENDING - 1:
        slips = _LONGEST_ENDING
    found = process.extract(word, list(vocabulary), scorer=DamerauLevenshtein.distance, score_cutoff=slips, limit=None)
    found = [each for each in found if each[1] <= 1 or each[0][0] == word[0]]
    if not found:
        return []
    least = min(distance for _, distance, _ in found)
    nearest = [other for other, distance, _ in found if distance == least]
    # A slip is rarely in the first letter.
    nearest.sort(key=lambda other: (other[0] != word[0], -vocabulary[other], other))
    return nearest


def _is_relative(word: str, other: str) -> bool:
    """Return whether one of two words extends the other, or both extend a long common beginning: *managerial*, *managers*."""
    if word[:_SAME_BEGINNING] == other[:_SAME_BEGINNING] and len(word) > _SAME_BEGINNING:
        return True
    return min(len(word), len(other)) >= _SHORTEST and (word.startswith(other) or other.startswith(word))


# The least similarity (0-100) of a suggestion: less similar ones puzzle more than they help. Tuned on typing errors in the brief's
# ids.
_LIKE_ENOUGH = 55


def nearest(asked: str, known: Sequence[str], most: int = 3) -> list[str]:
    """Return at most `most` of the known names that are similar to `asked`, the most similar first."""
    # A name of a few letters is similar to a part of anything.
    fitting = [name for name in known if 2 * len(name) >= len(asked)]
    found = process.extract(asked, fitting, scorer=fuzz.WRatio, processor=fold, limit=most, score_cutoff=_LIKE_ENOUGH)
    return [name for name, _, _ in found]
