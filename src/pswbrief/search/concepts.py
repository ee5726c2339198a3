"""Expand the words of a query to concepts: each with its variants, from the word as typed to loosely related ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from pswbrief.search.phrases import interrupted_phrase, one_word_length, phrase_lengths, single_words
from pswbrief.text.stems import SMALL_WORDS, phrase_key, prefixed, stem
from pswbrief.text.stopwords import COMMON, STOPWORDS

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

# Another form of the word that was typed.
FORM = 0.95
# A word of the same root that is not an inflection of it: psychiatry for psychiatrist.
RELATIVE = 0.75
# The nearest word to a misspelt one counts as if it had been typed.
CORRECTED = 0.95
# The words of a phrase when not adjacent: of a typed phrase, and of a synonym (as a share of its weight).
LOOSE = 0.65
LOOSE_SYNONYM = 0.4
# One word of a phrase that hardly any reference has, adjacent or not: *walking* of *walking a tightrope*.
ONE_WORD = 0.2
# A phrase that fewer references have than this is searched for by its single words as well.
_FEW = 6
# From this many words on, a query is a question whose own words papers seldom have: the weight of related variants is multiplied,
# but stays below that of another form.
_LONG_QUESTION, _LONG_WEIGHT = 7, 1.3
# The most words named in a message of those that start with a typed beginning.
_MOST_SHOWN = 3
# How the `why` of a variant from the thesaurus begins.
THESAURUS = "thesaurus: "


class Variant(NamedTuple):
    """A phrase that expresses a concept: the forms that count for each of its words, its weight, and why it was added.

    If it is `loose`, its words may occur anywhere in one part of a reference; else they must be adjacent.
    """

    forms: tuple[tuple[str, ...], ...]
    weight: float
    why: str
    loose: bool = False

    @property
    def is_typed(self) -> bool:
        """Return whether it is the typed word or phrase, in any form, and not an expansion."""
        return not self.why.startswith(THESAURUS)


class Concept(NamedTuple):
    """Words of the query that are searched as one; `variants` by falling weight. `typed` is what the reader wrote.

    `fallback`: variants that are searched as well if fewer than `enough` references hold a form of the typed words.
    """

    typed: str
    variants: tuple[Variant, ...]
    fallback: tuple[Variant, ...] = ()
    enough: int = 1

    @property
    def is_common(self) -> bool:
        """Return whether it is a common word of any subject; one with synonyms has a specific sense: *begin* asks for history."""
        return self.typed in COMMON and not any(variant.why.startswith(THESAURUS) for variant in self.variants)


class Reading(NamedTuple):
    """The interpretation of a word that no reference holds: the forms that count for each of the words meant.

    `why` is "beginning" (of any of the forms), "apart" (words that were written as one) or "corrected".
    """

    why: str
    forms: tuple[tuple[str, ...], ...]

    @property
    def words(self) -> tuple[str, ...]:
        """Return the first form of each word."""
        return tuple(forms[0] for forms in self.forms)

    @property
    def shown(self) -> str:
        """Return the words for a message; for a beginning, the first few of its words."""
        if self.why != "beginning":
            return " ".join(self.words)
        (begun,) = self.forms
        return ", ".join(begun[:_MOST_SHOWN]) + (", …" if len(begun) > _MOST_SHOWN else "")


class Lexicon(Protocol):
    """The word look-ups that an index provides."""

    def forms(self, word: str) -> tuple[str, ...]:
        """Return the catalogue's words that share the word's root, the word itself among them if some reference holds it."""

    def beginning(self, prefix: str) -> tuple[str, ...]:
        """Return the collection's words that start with `prefix`."""

    def is_phrase(self, key: str) -> bool:
        """Return whether the thesaurus has a phrase under this key."""

    def related_phrases(self, key: str) -> Iterable[tuple[str, float]]:
        """Return the phrases that the thesaurus has under a phrase's key, with their weights."""

    def joined(self, first: str, second: str) -> tuple[str, ...]:
        """Return the forms of two words written as one, if a reference has them in that form."""

    def read(self, word: str) -> Reading | None:
        """Return how to interpret a word that no reference holds; None if nothing is near enough."""


def significant_words(words: Sequence[str]) -> list[str]:
    """Return the words that distinguish references: all but stopwords, or all if there are only stopwords."""
    return [word for word in words if word not in STOPWORDS] or list(words)


