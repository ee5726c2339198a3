"""The scores: what ranks before what, and why."""

from __future__ import annotations

import math

import pytest

from pswbrief.search.ranking import (
    COMMONPLACE,
    COVERAGE,
    FIRST_PAGE,
    LEAST_RARITY,
    SAME,
    SATURATION,
    STRONG,
    WEAK,
    WEAK_BESIDE_TITLE,
    WEIGHTS,
    Counts,
    Scored,
    above_cutoff,
    best_first,
    is_title,
    neighbour_scores,
    rarity,
    score_all,
    score_concept,
)

TITLE, ABSTRACT = {"title": 1}, {"abstract": 1}


def test_rare_words_count_more_and_the_commonest_a_little() -> None:
    assert rarity(1, 100) > rarity(50, 100) > 0
    assert rarity(100, 100) > 0


@pytest.mark.parametrize(
    ("holding", "total", "value"),
    [(1, 9, 6 + 2 / 3), (0, 9, 20.0), (4, 8, 2.0), (7, 7, 1 + 1 / 15)],
    ids=["one of nine", "none of nine", "half", "every one of seven"],
)
def test_rarity_is_that_of_bm25(holding: int, total: int, value: float) -> None:
    assert rarity(holding, total) == pytest.approx(math.log(value))


def test_no_word_is_commoner_than_the_least() -> None:
    assert rarity(1000, 1000) == LEAST_RARITY


def test_a_score_grows_to_a_limit_of_which_as_many_words_as_the_saturation_give_half() -> None:
    half, much = (
        score_concept([(1.0, {1: {"abstract": count}})], 100).scores[1]
        for count in (round(SATURATION / WEIGHTS["abstract"]), 1_000_000)
    )
    assert much == pytest.approx((SATURATION + 1) * rarity(1, 100), rel=1e-4)
    assert half == pytest.approx(much / 2, rel=1e-4)


def test_counts_are_weighed_and_added_over_parts_and_over_variants_before_they_saturate() -> None:
    as_many = round(10 * WEIGHTS["title"] + 20 * WEIGHTS["minor"])
    parts = {1: {"title": 10, "minor": 20}, 2: {"abstract": as_many}}
    scores = score_concept([(1.0, parts)], 100).scores
    assert scores[1] == pytest.approx(scores[2])
    tiers = [(1.0, {1: {"title": 10}, 2: {"abstract": as_many}}), (1.0, {1: {"minor": 20}})]
    assert score_concept(tiers, 100).scores == pytest.approx(scores)


def test_a_variant_weighs_as_it_says_and_the_best_of_several_counts() -> None:
    alone = {weight: score_concept([(weight, {1: TITLE})], 100).scores[1] for weight in (1.0, 0.5)}
    assert alone[0.5] == pytest.approx(alone[1.0] / 2)
    assert score_concept([(0.5, {1: TITLE})], 100).rarity == rarity(1, 100)
    # A loose relation that is there as well takes nothing away.
    (both,) = score_concept([(1.0, {1: TITLE}), (0.01, {1: ABSTRACT})], 100).scores.values()
    assert both == pytest.approx(alone[1.0])


@pytest.mark.parametrize(("weight", "shared"), [(SAME, True), (SAME - 0.01, False)])
def test_what_means_the_same_shares_a_rarity_and_what_does_not_damps_it(weight: float, *, shared: bool) -> None:
    found = score_concept([(1.0, {1: TITLE}), (weight, dict.fromkeys(range(2, 41), TITLE))], 100)
    own, all_names = rarity(1, 100), rarity(40, 100)
    assert found.rarity == pytest.approx(all_names if shared else own ** (1 - COMMONPLACE) * all_names**COMMONPLACE)
    alone = score_concept([(1.0, {1: TITLE})], 100)
    assert found.scores[1] / alone.scores[1] == pytest.approx(found.rarity / alone.rarity)


