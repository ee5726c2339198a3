"""The words by which references like given ones are found."""

from __future__ import annotations

import contextlib
import sqlite3

import pytest

from pswbrief.index.build import build_index
from pswbrief.index.index import Index
from pswbrief.index.populate import Contents, populate
from pswbrief.index.select import resolve
from pswbrief.search.similar import key_terms, similar
from pswbrief.store.locations import shipped_catalogue
from testing.catalogues import model, reference


def test_the_words_that_tell_are_rare_elsewhere_and_not_of_every_subject() -> None:
    record = {
        "title": "What burnout is for workers",
        "section": "Wellbeing",
        "abstract": "Workers and burnout in 2020.",
    }
    docs = {
        "what": 50,
        "burnout": 2,
        "is": 90,
        "for": 90,
        "workers": 90,
        "wellbeing": 5,
        "and": 99,
        "in": 99,
        "2020": 9,
    }
    assert key_terms([record], docs, 100)[:2] == ["burnout", "wellbeing"]
    assert not {"what", "for", "2020"} & set(key_terms([record], docs, 100))


def test_a_word_of_the_title_counts_as_three_and_equal_words_come_by_the_alphabet() -> None:
    record = {"title": "Falcon", "section": "Zebra", "abstract": "Heron heron. Quail, quail, quail. Ibis 1066 nowhere."}
    docs = dict.fromkeys(["falcon", "heron", "quail", "ibis", "zebra", "1066"], 1)
    assert key_terms([record], docs, 100) == ["falcon", "quail", "heron", "ibis", "zebra"]
    assert key_terms([record, record | {"title": "Ibis"}], docs, 100)[:3] == ["quail", "ibis", "heron"]
    assert key_terms([record | {"abstract": None}], docs, 100) == ["falcon", "zebra"]


def test_no_more_than_thirty_words_are_asked_for() -> None:
    many = [f"w{number}w" for number in range(10, 45)]
    record = {"title": "", "section": "", "abstract": " ".join(many)}
    assert key_terms([record], dict.fromkeys(many, 1), 100) == many[:30]


BIRDS = [
    reference(id="a", title="Falcons of the moor", abstract="Falcons, falcons, falcons; herons."),
    reference(id="b", title="Falcons by night"),
    reference(id="c", title="Herons of the moor"),
    reference(id="d", title="Quails and falcons"),
    reference(id="e", title="Ospreys"),
]


def near(given: str, *neighbours: tuple[int, int, float]) -> dict[str, float]:
    """The scores of what is similar to some of the birds, best first, in an index with these neighbours."""
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        populate(connection, Contents(model(*BIRDS), None, [None]))
        connection.executemany("INSERT INTO neighbour VALUES (?, ?, ?)", neighbours)
        found = similar(Index(connection), ["abcde".index(key) for key in given])
        return {"abcde"[pos]: score for pos, score in found.items()}


def test_what_shares_rare_words_is_near_and_equals_keep_their_order() -> None:
    found = near("a")
    assert list(found) == ["c", "b", "d"]
    assert found["c"] > found["b"] == found["d"] > 0
    assert list(near("ac")) == ["b", "d"]
    assert near("e") == {}


def test_a_neighbour_of_all_is_as_near_as_the_best_and_one_of_half_of_them_half() -> None:
    one, two = near("a"), near("ab")
    assert near("a", (0, 4, 0.5)) == one | {"e": pytest.approx(max(one.values()) * 0.5, abs=1e-4)}
    assert near("a", (0, 3, 1.0))["d"] == pytest.approx(one["d"] + max(one.values()), abs=1e-4)
    assert near("ab", (0, 4, 1.0), (0, 1, 1.0)) == two | {"e": pytest.approx(max(two.values()) / 2, abs=1e-4)}
    assert near("e", (4, 0, 0.5)) == {"a": 0.5}, "where no word is shared"


@pytest.fixture(scope="module")
def index() -> Index:
    return Index(build_index(shipped_catalogue(), keep=False))


def ids(index: Index, *given: str) -> list[str]:
    return [row.id for row in index.rows([*similar(index, resolve(index, given))])]


def test_what_is_about_the_same_is_near_whatever_its_words(index: Index) -> None:
    assert {"nhsengland2019plan", "nhsengland2023workforce"} <= set(ids(index, "hee2021raising")[:3])


def test_of_several_none_is_near_itself_and_what_all_are_about_comes_first(index: Index) -> None:
    found = ids(index, "weikel2022burnout", "predictors2022worklife")
    assert not {"weikel2022burnout", "predictors2022worklife"} & set(found)
    assert found[0] == "scanlan2020workplace"
