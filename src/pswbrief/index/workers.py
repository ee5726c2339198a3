"""Read the parts of a large file in other processes, as that takes most of the time, and one process uses one core.

A worker is a program that runs `main`. It reads parts from its standard input and writes what they hold to its standard output. It
ends when its input does, and so outlives the program that started it in no case, not even if that is killed; with `multiprocessing`,
workers hold each other's pipes open and would wait for ever.
"""

from __future__ import annotations

import contextlib
import gc
import os
import pickle
import subprocess
import sys
from collections import deque
from typing import TYPE_CHECKING, Any, Self

from pswbrief.index.file_tables import NotStreamableError
from pswbrief.index.parts import read_part
from pswbrief.index.subjects import subjects

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pswbrief.index.parts import Part, ReadPart

# With more workers than this, they would wait for the one process that writes.
_MOST = 4
# Workers give way to the process that started them, which would otherwise be slowed down while they load their modules.
_PROGRAM = f"import os; hasattr(os, 'nice') and os.nice(5); from {__name__} import main; main()"


class WorkerLostError(Exception):
    """Raised if a worker can't be started, or ends too early."""


class Workers:
    """Some workers, which `with` starts and stops. WorkerLostError if one can't be started.

    They may be started before they are needed: a block within the block starts none that is there, and stops all.
    """

    def __init__(self, number: int) -> None:
        """Without any worker, parts are read in this process."""
        self._number = number
        self._workers: list[_Worker] = []

    def __enter__(self) -> Self:
        """Start them."""
        try:
            while len(self._workers) < self._number:
                self._workers.append(_Worker())
        except WorkerLostError:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        """Stop them, whatever they do."""
        while self._workers:
            self._workers.pop().stop()

    def read(self, parts: Iterable[Part]) -> Iterator[ReadPart]:
        """Yield what each part holds, in their order; parts may be read again when a reading was given up.

        NotStreamableError if one isn't valid; WorkerLostError if a worker ends.
        """
        if not self._workers:
            yield from map(read_part, parts)
            return
        for worker in self._workers:
            worker.forget()
        waiting = iter(parts)
        # A worker is given a part only when it has none, so that neither side waits for the other to read.
        busy: deque[_Worker] = deque()
        for worker, part in zip(self._workers, waiting, strict=False):
            worker.give(part)
            busy.append(worker)
        while busy:
            worker = busy.popleft()
            done = worker.take()
            if (following := next(waiting, None)) is not None:
                worker.give(following)
                busy.append(worker)
            yield done


class _Worker:
    def __init__(self) -> None:
        # Not from the current folder, where anything may be called `pswbrief`.
        command = [sys.executable, "-P", "-c", _PROGRAM]
        try:
            self._process = subprocess.Popen(  # noqa: S603 - this program
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
        except OSError as error:
            raise WorkerLostError from error
        self._has_part = False

    def give(self, part: Part) -> None:
        assert self._process.stdin is not None
        self._has_part = True
        try:
            pickle.dump(part, self._process.stdin, pickle.HIGHEST_PROTOCOL)
            self._process.stdin.flush()
        except OSError as error:
            raise WorkerLostError from error

    def take(self) -> ReadPart:
        assert self._process.stdout is not None
        try:
            read: ReadPart | None = pickle.load(self._process.stdout)  # noqa: S301 - what this program wrote
        except (OSError, EOFError, pickle.UnpicklingError) as error:
            raise WorkerLostError from error
        self._has_part = False
        if read is None:
            raise NotStreamableError
        return read

    def forget(self) -> None:
        """Take what it was given in a reading that was given up, which would come in place of the next part, if not block it."""
        if self._has_part:
            with contextlib.suppress(NotStreamableError):
                self.take()

    def stop(self) -> None:
        self._process.kill()
        # What it was given and hasn't read can't be flushed any more.
        with contextlib.suppress(OSError):
            self._process.communicate()


def worker_count() -> int:
    """Return how many workers this machine has room for; 0 if it has one core, or it isn't known how to start one."""
    affinity: Any = getattr(os, "sched_getaffinity", None)
    cores = len(affinity(0)) if affinity else os.cpu_count() or 1
    return min(cores, _MOST) if cores > 1 and sys.executable else 0


def main() -> None:
    """Be a worker."""
    # As in `build_index`.
    gc.disable()
    # Loaded while there may be nothing to read yet; every part needs it.
    subjects()
    given, taken = sys.stdin.buffer, sys.stdout.buffer
    with contextlib.suppress(EOFError, BrokenPipeError):
        while True:
            part: Part = pickle.load(given)  # noqa: S301 - what this program wrote
            try:
                read = read_part(part)
            except NotStreamableError:
                read = None
            pickle.dump(read, taken, pickle.HIGHEST_PROTOCOL)
            taken.flush()
