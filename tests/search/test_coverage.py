"""How much of a query the best references answer."""

from __future__ import annotations

from pswbrief.search.concepts import Concept, Variant
from pswbrief.search.coverage import coverage
from pswbrief.search.evaluate import Match
from pswbrief.search.ranking import score_concept


def match(word: str, *docs: int, weight: float = 1.0) -> Match:
    counts = {doc: {"title": 1} for doc in docs}
    variant = Variant(((word,),), weight, "typed")
    return Match(Concept(word, (variant,)), score_concept([(weight, counts)], 100), ((variant, counts),))


def test_a_reference_that_holds_every_word_covers_the_query() -> None:
    assert coverage([1], [match("burnout", 1, 2), match("rural", 1)], 0, 100) == 1


def test_a_word_that_is_nowhere_counts_as_the_rarest_of_all() -> None:
    known = [match("burnout", *range(1, 30))]
    assert coverage([1], known, 1, 100) < 0.25
    assert coverage([1], known, 0, 100) == 1


def test_a_synonym_covers_less_than_the_word_itself() -> None:
    synonym = [match("burnout", 1, weight=0.5)]
    assert 0.5 < coverage([1], synonym, 0, 100) < 1


def test_only_what_the_best_hold_counts_and_nothing_covers_nothing() -> None:
    assert coverage([2], [match("burnout", 1)], 0, 100) == 0
    assert coverage([], [], 0, 100) == 0
