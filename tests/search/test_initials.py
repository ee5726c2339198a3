"""Initials beside a family name, as PubMed and reference lists write authors."""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING

import pytest

from pswbrief.index.index import Index
from pswbrief.index.populate import Contents, populate
from pswbrief.search.initials import may_be_initials
from testing.catalogues import model, reference
from testing.searches import find

if TYPE_CHECKING:
    from collections.abc import Iterator

PAPERS = [
    reference(id="whole", title="Falcons", authors=[{"family": "Moor", "given": "Galia Sara"}], issued="2019"),
    reference(
        id="short", title="Herons", authors=[{"family": "Ash", "given": "B"}, {"family": "Moor", "given": "G. S."}]
    ),
    reference(id="other", title="Cranes", authors=[{"family": "Moor", "given": "Kim"}], issued="2019"),
    reference(id="initial", title="Gulls", authors=[{"family": "Birch", "given": "G S"}]),
    reference(id="vitamin", title="Vitamin G in winter", abstract="GS cells and water."),
    reference(id="office", title="Terns", authors=[{"literal": "Harbour Trust"}]),
]


@pytest.fixture(scope="module")
def index() -> Iterator[Index]:
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        populate(connection, Contents(model(*PAPERS), None, [None]))
        yield Index(connection)


@pytest.mark.parametrize("query", ["Moor GS", "moor gs", "Moor, G.", "G. Moor", "GS Moor", "Moor G, Ash B"])
def test_initials_are_those_of_the_name_beside_them_whether_its_given_names_are_in_full_or_not(
    index: Index, query: str
) -> None:
    assert set(find(index, query)[:2]) == {"whole", "short"}
    # Nobody else with these letters is meant.
    assert "initial" not in find(index, query)


def test_initials_that_stand_elsewhere_than_in_names_count_as_before(index: Index) -> None:
    assert find(index, "Moor GS")[2:] == ["other", "vitamin"]


@pytest.mark.parametrize("query", ["Moor winter G", "G winter Moor"])
def test_initials_that_are_not_next_to_a_name_are_anybody_s(index: Index, query: str) -> None:
    assert "initial" in find(index, query)


def test_whoever_has_the_name_and_other_initials_comes_behind(index: Index) -> None:
    assert find(index, "Moor K 2019")[:2] == ["other", "whole"]
    assert find(index, "Moor G 2019")[0] == "whole"


@pytest.mark.parametrize(
    "query",
    [
        'author:"Moor GS"',
        'author:"GS Moor"',
        'author:"Moor, G.S."',
        "moor gs[au]",
        "moor gs.au.",
        "AU Moor GS",
        "author:Moor GS",
    ],
)
def test_as_a_field_they_choose(index: Index, query: str) -> None:
    assert set(find(index, query)) == {"whole", "short"}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("vitamin g", "vitamin"),
        ("gs cells", "vitamin"),
        ("-moor gs[au] cranes", "other"),
        ("author:moor AND cranes", "other"),
    ],
)
def test_other_short_words_are_words(index: Index, query: str, found: str) -> None:
    assert find(index, query)[0] == found


@pytest.mark.parametrize(("word", "may"), [("g", True), ("gsk", True), ("gskl", False), ("g2", False), ("", False)])
def test_up_to_three_letters_may_be_initials(word: str, *, may: bool) -> None:
    assert may_be_initials(word) is may
