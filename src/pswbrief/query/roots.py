"""The root that the forms of a word share: *evaluated*, *evaluates* and *evaluation* have one."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from Stemmer import Stemmer

if TYPE_CHECKING:
    from collections.abc import Iterable

_STEMMER = Stemmer("english")
# Snowball's English stemmer leaves apart what search wants together: recover and recovery, disclose and disclosure, supervise and
# supervisor, voluntary and volunteer, psychiatry and psychiatrist, employ and employee.
_ENDINGS = ("ist", "ari", "ur", "or", "i", "e")
# Fewer letters than these no longer tell words apart: "polici" and "polic" stay two.
_SHORTEST = 6


@cache
def root(word: str) -> str:
    """The root of a word as `words` gives it."""
    stem = str(_STEMMER.stemWord(word))
    for ending in _ENDINGS:
        if stem.endswith(ending) and len(stem) - len(ending) >= _SHORTEST:
            return stem.removesuffix(ending)
    return stem


def phrase_key(phrase: Iterable[str]) -> str:
    """The key of a phrase: the roots of its words."""
    return " ".join(root(word) for word in phrase)
