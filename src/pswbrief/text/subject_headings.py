"""Subject headings by rule: assigns headings of the vocabulary to texts, and finds references with similar headings."""

from __future__ import annotations

import math
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from pswbrief.text.about import About
from pswbrief.text.stems import REMEMBERED, SMALL_WORDS, root
from pswbrief.text.stopwords import COMMON, STOPWORDS
from pswbrief.text.vocabulary import NARROWER, SAME, key_and_words, relations
from pswbrief.text.words import remembered_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pswbrief.text.vocabulary import Vocabulary

# The most neighbours of a reference, and the most references of a heading that still distinguishes them.
_MOST_NEIGHBOURS, _MOST_UNDER = 5, 150
# The weight of a name found in a text: the heading's label, a synonym, an answer to a question that asks for the heading.
_LABEL, _SYNONYM, _FOUND = 1.0, 0.6, 0.4
# The weight of a text by its place: title, keywords, name of the section, abstract.
TITLE, KEYWORD, SECTION, ABSTRACT = 3.0, 3.0, 2.0, 1.0
# The least scores of a main and of a minor heading, in billionths, and the most headings of a reference. Chosen on the brief:
# see docs/relevance.md.
_LEAST_MAIN, _LEAST_MINOR, _MOST = 5e8, 2e8, 25
# The most occurrences of a name in one text that count.
_MOST_COUNTED = 3
# Saturation: how fast further occurrences of a name lose weight.
_SATURATION = 1.5


class HeadingRules:
    """Assigns headings to texts: by the labels and synonyms of a vocabulary, and by the answers to its questions."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        named: defaultdict[tuple[str, ...], dict[str, float]] = defaultdict(dict)
        by_key = {key_and_words(heading)[0]: heading for heading in vocabulary.headings}
        related = relations(vocabulary)
        for key, heading in by_key.items():
            _name(named, heading, key_and_words(heading), _LABEL)
            for phrase, weight in related.get(key, {}).items():
                if weight >= NARROWER:
                    _name(named, heading, key_and_words(phrase), SAME if weight >= SAME else _SYNONYM)
        for concept in vocabulary.concepts:
            found = [key_and_words(phrase) for phrase in concept.finds]
            # A question asks for the first headings among its answers; later ones are only related.
            for heading in [by_key[key] for key, _ in found if key in by_key][:2]:
                for name in found:
                    if name[0] not in by_key:
                        _name(named, heading, name, _FOUND)
        self._names = _Names()
        # By number of a name, its headings with weights: a name of many headings says little about each.
        self._headings: list[list[tuple[str, float]]] = []
        for roots, weights in named.items():
            names = self._names
            for each in roots:
                names = names.setdefault(each, _Names())
            names.number = len(self._headings)
            shared = math.sqrt(len(weights))
            self._headings.append([(heading, weight / shared) for heading, weight in weights.items()])

    def about(self, texts: Iterable[tuple[str, float]]) -> About:
        """Return the headings of a reference from its texts, each with the weight of its place."""
        counts: defaultdict[int, float] = defaultdict(float)
        for text, place in texts:
            for name, times in self._names_in(text).items():
                counts[name] += place * min(times, _MOST_COUNTED)
        scores: dict[str, float] = {}
        for name, count in counts.items():
            saturated = count / (count + _SATURATION)
            for heading, weight in self._headings[name]:
                scores[heading] = scores.get(heading, 0.0) + weight * saturated
        # In whole billionths, so that the order of summation does not matter.
        best = sorted(
            [
                (-int(rounded), heading)
                for heading, score in scores.items()
                if (rounded := score * 1e9 + 0.5) >= _LEAST_MINOR
            ]
        )[:_MOST]
        return About(
            tuple([heading for score, heading in best if -score >= _LEAST_MAIN]),
            tuple([heading for score, heading in best if -score < _LEAST_MAIN]),
        )

    def _names_in(self, text: str) -> dict[int, int]:
        """Return how often each name, by its number, occurs in a text."""
        # The empty root at the end ends each name that the text breaks off.
        roots = [*filter(None, map(_significant_root, remembered_words(text))), ""]
        found: defaultdict[int, int] = defaultdict(int)
        begun_by = self._names.get
        for at, first in enumerate(roots, 1):
            names, following = begun_by(first), at
            while names is not None:
                if names.number is not None:
                    found[names.number] += 1
                names = names.get(roots[following])
                following += 1
        return found


class _Names(dict[str, "_Names"]):
    """A node of a trie of names: the continuations by their next root, and the `number` of the name that ends here."""

    __slots__ = ("number",)

    def __init__(self) -> None:
        super().__init__()
        self.number: int | None = None


@lru_cache(maxsize=REMEMBERED)
def _significant_root(word: str) -> str:
    """Return the root of a word; "" for one that may be inserted in a phrase."""
    return "" if word in SMALL_WORDS else root(word)


def _name(
    named: defaultdict[tuple[str, ...], dict[str, float]], heading: str, name: tuple[str, str], weight: float
) -> None:
    """Record that a name (its key and its words) assigns a heading, unless it is a common word."""
    key, phrase = name
    if phrase not in COMMON and phrase not in STOPWORDS:
        headings = named[tuple(key.split())]
        headings[heading] = max(weight, headings.get(heading, 0.0))


def neighbours(about: Mapping[int, About]) -> dict[int, list[tuple[int, float]]]:
    """Return the most similar references of each, nearest first, with their similarity (0 to 1).

    The similarity is the cosine of their headings, weighted by rarity.
    """
    holding: defaultdict[str, dict[int, float]] = defaultdict(dict)
    for key, one in about.items():
        for heading, weight in one.weights().items():
            holding[heading][key] = weight
    shared: dict[int, defaultdict[int, float]] = {key: defaultdict(float) for key in about}
    for weights in holding.values():
        if len(weights) > _MOST_UNDER:
            continue
        rare = math.log(1 + len(about) / len(weights)) ** 2
        for key, weight in weights.items():
            others, counted = shared[key], rare * weight
            for other, its in weights.items():
                others[other] += counted * its
    length = {key: math.sqrt(others.pop(key, 1.0)) for key, others in shared.items()}
    found = {}
    for key, others in shared.items():
        similar = [(other, product / (length[key] * length[other])) for other, product in others.items()]
        found[key] = sorted(similar, key=lambda entry: (-entry[1], entry[0]))[:_MOST_NEIGHBOURS]
    return found
