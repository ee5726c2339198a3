"""The program as a user has it: a process of its own, with arguments, streams, an environment and an exit status."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

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
# What makes a process measure its own coverage, and load much for it: taken away where a test asks what is loaded.
UNMEASURED = {"COVERAGE_PROCESS_CONFIG": None, "COVERAGE_PROCESS_START": None}
# Long enough for the slowest machine; a program that hangs fails its test instead of stopping all.
LONGEST = 120


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


@dataclass(slots=True)
class Program:
    """Runs `python -m pswbrief` in `folder`, with folders of its own for caches and for data (the library is `data/pswbrief`)."""

    cache: Path
    folder: Path
    data: Path
    _known: dict[tuple[str, ...], Answer] = field(default_factory=dict)

    def command(self, *arguments: str) -> list[str]:
        """The words that start the program."""
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
            "TERM": "xterm-256color",
            "LC_ALL": "C.UTF-8",
        }
        for name, value in (changes or {}).items():
            heard.pop(name, None)
            if value is not None:
                heard[name] = value
        return heard

    def __call__(
        self,
        *arguments: str,
        stdin: str | bytes = b"",
        env: Mapping[str, str | None] | None = None,
        command: list[str] | None = None,
    ) -> Answer:
        """Run to the end, with pipes for streams; `command` in place of the usual words that start the program."""
        done = subprocess.run(
            command or self.command(*arguments),
            input=stdin.encode() if isinstance(stdin, str) else stdin,
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
        command: list[str] | None = None,
        **streams: Any,
    ) -> subprocess.Popen[bytes]:
        """Start and don't wait; `command` in place of the usual words that start the program."""
        words = command or self.command(*arguments)
        return subprocess.Popen(words, cwd=self.folder, env=self.environment(env), **streams)
