"""The terminal of the browser, whatever the standard streams are connected to."""

from __future__ import annotations

import shlex
import signal
import subprocess
import sys

import pytest

from testing.terminal import at_terminal, close_terminal

# What is drawn last before a key is awaited; Enter then chooses the reference under the cursor.
ENTER = (("Free to read", "\r"),)
TERMINAL = {"TERM": "xterm-256color"}


def test_on_a_terminal_the_chosen_id_is_what_remains(program):
    screen = at_terminal(program, "browse", "gillard2022impact", keys=ENTER, env=TERMINAL)
    assert screen.status == 0
    assert screen.raw.endswith("gillard2022impact\r\n")


@pytest.mark.parametrize("redirected", ["", "< /dev/null", "2> /dev/null"])
def test_the_screen_is_drawn_on_the_terminal_and_only_ids_go_down_the_pipe(program, redirected):
    browse, cite = (shlex.join(program.command(*words)) for words in (("browse", "gillard2022impact"), ("cite", "-")))
    line = f"{browse} {redirected} | {cite}"
    screen = at_terminal(program, keys=ENTER, env=TERMINAL, command=["sh", "-c", line])
    assert screen.status == 0
    _, _, cited = screen.raw.rpartition("\x1b[?1049l")
    assert "Gillard, S." in cited
    assert "gillard2022impact\r" not in cited


@pytest.mark.parametrize(("sent", "status"), [("SIGINT", 130), ("SIGTERM", -15), ("SIGHUP", -1)])
def test_a_signal_ends_the_browser_and_gives_the_terminal_back(program, sent, status):
    keys = [("Free to read", signal.Signals[sent])]
    screen = at_terminal(program, "browse", "gillard2022impact", keys=keys, env=TERMINAL)
    assert screen.status == status
    assert screen.raw.rindex("\x1b[?1049l") > screen.raw.rindex("\x1b[?1049h")
    assert "Traceback" not in screen.raw


def test_a_closed_window_ends_the_browser(program):
    ended = close_terminal(program, "browse", "gillard2022impact", awaited="Free to read", env=TERMINAL)
    assert ended == -signal.SIGHUP


def test_without_a_terminal_one_sentence_says_so():
    code = "from pswbrief.tui.run import at_terminal\nwith at_terminal(): pass"
    ended = subprocess.run(
        [sys.executable, "-c", code],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        start_new_session=True,
        check=False,
        text=True,
    )
    assert "The full-screen browser needs a terminal." in ended.stderr
