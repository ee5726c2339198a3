"""Stems and roots: the common key of a word's forms (*evaluated*, *evaluates*, *evaluation*) and of its relatives."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from Stemmer import Stemmer

if TYPE_CHECKING:
    from collections.abc import Iterable

_STEMMER = Stemmer("english")
# Words that Snowball conflates with others, by their beginning, with the stem to use instead: an experiment is no experience, an
# authority no author.
_OWN_STEMS = {
    "experiment": "experiment",
    "importan": "important",
    "informal": "informal",
    "authorit": "authority",
    "several": "several",
    "aged": "aged",
}
# Endings that Snowball's English stemmer keeps apart and search conflates: recover and recovery, disclose and disclosure, supervise
# and supervisor, voluntary and volunteer, psychiatry and psychiatrist, employ and employee.
_ENDINGS = ("ist", "ari", "ur", "or", "i", "e")
# Words that may be inserted in a phrase without changing its meaning: *leave their jobs*, *leave the job*.
SMALL_WORDS = frozenset(
    "a an the my your his her its our their this that these those them us me you him it really actually ever always often just"
    " quite very so".split()
)
# A million references have more different words than memory should hold.
REMEMBERED = 50_000
# Fewer letters no longer distinguish words: "polici" and "polic" stay two.
_SHORTEST = 6


@lru_cache(maxsize=REMEMBERED)
def stem(word: str) -> str:
    """Return the stem that the inflected forms of a word share: *manager*, *managers*; *evaluate*, *evaluated*, *evaluation*."""
    for beginning in _BY_LETTER.get(word[:1], ()):
        if word.startswith(beginning):
            return _OWN_STEMS[beginning]
    return str(_STEMMER.stemWord(word))


_BY_LETTER: dict[str, list[str]] = {}
for _beginning in _OWN_STEMS:
    _BY_LETTER.setdefault(_beginning[0], []).append(_beginning)


@lru_cache(maxsize=REMEMBERED)
def root(word: str) -> str:
    """Return the root that a word shares with its relatives as well: *psychiatry*, *psychiatrist*; *recover*, *recovery*."""
    found = stem(word)
    for ending in _ENDINGS:
        if found.endswith(ending) and len(found) - len(ending) >= _SHORTEST:
            return found.removesuffix(ending)
    return found


def phrase_key(phrase: Iterable[str]) -> str:
    """Return the key of a phrase: the roots of its words, without small ones where at least two others are left."""
    whole = tuple(phrase)
    kept = [word for word in whole if word not in SMALL_WORDS]
    return " ".join(root(word) for word in (kept if len(kept) > 1 else whole))
