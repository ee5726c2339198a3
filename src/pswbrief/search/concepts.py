"""Expand the words of a query to concepts: each with its variants, from the word as typed to loosely related ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from pswbrief.text.stems import SMALL_WORDS, phrase_key, prefixed, stem
from pswbrief.text.stopwords import COMMON, STOPWORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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
# The longest phrase of the thesaurus, in words.
LONGEST_PHRASE = 6
# The most words of a phrase before another phrase that interrupts it: *treat the peer workers differently*.
_MOST_BEFORE = 2


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

    `why` is "beginning" (of any of the forms), "apart" (two words that were written as one) or "corrected".
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


def concepts(words: Sequence[str], lexicon: Lexicon, *, widen: bool) -> list[Concept]:
    """Return the concepts of a run of words, phrases of the thesaurus first. Without `widen` each word is a concept of its own."""
    if not widen:
        return [Concept(word, (Variant(((word,),), 1.0, "typed"),)) for word in significant_words(words)]
    kept = set(significant_words(words))
    lengths = _phrase_lengths(words, lexicon)
    found: list[Concept] = []
    at = 0
    while at < len(words):
        length = lengths[at]
        if length > 1:
            found.append(_phrase(words[at : at + length], lexicon))
        elif parted := _interrupted_phrase(words[at:], lengths[at:], lexicon):
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


def _emphasise_vocabulary(concept: Concept) -> Concept:
    """Return the concept with more weight on its variants from the vocabulary."""
    variants = [
        variant
        if variant.is_typed
        else variant._replace(weight=max(variant.weight, min(FORM, _LONG_WEIGHT * variant.weight)))
        for variant in concept.variants
    ]
    return concept._replace(variants=tuple(sorted(variants, key=lambda variant: -variant.weight)))


def _phrase_lengths(words: Sequence[str], lexicon: Lexicon) -> list[int]:
    """Return the length in words of the thesaurus phrase that begins at each position; 1 where none does.

    Of overlapping phrases the best set is taken: a phrase scores the square of its key's words, any other word 1, a stopword 0.
    """
    best = [0] * (len(words) + 1)
    lengths = [1] * len(words)
    for at in reversed(range(len(words))):
        best[at] = best[at + 1] + (words[at] not in STOPWORDS)
        for length in range(2, min(LONGEST_PHRASE, len(words) - at) + 1):
            if key := _key_of_phrase(words[at : at + length], lexicon):
                score = (key.count(" ") + 1) ** 2 + best[at + length]
                if score >= best[at]:
                    best[at], lengths[at] = score, length
    return lengths


def _key_of_phrase(words: Sequence[str], lexicon: Lexicon) -> str | None:
    """Return the key of some words if they are a phrase of the thesaurus, from the first to the last."""
    key = phrase_key(words)
    # A stopword at either end that the key drops is not part of the phrase.
    if key in (phrase_key(words[1:]), phrase_key(words[:-1])) or not lexicon.is_phrase(key):
        return None
    return key


def _interrupted_phrase(
    words: Sequence[str], lengths: Sequence[int], lexicon: Lexicon
) -> tuple[list[str], list[str]] | None:
    """Return a thesaurus phrase that begins here and is interrupted by another, and that other one; None if there is none.

    *Bring peer workers in* contains *bring in* and *peer workers*. `lengths` are those of `_phrase_lengths`.
    """
    if words[0] in SMALL_WORDS:
        return None
    for start in range(1, min(_MOST_BEFORE + 1, len(words))):
        end = start + lengths[start]
        if end - start > 1:
            around = [*words[:start], *words[end:]]
            for length in range(min(LONGEST_PHRASE, len(around)), start, -1):
                if _key_of_phrase(around[:length], lexicon):
                    return around[:length], list(words[start:end])
    return None


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
    return Concept(typed, tuple(sorted(variants, key=lambda variant: -variant.weight)), fallback, _FEW)


def _word(word: str, lexicon: Lexicon) -> Concept:
    if variants := _forms(word, lexicon, 1.0, "typed"):
        hyphenated = ((prefix, lexicon.forms(rest)) for prefix, rest in prefixed(word))
        variants += [Variant(((prefix,), forms), FORM, "form") for prefix, forms in hyphenated if forms]
    variants += related_variants(phrase_key([word]), lexicon)
    if not variants and (reading := lexicon.read(word)):
        variants = _read(reading, lexicon)
    return Concept(word, tuple(sorted(variants, key=lambda variant: -variant.weight)))


def _read(reading: Reading, lexicon: Lexicon) -> list[Variant]:
    """Return the variants of a word's reading."""
    if reading.why == "beginning":
        return [Variant(reading.forms, CORRECTED, reading.why)]
    if reading.why == "apart":
        forms = tuple(lexicon.forms(word) for word in reading.words)
        known = related_variants(phrase_key(reading.words), lexicon)
        return [
            Variant(reading.forms, CORRECTED, reading.why),
            Variant(forms, CORRECTED * FORM, reading.why),
            Variant(forms, CORRECTED * LOOSE, "words apart", loose=True),
            *known,
        ]
    (nearest,) = reading.words
    return _forms(nearest, lexicon, CORRECTED, reading.why) + related_variants(phrase_key([nearest]), lexicon)


def _split_word(words: Sequence[str], joined: tuple[str, ...], lexicon: Lexicon) -> Concept:
    """Return the concept of two words that references write as one: *work place*."""
    apart = _phrase(words, lexicon)
    variants = [
        *apart.variants,
        Variant((joined,), FORM, "one word"),
        *related_variants(phrase_key(["".join(words)]), lexicon),
    ]
    return apart._replace(variants=tuple(sorted(variants, key=lambda variant: -variant.weight)))


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
