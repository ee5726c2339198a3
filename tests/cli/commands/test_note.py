"""`note`: as an argument, from standard input, in an editor; and read again."""

from __future__ import annotations

import pytest

from testing.editor import Editor
from testing.libraries import BRIEFS, OWN, add_one, field, library
from testing.terminal import at_terminal


@pytest.mark.parametrize("key", [BRIEFS, OWN])
def test_a_note_is_kept_below_what_is_noted_already_and_read_in_a_pipe(own_program, key):
    add_one(own_program)
    answer = own_program("note", key[:11], "Good on turnover.")
    assert (answer.status, answer.out, answer.err) == (0, "", f"pswbrief: Noted on {key}.\n")
    assert own_program("note", key, "And\nmore.").status == 0
    answer = own_program("note", key)
    assert (answer.status, answer.out, answer.err) == (0, "Good on turnover.\nAnd\nmore.\n", "")
    assert "Your notes\tGood on turnover. And more." in own_program("show", key).lines


def test_a_note_comes_from_standard_input(own_program):
    assert own_program("note", BRIEFS, "-", stdin="\ufeffFrom a pipe\r\nof lines\n\n").status == 0
    assert field(own_program, BRIEFS, "notes") == "From a pipe\nof lines"


def test_a_note_is_replaced_and_taken_away(own_program):
    own_program("note", BRIEFS, "First")
    own_program("note", BRIEFS, "--replace", "Second")
    assert field(own_program, BRIEFS, "notes") == "Second"
    assert own_program("note", BRIEFS, "").err == "pswbrief: Nothing to change.\n"
    assert own_program("note", BRIEFS, "--replace", "").status == 0
    assert library(own_program) == {}


def test_on_a_terminal_the_editor_opens_with_what_is_noted(own_program, tmp_path):
    own_program("note", BRIEFS, "First")
    editor = Editor(tmp_path / "editor", 'echo "Second" >>"$1"')
    screen = at_terminal(own_program, "note", "gillard2022", env=editor.environment)
    assert (screen.status, screen.text) == (0, f"pswbrief: Noted on {BRIEFS}.\n")
    assert editor.seen == ["First"]
    assert field(own_program, BRIEFS, "notes") == "FirstSecond"
    assert at_terminal(own_program, "note", BRIEFS, env=editor.environment).text == "pswbrief: Nothing was changed.\n"


def test_a_note_that_can_not_be_written_is_kept_as_a_draft(own_program, tmp_path):
    """While the editor is open, somebody edits the library into nonsense."""
    nonsense = f'echo "Long thoughts" >"$1"; echo "no TOML" >"{own_program.data}/pswbrief/library.toml"'
    own_program("note", BRIEFS, "First")
    screen = at_terminal(own_program, "note", BRIEFS, env=Editor(tmp_path / "editor", nonsense).environment)
    assert screen.status == 3
    assert "this is not TOML" in screen.words
    draft = own_program.data / "pswbrief" / "drafts" / f"{BRIEFS}.txt"
    assert f"Your text is kept in {draft}." in screen.words
    assert draft.read_text() == "Long thoughts\n"


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (
            (BRIEFS,),
            1,
            f"Nothing is noted on {BRIEFS}.\nTry: pswbrief note {BRIEFS} 'Your note'",
        ),
        (("nobody", "x"), 1, "There is no reference 'nobody'."),
        (("nobody",), 1, "There is no reference 'nobody'."),
        ((), 2, "Which reference?"),
    ],
)
def test_what_can_not_be_noted_or_read_is_reported(program, arguments, status, sentence):
    answer = program("note", *arguments)
    assert (answer.status, answer.out) == (status, "")
    assert sentence in answer.err
    assert library(program) == {}


@pytest.mark.parametrize("text", ["'''", '"""\\', "# no comment", "[[references]]", "a\x00b\x1b[31mc", "x" * 100_000])
def test_a_note_of_any_characters_comes_back(own_program, text):
    assert own_program("note", BRIEFS, "-", stdin=text).status == 0
    assert field(own_program, BRIEFS, "notes") == text.replace("\x00", "").replace("\x1b", "")


def test_bytes_that_are_no_text_are_noted_as_far_as_they_are(own_program):
    assert own_program("note", BRIEFS, "-", stdin=b"caf\xff \xed\xa0\x80 ok").status == 0
    assert field(own_program, BRIEFS, "notes").startswith("caf\ufffd ")


def test_words_need_no_quotation_marks(own_program):
    assert own_program("note", BRIEFS, "good", "on", "wages").status == 0
    assert own_program("note", BRIEFS).out == "good on wages\n"
