"""Which words of some references say what they are about: those by which references like them are found."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from pswbrief.query.rank import WEIGHTS, rarity
from pswbrief.query.stopwords import COMMON, STOPWORDS
from pswbrief.query.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pswbrief.core.record import Record

# More words than these make every reference alike.
_MOST_WORDS = 30


def telling_words(records: Iterable[Record], docs: Mapping[str, int], total: int) -> list[str]:
    """The words that tell most of the records, the most telling first: often there, and rarely elsewhere.

    `docs` says in how many references of `total` a word stands.
    """
    counts: Counter[str] = Counter()
    for record in records:
        for word in words(record["title"]):
            counts[word] += int(WEIGHTS["title"])
        counts.update(words(f"{record['section']} {record['abstract'] or ''}"))
    weights = {
        word: count * rarity(docs[word], total)
        for word, count in counts.items()
        if word in docs and word not in STOPWORDS and word not in COMMON and not word.isdecimal()
    }
    return sorted(weights, key=lambda word: (-weights[word], word))[:_MOST_WORDS]
