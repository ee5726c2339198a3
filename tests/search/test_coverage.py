"""How much of a query the best references answer."""

from __future__ import annotations

import pytest

from pswbrief.search.concepts import Concept, Variant
from pswbrief.search.coverage import coverage
from pswbrief.search.evaluate import Match
from pswbrief.search.ranking import rarity, score_concept


def match(word: str, *docs: int, weight: float = 1.0) -> Match:
    counts = {doc: {"title": 1} for doc in docs}
    variant = Variant(((word,),), weight, "typed")
    return Match(Concept(word, (variant,)), score_concept([(weight, counts)], 100), ((variant, counts),))


def test_a_reference_that_holds_every_word_covers_the_query() -> None:
    assert coverage([1], [match("burnout", 1, 2), match("rural", 1)], 0, 100) == 1


def test_a_word_that_is_nowhere_counts_as_the_rarest_of_all() -> None:
    known = [match("burnout", *range(1, 30))]
    assert coverage([1], known, 0, 100) == 1
    held = known[0].scored.rarity
    for unknown in (1, 2):
        assert coverage([1], known, unknown, 100) == pytest.approx(held / (held + unknown * rarity(0, 100)))
    assert coverage([1], known, 1, 100) < 0.25


def test_a_synonym_covers_less_than_the_word_itself() -> None:
    synonym = [match("burnout", 1, weight=0.5)]
    assert 0.5 < coverage([1], synonym, 0, 100) < 1


def test_the_best_ten_are_looked_at_and_the_one_that_covers_most_counts() -> None:
    asked = [match("burnout", 10, 11), match("rural", 11)]
    rarities = [each.scored.rarity for each in asked]
    assert coverage(range(1, 12), asked, 0, 100) == pytest.approx(rarities[0] / sum(rarities))
    assert coverage(range(2, 12), asked, 0, 100) == 1


def test_only_what_the_best_hold_counts_and_nothing_covers_nothing() -> None:
    assert coverage([2], [match("burnout", 1)], 0, 100) == 0
    assert coverage([], [], 0, 100) == 0
