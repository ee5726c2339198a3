"""The layout of help at different widths."""

from __future__ import annotations

import pytest

from pswbrief.cli.app import COMMANDS
from testing.terminal import on_terminal


@pytest.mark.parametrize("command", ["cite", "add", "list", "ingest"])
def test_help_has_whole_words_on_a_narrow_terminal(program, command):
    wide = program(command, "--help").out.split()
    screen = on_terminal(program, command, "--help", columns=40)
    assert screen.widest <= 40
    # Nothing is broken in two: the same words as on a wide terminal, in the same order.
    assert " ".join(screen.lines).split() == wide


def test_the_help_of_the_program_fits_a_narrow_terminal(program):
    screen = on_terminal(program, "--help", columns=40)
    assert screen.widest <= 40
    assert " ".join(screen.lines).split() == program("--help").out.split()


def test_options_are_in_groups_and_choices_are_named(program):
    out = program("list", "--help").out
    which, written = out.index("Which references:"), out.index("What is written, and where:")
    assert which < out.index("--section NAME") < out.index("--sort SORT") < written < out.index("--format FORMAT")
    assert "One of table, plain, ids, json, jsonl or csv." in " ".join(out.split())


@pytest.mark.parametrize("command", COMMANDS)
def test_help_ends_with_examples_and_where_there_is_more(program, command):
    lines = program(command, "--help").lines
    assert "Examples:" in lines
    assert f"  pswbrief {command}" in "\n".join(lines[lines.index("Examples:") :])
    assert lines[-1].startswith("More: pswbrief help ")
