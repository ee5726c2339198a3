"""`add` and `edit` on a terminal ask for each field."""

from __future__ import annotations

import shlex
import sys

import pytest

from testing.libraries import BRIEFS, add_one, library
from testing.terminal import at_terminal


def test_each_field_is_asked_for_and_a_wrong_answer_asked_again(own_program):
    keys = [
        ("to be looked up", "\n"),
        ("Title", "Nights on the ward\n"),
        ("Type", "zeppelin\n"),
        ("Type", "Journal\n"),
        ("Authors", "Smith A, Jones B\n"),
        ("Year", "last year\n"),
        ("Year", "2020\n"),
        ("Journal", "Ward Notes\n"),
        ("Volume", "3\n"),
        ("Issue", "\n"),
        ("Pages", "1-9\n"),
        ("DOI", "nonsense\n"),
        ("DOI", "\n"),
        ("Address", "\n"),
        ("Tags", "thesis; night\n"),
        ("Note", "Good\n"),
    ]
    screen = at_terminal(own_program, "add", keys=keys)
    assert screen.status == 0, screen.text
    assert "This is no type of work" in screen.text
    assert library(own_program)["references"] == [
        {
            "id": "smith2020nights",
            "type": "article-journal",
            "title": "Nights on the ward",
            "authors": [{"family": "Smith", "given": "A."}, {"family": "Jones", "given": "B."}],
            "container": "Ward Notes",
            "issued": "2020",
            "volume": "3",
            "pages": "1-9",
            "tags": ["thesis", "night"],
            "notes": "Good",
        }
    ]


def test_a_report_is_asked_for_its_publisher_and_a_name_is_completed(own_program):
    keys = [
        ("to be looked up", "\n"),
        ("Title", "Plan\n"),
        ("Type", "repo\t\n"),
        ("Authors", "NHS England\n"),
        ("Year", "\n"),
        ("Publisher", "NHS England\n"),
        *((word, "\n") for word in ("Place", "DOI", "Address", "Tags", "Note")),
    ]
    screen = at_terminal(own_program, "add", "--prompt", keys=keys)
    assert screen.status == 0, screen.text
    (added,) = library(own_program)["references"]
    assert (added["type"], added["authors"], added["publisher"]) == (
        "report",
        [{"literal": "NHS England"}],
        "NHS England",
    )


@pytest.mark.parametrize(("keys", "status"), [([("Title", "\n")], 0), ([("Title", "\x03")], 130)])
def test_without_a_title_or_when_interrupted_nothing_is_added(own_program, keys, status):
    screen = at_terminal(own_program, "add", keys=[("to be looked up", "\n"), *keys])
    assert screen.status == status
    assert library(own_program) == {}


def test_fields_and_the_questions_for_them_exclude_each_other(own_program):
    answer = own_program("add", "--toml", "--title", "Nights")
    assert (answer.status, answer.out) == (2, "")
    assert "--prompt and --toml ask for a whole reference." in answer.err


# No editor has been chosen.
UNCHOSEN = {"EDITOR": None, "VISUAL": None}


def test_each_field_of_ones_own_reference_is_asked_for_with_what_it_holds(own_program):
    add_one(own_program)
    before = library(own_program)["references"][0]
    keys = [
        ("Title", "\n"),
        ("Type", "-\n"),
        ("Type", "\n"),
        ("Authors", "\n"),
        # TAB brings what there is, to be changed.
        ("Year or date (2020, 2020-05) [2020", "\t-05\n"),
        ("Journal", "Ward Notes\n"),
        ("Volume", "12\n"),
        ("Issue", "\n"),
        ("Pages", "\n"),
        ("DOI", "nonsense\n"),
        ("DOI", "\n"),
        ("Address", "\n"),
        ("Tags", "night; ward\n"),
        ("Status", "re\t\x15reading\n"),
        ("Note", "\n"),
    ]
    screen = at_terminal(own_program, "edit", "smith", keys=keys, env=UNCHOSEN)
    assert screen.status == 0, screen.text
    assert "A reference needs a type." in screen.text
    assert library(own_program)["references"] == [
        before
        | {
            "issued": "2020-05",
            "container": "Ward Notes",
            "volume": "12",
            "tags": ["night", "ward"],
            "status": "reading",
        }
    ]
    assert own_program("undo").status == 0
    assert library(own_program)["references"] == [before]


def test_of_one_of_the_briefs_only_what_is_the_readers_is_asked_for_and_can_be_emptied(own_program):
    own_program("tag", BRIEFS, "+ward")
    keys = [("Tags (thesis; to discuss) [ward]", "-\n"), ("Status", "\n"), ("Note", "Good\n")]
    screen = at_terminal(own_program, "edit", BRIEFS, "--prompt", keys=keys)
    assert screen.status == 0, screen.text
    assert library(own_program)["annotations"] == [{"id": BRIEFS, "notes": "Good"}]
    screen = at_terminal(own_program, "edit", BRIEFS, keys=[("Tags", "\x03")], env=UNCHOSEN)
    assert screen.status == 130
    screen = at_terminal(
        own_program, "edit", BRIEFS, keys=[(word, "\n") for word in ("Tags", "Status", "Note")], env=UNCHOSEN
    )
    assert screen.text.endswith("pswbrief: Nothing was changed.\n")


def test_questions_that_nobody_could_see_are_not_asked(own_program):
    """Standard error, where questions go, is a file; and what is asked never goes into a file that takes the output."""
    answer = at_terminal(
        own_program, command=["sh", "-c", f"{shlex.quote(sys.executable)} -m pswbrief add 2>err; echo status $?"]
    )
    assert answer.text == "status 2\n"
    keys = [("to be looked up", "\n"), ("Title", "Nights\n"), *((word, "\n") for word in TITLED)]
    at_terminal(own_program, command=["sh", "-c", f"{shlex.quote(sys.executable)} -m pswbrief add >out"], keys=keys)
    assert (own_program.folder / "out").read_text() == "nights\n"


TITLED = ("Type", "Authors", "Year", "Journal", "Volume", "Issue", "Pages", "DOI", "Address", "Tags", "Note")


def test_a_note_is_asked_for_where_no_editor_was_chosen(own_program):
    for typed, note in (("Good\n", "Good"), ("\n", "Good"), ("\t, and short\n", "Good, and short"), ("-\n", None)):
        screen = at_terminal(own_program, "note", BRIEFS, keys=[("Note", typed)], env=UNCHOSEN)
        assert screen.status == 0, screen.text
        found = library(own_program).get("annotations", [{}])
        assert (found[0] if found else {}).get("notes") == note


def test_a_wrong_answer_is_explained_without_the_name_of_a_field_and_an_interrupt_ends_its_line(own_program):
    add_one(own_program)
    keys = [(word, "\n") for word in ("Title", "Type", "Authors")]
    screen = at_terminal(own_program, "edit", "smith", keys=[*keys, ("Year", "soon\n"), ("Year", "\x03")], env=UNCHOSEN)
    assert "That can't be used: 'soon' is not a date" in screen.words
    assert screen.text.endswith("\n")
