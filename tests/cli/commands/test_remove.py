"""`remove`: asks on a terminal, needs --yes elsewhere, and undo brings everything back."""

from __future__ import annotations

import pytest

from testing.libraries import BRIEFS, OWN, add_one, library, library_file
from testing.terminal import at_terminal


def test_with_yes_it_is_removed_and_undo_brings_it_back(own_program):
    add_one(own_program, "--tag", "x", "--note", "Mine")
    before = library_file(own_program).read_bytes()
    answer = own_program("remove", "smith", "--yes")
    assert (answer.status, answer.out) == (0, "")
    assert answer.err == "pswbrief: Removed 1 reference; pswbrief undo brings it back.\n"
    assert own_program("list", "--mine").status == 1
    assert own_program("undo").status == 0
    assert library_file(own_program).read_bytes() == before


def test_many_are_removed_through_a_pipe(own_program):
    add_one(own_program)
    own_program("add", "--title", "Another one of these")
    answer = own_program("remove", "-", "-y", stdin=own_program("list", "--mine").out)
    assert (answer.status, answer.err) == (0, "pswbrief: Removed 2 references; pswbrief undo brings them back.\n")
    assert library(own_program) == {}


@pytest.mark.parametrize(
    ("typed", "status", "says", "left"),
    [
        ("y\r", 0, "Removed 1 reference", 0),
        ("n\r", 1, "pswbrief: Nothing was removed.", 1),
        ("\r", 1, "pswbrief: Nothing was removed.", 1),
        ("\x03", 130, "", 1),
        ("\x04", 130, "", 1),
    ],
    ids=["yes", "no", "enter", "interrupt", "end"],
)
def test_a_terminal_asks_with_the_whole_id(own_program, typed, status, says, left):
    add_one(own_program)
    screen = at_terminal(own_program, "remove", "smith", keys=[(f"Remove {OWN}? [y/N]: ", typed)])
    assert screen.status == status
    assert says in screen.text
    assert len(library(own_program).get("references", ())) == left


def test_without_a_terminal_nobody_is_asked(owner):
    answer = owner("remove", OWN)
    assert (answer.status, answer.err) == (
        2,
        "pswbrief: Whether to remove anything can only be asked at a terminal.\nAdd --yes.\n",
    )


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        ((BRIEFS, "--yes"), 2, f"{BRIEFS} is one of the brief's references, which stay"),
        ((OWN, BRIEFS, "--yes"), 2, f"{BRIEFS} is one of the brief's references, which stay"),
        ((OWN, "nobody", "--yes"), 1, "There is no reference 'nobody'."),
        (("nobody",), 1, "There is no reference 'nobody'."),
        ((), 2, "Which references?"),
    ],
)
def test_what_can_not_be_removed_removes_nothing(owner, arguments, status, sentence):
    before = library_file(owner).read_bytes()
    answer = owner("remove", *arguments)
    assert (answer.status, answer.out) == (status, "")
    assert sentence in answer.err
    assert library_file(owner).read_bytes() == before


def test_the_original_of_a_duplicate_stays(own_program):
    add_one(own_program)
    own_program("add", "--title", "Nights on the ward", "--id", "again", "--duplicate")
    assert own_program("set", "again", f"duplicate_of={OWN}").status == 0
    answer = own_program("remove", OWN, "--yes")
    assert answer.status == 3
    assert "again is a duplicate of it" in answer.err
    assert own_program("remove", "again", "--yes").status == 0
    assert own_program("remove", OWN, "--yes").status == 0


def test_a_comment_in_it_is_not_lost_silently(own_program):
    add_one(own_program)
    file = library_file(own_program)
    file.write_text("# mine\n\n" + file.read_text().replace("issued =", "# as the cover says\nissued ="))
    answer = own_program("remove", OWN, "--yes")
    assert answer.status == 3
    assert f"Removing {OWN} would drop the comment in {file}:" in answer.err
    assert own_program("remove", OWN, "--yes", "--rewrite").status == 0
    assert file.read_text() == "# mine\n"
