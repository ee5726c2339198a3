"""Find similar references, by the key terms of the given ones."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from pswbrief.index.contents import records_of
from pswbrief.search.concepts import FORM, Variant
from pswbrief.search.lexicon import IndexLexicon
from pswbrief.search.postings import Postings
from pswbrief.search.ranking import WEIGHTS, best_first, rarity, score_all, score_concept
from pswbrief.text.stopwords import COMMON, STOPWORDS
from pswbrief.text.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pswbrief.core.record import Record
    from pswbrief.index.index import Index


# With more key terms than this every reference is similar.
_MOST_WORDS = 30


def key_terms(records: Iterable[Record], docs: Mapping[str, int], total: int) -> list[str]:
    """Return the most significant words of the records, best first: frequent in them and rare elsewhere.

    `docs` says in how many of `total` references a word occurs.
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


def similar(index: Index, given: Sequence[int]) -> dict[int, float]:
    """Return the references similar to those at the positions `given`, with scores, best first, without the given ones.

    There is no cutoff. Having the same headings as all given references is worth as much as having most of their words.
    """
    postings = Postings(index.connection)
    lexicon = IndexLexicon(index.connection, postings, None)
    asked = key_terms(records_of(index, index.rows(given)), index.vocabulary(), index.count())
    variants = [Variant((lexicon.forms(word),), FORM, "form") for word in asked]
    scores = score_all([score_concept([(1.0, postings.counts(variant))], index.count()) for variant in variants])
    for pos in given:
        scores.pop(pos, None)
    most = max(scores.values(), default=1.0)
    neighbours = postings.neighbours(given)
    for pos in given:
        for other, likeness in neighbours.get(pos, ()):
            if other not in given:
                scores[other] = scores.get(other, 0.0) + most * likeness / len(given)
    return {doc: scores[doc] for doc in best_first(scores)}
