"""The scores: what ranks before what, and why."""

from __future__ import annotations

import pytest

from pswbrief.search.ranking import (
    CUT_FEW,
    CUT_ONE,
    CUT_SEVERAL,
    FEW,
    Scored,
    above_cutoff,
    neighbour_scores,
    rarity,
    score_all,
    score_concept,
)

TITLE, ABSTRACT = {"title": 1}, {"abstract": 1}


def test_rare_words_count_more_and_the_commonest_a_little() -> None:
    assert rarity(1, 100) > rarity(50, 100) > 0
    assert rarity(100, 100) > 0


def test_the_title_ranks_before_the_abstract() -> None:
    scores = score_concept([(1.0, {1: TITLE, 2: ABSTRACT})], 100).scores
    assert scores[1] > scores[2]


def test_more_of_the_same_word_counts_more_and_more_slowly() -> None:
    scores = score_concept([(1.0, {1: {"abstract": 1}, 2: {"abstract": 2}, 3: {"abstract": 3}})], 100).scores
    assert scores[2] - scores[1] > scores[3] - scores[2] > 0


def test_the_word_typed_ranks_before_a_rarer_synonym() -> None:
    typed = dict.fromkeys(range(10), ABSTRACT)
    scores = score_concept([(1.0, typed), (0.55, {99: ABSTRACT})], 100).scores
    assert scores[0] > scores[99] > 0


def test_a_rare_plural_is_no_better_than_the_common_singular() -> None:
    scores = score_concept([(1.0, {1: ABSTRACT}), (0.9, dict.fromkeys(range(2, 40), ABSTRACT))], 100).scores
    assert scores[2] > 0.8 * scores[1]


def test_variants_of_one_weight_score_the_same_in_any_order() -> None:
    rare, common = (0.5, {1: ABSTRACT}), (0.5, dict.fromkeys(range(2, 40), ABSTRACT))
    assert score_concept([rare, common], 100) == score_concept([common, rare], 100)


def test_a_concept_that_is_nowhere_scores_nothing() -> None:
    assert score_concept([(1.0, {})], 10) == Scored({}, 0.0)


def test_a_reference_with_all_words_ranks_before_one_with_the_best_one() -> None:
    scores = score_all([Scored({1: 2.0, 2: 3.0}, 1.0), Scored({1: 2.0}, 1.0)])
    assert scores[1] > scores[2]


def test_scores_add_up_and_are_reduced_the_more_the_rarer_what_a_reference_lacks() -> None:
    both = score_all([Scored({1: 2.0, 2: 2.0}, 1.0), Scored({1: 3.0, 3: 2.0}, 3.0)])
    assert both[1] == pytest.approx(5.0)
    assert 0 < both[2] < both[3] < 2.0
    assert score_all([]) == {}


def test_what_is_about_the_same_lends_the_mean_of_its_scores_and_only_to_what_scores_itself() -> None:
    near = {1: [(2, 1.0), (3, 0.5)], 2: [(1, 1.0)], 3: [(1, 0.5)], 4: [(1, 1.0)]}
    assert neighbour_scores({1: 1.0, 2: 6.0, 5: 1.0}, near) == {1: 4.0, 2: 1.0}


@pytest.mark.parametrize(("several", "least"), [(False, CUT_ONE), (True, CUT_SEVERAL)])
def test_what_scores_enough_beside_the_best_is_shown(*, several: bool, least: float) -> None:
    scores = dict.fromkeys(range(FEW), 10.0) | {50: 10 * least, 51: 10 * least - 0.01}
    assert above_cutoff(scores, several=several, title=0) == {*range(FEW), 50}


def test_where_few_do_the_next_best_follow_until_there_are_enough() -> None:
    scores = {1: 10.0, 2: 9.0} | {doc: 10 * CUT_FEW + doc / 100 for doc in range(10, 20)} | {30: 10 * CUT_FEW - 0.01}
    assert above_cutoff(scores, several=False, title=0) == {1, 2, *range(14, 20)}


def test_but_not_where_a_title_is_meant() -> None:
    assert above_cutoff({1: 10.0, 2: 2.0}, several=True, title=0.5) == {1}


def test_of_nothing_nothing_is_shown() -> None:
    assert above_cutoff({}, several=False, title=0) == set()
