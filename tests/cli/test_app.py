"""The table of contents: help, version, global options, and commands that are not there."""

from __future__ import annotations

import shlex

import pytest

from pswbrief import __version__
from pswbrief.cli.app import COMMANDS
from pswbrief.cli.help_layout import first_steps
from testing.catalogues import reference, write
from testing.terminal import on_terminal


def test_help_names_every_command_and_global_option(program):
    answer = program("--help")
    assert (answer.status, answer.err) == (0, "")
    for word in (*COMMANDS, "--catalogue", "--color", "--version", "--help"):
        assert word in answer.out
    for place in COMMANDS.values():
        assert place.summary in answer.out
    assert program("-h") == answer


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(program, command):
    answer = program(command, "--help")
    assert (answer.status, answer.err) == (0, "")
    assert answer.out.startswith(f"Usage: pswbrief {command} ")
    assert "-h, --help" in answer.out


def test_help_is_no_wider_than_a_narrow_terminal(program):
    assert on_terminal(program, "list", "--help", columns=60).widest <= 60


def test_the_version_is_reported(program):
    answer = program("--version")
    assert (answer.status, answer.out, answer.err) == (0, f"pswbrief {__version__}\n", "")


def test_the_version_is_reported_behind_a_command_too(program):
    assert program("list", "--version") == program("--version")


def test_without_a_command_there_is_help_and_wrong_usage(program):
    answer = program()
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith("Usage: pswbrief")
    # It fits a screen of 24 lines, with the line that was typed and the next prompt.
    assert len(answer.err.splitlines()) <= 22
    assert max(map(len, answer.err.splitlines())) <= 80


def test_the_first_steps_fit_a_narrow_terminal_and_break_at_words(program):
    lines = program(env={"COLUMNS": "40"}).err.splitlines()
    assert max(map(len, lines)) < 40
    at = lines.index("  pswbrief show weikel2022burnout")
    assert lines[at + 1 : at + 3] == ["      Read all about one, with its", "      abstract."]


def test_the_first_steps_are_what_they_say(own_program):
    steps = [
        line.split("  ")[1]
        for line in first_steps().splitlines()
        if line.startswith("  pswbrief") and " | " not in line
    ]
    assert len(steps) == 5
    for step in steps[:-1]:
        words = shlex.split(step)[1:]
        assert own_program(*words, *(["--print"] if words[0] == "open" else [])).status == 0, step
    found = own_program("search", "burnout").out
    for line in (line.strip() for line in first_steps().splitlines() if " | " in line):
        first, second = line.split(" | ")
        assert shlex.split(first)[1:] == ["search", "burnout"]
        assert own_program(*shlex.split(second)[1:], stdin=found).status == 0, line


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("lst",), "There is no command 'lst'.\nDid you mean: pswbrief list"),
        (("xyzzy",), "There is no command 'xyzzy'"),
        (("list", "--nope"), "list has no option --nope."),
        (("--nope", "list"), "list has no option --nope."),
        (("search",), "What should be searched for?\nTry: pswbrief search burnout"),
        (("show",), "Which references?\nTry: pswbrief show gillard2022impact"),
        (("sections", "extra"), "extra"),
        (("--color", "blue", "list"), "'blue' is not a value of --color.\nTry auto, always or never."),
        (("list", "--format"), "--format"),
        (("list", "--catalogue"), "--catalogue"),
        (("\x1b[31mlist",), "There is no command"),
    ],
)
def test_wrong_usage_ends_with_status_2_and_a_sentence(program, arguments, sentence):
    answer = program(*arguments)
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith("pswbrief: ")
    assert sentence in answer.err
    assert "\x1b" not in answer.err


def test_global_options_may_precede_or_follow_the_command(program):
    path = str(write(program.folder / "other.toml", reference(title="Other")))
    first = program("--catalogue", path, "list")
    assert first.lines[0].endswith("\tOther")
    assert program("list", "--catalogue", path) == first
    assert program("list", f"--catalogue={path}", "--color=never") == first
    assert program("list", "--limit", "1", "--color", "never", "--catalogue", path) == first
    assert program("list", env={"PSWBRIEF_CATALOGUE": path}) == first
    assert program("--catalogue", path, "list", env={"PSWBRIEF_CATALOGUE": "/none"}) == first
    assert program("list", env={"PSWBRIEF_CATALOGUE": ""}) == program.once("list")
