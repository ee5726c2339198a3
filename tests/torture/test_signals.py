"""A signal at any instant of any command: the status that a shell expects, no traceback, and nothing half written.

`make test-all` interrupts each command once, `make nightly` (PSWBRIEF_TORTURE) as often as makes two hundred runs.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from subprocess import DEVNULL, PIPE
from typing import TYPE_CHECKING

import pytest

from pswbrief.store.read import parse_library
from testing.briefs import markdown
from testing.libraries import BRIEFS, COMMENTED, OWN, add_one, library_file
from testing.program import LONGEST, UNMEASURED
from testing.services import play_services

if TYPE_CHECKING:
    from collections.abc import Iterator

    from testing.program import Program

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name == "nt", reason="Windows has other signals")]

COMMANDS: tuple[tuple[str, ...], ...] = (
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
    ("import", "new.bib"),
    ("convert", "new.bib", "--to", "ris", "--output", "out.ris", "--force"),
    ("ingest", "brief.md", "--output", "out.toml", "--force"),
    ("merge-files", "base.toml", "ours.toml", "theirs.toml", "--output", "merged.toml", "--force"),
    ("enrich", BRIEFS, "--apply"),
    ("open", BRIEFS, "--print"),
    ("config", "style", "apa"),
    ("cited", "paper.md"),
    ("edit", OWN, "--toml"),
    ("remove", OWN, "--yes"),
    ("stats",),
    ("diff", "ours.toml", "theirs.toml"),
)
ROUNDS = max(len(COMMANDS), int(os.environ.get("PSWBRIEF_TORTURE", "0")))
FILES = {
    "new.bib": "@book{new2020, title = {New}, year = 2020}\n" * 3,
    "brief.md": markdown(),
    "paper.md": f"As [@{BRIEFS}] says.\n",
    "base.toml": COMMENTED,
    "ours.toml": COMMENTED.replace('"A"', '"Ours"'),
    "theirs.toml": COMMENTED.replace('"B"', '"Theirs"'),
}
# What was written is whole: how each file ends.
ENDS = {"out.bib": b"}\n", "out.ris": b"ER  - \n\n", "out.toml": b"\n", "merged.toml": b'"Theirs"\n'}
# The lines of a launcher are not the program's: a signal comes once they have written; one that still finds them does not count.
LAUNCHED = (
    "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
    "from pswbrief.__main__ import main\n"
    "sys.stderr.write('.'); sys.stderr.flush(); main()"
)
IN_THE_LAUNCHER = ['  File "<string>", line 3, in <module>', "KeyboardInterrupt"]
SIGNALS = {signal.SIGINT: {130}, signal.SIGTERM: {143, -signal.SIGTERM}, signal.SIGHUP: {129, -signal.SIGHUP}}


@pytest.fixture
def services():
    with play_services() as played:
        yield played


def _instants(chance: random.Random) -> Iterator[tuple[tuple[str, ...], float]]:
    """Every command in turn, and an instant of its first 0.3 seconds; those of one command are spread over all of them."""
    turns = -(-ROUNDS // len(COMMANDS))
    for turn in range(turns):
        for command in COMMANDS:
            yield command, 0.3 * (turn + chance.random()) / turns


def _is_whole(program: Program) -> None:
    parse_library(library_file(program).read_bytes(), "library.toml")
    for name, end in ENDS.items():
        out = program.folder / name
        assert not out.exists() or out.read_bytes().endswith(end), name


@pytest.mark.parametrize("sent", SIGNALS, ids=lambda sent: sent.name)
def test_a_signal_at_any_instant_ends_the_run_as_a_shell_expects(own_program, services, sent):
    add_one(own_program)
    assert own_program("tag", BRIEFS, "+first").status == 0
    for name, text in FILES.items():
        (own_program.folder / name).write_text(text, encoding="utf-8")
    environment = UNMEASURED | services.environment() | {"EDITOR": "true"}
    chance = random.Random(sent.value)  # noqa: S311 - instants, not secrets
    ended: list[int] = []
    for number, (command, instant) in enumerate(_instants(chance)):
        if sent is not signal.SIGINT and number % 3 != sent % 3:
            # The others end a process from outside of Python: a third shows it.
            continue
        if OWN not in own_program("list", "--mine").ids:
            add_one(own_program, "--id", OWN, "--duplicate")
        words = [sys.executable, "-c", LAUNCHED, *command]
        with own_program.start(env=environment, command=words, stdout=DEVNULL, stderr=PIPE) as process:
            assert process.stderr.read(1) == b"."
            time.sleep(instant)
            process.send_signal(sent)
            reported = process.stderr.read().decode()
            status = process.wait(LONGEST)
        if reported.split("\n")[1:-1] == IN_THE_LAUNCHER:
            continue
        ended.append(status)
        # A run that was over before the signal came has its own status.
        assert status in SIGNALS[sent] | {0, 1}, (command, status, reported)
        assert "Traceback" not in reported, (command, reported)
        assert "fault in" not in reported, (command, reported)
        _is_whole(own_program)
    assert set(ended) & SIGNALS[sent]
    # Whatever was left behind is cleared away by the next write, and all works.
    assert own_program("tag", BRIEFS, "+last").status == 0
    assert not list(library_file(own_program).parent.glob(".library.toml.*.new"))


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
