"""The words by which references like given ones are found."""

from __future__ import annotations

import pytest

from pswbrief.index.build import build_index
from pswbrief.index.index import Index
from pswbrief.index.select import resolve
from pswbrief.search.similar import key_terms, similar
from pswbrief.store.locations import shipped_catalogue


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


@pytest.fixture(scope="module")
def index() -> Index:
    return Index(build_index(shipped_catalogue(), keep=False))


def ids(index: Index, *given: str) -> list[str]:
    return [row.id for row in index.rows([hit.position for hit in similar(index, resolve(index, given))])]


def test_what_is_about_the_same_is_near_whatever_its_words(index: Index) -> None:
    assert {"nhsengland2019plan", "nhsengland2023workforce"} <= set(ids(index, "hee2021raising")[:3])


def test_of_several_none_is_near_itself_and_what_all_are_about_comes_first(index: Index) -> None:
    found = ids(index, "weikel2022burnout", "predictors2022worklife")
    assert not {"weikel2022burnout", "predictors2022worklife"} & set(found)
    assert found[0] == "scanlan2020workplace"
