from __future__ import annotations

import sys

import pytest


@pytest.fixture
def without_textual(monkeypatch):
    """Textual as if it were not installed."""
    monkeypatch.setattr("pswbrief.cli.commands.browse.find_spec", lambda name: None if name == "textual" else name)


@pytest.mark.usefixtures("without_textual")
def test_without_the_extra_one_sentence_says_how_to_get_it(program):
    answer = program("browse")
    assert (answer.status, answer.out) == (3, "")
    assert answer.err == ("pswbrief: The browser needs the extra 'tui'.\nInstall it: pip install 'pswbrief[tui]'\n")


def test_a_wrong_filter_is_refused_before_the_screen_is_drawn(program):
    assert program("browse", "--section", "nowhere").status == 1


@pytest.mark.parametrize("arguments", [("list",), ("search", "burnout"), ("browse", "--help")])
def test_no_other_command_loads_the_browser(program, arguments):
    command = [sys.executable, "-X", "importtime", *program.command(*arguments)[1:]]
    loaded = program.process(command=command).err
    assert "textual" not in loaded
    assert "pswbrief.tui" not in loaded
