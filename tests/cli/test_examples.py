"""The examples in the help of each command, run as they are printed."""

from __future__ import annotations

import shlex
import shutil

import pytest

from pswbrief.cli.app import COMMANDS
from pswbrief.cli.examples import EXAMPLES, PAGES
from pswbrief.store.documentation import TOPICS
from testing.briefs import markdown
from testing.program import Program

# What is added to a line so that it asks neither a service nor the reader.
_UNASKED = {
    "add 10.1186/s12888-020-02536-5": "--offline",
    "enrich --mine --missing doi --apply": "--offline",
    "enrich okoro2020night": "--offline",
    "remove okoro2020night": "--yes",
}
# What opens a window, or changes how this clone of a repository merges: only its options are read.
_ONLY_HELP = {
    "open gillard2022impact",
    "merge-files --install",
    "browse",
    "browse --section rural | pswbrief cite - --style apa",
}
# What has nothing to find in a fresh library, or offline.
_MAY_FIND_NOTHING = {*_UNASKED, "edit --resume", "check", "check --format json"}
LINES = [(command, example.line) for command, examples in EXAMPLES.items() for example in examples]

_LIBRARY = """\
TY  - JOUR
ID  - okoro2020night
AU  - Okoro, Ada
TI  - Night work on acute wards
PY  - 2020
T2  - Ward Notes
ER  -

TY  - JOUR
ID  - okoro2020nights
AU  - Okoro, Ada
TI  - Nights
PY  - 2020
T2  - Ward Notes
VL  - 3
ER  -
"""


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    """A folder with the files that examples name, and a library with the references that they name; with copies of both."""
    home = tmp_path_factory.mktemp("examples")
    run = Program(home / "cache", home / "folder", home / "data")
    run.folder.mkdir()
    (run.folder / "mine.ris").write_text(_LIBRARY)
    assert run("import", "mine.ris", "--on-duplicate", "keep").status == 0
    assert run("tag", "okoro2020night", "+old", "+thesis").status == 0
    assert run("note", "gillard2022impact", "Noted").status == 0
    assert run("mark", "okoro2020night", "to-read").status == 0
    (run.folder / "library.ris").write_text("TY  - JOUR\nTI  - Day work\nAU  - Smith, Ben\nPY  - 2019\nER  - \n")
    (run.folder / "paper.md").write_text("As shown by @gillard2022impact.\n")
    (run.folder / "brief.md").write_text(markdown())
    for name in ("ours", "old", "new"):
        assert run("new", f"{name}.toml", "--title", name, "--section", "Wages").status == 0
    library = (run.data / "pswbrief" / "library.toml").read_bytes()
    for name in ("base.toml", "mine.toml", "theirs.toml"):
        (run.folder / name).write_bytes(library)
    kept = tmp_path_factory.mktemp("kept")
    for folder in (run.folder, run.data):
        shutil.copytree(folder, kept / folder.name)
    return run, kept


@pytest.fixture
def folder(prepared):
    """The prepared folder and library, as if nothing had been run in them."""
    run, kept = prepared
    for changed in (run.folder, run.data):
        shutil.rmtree(changed)
        shutil.copytree(kept / changed.name, changed)
    return run


def test_every_command_has_two_to_four_examples_and_a_page():
    assert set(EXAMPLES) == set(COMMANDS) == set(PAGES)
    assert set(PAGES.values()) <= set(TOPICS)
    for command, examples in EXAMPLES.items():
        assert 2 <= len(examples) <= 4, command
        assert examples[0].line.split()[0] == command


def _run(run, line):
    """Run a line of commands joined by pipes, each in this process; return the answer of the last."""
    given = ""
    for command in line.split(" | "):
        words = shlex.split(command.removeprefix("pswbrief "))
        if words[0] == "head":
            continue
        answer = run(*words, stdin=given, env={"EDITOR": "true"})
        given = answer.out
    return answer


@pytest.mark.parametrize(("command", "line"), LINES, ids=[line for _, line in LINES])
def test_an_example_does_what_it_says(folder, command, line):
    if line in _ONLY_HELP:
        options = [word for word in line.split() if word.startswith("--")]
        assert all(option in folder(command, "--help").out for option in options)
        return
    if line == "redo":
        assert folder("undo").status == 0
    if line.startswith("new ours"):
        (folder.folder / "ours.toml").unlink()
    if line.startswith("section add"):
        line = line.replace("Wages", "Hours")
    answer = _run(folder, f"{line} {_UNASKED.get(line, '')}".strip())
    assert answer.status in ({0, 1} if line in _MAY_FIND_NOTHING else {0}), answer.err
