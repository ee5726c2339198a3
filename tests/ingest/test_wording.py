"""The set phrases of a brief, in all the wordings that they come in."""

import pytest

from pswbrief.core.reference import Access
from pswbrief.ingest import wording


@pytest.mark.parametrize(
    ("note", "access"),
    [
        ("Abstract only*", Access.ABSTRACT),
        ("(Abstract only)", Access.ABSTRACT),
        ("Abstracts only*", Access.ABSTRACT),
        ("Only the abstract is available", Access.ABSTRACT),
        ("Subscription required", Access.ABSTRACT),
        ("Full text available with NHS OpenAthens account*", Access.OPENATHENS),
        ("Full text available via OpenAthens account*", Access.OPENATHENS),
        ("Full text available with an NHS Athens password", Access.OPENATHENS),
        ("[NHS OpenAthens account required]", Access.OPENATHENS),
        ("Available via OpenAthens", Access.OPENATHENS),
        ("Requires NHS OpenAthens login", Access.OPENATHENS),
        ("Free full text", Access.OPEN),
        ("Open access", Access.OPEN),
    ],
)
def test_an_access_note(note, access):
    """The note is recognised, gives the access, and is separated from the title before it."""
    assert wording.is_access_note(note)
    assert wording.access_of(note) is access
    assert wording.split_note_after(f"The ward: a study {note}").text == "The ward: a study"


@pytest.mark.parametrize(
    "title", ["Writing an abstract only", "Why open access matters", "Open access to wards: a study"]
)
def test_words_of_a_title_are_no_access_note(title):
    """The same words within a title, in small letters or with more behind them, stay in it."""
    assert wording.split_note_after(title) == (title, None)


def test_a_note_that_is_broken_over_lines():
    """The end of a note that began behind the title completes it."""
    assert wording.completes_access_note("A study Full text available with NHS", "OpenAthens account*")
    assert not wording.completes_access_note("A study of notes", "OpenAthens account*")
    assert wording.begins_access_note("A study Full text available with NHS")


def test_a_note_and_a_source_in_the_title_s_line():
    """All three are distinguished."""
    line = "A study of wards Abstract only* Ward Journal 3(1), 2020"
    assert wording.split_note_inside(line) == ("A study of wards", "Abstract only*", "Ward Journal 3(1), 2020")


def test_long_texts_are_tried_quickly():
    """An abstract of a megabyte is none of these, and is known not to be at once."""
    long = "Aa-Aa Aa " * 100_000
    assert not wording.is_access_note(long)
    assert wording.split_note_after(long) == (long, None)
