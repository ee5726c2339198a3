"""The launcher: an interrupt at any moment ends a run with status 130, in silence, and other signals end it as they should.

No garbage is collected at the end.
"""

from __future__ import annotations

import os
import signal
import sys
from subprocess import PIPE

import pytest

from testing.libraries import BRIEFS, library_file
from testing.program import LONGEST, UNMEASURED

pytestmark = pytest.mark.skipif(os.name == "nt", reason="sends POSIX signals")

# Runs the program, and interrupts it at an audit event (an import, a file that is opened, …), counted from its first import; no clock
# decides where. How many events were left is written at the end.
INTERRUPTING = """
import os, runpy, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
left, started = int(sys.argv.pop(1)), False
def count(event, args):
    global left, started
    started = started or (event == "import" and args[0].startswith("pswbrief.cli"))
    left -= started
    if started and left == 0:
        os.kill(os.getpid(), signal.SIGINT)
sys.addaudithook(count)
sys.argv[0] = "pswbrief"
try:
    runpy.run_module("pswbrief", run_name="__main__", alter_sys=True)
finally:
    if left > 0:
        sys.stderr.write(str(left))
"""
NEVER = 1_000_000
# So many places of each run are interrupted: the first, the last, and those between in equal steps.
PLACES = 8


def _interrupted(program, event, *arguments):
    command = [sys.executable, "-c", INTERRUPTING, str(event), *arguments]
    return program.process(command=command, env=UNMEASURED)


@pytest.mark.parametrize(
    "arguments",
    [
        ("list",),
        ("search", "burnout", "--format", "table"),
        ("list", "nobody"),
        ("--help",),
    ],
    ids=" ".join,
)
def test_an_interrupt_at_any_moment_ends_a_run_without_a_traceback(program, arguments):
    program(*(("list",) if arguments == ("--help",) else arguments))
    events = NEVER - int(_interrupted(program, NEVER, *arguments).err.rpartition("\n")[2])
    assert events > PLACES
    for place in range(PLACES):
        event = 1 + place * (events * 9 // 10) // (PLACES - 1)
        answer = _interrupted(program, event, *arguments)
        assert (event, answer.status, answer.out) == (event, 130, "")
        # What was read into the query may have been said before.
        assert not any(word in answer.err for word in ("Traceback", "Exception", "Interrupt"))


def test_an_interrupt_at_any_moment_leaves_a_change_undone_or_done(own_program):
    """A change that was written is a success, even if the interrupt comes while the index is updated after it."""
    own_program("tag", BRIEFS, "+before")
    before = library_file(own_program).read_bytes()
    events = NEVER - int(_interrupted(own_program, NEVER, "tag", BRIEFS, "+x").err.rpartition("\n")[2])
    own_program("undo")
    for place in range(PLACES):
        answer = _interrupted(own_program, 1 + place * events // PLACES, "tag", BRIEFS, "+x")
        assert "Traceback" not in answer.err
        assert answer.status in {0, 130}
        changed = library_file(own_program).read_bytes() != before
        assert changed or answer.status == 130
        assert own_program("tags").ids == (["before", "x"] if changed else ["before"])
        if changed:
            own_program("undo")
            assert library_file(own_program).read_bytes() == before


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=["SIGTERM", "SIGHUP"])
def test_a_signal_that_ends_programs_ends_it_in_silence(program, number):
    """A shell reports the status as 128 and the signal's number: 143, 129."""
    # A test may run where the signal is ignored, which a program would inherit.
    code = f"import runpy, signal; signal.signal({int(number)}, signal.SIG_DFL); runpy.run_module('pswbrief', None, '__main__')"
    command = [sys.executable, "-c", code, "list", "-"]
    with program.start(command=command, stdin=PIPE, stdout=PIPE, stderr=PIPE, bufsize=0) as process:
        # More than a pipe holds: once all of it is written, the program is reading, and waits for the end.
        process.stdin.write(b"watson2024social\n" * 100_000)
        process.send_signal(number)
        assert process.wait(LONGEST) == -number
        assert (process.stdout.read(), process.stderr.read()) == (b"", b"")


def test_a_reader_that_stops_reading_is_no_error_even_as_the_run_ends(program):
    with program.start("list", stdout=PIPE, stderr=PIPE) as process:
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(LONGEST) == 0


def test_a_run_ends_without_collecting_what_is_left(program):
    counted = "atexit.register(lambda: print(len(gc.get_objects()), gc.get_freeze_count(), file=sys.stderr))"
    code = f"import atexit, gc, sys; {counted}; from pswbrief.__main__ import main; main()"
    answer = program.process(command=[sys.executable, "-c", code, "list", "--limit", "1"])
    assert (answer.status, answer.out.count("\n")) == (0, 1)
    to_collect, left = map(int, answer.err.split())
    assert to_collect < 1000 < left
