"""The pager: which one, and that what is longer than the screen goes through it."""

from __future__ import annotations

import sys

import pytest

from pswbrief.term.pager import page, pager_command
from testing.terminal import at_terminal


@pytest.mark.parametrize(
    ("environment", "command"),
    [
        ({"PAGER": "sh -c cat"}, ["sh", "-c", "cat"]),
        ({"PAGER": "sh", "PSWBRIEF_PAGER": "sh -u"}, ["sh", "-u"]),
        ({"PAGER": ""}, None),
        ({"PAGER": "cat"}, None),
        ({"PAGER": "no-such-pager"}, None),
        ({"PAGER": "sh 'open"}, None),
        ({"PAGER": "sh", "TERM": "dumb"}, None),
    ],
)
def test_the_pager_is_the_readers_unless_it_cannot_be_run(environment, command):
    assert pager_command(environment) == command


def test_a_pager_that_is_left_before_the_end_is_no_fault():
    assert page("a line\n" * 100_000, [sys.executable, "-c", "raise SystemExit(0)"])


def test_a_pager_that_cannot_be_started_is_reported():
    assert not page("a line\n", ["/no/such/pager"])


_MARKING = f'{sys.executable} -c "import sys; print(len(sys.stdin.read()) > 1000, chr(33) * 3)"'


def test_what_is_longer_than_the_screen_is_paged_and_what_is_not_is_not(program):
    environment = {"PAGER": _MARKING, "TERM": "xterm"}
    assert "True !!!" in at_terminal(program, "list", env=environment).text
    assert "!!!" not in at_terminal(program, "list", "--limit", "3", env=environment).text
    plain = at_terminal(program, "list", "--no-pager", env=environment).text
    assert "!!!" not in plain
    assert "watson2024social" in plain
