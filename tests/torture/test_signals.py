"""A signal at any instant of any command: the status that a shell expects, no traceback, and nothing half written.

`make test-all` does some forty runs, `make nightly` (PSWBRIEF_TORTURE) four a round.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from subprocess import DEVNULL, PIPE

import pytest

from pswbrief.store.read import parse_library
from testing.libraries import BRIEFS, OWN, add_one, library_file
from testing.program import LONGEST, UNMEASURED

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name == "nt", reason="Windows has other signals")]

ROUNDS = max(10, int(os.environ.get("PSWBRIEF_TORTURE", "0")))
COMMANDS = (
    ("list",),
    ("search", "burnout"),
    ("export", "--format", "bibtex", "--output", "out.bib", "--force"),
    ("check",),
    ("cite", BRIEFS, "--style", "apa"),
    ("tag", BRIEFS, "+x"),
    ("note", OWN, "Noted."),
    ("add", "--title", "Another", "--duplicate"),
    ("set", OWN, "volume=2"),
    ("undo",),
)
# The lines of a launcher are not the program's: a signal comes when they are over.
LAUNCHED = (
    "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
    "from pswbrief.__main__ import main\n"
    "sys.stderr.write('.'); sys.stderr.flush(); main()"
)
SIGNALS = {signal.SIGINT: {130}, signal.SIGTERM: {143, -signal.SIGTERM}, signal.SIGHUP: {129, -signal.SIGHUP}}


@pytest.mark.parametrize("sent", SIGNALS, ids=lambda sent: sent.name)
def test_a_signal_at_any_instant_ends_the_run_as_a_shell_expects(own_program, sent):
    add_one(own_program)
    assert own_program("tag", BRIEFS, "+first").status == 0
    library = library_file(own_program)
    chance = random.Random(sent.value)  # noqa: S311 - instants, not secrets
    ended: list[int] = []
    for turn in range(ROUNDS if sent is signal.SIGINT else ROUNDS // 3 + 1):
        command = COMMANDS[turn % len(COMMANDS)]
        words = [sys.executable, "-c", LAUNCHED, *command]
        with own_program.start(env=UNMEASURED, command=words, stdout=DEVNULL, stderr=PIPE) as process:
            # The launcher's own lines are over when it writes.
            assert process.stderr.read(1) == b"."
            time.sleep(chance.uniform(0, 0.3))
            process.send_signal(sent)
            reported = process.stderr.read().decode()
            status = process.wait(LONGEST)
        ended.append(status)
        # A run that was over before the signal came has its own status.
        assert status in SIGNALS[sent] | {0, 1}, (command, status, reported)
        assert "Traceback" not in reported, (command, reported)
        assert "fault in" not in reported, (command, reported)
        parse_library(library.read_bytes(), "library.toml")
        out = own_program.folder / "out.bib"
        assert not out.exists() or out.read_bytes().endswith(b"}\n")
    assert set(ended) & SIGNALS[sent]
    # Whatever was left behind is cleared away by the next write, and all works.
    assert own_program("tag", BRIEFS, "+last").status == 0
    assert not list(library.parent.glob(".library.toml.*.new"))


def test_a_closed_pipe_is_silent(own_program):
    """SIGPIPE: the reader of the output goes before all is written."""
    for command in (("list", "--format", "json"), ("export", "--format", "ris"), ("check",)):
        with own_program.start(*command, stdout=PIPE, stderr=PIPE, bufsize=0) as process:
            process.stdout.read(1)
            process.stdout.close()
            reported = process.stderr.read()
            assert process.wait(LONGEST) in {0, 1}
        assert b"Traceback" not in reported
        assert b"Broken" not in reported
