"""Parts of a large file read by other processes: in order, and stopped whatever happens."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

from pswbrief.core.enums import Source
from pswbrief.index.file_tables import NotStreamableError
from pswbrief.index.parts import Part, UnreadReference, read_part
from pswbrief.index.workers import WorkerLostError, Workers, worker_count

SECTIONS = [("all", "All of it"), ("without-a-section", "Without a section")]
# A program with a worker, which it gives nothing to do; it says that it is ready and waits.
WAITING = """
import sys, time
from pswbrief.index.workers import Workers
with Workers(1) as started:
    print(started._workers[0]._process.pid, flush=True)
    time.sleep(600)
"""


def part(number, kind="article-journal"):
    text = f'[[references]]\nid = "r{number}"\ntype = "{kind}"\ntitle = "Title {number}"\n'
    return Part([UnreadReference(number, Source.BRIEF, f"r{number}", f"r{number}", text, "")], SECTIONS, 1)


@pytest.mark.parametrize("number", [0, 1, 2])
@pytest.mark.parametrize("parts", [0, 1, 5])
def test_parts_are_read_in_their_order(number, parts):
    given = [part(each) for each in range(parts)]
    with Workers(number) as started:
        assert list(started.read(given)) == [read_part(each) for each in given]


@pytest.mark.parametrize("number", [0, 1, 2])
def test_parts_may_be_read_anew_when_a_reading_was_given_up(number):
    given = [part(each) for each in range(5)]
    wanted = [read_part(each) for each in given]
    with Workers(number) as started:
        begun = started.read(given)
        assert [next(begun), next(begun)] == wanted[:2]
        assert list(started.read(given)) == wanted


@pytest.mark.skipif(os.name == "nt", reason="there is no such priority")
def test_workers_give_way_to_the_program_that_started_them():
    with Workers(1) as started:
        list(started.read([part(0)]))
        (worker,) = started._workers
        assert os.getpriority(os.PRIO_PROCESS, worker._process.pid) == min(os.getpriority(os.PRIO_PROCESS, 0) + 5, 19)


def test_those_that_are_there_are_not_started_again_and_a_block_within_stops_all():
    with Workers(2) as started:
        processes = [worker._process for worker in started._workers]
        with started as again:
            assert [worker._process for worker in again._workers] == processes
            assert list(again.read([part(0)])) == [read_part(part(0))]
        assert all(process.returncode is not None for process in processes)


def test_one_that_is_not_valid_is_reported_wherever_it_is_read():
    for number in (0, 1):
        with Workers(number) as started, pytest.raises(NotStreamableError):
            list(started.read([part(0), part(1, "poem-of-no-type"), part(2)]))


def test_a_worker_that_ends_too_early_is_reported_and_none_is_left():
    with Workers(2) as started:
        processes = [worker._process for worker in started._workers]
        processes[1].kill()
        with pytest.raises(WorkerLostError):
            list(started.read(part(each) for each in range(9)))
    assert all(process.returncode is not None for process in processes)


def test_one_that_cannot_be_started_is_reported_and_those_before_it_are_stopped(monkeypatch):
    real, begun = subprocess.Popen, []

    def popen(*arguments, **options):
        if begun:
            raise OSError("no more processes")
        begun.append(real(*arguments, **options))
        return begun[0]

    monkeypatch.setattr(subprocess, "Popen", popen)
    with pytest.raises(WorkerLostError), Workers(2):
        pass
    assert begun[0].returncode is not None


@pytest.mark.skipif(os.name == "nt", reason="there is no such signal")
def test_no_worker_outlives_a_program_that_was_killed():
    with subprocess.Popen([sys.executable, "-c", WAITING], stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        worker = int(program.stdout.readline())
        os.kill(program.pid, signal.SIGKILL)
    while _is_running(worker):
        time.sleep(0.01)


def _is_running(process):
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    # Where nobody waits for processes that have lost their parent, they stay as zombies.
    state = subprocess.run(["ps", "-o", "stat=", "-p", str(process)], capture_output=True, text=True, check=False)
    return bool(state.stdout.strip()) and not state.stdout.startswith("Z")


def test_there_is_a_worker_for_each_core_if_there_are_several(monkeypatch):
    for cores, number in ((1, 0), (2, 2), (4, 4), (64, 4)):
        monkeypatch.setattr(os, "sched_getaffinity", lambda _, cores=cores: set(range(cores)), raising=False)
        assert worker_count() == number
    monkeypatch.setattr(sys, "executable", "")
    assert worker_count() == 0
    monkeypatch.undo()
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    for cores, number in ((None, 0), (2, 2)):
        monkeypatch.setattr(os, "cpu_count", lambda cores=cores: cores)
        assert worker_count() == number
