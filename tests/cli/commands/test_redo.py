"""`redo`: what was undone is made again, step by step, until something else is changed."""

from __future__ import annotations

from testing.libraries import BRIEFS, library_file


def test_changes_are_made_again_in_their_order_to_the_byte(own_program):
    states = []
    for tag in ("+a", "+b", "+c"):
        assert own_program("tag", BRIEFS, tag).status == 0
        states.append(library_file(own_program).read_bytes())
    for _ in states:
        assert own_program("undo").status == 0
    for tag, state in zip("abc", states, strict=True):
        answer = own_program("redo")
        assert (answer.status, answer.out) == (0, "")
        assert answer.err == f"pswbrief: Made again: pswbrief tag {BRIEFS} +{tag}\n"
        assert library_file(own_program).read_bytes() == state
    assert own_program("redo").status == 1


def test_what_was_made_again_can_be_undone_again(own_program):
    own_program("note", BRIEFS, "Noted")
    after = library_file(own_program).read_bytes()
    for _ in range(3):
        assert own_program("undo").status == 0
        assert not library_file(own_program).exists()
        assert own_program("redo").status == 0
        assert library_file(own_program).read_bytes() == after
    assert len(own_program("log").lines) == 1


def test_a_change_after_an_undo_leaves_nothing_to_make_again(own_program):
    own_program("tag", BRIEFS, "+a")
    own_program("tag", BRIEFS, "+b")
    own_program("undo")
    own_program("tag", BRIEFS, "+c")
    answer = own_program("redo")
    assert (answer.status, answer.out) == (1, "")
    assert "There is nothing to redo" in answer.err
    # Back where the other change was undone, the later branch is the one that counts.
    own_program("undo")
    assert own_program("redo").err == f"pswbrief: Made again: pswbrief tag {BRIEFS} +c\n"


def test_without_an_undo_there_is_nothing_to_make_again(own_program):
    answer = own_program("redo")
    assert (answer.status, answer.out) == (1, "")
    assert "redo follows undo" in answer.err


def test_a_file_that_another_program_changed_is_left_alone(own_program):
    own_program("tag", BRIEFS, "+a")
    own_program("tag", BRIEFS, "+b")
    own_program("undo")
    with library_file(own_program).open("a") as file:
        file.write("# by hand\n")
    before = library_file(own_program).read_bytes()
    assert own_program("redo").status == 1
    assert library_file(own_program).read_bytes() == before
