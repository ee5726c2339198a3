"""The program under test, with arguments, streams, an environment and an exit status: in this process, or in one of its own.

Most tests ask what a command writes and how it ends. `Program.__call__` runs it in the test's process, through the
function that is the program's whole boundary (`pswbrief.cli.main.run`): a fiftieth of a second where a process takes a
quarter of one. A process of its own (`Program.process`, `Program.start`) is for what only that can show: which modules
are loaded, signals, pipes, shells, keys that are typed, the locale, limits and permissions, and what remains when it is killed.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from unittest import mock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path
    from typing import BinaryIO

# What a user's own environment could say, and a test must not hear.
_UNHEARD = {
    "NO_COLOR",
    "FORCE_COLOR",
    "COLUMNS",
    "LINES",
    "TTY_COMPATIBLE",
    "TTY_INTERACTIVE",
    "PYTHONUTF8",
    "COLORTERM",
}
# What Python or the C library reads once, as a process starts.
_READ_AT_START = ("PYTHON", "LC_", "LANG", "TZ", "COVERAGE_")
# What makes a process measure its own coverage, and load much for it: taken away where a test asks what is loaded.
UNMEASURED = {"COVERAGE_PROCESS_CONFIG": None, "COVERAGE_PROCESS_START": None}
# Long enough for the slowest machine; a program that hangs fails its test instead of stopping all.
LONGEST = 120

_running = threading.Lock()


@dataclass(frozen=True, slots=True)
class Answer:
    """How a run ended, and what it wrote."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """The lines of standard output, of which each has to have an end."""
        assert self.out == "" or self.out.endswith("\n")
        return self.out.split("\n")[:-1]

    @property
    def ids(self) -> list[str]:
        """The first tab-separated field of each line."""
        return [line.partition("\t")[0] for line in self.lines]

    def json(self) -> Any:
        """Standard output, which has to be one JSON text, of a run that went well."""
        assert self.status == 0, self.err
        return json.loads(self.out)


def _bytes(text: str | bytes) -> bytes:
    return text.encode() if isinstance(text, str) else text


@contextlib.contextmanager
def _streams(given: bytes, out: BinaryIO, err: BinaryIO) -> Iterator[None]:
    """Put streams in place of the standard ones as Python sets them up for pipes and terminals; `out` and `err` are left open.

    If both are one, it gets lines in the order in which they are written, as a terminal does.
    """
    by_line = out.isatty() or out is err
    ours = {
        "stdin": io.TextIOWrapper(io.BytesIO(given), encoding="utf-8", errors="surrogateescape"),
        "stdout": io.TextIOWrapper(out, encoding="utf-8", errors="surrogateescape", line_buffering=by_line),
        "stderr": io.TextIOWrapper(err, encoding="utf-8", errors="backslashreplace", line_buffering=True),
    }
    before = {name: getattr(sys, name) for name in ours}
    try:
        for name, stream in ours.items():
            setattr(sys, name, stream)
        yield
        for stream in ours.values():
            stream.detach()
    finally:
        for name, stream in before.items():
            setattr(sys, name, stream)


@contextlib.contextmanager
def _environment(environment: Mapping[str, str]) -> Iterator[None]:
    """Put `environment` in place of the process's own."""
    before = dict(os.environ)
    try:
        os.environ.clear()
        os.environ.update(environment)
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    """Refuse a second run in this process during another: both would change the same environment and working folder."""
    if not _running.acquire(blocking=False):
        raise RuntimeError("A run in this process goes on already: use Program.process in threads")
    try:
        yield
    finally:
        _running.release()


def _size_of(out: BinaryIO) -> Callable[..., os.terminal_size]:
    """Return what tells the size of the terminal that `out` is, whatever stream is asked about; OSError if it is none."""

    def size(*_: object) -> os.terminal_size:
        if not out.isatty():
            raise OSError
        return real(out.fileno())

    real = os.get_terminal_size
    return size