def concepts(
    words: Sequence[str], lexicon: Lexicon, *, widen: bool, hyphens: Container[int] = frozenset()
) -> list[Concept]:
    """Return the concepts of a run of words, phrases of the thesaurus first. Without `widen` each word is a concept of its own.

    `hyphens` are the places of words that a typed hyphen joins to the next one.
    """
    if not widen:
        return _as_typed(words, hyphens)
    kept = set(significant_words(words))
    lengths = phrase_lengths(words, lexicon)
    found: list[Concept] = []
    at = 0
    while at < len(words):
        length, hyphenated = lengths[at], one_word_length(words, at, hyphens)
        if length > 1 and length >= hyphenated:
            phrase = _phrase(words[at : at + length], lexicon)
            found.append(_as_one_word(phrase, lexicon) if length == hyphenated else phrase)
        elif hyphenated > 1:
            length = hyphenated
            found.append(_hyphenated(words[at : at + length], lexicon))
        elif parted := interrupted_phrase(words[at:], lengths[at:], lexicon):
            around, within = parted
            # Shown without its small words, which read oddly without the interrupting phrase.
            significant_around = [word for word in around if word not in SMALL_WORDS]
            found += [
                _phrase(significant_around if len(significant_around) > 1 else around, lexicon),
                _phrase(within, lexicon),
            ]
            length = len(around) + len(within)
        elif at + 1 < len(words) and (joined := lexicon.joined(words[at], words[at + 1])):
            found.append(_split_word(words[at : at + 2], joined, lexicon))
            length = 2
        elif words[at] in kept:
            found.append(_word(words[at], lexicon))
        at += length
    return [_emphasise_vocabulary(concept) for concept in found] if len(words) >= _LONG_QUESTION else found


def _as_typed(words: Sequence[str], hyphens: Container[int]) -> list[Concept]:
    """Return a concept for each significant word, and one for those that hyphens make one, without expansions."""
    kept = set(significant_words(words))
    parts = [part for part in single_words(words, hyphens) if len(part) > 1 or part[0] in kept]
    return [Concept(" ".join(part), (Variant(tuple((word,) for word in part), 1.0, "typed"),)) for part in parts]


def _emphasise_vocabulary(concept: Concept) -> Concept:
    """Return the concept with more weight on its variants from the vocabulary."""
    variants = [
        variant
        if variant.is_typed
        else variant._replace(weight=max(variant.weight, min(FORM, _LONG_WEIGHT * variant.weight)))
        for variant in concept.variants
    ]
    return concept._replace(variants=_by_weight(variants))


def _phrase(words: Sequence[str], lexicon: Lexicon) -> Concept:
    typed = " ".join(words)
    forms = tuple(lexicon.forms(word) or (word,) for word in words)
    known = related_variants(phrase_key(words), lexicon)
    variants = [
        Variant(tuple((word,) for word in words), 1.0, "typed"),
        Variant(forms, FORM, "form"),
        Variant(forms, LOOSE, "words apart", loose=True),
        *known,
    ]
    single = [lexicon.forms(word) for word in words if word not in STOPWORDS and word not in COMMON] if known else []
    fallback = tuple(Variant((forms,), ONE_WORD, "one word") for forms in single if forms)
    return Concept(typed, _by_weight(variants), fallback, _FEW)


def _word(word: str, lexicon: Lexicon) -> Concept:
    if variants := _forms(word, lexicon, 1.0, "typed"):
        hyphenated = ((prefix, lexicon.forms(rest)) for prefix, rest in prefixed(word))
        variants += [Variant(((prefix,), forms), FORM, "form") for prefix, forms in hyphenated if forms]
    variants += related_variants(phrase_key([word]), lexicon)
    if not variants and (reading := lexicon.read(word)):
        variants = _read(reading, lexicon)
    return Concept(word, _by_weight(variants))


def _read(reading: Reading, lexicon: Lexicon) -> list[Variant]:
    """Return the variants of a word's reading."""
    if reading.why == "beginning":
        return [Variant(reading.forms, CORRECTED, reading.why)]
    if reading.why == "apart":
        forms = tuple(lexicon.forms(word) for word in reading.words)
        known = related_variants(phrase_key(reading.words), lexicon)
        adjacent = [Variant(reading.forms, CORRECTED, reading.why), Variant(forms, CORRECTED * FORM, reading.why)]
        if STOPWORDS.isdisjoint(reading.words):
            adjacent.append(Variant(forms, CORRECTED * LOOSE, "words apart", loose=True))
        return [*adjacent, *known]
    (nearest,) = reading.words
    return _forms(nearest, lexicon, CORRECTED, reading.why) + related_variants(phrase_key([nearest]), lexicon)


