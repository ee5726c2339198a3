"""Drafts: a text that an interrupted edit has left is announced, and can be resumed."""

from __future__ import annotations

import signal

import pytest

from testing.editor import Editor
from testing.libraries import OWN, add_one, field, library_file
from testing.terminal import close_terminal


def test_a_draft_is_kept_where_the_data_folder_can_not_be_written(own_program, tmp_path):
    add_one(own_program)
    blocked = own_program.data / "pswbrief" / "drafts"
    blocked.write_text("in the way")
    answer = own_program.process(
        "edit", OWN, env=Editor(tmp_path / "e", 'echo "oops" >>"$1"').environment | {"TMPDIR": str(tmp_path)}
    )
    assert answer.status == 3
    (draft,) = tmp_path.glob("pswbrief-*.toml")
    assert f"is kept in {draft}." in answer.err
    assert draft.read_text().endswith("oops\n")


def test_the_text_is_in_the_drafts_while_the_editor_has_it(own_program, tmp_path):
    add_one(own_program)
    editor = Editor(tmp_path / "e", f'echo "$1" >"{tmp_path}/where"; sed -i \'s/2020"/2021"/\' "$1"')
    assert own_program("edit", OWN, env=editor.environment).status == 0
    draft = own_program.data / "pswbrief" / "drafts" / f"{OWN}.toml"
    assert (tmp_path / "where").read_text() == f"{draft}\n"
    # What was taken over is no draft any more.
    assert list(draft.parent.iterdir()) == []


@pytest.fixture
def killed(own_program, tmp_path):
    """A program that was killed while its editor had a text open that the reader had changed and saved."""
    add_one(own_program)
    step = f'sed -i \'s/2020"/2021"/\' "$1"; touch "{tmp_path}/saved"; kill -9 $PPID; sleep 1'
    process = own_program.start("edit", OWN, env=Editor(tmp_path / "e", step).environment)
    assert process.wait(60) == -9
    return own_program


def test_a_text_survives_the_program_and_the_next_command_announces_it(killed, tmp_path):
    draft = killed.data / "pswbrief" / "drafts" / f"{OWN}.toml"
    for command in (("list", OWN), ("tags",)):
        assert killed(*command).err.startswith(
            f"pswbrief: An unfinished text (edit {OWN}) is kept in {draft}.\nResume it: pswbrief edit --resume\n"
        )
    assert field(killed, OWN, "issued") == "2020"
    editor = Editor(tmp_path / "second", "true")
    answer = killed("edit", "--resume", env=editor.environment)
    assert (answer.status, answer.err) == (0, "pswbrief: Changed 1 reference.\n")
    assert 'issued = "2021"' in editor.seen[0]
    assert field(killed, OWN, "issued") == "2021"
    assert killed("list", OWN).err == ""
    answer = killed("edit", "--resume", env=editor.environment)
    assert (answer.status, answer.err) == (1, f"pswbrief: There is no unfinished text of {library_file(killed)}.\n")


def test_a_text_survives_the_window_that_it_was_edited_in(own_program, tmp_path):
    add_one(own_program)
    step = 'sed -i \'s/2020"/2021"/\' "$1"; echo saved >/dev/tty; sleep 60'
    closed = Editor(tmp_path / "e", step).environment
    # The system says that the window is gone with SIGHUP.
    assert close_terminal(own_program, "edit", OWN, "--toml", awaited="saved", env=closed) in {129, -signal.SIGHUP}
    assert field(own_program, OWN, "issued") == "2020"
    assert "Resume it: pswbrief edit --resume" in own_program("list", OWN).err
    assert own_program("edit", "--resume", env=Editor(tmp_path / "second", "true").environment).status == 0
    assert field(own_program, OWN, "issued") == "2021"


def test_what_has_changed_since_is_shown_above_a_text_that_is_resumed(killed, tmp_path):
    assert killed("set", OWN, "volume=9").status == 0
    editor = Editor(tmp_path / "second", 'sed -i \'/^title/a volume = "8"\' "$1"')
    assert killed("edit", "--resume", OWN[:5], env=editor.environment).status == 0
    assert editor.seen[0].startswith(f"#! {OWN} has been changed since. As it is now:\n#! [[references]]\n")
    assert '#! volume = "9"\n' in editor.seen[0]
    assert (field(killed, OWN, "volume"), field(killed, OWN, "issued")) == ("8", "2021")


def test_a_text_that_is_resumed_and_emptied_is_dropped(killed, tmp_path):
    answer = killed("edit", "--resume", env=Editor(tmp_path / "second", ': >"$1"').environment)
    assert answer.status == 3
    assert "is kept in" in answer.err
    assert field(killed, OWN, "issued") == "2020"


def test_a_refused_text_is_resumed_and_not_announced_again(own_program, tmp_path):
    add_one(own_program)
    own_program("edit", OWN, env=Editor(tmp_path / "first", "echo 'pages = 1' >>\"$1\"").environment)
    assert own_program("list", OWN).err == ""
    editor = Editor(tmp_path / "second", 'sed -i \'s/^pages.*/pages = "1"/\' "$1"')
    assert own_program("edit", "--resume", env=editor.environment).status == 0
    assert field(own_program, OWN, "pages") == "1"