@dataclass(slots=True)
class Program:
    """Runs pswbrief in `folder`, with folders of its own for caches and for data (the library is `data/pswbrief`)."""

    cache: Path
    folder: Path
    data: Path
    _known: dict[tuple[str, ...], Answer] = field(default_factory=dict)

    def command(self, *arguments: str) -> list[str]:
        """The words that start the program in a process of its own."""
        return [sys.executable, "-m", "pswbrief", *arguments]

    def environment(self, changes: Mapping[str, str | None] | None = None) -> dict[str, str]:
        """The environment of a run; None in `changes` takes a name away."""
        heard = {
            name: value
            for name, value in os.environ.items()
            if name not in _UNHEARD and not name.startswith("PSWBRIEF_")
        }
        heard |= {
            "XDG_CACHE_HOME": str(self.cache),
            "XDG_DATA_HOME": str(self.data),
            "XDG_CONFIG_HOME": str(self.data / "config"),
            "TERM": "xterm-256color",
            "LC_ALL": "C.UTF-8",
        }
        for name, value in (changes or {}).items():
            heard.pop(name, None)
            if value is not None:
                heard[name] = value
        return heard

    def __call__(
        self, *arguments: str, stdin: str | bytes = b"", env: Mapping[str, str | None] | None = None
    ) -> Answer:
        """Run a command to its end in this process; a fault in it is raised with its traceback.

        ValueError if `env` changes what is read only as a process starts; RuntimeError if another run goes on.
        """
        out, err = io.BytesIO(), io.BytesIO()
        status = self.run(*arguments, out=out, err=err, stdin=stdin, env=env)
        return Answer(status, out.getvalue().decode(), err.getvalue().decode())

    def run(
        self,
        *arguments: str,
        out: BinaryIO,
        err: BinaryIO,
        stdin: str | bytes = b"",
        env: Mapping[str, str | None] | None = None,
    ) -> int:
        """Run a command in this process with the standard output and error given, which may be one; return its exit status.

        Errors as of `__call__`.
        """
        from pswbrief.cli.main import run

        if late := [name for name in env or () if name.startswith(_READ_AT_START)]:
            raise ValueError(f"{', '.join(late)} can be changed for a new process only: use Program.process")
        with (
            _alone(),
            contextlib.chdir(self.folder),
            _environment(self.environment({"PSWBRIEF_DEBUG": "1", **(env or {})})),
            # The widths of the terminal at which the tests run are no concern of the program's.
            mock.patch.object(os, "get_terminal_size", _size_of(out)),
            # What a disk holds after a power cut shows in no test; waiting for it is most of a test that writes.
            mock.patch.object(os, "fsync", return_value=None),
            # Where temporary files go is asked of the environment once a process.
            mock.patch.object(tempfile, "tempdir", None),
            mock.patch.object(sys, "argv", ["pswbrief", *arguments]),
            _streams(_bytes(stdin), out, err),
        ):
            status = run(list(arguments))
            sys.stdout.flush()
            sys.stderr.flush()
            return status

    def process(
        self,
        *arguments: str,
        stdin: str | bytes = b"",
        env: Mapping[str, str | None] | None = None,
        command: Sequence[str | bytes] | None = None,
    ) -> Answer:
        """Run `python -m pswbrief` to its end, with pipes for streams; `command` in place of the usual words that start it."""
        done = subprocess.run(
            command or self.command(*arguments),
            input=_bytes(stdin),
            capture_output=True,
            cwd=self.folder,
            env=self.environment(env),
            timeout=LONGEST,
            check=False,
        )
        return Answer(done.returncode, done.stdout.decode(), done.stderr.decode())

    def once(self, *arguments: str) -> Answer:
        """The answer to a question that several tests ask: the program is run for the first of them only."""
        if arguments not in self._known:
            self._known[arguments] = self(*arguments)
        return self._known[arguments]

    def start(
        self,
        *arguments: str,
        env: Mapping[str, str | None] | None = None,
        command: Sequence[str | bytes] | None = None,
        **streams: Any,
    ) -> subprocess.Popen[bytes]:
        """Start and don't wait; `command` in place of the usual words that start the program."""
        words = command or self.command(*arguments)
        return subprocess.Popen(words, cwd=self.folder, env=self.environment(env), **streams)
