"""A lexicon of a few words, to try the expansion of queries without an index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pswbrief.text.stems import phrase_key, root

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pswbrief.search.concepts import Reading


class KnownWords:
    """The words that references hold, the phrases of a thesaurus with what they find, and how other words are read."""

    def __init__(
        self,
        words: str = "",
        phrases: Mapping[str, Sequence[tuple[str, float]]] | None = None,
        readings: Mapping[str, Reading] | None = None,
    ) -> None:
        self._words = words.split()
        self._phrases = dict(phrases or {})
        self._found = {phrase_key(phrase.split()): found for phrase, found in self._phrases.items()}
        self._readings = dict(readings or {})

    def also(
        self,
        phrases: Mapping[str, Sequence[tuple[str, float]]] | None = None,
        readings: Mapping[str, Reading] | None = None,
    ) -> KnownWords:
        """The same with more phrases and readings."""
        return KnownWords(
            " ".join(self._words), self._phrases | dict(phrases or {}), self._readings | dict(readings or {})
        )

    def forms(self, word: str) -> tuple[str, ...]:
        return tuple(known for known in self._words if root(known) == root(word))

    def beginning(self, prefix: str) -> tuple[str, ...]:
        return tuple(known for known in self._words if known.startswith(prefix))

    def is_phrase(self, key: str) -> bool:
        return key in self._found

    def related_phrases(self, key: str) -> Sequence[tuple[str, float]]:
        return self._found.get(key, ())

    def joined(self, first: str, second: str) -> tuple[str, ...]:
        return self.forms(first + second) if first + second in self._words else ()

    def read(self, word: str) -> Reading | None:
        return self._readings.get(word)
