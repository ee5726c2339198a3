from __future__ import annotations

import fcntl
import os
import pty
import struct
import termios
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pswbrief.term.out import one_line, say, visible

HOSTILE = "a\tb\nc\r\x1b[31md\x07\x9b31m\u2028e\u202ef\u200bg\ufeffh"


def test_a_field_of_a_line_has_blanks_for_control_characters_and_nothing_else_changed():
    assert one_line(HOSTILE) == "a b c  [31md  31m e\u202ef\u200bg\ufeffh"


def test_what_a_terminal_shows_has_nothing_that_hides_or_reorders_text():
    assert visible(HOSTILE) == "a b c  [31md  31m efgh"


@pytest.mark.parametrize("text", ["", "Åkerblom’s “rôle” – 日本 😀", "a\u00a0b", "e\u0301", "شباب", "[red]x[/red]"])
def test_text_of_any_script_stays_as_it_is(text):
    assert one_line(text) == visible(text) == text


@given(st.text())
def test_no_control_character_is_left_of_any_text(text):
    for made in (one_line(text), visible(text)):
        assert not {unicodedata.category(char) for char in made} & {"Cc", "Zl", "Zp"}
    assert not set(visible(text)) & set("\u200b\u200e\u200f\u202a\u202e\u2066\u2069\ufeff")


@pytest.mark.parametrize(
    "char",
    ["\u061c", "\u200b", "\u200e", "\u200f", "\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2060", "\u2066", "\u2067",
     "\u2068", "\u2069", "\ufeff", "\ufff9", "\ufffa", "\ufffb", "\U000e0041", "\U000e007f"],
)  # fmt: skip
def test_characters_that_hide_or_reorder_are_dropped_for_a_terminal(char):
    assert visible(f"a{char}b") == "ab"


@pytest.mark.parametrize(
    ("columns", "variable", "lines"),
    [
        (40, None, ["pswbrief: There is no reference of this", "name.", "To see all:", f"pswbrief list --format {'x' * 20}"]),
        (80, None, ["pswbrief: There is no reference of this name.", f"To see all: pswbrief list --format {'x' * 20}"]),
        (80, "40", ["pswbrief: There is no reference of this", "name.", "To see all:", f"pswbrief list --format {'x' * 20}"]),
        (0, None, ["pswbrief: There is no reference of this name.", f"To see all: pswbrief list --format {'x' * 20}"]),
    ],
)  # fmt: skip
def test_on_a_terminal_a_message_is_broken_at_blanks(columns, variable, lines, monkeypatch):
    monkeypatch.delenv("COLUMNS", raising=False)
    if variable:
        monkeypatch.setenv("COLUMNS", variable)
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    with os.fdopen(slave, "w") as terminal, os.fdopen(master, "rb") as screen:
        monkeypatch.setattr("sys.stderr", terminal)
        say("There is no reference of this name.", hint=f"To see all: pswbrief list --format {'x' * 20}")
        assert os.read(screen.fileno(), 1000).decode().split("\r\n") == [*lines, ""]


def test_in_a_pipe_a_message_keeps_its_lines(capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "20")
    say("There is no reference of this name.")
    assert capsys.readouterr().err == "pswbrief: There is no reference of this name.\n"


def test_a_message_that_repeats_a_whole_file_is_cut_in_its_middle(capsys):
    for length in (1_991, 1_992, 3_000_000):
        say("a" * length + " is no id", hint="b" * length + " fits")
        message, hint = capsys.readouterr().err.splitlines()
        whole = length == 1_991
        assert (" … " in message, len(message)) == (not whole, len("pswbrief: ") + 2_000 if whole else 2_013)
        assert message.startswith("pswbrief: aaa")
        assert message.endswith("a is no id")
        assert hint.endswith("b fits")
        assert len(hint) <= 2_003
