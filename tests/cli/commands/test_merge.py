"""`merge`: one of two references stays, both ids find it, and undo brings the other back."""

from __future__ import annotations

import pytest

from testing.libraries import BRIEFS, OWN, add_one, field, library, library_file


@pytest.fixture
def two(own_program):
    add_one(own_program, "--note", "Mine")
    more = (
        "--title",
        "Nights on the wards",
        "--author",
        "Smith, Ann",
        "--volume",
        "3",
        "--note",
        "Theirs",
        "--tag",
        "x",
    )
    own_program("add", *more, "--id", "Smith:2020")
    return own_program


def test_the_second_fills_what_the_first_lacks_and_its_id_still_works(two):
    two("set", "smith:2020", "translator=Ng, A.", "extra.bibtex.file=a.pdf")
    before = library_file(two).read_bytes()
    answer = two("merge", OWN, "Smith:2020")
    assert (answer.status, answer.out) == (0, f"{OWN}\n")
    assert f"Merged Smith:2020 into {OWN}; filled volume, csl, extra, tags, notes." in answer.err
    assert "They differed in title: what smith2020nights has was kept." in answer.err
    (table,) = library(two)["references"]
    assert (table["volume"], table["tags"], table["notes"]) == ("3", ["x"], "Mine\nTheirs")
    assert (table["csl"], table["extra"]) == (
        {"translator": [{"family": "Ng", "given": "A."}]},
        {"bibtex": {"file": "a.pdf"}},
    )
    for key in (OWN, "Smith:2020", "smith:2020"):
        assert two("list", key).ids == [OWN]
    assert two("undo").status == 0
    assert library_file(two).read_bytes() == before


def test_into_the_briefs_goes_what_is_the_readers_and_the_rest_is_named(two):
    two("set", "Smith:2020", "edition=2nd")
    answer = two("merge", "Smith:2020", BRIEFS)
    assert (answer.status, answer.out) == (0, f"{BRIEFS}\n")
    assert f"{BRIEFS} is the brief's and stays as it is, without edition of Smith:2020." in answer.err
    assert field(two, "Smith:2020", "id") == BRIEFS
    assert field(two, BRIEFS, "tags") == ["x"]
    assert two("list", "--mine").ids == [OWN]


def test_a_duplicate_of_the_one_that_goes_is_one_of_the_other(two):
    two("add", "--title", "A third", "--id", "third")
    two("set", "third", "duplicate_of=Smith:2020")
    assert two("merge", OWN, "Smith:2020").status == 0
    assert field(two, "third", "duplicate_of") == OWN


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        ((OWN, OWN), 2, "are one reference"),
        ((BRIEFS, "weikel2022burnout"), 2, "are both the brief's"),
        ((OWN, "nosuch"), 1, "There is no reference 'nosuch'"),
        ((OWN,), 2, "Into which reference, and which other one?"),
    ],
)
def test_what_can_not_be_merged_changes_nothing(two, arguments, status, sentence):
    before = library_file(two).read_bytes()
    answer = two("merge", *arguments)
    assert (answer.status, answer.out) == (status, "")
    assert sentence in answer.err
    assert library_file(two).read_bytes() == before
