"""How near a title comes to a query."""

from __future__ import annotations

import pytest

from pswbrief.search.titles import VENUE, in_order, longest_run, nearness

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
    asked, rarity = ["paving", "the", "road"], {word: WEIGHTS[word] for word in ("paving", "the", "road")}
    assert nearness(asked, rarity, "Paving the Road While Walking", None) == pytest.approx(1.0)
    assert 1 > nearness(asked, rarity, "Paving a road", None) > nearness(asked, rarity, "The road", None) > 0
    assert nearness(asked, rarity, "Milk", "The Road") == 0


def test_a_journal_counts_if_all_of_its_name_is_asked_for_and_it_is_no_topic() -> None:
    asked = ["the", "road", "to", "milk", "2016"]
    rarity = {"the": 0.1, "road": 2.0, "to": 0.1, "milk": 3.0, "2016": 4.0}
    assert nearness(asked, rarity, "Skin", "Road to Milk") == VENUE
    assert nearness(asked, rarity, "Skin", "Road to Skin") == nearness(asked, rarity, "Skin", "To milk") == 0
    assert nearness(asked, rarity, "The road to milk 2016", "Road to Milk") == 1
