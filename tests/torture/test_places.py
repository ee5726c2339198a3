"""Places that hold no file a program could read or write: devices and pipes, names that are too long, folders nobody may enter."""

from __future__ import annotations

import os

import pytest

from testing.ordinary import ordinary

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name == "nt", reason="asks a POSIX shell, and for POSIX permissions"),
]

# One of the brief's references.
THEIRS = "gillard2022impact"
TAG = ("tag", THEIRS, "+more")


NEVER_ENDING = {
    "a catalogue": ("--catalogue", "{}", "list"),
    "a library": ("--library", "{}", "list"),
    "a library that is written": ("--library", "{}", *TAG),
    "a library that is checked": ("--library", "{}", "check"),
    "a library whose change is taken back": ("--library", "{}", "undo"),
    "a file that is imported": ("import", "{}"),
    "a file that is converted": ("convert", "{}", "--to", "ris"),
    "an edition": ("diff", "brief", "{}"),
    "a document": ("ingest", "{}"),
    "a manuscript": ("cited", "{}"),
    "a style": ("cite", THEIRS, "--csl", "{}"),
    "a version": ("merge-files", "{}", "{}", "{}"),
    "a copy": ("merge-files", "{}"),
}


@pytest.mark.parametrize("special", ["/dev/zero", "fifo"])
@pytest.mark.parametrize("command", NEVER_ENDING.values(), ids=NEVER_ENDING)
def test_what_has_no_end_is_refused_by_every_command_at_once(own_program, command, special):
    """A run that read it would never end, and the test would show that."""
    os.mkfifo(own_program.folder / "fifo")
    answer = own_program.process(*(word.format(special) for word in command))
    if "There is no command" in answer.err or "has no option" in answer.err:
        pytest.skip("there is no such command")
    # What names a style may be a name as well: there is none of that name then.
    assert answer.status in ({1, 3} if "--csl" in command else {2, 3})
    assert answer.out == ""
    assert special in answer.err
    assert "Traceback" not in answer.err
    assert "fault in" not in answer.err


@pytest.mark.parametrize(
    "command",
    [
        ("--library", "{}", "list", "--mine"),
        ("--library", "{}", *TAG),
        ("--catalogue", "{}", "list"),
        ("import", "{}"),
        ("cite", THEIRS, "--csl", "{}.csl"),
        ("list", "-o", "{}"),
    ],
)
def test_a_name_longer_than_any_file_system_allows_is_reported(own_program, command):
    name = "x" * 256
    answer = own_program(*(word.format(name) for word in command))
    assert (answer.status, answer.out) == (3, "")
    assert name in answer.err
    assert "file name too long" in answer.err


@pytest.mark.parametrize("words", [("--csl", "{}"), ("--in-text", "--among", "{}")])
def test_what_may_be_a_name_or_a_file_is_no_file_where_none_can_have_that_name(own_program, words):
    answer = own_program("cite", THEIRS, *(word.format("x" * 256) for word in words))
    assert (answer.status, answer.out) == (1, "")
    assert answer.err.startswith("pswbrief: There is no ")


def test_settings_that_may_not_be_looked_at_keep_nobody_from_reading_and_everybody_from_changing(cold_program):
    """As where a program runs as another user, and the home folder stays the first one's."""
    assert cold_program("config", "style", "apa").status == 0
    folder = cold_program.data / "config" / "pswbrief"
    folder.chmod(0)
    try:
        listed, asked, changed = (
            cold_program.process(command=ordinary(cold_program.command(*words)))
            for words in (("list", "--limit", "1"), ("config", "list"), TAG)
        )
    finally:
        folder.chmod(0o700)
    why = f"Can't read {folder / 'config.toml'}: you may not read it."
    assert (listed.status, len(listed.ids)) == (0, 1)
    assert listed.err.startswith(f"pswbrief: It isn't known which catalogue you have set: {why}\n")
    assert (changed.status, changed.out, changed.err) == (3, "", listed.err)
    assert (asked.status, asked.out) == (3, "")
    assert asked.err.startswith(f"pswbrief: {why}\n")


def test_a_working_folder_that_is_gone_is_reported_where_it_is_needed(cold_program):
    gone = ["sh", "-c", 'mkdir gone; cd gone; rmdir ../gone; exec "$@"', "sh"]
    assert cold_program.process(command=[*gone, *cold_program.command("list", "--limit", "1")]).status == 0
    answer = cold_program.process(command=[*gone, *cold_program.command("list", "-o", "a.txt")])
    assert (answer.status, answer.out) == (3, "")
    assert answer.err == "pswbrief: Can't write a.txt: no such file or directory.\n"
