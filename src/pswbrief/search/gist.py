"""Find what a question is about by all of its words together, and which references readers have filed under that.

People ask for one thing in many ways. The questions that the vocabulary has about a heading are taken as one text, and these texts
are ranked by the words of the question asked, by BM25, as references are.
"""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from pswbrief.search.concepts import Concept, vocabulary_variants
from pswbrief.search.ranking import rarity
from pswbrief.text.about import About
from pswbrief.text.stems import SMALL_WORDS, root

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from pswbrief.search.concepts import Lexicon
    from pswbrief.search.evaluate import Evaluator

# The most headings that a question is about. Neighbouring ones share many words: attitudes of staff, and views of staff.
_MOST = 20
# Saturation: how fast further questions with the same word lose weight.
_SATURATION = 1.2
# The power of a heading's score that makes its share, so that headings of similar likelihood share, and unlikely ones hardly count.
_POWER = 3
# If the questions about its headings have this part of a question's words, by their rarity, it is surely about them. If they have
# less, this counts less and less: it may be a question of another field.
_KNOWN = 0.5
# Of how many headings, the likeliest ones, the names are looked for in references that nobody has filed. A rule that files them finds
# a heading in half of the references that have it, and is half right (docs/relevance.md).
_MOST_NAMED = 3
# How much a reference is about one of its minor subjects; its main ones count 1.
_MINOR = 0.4


class Subject(NamedTuple):
    """A heading that a question may be about, its share of the question (0 to 1), and phrases that name it, with their weights."""

    heading: str
    share: float
    finds: tuple[tuple[str, float], ...]


def answering(
    connection: sqlite3.Connection, words: Sequence[str], lexicon: Lexicon, evaluator: Evaluator
) -> dict[int, float]:
    """Return how much references are about what the words of a question ask for (0 to 1), by position."""
    subjects = gist(connection, words)
    filed = filed_under(connection, subjects)
    return filed.about | (_named_in(filed.by_rule, subjects, lexicon, evaluator) if filed.by_rule else {})


def gist(connection: sqlite3.Connection, words: Sequence[str]) -> list[Subject]:
    """Return the headings that a question is likeliest to be about, best first; their shares add up to how sure that is (0 to 1)."""
    (total,) = connection.execute("SELECT count(*) FROM heading").fetchone()
    scores: defaultdict[int, float] = defaultdict(float)
    held: defaultdict[int, float] = defaultdict(float)
    asked = 0.0
    for key in dict.fromkeys(root(word) for word in words if word not in SMALL_WORDS):
        holding = connection.execute("SELECT heading, times FROM cue WHERE root = ?", (key,)).fetchall()
        rare = rarity(len(holding), total)
        asked += rare
        for number, times in holding:
            scores[number] += rare * times / (times + _SATURATION)
            held[number] += rare
    best = sorted(scores.items(), key=lambda one: (-one[1], one[0]))[:_MOST]
    likelihood = sum(score**_POWER for _, score in best)
    known = sum(held[number] * score**_POWER for number, score in best) / (likelihood * asked) if best else 0.0
    sure = min(1.0, known / _KNOWN) ** 2
    return [_subject(connection, number, sure * score**_POWER / likelihood) for number, score in best]


def is_surely_about(connection: sqlite3.Connection, words: Sequence[str]) -> bool:
    """Return whether a question is surely about headings here: the questions about them have enough of its words."""
    return math.isclose(sum(subject.share for subject in gist(connection, words)), 1.0)


def _subject(connection: sqlite3.Connection, number: int, share: float) -> Subject:
    label, found = connection.execute("SELECT label, found FROM heading WHERE number = ?", (number,)).fetchone()
    pairs = (line.split(" ", 1) for line in found.split("\n"))
    return Subject(label, share, tuple((phrase, float(weight)) for weight, phrase in pairs))


class Filed(NamedTuple):
    """How much the references that readers have filed are about some subjects, by position; and those that they have not."""

    about: dict[int, float]
    by_rule: set[int]


def filed_under(connection: sqlite3.Connection, subjects: Sequence[Subject]) -> Filed:
    """Return which references readers have filed under some subjects, the most pertinent as 1."""
    shares = {subject.heading: subject.share for subject in subjects}
    found: dict[int, float] = {}
    by_rule: set[int] = set()
    for position, headings in connection.execute("SELECT pos, headings FROM made") if shares else ():
        about = About.unpack(headings)
        if not about.by_hand:
            by_rule.add(position)
            continue
        found[position] = _under(about, shares)
    return Filed(_relative(found, subjects), by_rule)


def about_asked(
    connection: sqlite3.Connection, words: Sequence[str], headings: Mapping[int, About]
) -> dict[int, float]:
    """Return how much references with these headings are about what some words ask for (0 to 1), whoever has filed them."""
    subjects = gist(connection, words)
    shares = {subject.heading: subject.share for subject in subjects}
    return _relative({position: _under(about, shares) for position, about in headings.items()}, subjects)


def _under(about: About, shares: Mapping[str, float]) -> float:
    """Return how much of what is asked for a reference is filed under."""
    main, minor = (sum(shares.get(heading, 0.0) for heading in some) for some in (about.main, about.minor))
    return main + _MINOR * minor


def _named_in(docs: set[int], subjects: Sequence[Subject], lexicon: Lexicon, evaluator: Evaluator) -> dict[int, float]:
    """Return how much some references are about the likeliest subjects, by the names of these in them."""
    found: defaultdict[int, float] = defaultdict(float)
    for subject in subjects[:_MOST_NAMED]:
        # Names with their words apart find no more than these, and take most of the time.
        adjacent = [variant for variant in vocabulary_variants(subject.finds, lexicon) if not variant.loose]
        variants = sorted(adjacent, key=lambda variant: -variant.weight)
        for doc, score in evaluator.match(Concept(subject.heading, tuple(variants))).scored.scores.items():
            if doc in docs:
                found[doc] += subject.share * score
    return _relative(found, subjects)


def _relative(found: Mapping[int, float], subjects: Sequence[Subject]) -> dict[int, float]:
    """Return values relative to the greatest, which becomes how sure the subjects are; without those that are 0."""
    sure = sum(subject.share for subject in subjects)
    most = max(found.values(), default=0.0)
    return {position: sure * value / most for position, value in found.items() if value}
