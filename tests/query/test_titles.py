"""How near a title comes to a query."""

from __future__ import annotations

import pytest

from pswbrief.query.titles import VENUE, Wanted, in_order, longest_run

WEIGHTS = {"paving": 3.0, "road": 2.0, "the": 0.5, "milk": 3.0, "tablets": 3.0, "skin": 3.0}


@pytest.mark.parametrize(
    ("asked", "title", "run", "same"),
    [
        ("paving the road", "paving the road while walking", 5.5, 5.5),
        ("milk tablets", "more milk than psychology or tablets", 0.0, 6.0),
        ("road paving", "paving the road", 0.0, 3.0),
        ("skin game", "", 0.0, 0.0),
        ("a b", "a b", 0.0, 0.0),
    ],
)
def test_runs_and_order_of_words_weigh_what_their_words_do(asked: str, title: str, run: float, same: float) -> None:
    assert longest_run(asked.split(), title.split(), WEIGHTS) == run
    assert in_order(asked.split(), title.split(), WEIGHTS) == same


def test_the_whole_query_in_order_is_as_near_as_can_be_and_half_of_it_less() -> None:
    wanted = Wanted(["paving", "the", "road"], WEIGHTS)
    assert wanted.nearness("Paving the Road While Walking", None) == pytest.approx(1.0)
    assert 1 > wanted.nearness("Paving a road", None) > wanted.nearness("The road", None) > 0
    assert wanted.nearness("Milk", "The Road") == 0


def test_a_journal_counts_if_all_of_its_name_is_asked_for_and_it_is_no_topic() -> None:
    wanted = Wanted(["the", "road", "to", "milk", "2016"], {"the": 0.1, "road": 2, "to": 0.1, "milk": 3, "2016": 4})
    assert wanted.nearness("Skin", "Road to Milk") == VENUE
    assert wanted.nearness("Skin", "Road to Skin") == wanted.nearness("Skin", "To milk") == 0
    assert wanted.nearness("The road to milk 2016", "Road to Milk") == 1
