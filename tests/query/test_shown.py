"""What is shown of all that matches."""

from __future__ import annotations

import pytest

from pswbrief.query.shown import CUT_FEW, CUT_ONE, CUT_SEVERAL, FEW, shown


@pytest.mark.parametrize(("several", "least"), [(False, CUT_ONE), (True, CUT_SEVERAL)])
def test_what_scores_enough_beside_the_best_is_shown(*, several: bool, least: float) -> None:
    scores = dict.fromkeys(range(FEW), 10.0) | {50: 10 * least, 51: 10 * least - 0.01}
    assert shown(scores, several=several, title=0) == {*range(FEW), 50}


def test_where_few_do_the_next_best_follow_until_there_are_enough() -> None:
    scores = {1: 10.0, 2: 9.0} | {doc: 10 * CUT_FEW + doc / 100 for doc in range(10, 20)} | {30: 10 * CUT_FEW - 0.01}
    assert shown(scores, several=False, title=0) == {1, 2, *range(14, 20)}


def test_but_not_where_a_title_is_meant() -> None:
    assert shown({1: 10.0, 2: 2.0}, several=True, title=0.5) == {1}


def test_of_nothing_nothing_is_shown() -> None:
    assert shown({}, several=False, title=0) == set()