def _split_word(words: Sequence[str], joined: tuple[str, ...], lexicon: Lexicon) -> Concept:
    """Return the concept of words that references write as one: *work place*."""
    apart = _phrase(words, lexicon)
    variants = [
        *apart.variants,
        *([Variant((joined,), FORM, "one word")] if joined else []),
        *related_variants(phrase_key(["".join(words)]), lexicon),
    ]
    return apart._replace(variants=_by_weight(variants))


def _hyphenated(words: Sequence[str], lexicon: Lexicon) -> Concept:
    """Return the concept of words that typed hyphens make one, side by side or written as one."""
    joined, last = lexicon.forms("".join(words)), lexicon.forms(words[-1])
    concept = _split_word(words, joined, lexicon)
    is_known = last or joined or not all(variant.is_typed for variant in concept.variants)
    if not is_known and len(words) == 2 and (reading := lexicon.read(words[1])):  # noqa: PLR2004 - a prefix or particle, and its word
        concept = concept._replace(variants=_by_weight([*concept.variants, *_read(reading, lexicon)]))
    return _as_one_word(concept, lexicon)


def _as_one_word(concept: Concept, lexicon: Lexicon) -> Concept:
    """Return a concept of words that hyphens make one, of which the last counts a little where hardly any reference has it.

    If one is a particle, neither the last nor the words apart count: they mean something else.
    """
    words = concept.typed.split()
    if STOPWORDS.isdisjoint(words):
        last = lexicon.forms(words[-1])
        return concept._replace(fallback=(Variant((last,), ONE_WORD, "one word"),) if last else ())
    adjacent = tuple(each for each in concept.variants if not (each.is_typed and each.loose))
    return concept._replace(variants=adjacent, fallback=())


def _by_weight(variants: Iterable[Variant]) -> tuple[Variant, ...]:
    return tuple(sorted(variants, key=lambda variant: -variant.weight))


def unspaced(words: Sequence[str], typed: str, lexicon: Lexicon) -> Concept:
    """Return the concept of a run of a script without blanks, given its pairs of characters."""
    forms: tuple[tuple[str, ...], ...] = tuple((word,) for word in words)
    if len(words) == 1:
        forms = (lexicon.beginning(words[0]) or (words[0],),)
        return Concept(typed, (Variant(forms, 1.0, "typed"),))
    apart = Variant(forms, LOOSE, "words apart", loose=True)
    # Where two words were written together that are adjacent nowhere, either of them counts.
    parts = Variant((tuple(words),), ONE_WORD, "one word")
    return Concept(typed, (Variant(forms, 1.0, "typed"), apart), (parts,))


def _forms(word: str, lexicon: Lexicon, weight: float, why: str) -> list[Variant]:
    """Return variants for the word itself if it occurs anywhere, its other forms, and its relatives."""
    known = lexicon.forms(word)
    tiers = (
        (weight, why, [form for form in known if form == word]),
        (weight * FORM, "form", [form for form in known if form != word and stem(form) == stem(word)]),
        (weight * RELATIVE, "relative", [form for form in known if stem(form) != stem(word)]),
    )
    return [Variant((tuple(forms),), tier, reason) for tier, reason, forms in tiers if forms]


def related_variants(key: str, lexicon: Lexicon) -> list[Variant]:
    """Return the variants for the phrases that the vocabulary has under a key."""
    return vocabulary_variants(lexicon.related_phrases(key), lexicon)


def vocabulary_variants(phrases: Iterable[tuple[str, float]], lexicon: Lexicon) -> list[Variant]:
    """Return the variants for phrases of the vocabulary, each with its weight."""
    found = []
    for phrase, weight in phrases:
        forms = tuple(lexicon.forms(word) for word in phrase.split())
        if not all(forms):
            continue
        found.append(Variant(forms, weight, THESAURUS + phrase))
        if len(forms) > 2:  # noqa: PLR2004 - two words apart say too little
            found.append(Variant(forms, weight * LOOSE_SYNONYM, f"{THESAURUS}{phrase}, words apart", loose=True))
    return found
