"""The vocabulary: concepts with their names, the questions that ask for them, and the headings under which references are filed.

The file (`data/vocabulary.toml`) is for people to read and extend, and says how; this module knows what its keys mean.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

import tomli

from pswbrief.text.stems import phrase_key, root
from pswbrief.text.words import words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence


# The weight of a word that replaces a typed one, whose own weight is 1.
SAME = 0.9  # an abbreviation, a place's adjective
SYNONYM = 0.55
NARROWER = 0.5
PART = 0.6
BROADER = 0.2
REGION = 0.3

# Each phrase of a concept is related to each other one. That is forty times as many pairs as the shipped vocabulary has.
MOST_PAIRS = 1_000_000
# The keys of a concept that are lists.
LISTS = ("same", "synonyms", "narrower", "parts", "regions", "entry", "finds", "questions")


_HEADER = re.compile(r"\s*\[\[\s*concepts\s*\]\]")


class VocabularyError(ValueError):
    """Raised for an invalid vocabulary; `line` is that of the first mistake."""

    def __init__(self, line: int, sentence: str) -> None:
        super().__init__(f"line {line}: {sentence}")
        self.line = line
        self.sentence = sentence


class VocabularyConcept(NamedTuple):
    """A concept: its preferred label, and lists of phrases.

    `same`: names with the same meaning; `synonyms`: with nearly the same; `narrower`: narrower concepts; `parts`, `regions`: of a
    place, places in it and around it; `entry`: how people ask; `finds`: the phrases that answer them; `questions`: whole questions
    about the label, which is a heading.
    """

    label: str
    same: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()
    narrower: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    entry: tuple[str, ...] = ()
    finds: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()


class Vocabulary(NamedTuple):
    """The headings under which references are filed, and the concepts."""

    headings: tuple[str, ...] = ()
    concepts: tuple[VocabularyConcept, ...] = ()

    def with_own(self, own: Vocabulary) -> Vocabulary:
        """Return this vocabulary and a reader's own as one."""
        return Vocabulary(tuple(dict.fromkeys((*self.headings, *own.headings))), (*self.concepts, *own.concepts))


def parse_vocabulary(text: str) -> Vocabulary:
    """Read a vocabulary file. VocabularyError names the line of the first mistake."""
    try:
        table = tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        raise VocabularyError(error.lineno, str(error.msg)) from None
    except RecursionError:
        raise VocabularyError(1, "it is nested too deeply") from None
    for key in table.keys() - {"headings", "concepts"}:
        raise VocabularyError(_line_of(text, key), f"there is no key {key!r}; use headings and [[concepts]]")
    headings = table.get("headings", [])
    if not _is_texts(headings):
        raise VocabularyError(_line_of(text, "headings"), "headings is a list of texts, none of them empty")
    concepts = table.get("concepts", [])
    if not isinstance(concepts, list) or not all(isinstance(one, dict) for one in concepts):
        raise VocabularyError(_line_of(text, "concepts"), "write each concept under [[concepts]]")
    return Vocabulary(tuple(headings), tuple(_concept(text, at, one) for at, one in enumerate(concepts)))


def parse_own_vocabulary(text: str, shipped: Collection[str] = ()) -> Vocabulary:
    """Read a reader's vocabulary file, which adds to the headings that ship.

    VocabularyError as for the one that ships, if it relates more than `MOST_PAIRS`, and for questions about what is no heading.
    """
    made = parse_vocabulary(text)
    related = 0
    for at, concept in enumerate(made.concepts):
        if concept.questions and concept.label not in {*shipped, *made.headings}:
            sentence = f"questions are about a heading, and {concept.label!r} is none; add it to headings"
            raise VocabularyError(_line_of(text, "questions", at), sentence)
        related += sum(len(typed) * len(others) for typed, others, _ in _pairs(Vocabulary(concepts=(concept,))))
        if related > MOST_PAIRS:
            sentence = f"up to {concept.label!r}, more than {MOST_PAIRS:,} pairs of phrases are related"
            raise VocabularyError(_line_of(text, "label", at), sentence)
    return made


def _concept(text: str, at: int, table: dict[str, Any]) -> VocabularyConcept:
    label = table.get("label")
    if not isinstance(label, str) or not words(label):
        raise VocabularyError(_line_of(text, "label", at), "a concept needs a label")
    for key in table.keys() - {"label", "reason", *LISTS}:
        raise VocabularyError(
            _line_of(text, key, at), f"a concept has no {key!r}; it has {', '.join(LISTS)} and reason"
        )
    for key in LISTS:
        if not _is_texts(table.get(key, [])):
            raise VocabularyError(_line_of(text, key, at), f"{key} is a list of texts, none of them empty")
    if bool(table.get("entry")) != bool(table.get("finds")):
        raise VocabularyError(_line_of(text, "label", at), f"{label!r} needs entry and finds, or neither")
    return VocabularyConcept(label, **{key: tuple(table.get(key, ())) for key in LISTS})


def _is_texts(value: object) -> bool:
    # Nearly all begin with a letter of ASCII, and need not be split to see that they have a word.
    return isinstance(value, list) and all(
        isinstance(text, str) and ((text[:1].isalnum() and text.isascii()) or words(text)) for text in value
    )


