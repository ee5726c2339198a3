"""The subject index: what an entry means, which references it makes neighbours, and that the file that ships is whole."""

from __future__ import annotations

import tomllib

import pytest

from pswbrief.query.subjects import About, neighbours, read_subjects
from pswbrief.query.words import words
from pswbrief.store.source import shipped_catalogue, subjects_file

LONGEST_LINE = 132
INDEX = """# A comment.

brief: A brief

burnout
main: a b
minor: c
    d

training
minor: a
"""


def test_an_entry_is_a_heading_with_the_references_that_are_about_it() -> None:
    brief, by_id = read_subjects(INDEX)
    assert brief == "A brief"
    assert by_id == {
        "a": About(("burnout",), ("training",)),
        "b": About(("burnout",)),
        "c": About((), ("burnout",)),
        "d": About((), ("burnout",)),
    }


@pytest.mark.parametrize("lines", ["", "main a\n", "asks: a\n", "main: a\nsee: b\n"])
def test_a_heading_without_references_or_with_other_lines_is_named(lines: str) -> None:
    with pytest.raises(ValueError, match="burnout"):
        read_subjects(f"brief: A brief\n\nburnout\n{lines}")


def test_the_nearest_neighbour_shares_the_rarest_headings() -> None:
    about = {
        "one": About(("burnout",), ("survey",)),
        "two": About(("burnout",), ("survey",)),
        "three": About(("training",), ("survey",)),
        "four": About(("training",), ("survey",)),
        "five": About((), ("history",)),
    }
    near = neighbours(about)
    assert near["one"][0] == ("two", pytest.approx(1.0))
    assert [key for key, _ in near["three"]] == ["four", "one", "two"]
    assert 0 < near["three"][1][1] < near["three"][0][1]
    assert near["five"] == []


def test_a_heading_of_the_main_matter_counts_more() -> None:
    about = {"one": About(("a", "b")), "main": About(("a",), ("c",)), "minor": About(("c",), ("a",))}
    assert [key for key, _ in neighbours(about)["one"]] == ["main", "minor"]


def test_a_reference_has_five_neighbours_at_most() -> None:
    near = neighbours({str(number): About(("a",)) for number in range(9)})
    assert [key for key, _ in near["3"]] == ["0", "1", "2", "4", "5"]


def test_the_index_that_ships_is_of_the_brief_that_ships() -> None:
    catalogue = tomllib.loads(shipped_catalogue().read_text(encoding="utf-8"))
    index = read_subjects(subjects_file().read_text(encoding="utf-8"))
    assert index.brief == catalogue["brief"]["title"]
    assert index.by_id.keys() == {reference["id"] for reference in catalogue["references"]}
    for key, about in index.by_id.items():
        assert len({*about.main, *about.minor}) == len(about.main) + len(about.minor), key


def test_the_index_that_ships_has_each_heading_once_in_order_and_is_as_wide_as_a_page() -> None:
    text = subjects_file().read_text(encoding="utf-8")
    headings = [block.splitlines()[0] for block in text.split("\n\n") if not block.startswith(("#", "brief: "))]
    assert headings == sorted(set(headings))
    assert max(map(len, text.splitlines())) <= LONGEST_LINE
    # The same by its words would be the same to search.
    assert len({" ".join(words(heading)) for heading in headings}) == len(headings)
