"""How near a title comes to a query."""

from __future__ import annotations

import contextlib
import sqlite3

import pytest

from pswbrief.index.index import Index
from pswbrief.index.populate import Contents, populate
from pswbrief.search.titles import (
    EXACT,
    IN_ORDER,
    SIDE_BY_SIDE,
    VENUE,
    entitled,
    in_order,
    longest_run,
    nearness,
    together,
)
from testing.catalogues import model, reference
from testing.searches import find

WEIGHTS = {"paving": 3.0, "road": 2.0, "the": 0.5, "milk": 3.0, "tablets": 3.0, "skin": 3.0}


@pytest.mark.parametrize(
    ("asked", "title", "run", "same"),
    [
        ("paving the road", "paving the road while walking", 5.5, 5.5),
        ("milk tablets", "more milk than psychology or tablets", 0.0, 6.0),
        ("road paving", "paving the road", 0.0, 3.0),
        ("skin game", "", 0.0, 0.0),
        ("paving road", "paving the road", 0.0, 5.0),
        ("paving the road milk", "the road to paving milk", 2.5, 6.0),
        ("paving the milk", "the milk and paving the milk", 6.5, 6.5),
        ("paving milk road", "skin road paving", 0.0, 3.0),
        ("a b", "a b", 0.0, 0.0),
    ],
)
def test_runs_and_order_of_words_weigh_what_their_words_do(asked: str, title: str, run: float, same: float) -> None:
    assert longest_run(asked.split(), title.split(), WEIGHTS) == run
    assert in_order(asked.split(), title.split(), WEIGHTS) == same


def test_words_with_hyphens_are_one_in_a_title_however_it_writes_them() -> None:
    asked, rarity, hyphenated = ["inpatient", "care"], {"inpatient": 3.0, "care": 1.0}, [("in", "patient")]
    for title in ("In-patient care", "Inpatient care"):
        assert nearness(asked, rarity, title, None, hyphenated) == EXACT
    assert nearness(asked, rarity, "In patient, in care", None, hyphenated) == pytest.approx(IN_ORDER)
    assert nearness(asked, rarity, "Patients in need of care", None, hyphenated) < 0.1
    assert nearness(asked, rarity, "Care", "Journal of in-patient care", hyphenated) < VENUE
    assert together("peer to peer to peer in patient".split(), [("peer", "to", "peer"), *hyphenated]) == [
        "peertopeer",
        "to",
        "peer",
        "inpatient",
    ]


def test_the_whole_query_in_order_is_as_near_as_can_be_and_half_of_it_less() -> None:
    asked, rarity = ["paving", "the", "road"], {word: WEIGHTS[word] for word in ("paving", "the", "road")}
    assert nearness(asked, rarity, "Paving the Road While Walking", None) == pytest.approx(1.0)
    assert 1 > nearness(asked, rarity, "Paving a road", None) > nearness(asked, rarity, "The road", None) > 0
    assert nearness(asked, rarity, "Milk", "The Road") == 0
    # A title that is the query, and no more, is nearer than one that begins so.
    assert nearness(asked, rarity, "Paving the road.", None) == EXACT


def test_a_title_that_is_the_query_comes_before_those_that_hold_it() -> None:
    papers = [
        reference(id="many", title="Falcons and falcons", abstract="Falcons. Falcons, falcons."),
        reference(id="exact", title="Falcons."),
        reference(id="begins", title="Falcons in harbours"),
        reference(id="of", title="Falcons in harbours: a study", abstract="Falcons in harbours."),
        reference(id="signs", title="+++", abstract="Falcons in harbours."),
    ]
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        populate(connection, Contents(model(*papers), None, [None]))
        index = Index(connection)
        assert find(index, "falcons")[0] == "exact"
        assert find(index, "title:falcons")[0] == "exact"
        assert find(index, "Falcons in harbours")[0] == "begins"
        # A phrase filters: it is no title, and least of all one without words.
        assert find(index, '"falcons in harbours"') == ["of", "begins", "signs"]
        assert [papers[pos]["id"] for pos in entitled(connection, range(4), ["falcons"])] == ["exact"]


@pytest.mark.parametrize(
    ("title", "near"),
    [
        ("Road", IN_ORDER / 9),
        ("Road, then paving", IN_ORDER / 9),
        ("Paving a road", IN_ORDER * 4 / 9),
        ("Paving road", (SIDE_BY_SIDE + IN_ORDER) * 4 / 9),
        ("Paved roads for milk", IN_ORDER),
    ],
)
def test_a_part_of_the_query_counts_by_the_square_of_its_rarity_and_words_in_order_count_in_any_form(
    title: str, near: float
) -> None:
    asked = ["paving", "road", "milk"]
    assert nearness(asked, dict.fromkeys(asked, 2.0), title, None) == pytest.approx(near)


def test_a_journal_counts_if_all_of_its_name_is_asked_for_and_it_is_no_topic() -> None:
    asked = ["the", "road", "to", "milk", "2016"]
    rarity = {"the": 0.1, "road": 2.0, "to": 0.1, "milk": 3.0, "2016": 4.0}
    assert nearness(asked, rarity, "Skin", "Road to Milk") == VENUE
    assert nearness(asked, rarity, "Skin", "Road to Skin") == nearness(asked, rarity, "Skin", "To milk") == 0
    assert nearness(asked, rarity, "The road to milk 2016, again", "Road to Milk") == 1
    assert nearness(asked, rarity, "Skin", "Milk 2016") == 0, "two words may be a topic"
    assert nearness(asked, rarity, "Skin", "To milk 2016") == nearness(asked, rarity, "Skin", "The road to") == VENUE
    assert nearness(asked, rarity, "Skin", "Milk 2016 the") == nearness(asked, rarity, "Skin", None) == 0
