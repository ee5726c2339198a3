"""A few whole outputs, as files to read. `PSWBRIEF_SNAPSHOTS=write` makes them anew; read the difference before keeping it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from testing.terminal import on_terminal

FOLDER = Path(__file__).parent / "snapshots"
WRITE = os.environ.get("PSWBRIEF_SNAPSHOTS") == "write"

PIPED = {
    "help.txt": ("--help",),
    "list-help.txt": ("list", "--help"),
    "list-plain.txt": ("list", "--section", "key publications"),
    "show-plain.txt": ("show", "gillard2022impact"),
    "show.json": ("show", "ehrlich2020happens-2", "--format", "json"),
    "sections-plain.txt": ("sections",),
    "stats-plain.txt": ("stats", "--section", "reviews"),
}
ON_TERMINAL = {
    "list-40.txt": (40, ("list", "--limit", "6")),
    "list-80.txt": (80, ("list", "--limit", "12")),
    "list-160.txt": (160, ("list", "--limit", "12")),
    "show-40.txt": (40, ("show", "ehrlich2020happens-2")),
    "show-80.txt": (80, ("show", "gillard2022impact")),
    "sections-80.txt": (80, ("sections",)),
    "about-80.txt": (80, ("about",)),
    "stats-40.txt": (40, ("stats", "--author", "gillard")),
    "stats-80.txt": (80, ("stats",)),
}


def _compare(name, text):
    path = FOLDER / name
    if WRITE:
        path.write_text(text, encoding="utf-8", newline="\n")
    assert path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("name", PIPED)
def test_what_a_pipe_gets_is_as_the_snapshot_shows(program, name):
    answer = program.once(*PIPED[name])
    assert answer.status == 0, answer.err
    _compare(name, answer.out)


@pytest.mark.parametrize("name", ON_TERMINAL)
def test_what_a_terminal_shows_is_as_the_snapshot_shows(program, name):
    columns, arguments = ON_TERMINAL[name]
    screen = on_terminal(program, *arguments, columns=columns)
    assert screen.status == 0, screen.err
    _compare(name, "\n".join(screen.lines))


def test_every_snapshot_is_compared_with_something():
    assert {path.name for path in FOLDER.iterdir()} == {*PIPED, *ON_TERMINAL}
