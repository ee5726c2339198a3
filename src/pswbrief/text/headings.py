"""What references are about: the headings that readers gave them, or that the vocabulary's names in their texts show."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from pswbrief.text.stems import SMALL_WORDS, root
from pswbrief.text.stopwords import COMMON, STOPWORDS
from pswbrief.text.vocabulary import NARROWER, SAME, key_and_words, relations
from pswbrief.text.words import remembered_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pswbrief.text.vocabulary import Vocabulary

# The weight of a heading for the main subject, relative to one for a minor subject.
_MAIN, _MINOR = 2.0, 1.0
# How many neighbours a reference has, and how many references a heading may have and still distinguish any of them.
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
            # The first headings of what answers are what is asked for; those behind them are only near it.
            for heading in [by_key[key] for key, _ in found if key in by_key][:2]:
                for name in found:
                    if name[0] not in by_key:
                        _name(named, heading, name, _FOUND)
        # By first root, and by how many roots follow it, what follows -> the number of the name.
        self._names: defaultdict[str, list[tuple[int, dict[tuple[str, ...], int]]]] = defaultdict(list)
        # By number, the headings that a name shows, and how well; a name of many says little of each, by this divisor.
        self._headings: list[tuple[float, list[tuple[str, float]]]] = []
        for (first, *rest), weights in named.items():
            lengths = dict(self._names[first])
            if len(rest) not in lengths:
                self._names[first].append((len(rest), lengths.setdefault(len(rest), {})))
            lengths[len(rest)][tuple(rest)] = len(self._headings)
            self._headings.append((math.sqrt(len(weights)), list(weights.items())))

    def about(self, texts: Iterable[tuple[str, float]]) -> About:
        """Return the headings of a reference from its texts, each with what its place counts."""
        counts: defaultdict[int, float] = defaultdict(float)
        for text, place in texts:
            for name, times in self._names_in(text).items():
                counts[name] += place * min(times, _MOST_COUNTED)
        scores: defaultdict[str, float] = defaultdict(float)
        for name, count in counts.items():
            divisor, headings = self._headings[name]
            telling = count / (count + _SATURATION) / divisor
            for heading, weight in headings:
                scores[heading] += weight * telling
        # Rounded, so that the order in which names are summed up decides nothing.
        rounded = [(-round(score, 9), heading) for heading, score in scores.items() if score > _LEAST_MINOR - 1e-9]
        best = sorted(one for one in rounded if one[0] <= -_LEAST_MINOR)[:_MOST]
        return About(
            tuple(heading for score, heading in best if -score >= _LEAST_MAIN),
            tuple(heading for score, heading in best if -score < _LEAST_MAIN),
        )

    def _names_in(self, text: str) -> dict[int, int]:
        """Return how often each name, by its number, occurs in a text."""
        roots = tuple([root(word) for word in remembered_words(text) if word not in SMALL_WORDS])
        found: defaultdict[int, int] = defaultdict(int)
        names = self._names
        for at, first in enumerate(roots, 1):
            if first in names:
                for length, following in names[first]:
                    number = following.get(roots[at : at + length])
                    if number is not None:
                        found[number] += 1
        return found


def _name(
    named: defaultdict[tuple[str, ...], dict[str, float]], heading: str, name: tuple[str, str], weight: float
) -> None:
    """Let a name (its key and its words) show a heading, unless every text has it."""
    key, phrase = name
    if phrase not in COMMON and phrase not in STOPWORDS:
        headings = named[tuple(key.split())]
        headings[heading] = max(weight, headings.get(heading, 0.0))


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
