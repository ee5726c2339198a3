"""The reader's editor: how it is found and run, and that a text is kept even if the editor fails."""

from __future__ import annotations

import os
import sys

import pytest

from testing.editor import Editor
from testing.libraries import OWN, add_one, field, library_file
from testing.terminal import at_terminal


def test_an_editor_that_fails_changes_nothing_and_what_it_saved_is_kept(own_program, tmp_path):
    add_one(own_program)
    editor = Editor(tmp_path / "editor", 'echo "# long work" >>"$1"; exit 7')
    answer = own_program("edit", OWN, env=editor.environment)
    draft = own_program.data / "pswbrief" / "drafts" / f"{OWN}.toml"
    assert answer.status == 3
    assert answer.err == (
        f"pswbrief: The editor '{editor.path}' ended with status 7; nothing was changed; your text is kept in {draft}.\n"
    )
    assert draft.read_text().endswith("# long work\n")


def test_an_interrupt_belongs_to_the_editor_while_it_runs(own_program, tmp_path):
    add_one(own_program)
    # Short sleeps: one that starts as the interrupt comes doesn't hear it.
    steps = (
        'trap "heard=1" INT; echo waiting; n=0; until [ "$heard" ] || [ $n = 300 ]; do sleep 0.1; n=$((n+1)); done',
        '[ "$heard" ] && echo heard; sed -i "s/2020\\"/2021\\"/" "$1"',
    )
    screen = at_terminal(
        own_program,
        "edit",
        OWN,
        keys=[("waiting", "\x03")],
        env=Editor(tmp_path / "editor", "; ".join(steps)).environment,
    )
    assert screen.status == 0, screen.text
    assert "heard" in screen.text
    assert field(own_program, OWN, "issued") == "2021"


def test_an_editor_that_an_interrupt_ends_changes_nothing(own_program, tmp_path):
    add_one(own_program)
    before = library_file(own_program).read_bytes()
    step = 'echo "# long work" >>"$1"; echo waiting; for n in $(seq 300); do sleep 0.1; done'
    screen = at_terminal(
        own_program, "edit", OWN, keys=[("waiting", "\x03")], env=Editor(tmp_path / "editor", step).environment
    )
    assert screen.status == 3
    assert "was interrupted; nothing was changed; your text is kept in" in screen.text
    assert library_file(own_program).read_bytes() == before


def test_without_any_editor_that_is_reported_on_a_terminal(owner):
    screen = at_terminal(owner, "edit", OWN, "--toml", env={"EDITOR": None, "VISUAL": None, "PATH": os.devnull})
    assert (screen.status, screen.text) == (2, "pswbrief: There is no editor.\nSet EDITOR to one.\n")


def test_an_editor_may_have_options_and_visual_comes_first(own_program, tmp_path):
    add_one(own_program)
    editor = Editor(tmp_path / "e", 'sed -i \'s/2020"/2021"/\' "$1"')
    shifted = tmp_path / "with blank"
    shifted.write_text(f'#!/bin/sh\n[ "$1" = -w ] && shift && exec {editor.path} "$1"\n')
    shifted.chmod(0o755)
    assert own_program("edit", OWN, env={"VISUAL": f"'{shifted}' -w", "EDITOR": "/none"}).status == 0
    assert field(own_program, OWN, "issued") == "2021"


@pytest.mark.parametrize(("encoding", "end"), [("utf-8", "\\r\\n"), ("utf-8-sig", "\\n"), ("utf-16", "\\r\\n")])
def test_an_editor_may_write_in_the_ways_of_windows(own_program, tmp_path, encoding, end):
    add_one(own_program)
    program = tmp_path / "editor.py"
    program.write_text(
        "import sys, pathlib\npath = pathlib.Path(sys.argv[1])\ntext = path.read_text().replace('= \"2020', '= \"2021')\n"
        f"path.write_bytes(text.replace('\\n', '{end}').encode('{encoding}'))\n"
    )
    answer = own_program("edit", OWN, env={"VISUAL": None, "EDITOR": f"{sys.executable} {program}"})
    assert (answer.status, answer.err) == (0, "pswbrief: Changed 1 reference.\n")
    assert field(own_program, OWN, "issued") == "2021"
    assert b"\r" not in library_file(own_program).read_bytes()


def test_an_editor_without_a_terminal_is_asked_three_times_at_most(own_program, tmp_path):
    add_one(own_program)
    editor = Editor(tmp_path / "e", *['echo "nonsense $(date +%N)" >>"$1"'] * 9)
    answer = own_program("edit", OWN, env=editor.environment)
    draft = own_program.data / "pswbrief" / "drafts" / f"{OWN}.toml"
    assert answer.status == 3
    assert answer.err.startswith("pswbrief: the text:")
    assert f"The text is kept in {draft}.\n" in answer.err
    assert len(editor.seen) == 3
    assert draft.read_text().count("nonsense") == 3
    assert "#! " not in draft.read_text()
