"""The references nearest to given ones: by the words that tell, and by what they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pswbrief.query.alike import telling_words
from pswbrief.query.concepts import FORM, Variant
from pswbrief.query.rank import score_all, score_concept
from pswbrief.store.index.lexicon import IndexLexicon
from pswbrief.store.index.records import records_of
from pswbrief.store.index.search import Hit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pswbrief.store.index.index import Index


def similar(index: Index, given: Sequence[int]) -> list[Hit]:
    """The references like those at the positions `given`, best first, without a cut and without those themselves.

    What is about just the same as all that are given gets as much for it as the one that has most of their words.
    """
    lexicon = IndexLexicon(index.connection, None)
    asked = telling_words(records_of(index, index.rows(given)), index.vocabulary(), index.count())
    variants = [Variant((lexicon.forms(word),), FORM, "form") for word in asked]
    scores = score_all([score_concept([(1.0, lexicon.counts(variant))], index.count()) for variant in variants])
    for pos in given:
        scores.pop(pos, None)
    most = max(scores.values(), default=1.0)
    neighbours = lexicon.neighbours()
    for pos in given:
        for other, likeness in neighbours.get(pos, ()):
            if other not in given:
                scores[other] = scores.get(other, 0.0) + most * likeness / len(given)
    return [Hit(doc, round(scores[doc], 4)) for doc in sorted(scores, key=lambda doc: (-scores[doc], doc))]