def test_a_concept_counts_by_its_emphasis_and_by_all_that_hold_it_wherever_they_were_counted() -> None:
    plain, less = (score_concept([(1.0, {1: TITLE})], 100, emphasis=emphasis) for emphasis in (1.0, 0.2))
    assert less.rarity == pytest.approx(0.2 * plain.rarity)
    assert less.scores[1] == pytest.approx(0.2 * plain.scores[1])
    everywhere = score_concept([(1.0, dict.fromkeys(range(40), TITLE))], 100)
    some = score_concept([(1.0, {1: TITLE})], 100, held=40)
    assert (some.rarity, some.scores[1]) == pytest.approx((everywhere.rarity, everywhere.scores[1]))
    assert score_concept([(1.0, {}), (0.5, {1: TITLE, 2: TITLE})], 100).rarity == pytest.approx(rarity(2, 100))


def test_scores_of_some_references_are_as_if_all_had_been_counted() -> None:
    """Where a word is common, only the references are looked at that the rest of a query leaves."""
    variants: list[tuple[float, Counts]] = [
        (1.0, dict.fromkeys(range(30), TITLE)),
        (SAME, dict.fromkeys(range(20, 50), ABSTRACT)),
        (0.5, dict.fromkeys(range(45, 60), ABSTRACT)),
        (0.5, dict.fromkeys(range(57, 62), TITLE)),
    ]
    whole = score_concept(variants, 100)
    for within in (range(25, 55), range(55, 60), range(70, 80)):
        some = [(weight, {doc: parts for doc, parts in counts.items() if doc in within}) for weight, counts in variants]
        scored = score_concept(some, 100, spread=[30, 50, 60, 62])
        assert scored == Scored({doc: score for doc, score in whole.scores.items() if doc in within}, whole.rarity)


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
    assert both[2] == pytest.approx(2.0 * (1 - COVERAGE * 3 / 4))
    assert both[3] == pytest.approx(2.0 * (1 - COVERAGE * 1 / 4))
    assert score_all([]) == {}
    assert score_all([Scored({1: 2.0, 2: 3.0}, 1.0)]) == {1: 2.0, 2: 3.0}


def test_what_is_about_the_same_lends_the_mean_of_its_scores_and_only_to_what_scores_itself() -> None:
    near = {1: [(2, 1.0), (3, 0.5)], 2: [(1, 1.0)], 3: [(1, 0.5)], 4: [(1, 1.0)]}
    assert neighbour_scores({1: 1.0, 2: 6.0, 5: 1.0}, near) == {1: 4.0, 2: 1.0}
    assert neighbour_scores({1: 2.5, 2: 6.0, 3: 3.0}, near) == {1: 5.0, 2: 2.5, 3: 2.5}


def test_the_best_come_first_and_equals_in_their_order() -> None:
    assert best_first({3: 1.0, 1: 2.0, 9: 5.0, 2: 1.0, 7: 2.0}) == [9, 1, 7, 2, 3]


def test_what_scores_enough_compared_with_the_best_is_shown() -> None:
    scores = dict.fromkeys(range(FIRST_PAGE), 10.0) | {50: 10 * STRONG, 51: 10 * STRONG - 0.01}
    assert above_cutoff(scores, title=False) == {*range(FIRST_PAGE), 50}


@pytest.mark.parametrize(("title", "least"), [(False, WEAK), (True, WEAK_BESIDE_TITLE)])
def test_a_first_page_is_filled_with_the_next_best_and_with_less_where_a_title_is_meant(
    *, title: bool, least: float
) -> None:
    scores = {1: 10.0, 2: 9.0} | {doc: 10 * least + doc / 1000 for doc in range(10, 20)} | {30: 10 * least - 0.01}
    assert above_cutoff(scores, title=title) == {1, 2, *range(12, 20)}
    assert above_cutoff({1: 10.0, 2: 10 * least, 3: 10 * least - 0.01}, title=title) == {1, 2}


def test_a_query_is_a_title_if_it_is_near_to_one_and_longer_than_a_topic() -> None:
    assert is_title(0.5, 3)
    assert not is_title(0.49, 3)
    assert not is_title(1.0, 2)


def test_of_nothing_nothing_is_shown() -> None:
    assert above_cutoff({}, title=False) == set()
