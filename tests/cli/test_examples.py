"""The examples in the help of each command."""

from __future__ import annotations

from pswbrief.cli.app import COMMANDS
from pswbrief.cli.examples import EXAMPLES, PAGES
from pswbrief.store.documentation import TOPICS


def test_every_command_has_two_to_four_examples_and_a_page():
    assert set(EXAMPLES) == set(COMMANDS) == set(PAGES)
    assert set(PAGES.values()) <= set(TOPICS)
    for command, examples in EXAMPLES.items():
        assert 2 <= len(examples) <= 4, command
        assert examples[0].line.split()[0] == command
