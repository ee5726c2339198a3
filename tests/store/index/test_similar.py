"""The references nearest to given ones."""

from __future__ import annotations

import pytest

from pswbrief.store.index.build import build_index
from pswbrief.store.index.choose import resolve
from pswbrief.store.index.index import Index
from pswbrief.store.index.similar import similar
from pswbrief.store.source import shipped_catalogue


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
