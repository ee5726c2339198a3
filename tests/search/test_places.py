"""Places of words as numbers: near each other, in one part, and by reference."""

from __future__ import annotations

from array import array

import pytest

from pswbrief.index.schema import LIBRARY_START, WORD_COLUMNS
from pswbrief.search.places import (
    by_reference,
    docs_of,
    followed,
    merged,
    moved,
    name_of,
    parts_of,
    parts_with,
    place,
    places_of,
)

TITLES = places_of([(1, "title", 0), (1, "title", 7), (3, "title", 2)])
ABSTRACTS = places_of([(1, "abstract", 1), (2, "abstract", 0), (LIBRARY_START + 5, "abstract", 8)])


def test_places_sort_by_reference_then_by_part_then_by_offset() -> None:
    assert merged([ABSTRACTS, TITLES]) == places_of(
        [
            (1, "title", 0),
            (1, "title", 7),
            (1, "abstract", 1),
            (2, "abstract", 0),
            (3, "title", 2),
            (LIBRARY_START + 5, "abstract", 8),
        ]
    )
    assert merged([]) == array("q")


@pytest.mark.parametrize("doc", [0, 1, LIBRARY_START, LIBRARY_START + 10_000_000])
@pytest.mark.parametrize("name", WORD_COLUMNS)
def test_a_place_has_its_reference_and_part_whatever_its_offset(doc: int, name: str) -> None:
    parts = parts_of([place(doc, name), place(doc, name, 1_000_000)])
    assert [*map(name_of, parts)] == [name, name]
    assert docs_of(parts) == {doc}


def test_a_word_is_followed_by_another_only_in_the_same_part_at_that_distance() -> None:
    others = places_of([(1, "title", 1), (1, "names", 8), (3, "title", 4)])
    assert [*followed(TITLES, others, 1)] == [place(1, "title", 0)]
    assert [*followed(TITLES, others, 2)] == [place(3, "title", 2)]
    assert [*followed(TITLES, array("q"), 1)] == []
    assert [*followed(moved(others, -1), TITLES, 0)] == [place(1, "title", 0)]


def test_a_word_at_the_beginning_of_a_part_follows_none() -> None:
    before = moved(places_of([(1, "names", 0)]), -1)
    assert [*followed(before, places_of([(1, "title", 0), (1, "title", 1)]), 0)] == []


def test_parts_are_those_with_any_place() -> None:
    parts = parts_of(TITLES)
    assert parts_with(parts, places_of([(1, "title", 3), (3, "abstract", 2)])) == parts[:2]
    assert parts_with(parts, array("q")) == []


def test_only_places_within_some_references_are_kept_if_these_are_named() -> None:
    assert docs_of(parts_of(TITLES, {3, 4})) == {3}
    assert [*moved(TITLES, 1, {3})] == [place(3, "title", 3)]


def test_each_reference_is_there_once_with_its_parts() -> None:
    parts = parts_of(merged([TITLES, ABSTRACTS]))
    assert [*by_reference(parts)] == [
        (1, "title,title,abstract"),
        (2, "abstract"),
        (3, "title"),
        (LIBRARY_START + 5, "abstract"),
    ]
