"""Find the words of a query that belong together: phrases of the thesaurus, and words with a hyphen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pswbrief.search.nodes import hyphens, terms
from pswbrief.text.stems import HYPHENATED, SMALL_WORDS, phrase_key
from pswbrief.text.stopwords import STOPWORDS

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from pswbrief.search.concepts import Lexicon
    from pswbrief.search.nodes import Query

# The longest phrase of the thesaurus, in words.
_LONGEST_PHRASE = 6
# The most words of a phrase before another phrase that interrupts it: *treat the peer workers differently*.
_MOST_BEFORE = 2


def phrase_lengths(words: Sequence[str], lexicon: Lexicon) -> list[int]:
    """Return the length in words of the thesaurus phrase that begins at each position; 1 where none does.

    Of overlapping phrases the best set is taken: a phrase scores the square of its key's words, any other word 1, a stopword 0.
    """
    best = [0] * (len(words) + 1)
    lengths = [1] * len(words)
    for at in reversed(range(len(words))):
        best[at] = best[at + 1] + (words[at] not in STOPWORDS)
        for length in range(2, min(_LONGEST_PHRASE, len(words) - at) + 1):
            if key := _key_of_phrase(words[at : at + length], lexicon):
                score = (key.count(" ") + 1) ** 2 + best[at + length]
                if score >= best[at]:
                    best[at], lengths[at] = score, length
    return lengths


def is_one_word(first: str, second: str) -> bool:
    """Return whether two words with a hyphen say together what neither says by itself: *in-patient*, *follow-up*, *de-escalation*."""
    return first in HYPHENATED or first in STOPWORDS or second in STOPWORDS


def one_word_length(words: Sequence[str], at: int, hyphens: Container[int]) -> int:
    """Return how many words from a place on are one by their hyphens: 2 for *in-patient*, 3 for *peer-to-peer*, 1 without one.

    `hyphens` are the places of words that a typed hyphen joins to the next one.
    """
    last = at
    while last in hyphens and last + 1 < len(words) and is_one_word(words[last], words[last + 1]):
        last += 1
    return last - at + 1


def single_words(words: Sequence[str], hyphens: Container[int]) -> list[tuple[str, ...]]:
    """Return words one by one, but together those that are one by their hyphens."""
    found: list[tuple[str, ...]] = []
    at = 0
    while at < len(words):
        found.append((*words[at : at + one_word_length(words, at, hyphens)],))
        at += len(found[-1])
    return found


def hyphenated_in(query: Query) -> list[tuple[str, ...]]:
    """Return the words that are one by their hyphens in what a query asks for."""
    wanted = [*terms(query.root, negated=False)]
    found = single_words([word for term in wanted for word in term.words], hyphens(wanted))
    return [parts for parts in found if len(parts) > 1]


def _key_of_phrase(words: Sequence[str], lexicon: Lexicon) -> str | None:
    """Return the key of some words if they are a phrase of the thesaurus, from the first to the last."""
    key = phrase_key(words)
    # A stopword at either end that the key drops is not part of the phrase.
    if key in (phrase_key(words[1:]), phrase_key(words[:-1])) or not lexicon.is_phrase(key):
        return None
    return key


def interrupted_phrase(
    words: Sequence[str], lengths: Sequence[int], lexicon: Lexicon
) -> tuple[list[str], list[str]] | None:
    """Return a thesaurus phrase that begins here and is interrupted by another, and that other one; None if there is none.

    *Bring peer workers in* contains *bring in* and *peer workers*. `lengths` are those of `phrase_lengths`.
    """
    if words[0] in SMALL_WORDS:
        return None
    for start in range(1, min(_MOST_BEFORE + 1, len(words))):
        end = start + lengths[start]
        if end - start > 1:
            around = [*words[:start], *words[end:]]
            for length in range(min(_LONGEST_PHRASE, len(around)), start, -1):
                if _key_of_phrase(around[:length], lexicon):
                    return around[:length], list(words[start:end])
    return None
