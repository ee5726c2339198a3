"""`mark`: how far a reader has come."""

from __future__ import annotations

import pytest

from testing.libraries import BRIEFS, OWN, add_one, field, library


@pytest.mark.parametrize("status", ["to-read", "reading", "read"])
def test_each_status_is_set_found_and_taken_away(own_program, status):
    add_one(own_program)
    answer = own_program("mark", "smith", "gillard2022", status.upper())
    assert (answer.status, answer.out, answer.err) == (0, "", "pswbrief: 2 references changed.\n")
    assert own_program("list", "--status", status).ids == [BRIEFS, OWN]
    assert sorted(own_program("search", f"status:{status}").ids) == [BRIEFS, OWN]
    assert own_program("search", "nights", f"status:{status}").ids == [OWN]
    assert field(own_program, BRIEFS, "status") == status
    assert own_program("mark", "smith", "gillard2022", status).err.startswith("pswbrief: Nothing to change")
    assert own_program("mark", OWN, BRIEFS, "none").status == 0
    assert own_program("list", "--status", status).status == 1
    assert "annotations" not in library(own_program)


def test_what_is_found_is_marked_through_a_pipe(own_program):
    found = own_program("list", "--section", "rural", "--format", "ids")
    assert own_program("mark", "-", "to-read", stdin=found.out).status == 0
    assert own_program("list", "--status", "to-read").ids == found.ids


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (
            (BRIEFS, "skimmed"),
            2,
            "'skimmed' is no status.\nTry: pswbrief mark gillard2022impact to-read|reading|read|none",
        ),
        (("reading",), 2, "Which references get which status?"),
        (("nobody", "read"), 1, "There is no reference 'nobody'."),
        (("-", "read"), 1, "There are no ids on standard input."),
        ((), 2, "Which references get which status?"),
    ],
)
def test_what_makes_no_sense_changes_nothing(program, arguments, status, sentence):
    answer = program("mark", *arguments)
    assert (answer.status, answer.out) == (status, "")
    assert sentence in answer.err
    assert library(program) == {}


def test_the_status_may_be_first_and_have_another_name(own_program):
    assert own_program("mark", "TODO", BRIEFS).err == "pswbrief: 1 reference changed.\n"
    assert own_program("list", "--status", "to-read").ids == [BRIEFS]
    assert own_program("mark", BRIEFS, "Done").status == 0
    assert own_program("list", "--status", "read").ids == [BRIEFS]
