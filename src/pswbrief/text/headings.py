"""What references are about: the headings that readers gave them, or that the vocabulary's names in their texts show."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from pswbrief.text.stems import SMALL_WORDS, root
from pswbrief.text.stopwords import COMMON, STOPWORDS
from pswbrief.text.vocabulary import NARROWER, SAME, key_and_words, relations
from pswbrief.text.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pswbrief.text.vocabulary import Vocabulary

# What a heading of the main matter counts, beside one of what else a reference deals with.
_MAIN, _MINOR = 2.0, 1.0
# How many neighbours a reference has, and under how many references a heading may stand to tell any of them apart.
_MOST_NEIGHBOURS, _MOST_UNDER = 5, 150
# What a name of a heading says of a text: the heading itself, a synonym, what answers those who ask for it.
_LABEL, _SYNONYM, _FOUND = 1.0, 0.6, 0.4
# What a text's place counts: a title, a keyword, the name of a section, an abstract.
TITLE, KEYWORD, SECTION, ABSTRACT = 3.0, 3.0, 2.0, 1.0
# From these scores on a heading is of the main matter, or given at all; and how many a reference has at most. Chosen on the brief:
# see docs/query.md.
_LEAST_MAIN, _LEAST_MINOR, _MOST = 0.5, 0.2, 25
# More of the same name in one text says no more.
_MOST_COUNTED = 3
# How soon more of a name stops counting.
_SATURATION = 1.5


class About(NamedTuple):
    """The headings of a reference: those of its main matter, and those of what else it deals with."""

    main: tuple[str, ...] = ()
    minor: tuple[str, ...] = ()


class HeadingRules:
    """Finds headings in texts: by the labels and synonyms of a vocabulary, and by what it finds for those who ask."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        # First root of a name -> the other roots, the headings and what the name says of each.
        self._names: defaultdict[str, dict[tuple[str, ...], dict[str, float]]] = defaultdict(dict)
        # First root -> how many roots follow it in any name: hardly more than two different numbers.
        self._lengths: dict[str, tuple[int, ...]] = {}
        by_key = {key_and_words(heading)[0]: heading for heading in vocabulary.headings}
        related = relations(vocabulary)
        for key, heading in by_key.items():
            self._add(heading, key_and_words(heading), _LABEL)
            for phrase, weight in related.get(key, {}).items():
                if weight >= NARROWER:
                    self._add(heading, key_and_words(phrase), SAME if weight >= SAME else _SYNONYM)
        for concept in vocabulary.concepts:
            found = [key_and_words(phrase) for phrase in concept.finds]
            # The first headings of what answers are what is asked for; those behind them are only near it.
            for heading in [by_key[key] for key, _ in found if key in by_key][:2]:
                for name in found:
                    if name[0] not in by_key:
                        self._add(heading, name, _FOUND)
        for first, names in self._names.items():
            self._lengths[first] = tuple(sorted({len(rest) for rest in names}))

    def _add(self, heading: str, name: tuple[str, str], weight: float) -> None:
        key, phrase = name
        if phrase in COMMON or phrase in STOPWORDS:
            return
        first, *rest = key.split()
        headings = self._names[first].setdefault(tuple(rest), {})
        headings[heading] = max(weight, headings.get(heading, 0.0))

    def about(self, texts: Iterable[tuple[str, float]]) -> About:
        """Return the headings of a reference from its texts, each with what its place counts."""
        counts: defaultdict[tuple[str, tuple[str, ...]], float] = defaultdict(float)
        for text, place in texts:
            for name, times in self._names_in(text).items():
                counts[name] += place * min(times, _MOST_COUNTED)
        scores: defaultdict[str, float] = defaultdict(float)
        for (first, rest), count in counts.items():
            headings = self._names[first][rest]
            # A name of many headings says little of each.
            telling = count / (count + _SATURATION) / math.sqrt(len(headings))
            for heading, weight in headings.items():
                scores[heading] += weight * telling
        best = sorted(scores.items(), key=lambda one: (-one[1], one[0]))[:_MOST]
        return About(
            tuple(heading for heading, score in best if score >= _LEAST_MAIN),
            tuple(heading for heading, score in best if _LEAST_MINOR <= score < _LEAST_MAIN),
        )

    def _names_in(self, text: str) -> dict[tuple[str, tuple[str, ...]], int]:
        roots = [root(word) for word in words(text) if word not in SMALL_WORDS]
        found: defaultdict[tuple[str, tuple[str, ...]], int] = defaultdict(int)
        lengths = self._lengths
        for at, first in enumerate(roots):
            if first in lengths:
                names = self._names[first]
                for length in lengths[first]:
                    rest = tuple(roots[at + 1 : at + 1 + length])
                    if rest in names:
                        found[first, rest] += 1
        return found


def neighbours(about: Mapping[int, About]) -> dict[int, list[tuple[int, float]]]:
    """Return the references that are about most of the same, nearest first, and how much alike they are (0 to 1).

    It is the cosine of their headings. A heading counts the more, the fewer references have it.
    """
    holding: defaultdict[str, dict[int, float]] = defaultdict(dict)
    for key, (main, minor) in about.items():
        for heading in minor:
            holding[heading][key] = _MINOR
        for heading in main:
            holding[heading][key] = _MAIN
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
        alike = [(other, product / (length[key] * length[other])) for other, product in others.items()]
        found[key] = sorted(alike, key=lambda entry: (-entry[1], entry[0]))[:_MOST_NEIGHBOURS]
    return found