def _line_of(text: str, key: str, concept: int | None = None) -> int:
    """Return the line of a key, in the concept of a number if one is given; that of the concept's header if the key isn't in it."""
    lines = text.splitlines()
    start = 0
    if concept is not None:
        headers = [at for at, line in enumerate(lines) if _HEADER.match(line)]
        # A concept written inline (`concepts = [{ label = "x" }]`) has no header to find.
        start = headers[concept] if concept < len(headers) else _line_of(text, "concepts") - 1
    for at in range(start + (concept is not None), len(lines)):
        if concept is not None and lines[at].startswith("[["):
            break
        if lines[at].strip(' \t["]').startswith(key):
            return at + 1
    return start + 1


# Cached, as compiling an index needs it twice: to assign headings, and to look up words.
@lru_cache(maxsize=1)
def relations(vocabulary: Vocabulary) -> Mapping[str, Mapping[str, float]]:
    """Return, by the key of each name (the roots of its words), the phrases that it also finds, with their weights.

    The relations of all concepts are united, each phrase with its greatest weight; weights are below 1.
    """
    found: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for typed, others, weight in _pairs(vocabulary):
        known = [key_and_words(other) for other in others]
        for key, _ in map(key_and_words, typed):
            if not key:
                continue
            phrases = found[key]
            for own_key, phrase in known:
                if phrase and own_key != key and weight > phrases.get(phrase, 0.0):
                    phrases[phrase] = weight
    return {key: phrases for key, phrases in found.items() if phrases}


@cache
def key_and_words(text: str) -> tuple[str, str]:
    """Return the key and the words of a phrase in the file; cached, as each occurs in many pairs."""
    phrase = words(text)
    return phrase_key(phrase), " ".join(phrase)


def _pairs(vocabulary: Vocabulary) -> Iterator[tuple[Sequence[str], Sequence[str], float]]:
    """Yield (phrases, phrases that they find, weight); a phrase does not find itself."""
    for concept in vocabulary.concepts:
        names = (concept.label, *concept.same)
        every = (*names, *concept.synonyms)
        yield names, names, SAME
        yield every, every, SYNONYM
        if concept.narrower:
            yield every, concept.narrower, NARROWER
            yield concept.narrower, every, BROADER
        yield names, concept.parts, PART
        yield concept.parts, names, REGION
        yield concept.regions, names, NARROWER
        yield names, concept.regions, REGION
        yield concept.regions, concept.parts, NARROWER
        yield concept.parts, concept.regions, BROADER


@lru_cache(maxsize=1)
def words_of(vocabulary: Vocabulary) -> frozenset[str]:
    """Return all words in headings, names, entry terms and answers; questions have everyday words besides."""
    phrases = [*vocabulary.headings, *(concept.label for concept in vocabulary.concepts)]
    named = [key for key in LISTS if key != "questions"]
    phrases += [text for concept in vocabulary.concepts for key in named for text in getattr(concept, key)]
    return frozenset(word for phrase in phrases for word in key_and_words(phrase)[1].split())


@lru_cache(maxsize=1)
def roots_of(vocabulary: Vocabulary) -> frozenset[str]:
    """Return the roots of all words of the vocabulary."""
    return frozenset(map(root, words_of(vocabulary)))


class EntryTerms(NamedTuple):
    """The keys (roots) of phrases that ask for something, and the phrases (words) that answer."""

    asks: tuple[str, ...]
    finds: tuple[str, ...]


@lru_cache(maxsize=1)
def entry_terms(vocabulary: Vocabulary) -> tuple[EntryTerms, ...]:
    """Return the entry terms of a vocabulary, by concept."""
    return tuple(
        EntryTerms(
            tuple(dict.fromkeys(key_and_words(phrase)[0] for phrase in concept.entry)),
            tuple(dict.fromkeys(key_and_words(phrase)[1] for phrase in concept.finds)),
        )
        for concept in vocabulary.concepts
        if concept.entry
    )


class AskedHeading(NamedTuple):
    """A heading about which there are questions.

    `times`: the roots of the words in them, and the number of questions that have each; `finds`: the phrases (words) of concepts that
    name the heading or answer with it, with their weights.
    """

    heading: str
    times: Mapping[str, int]
    finds: Mapping[str, float]


def asked_headings(vocabulary: Vocabulary) -> list[AskedHeading]:
    """Return the headings about which a vocabulary has questions."""
    times: dict[str, Counter[str]] = {heading: Counter() for heading in vocabulary.headings}
    finds = {heading: {key_and_words(heading)[1]: 1.0} for heading in vocabulary.headings}
    for concept in vocabulary.concepts:
        if concept.label in times:
            for question in concept.questions:
                times[concept.label].update(set(key_and_words(question)[0].split()))
        names = [concept.label, *concept.same, *concept.synonyms, *concept.finds]
        for heading in finds.keys() & set(names):
            for name in names:
                finds[heading].setdefault(key_and_words(name)[1], NARROWER)
    return [AskedHeading(heading, asked, finds[heading]) for heading, asked in times.items() if asked]
