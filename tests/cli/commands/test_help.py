"""The command `help`: commands, pages and what is neither."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pswbrief.cli.app import COMMANDS
from pswbrief.store.documentation import TOPICS
from testing.terminal import on_terminal

DOCS = Path(__file__).parents[3] / "docs"


def test_alone_it_shows_the_help_of_the_program_and_the_pages(program):
    answer = program("help")
    assert (answer.status, answer.err) == (0, "")
    assert answer.out.startswith(program("--help").out)
    for topic in TOPICS:
        assert f"  {topic} " in answer.out


@pytest.mark.parametrize("command", sorted(COMMANDS.keys() - TOPICS.keys()))
def test_the_help_of_a_command_is_that_of_its_option(program, command):
    assert program("help", command) == program(command, "--help")


def test_a_word_that_other_programs_have_for_a_command_is_understood(program):
    assert program("help", "RM") == program("help", "remove")


@pytest.mark.parametrize("topic", TOPICS)
def test_a_page_is_printed_as_it_is_in_a_pipe(program, topic):
    answer = program("help", topic)
    assert (answer.status, answer.out) == (0, (DOCS / TOPICS[topic].file).read_text(encoding="utf-8"))


def test_a_page_on_a_terminal_fits_it_and_has_no_markup(program):
    screen = on_terminal(program, "help", "query", columns=60)
    assert screen.status == 0
    assert screen.widest <= 60
    assert "Searching" in "\n".join(screen.lines)
    assert "**" not in "\n".join(screen.lines)
    # No style has a background.
    assert not [style for style in screen.styles if re.search(r"\b4[0-8]\b|\b10[0-7]\b", style)]


def test_its_own_help_names_every_page(program):
    named = " ".join(program("help", "--help").out.split()).partition("Pages: ")[2].partition(".")[0]
    assert named.split(", ") == [*TOPICS]
