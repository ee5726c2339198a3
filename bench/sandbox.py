"""Where measurements run: a temporary folder with its own virtual environments, isolated from the user's settings.

Programs are installed as a reader would install them, as wheels whose byte code pip compiles. PYTHONDONTWRITEBYTECODE and
PYTHONUNBUFFERED, which some machines set, are not passed on: with the first a program that is run for the first time after a change
would be compiled at every start.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import resource
    from collections.abc import Sequence

PROJECT = Path(__file__).parents[1]
_UNWANTED = {
    "PYTHONDONTWRITEBYTECODE",
    "PYTHONUNBUFFERED",
    "PYTHONPATH",
    "PYTHONHOME",
    "PSWBRIEF_CATALOGUE",
    "PSWBRIEF_LIBRARY",
}
# Installing must not take forever where there is no network.
_INSTALLING = 600
_HELLO = '''\
"""A hello-world program: the least that a Typer program does."""

from typing import Annotated

import typer

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)


@app.command()
def hello(name: str = typer.Argument("world"), greeting: Annotated[str, typer.Option("--greeting")] = "Hello") -> None:
    """Greet."""
    typer.echo(f"{greeting} {name}")
'''
# What pip writes for a program's entry point, so that both programs start alike.
_SCRIPT = """\
#!{python}
# -*- coding: utf-8 -*-
import re
import sys
from hello_world import app
if __name__ == '__main__':
    sys.argv[0] = re.sub(r'(-script\\.pyw|\\.exe)?$', '', sys.argv[0])
    sys.exit(app())
"""


class FailedError(Exception):
    """A program that should have run did not; the message says which and how."""


class Usage(NamedTuple):
    """What one run took: seconds, and the most memory it held, in MB."""

    seconds: float
    megabytes: float


class Environment:
    """A virtual environment with some packages."""

    def __init__(self, folder: Path, environ: dict[str, str], packages: Sequence[str]) -> None:
        self._python = folder / "bin" / "python"
        self._environ = environ
        call([sys.executable, "-m", "venv", str(folder)], environ, limit=_INSTALLING)
        call([str(self._python), "-m", "pip", "install", "--quiet", *packages], environ, limit=_INSTALLING)

    def program(self, name: str) -> str:
        """The path of a program of the environment."""
        return str(self._python.parent / name)

    def ask(self, expression: str) -> str:
        """What a Python expression gives in the environment, as text."""
        code = f"import importlib.metadata, sqlite3, sys, sysconfig\nprint({expression})"
        return call([str(self._python), "-c", code], self._environ).strip()

    def version(self, package: str) -> str:
        """The installed version of a package."""
        return self.ask(f"importlib.metadata.version({package!r})")


class Sandbox:
    """The temporary folder, its environment variables, and what is made in it when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        home = folder / "home"
        home.mkdir()
        self.environ = {name: value for name, value in os.environ.items() if name not in _UNWANTED} | {
            "HOME": str(home),
            "XDG_CACHE_HOME": str(home / ".cache"),
            "XDG_CONFIG_HOME": str(home / ".config"),
            "XDG_DATA_HOME": str(home / ".local" / "share"),
            "XDG_STATE_HOME": str(home / ".local" / "state"),
            "LC_ALL": "C.UTF-8",
            "TERM": "xterm-256color",
            "COLUMNS": "100",
        }

    def environment(self, name: str, *packages: str) -> Environment:
        """A new throw-away environment."""
        return Environment(self.folder / f"env-{name}", self.environ, packages)

    @cached_property
    def ours(self) -> Environment:
        """The environment of pswbrief, installed from its wheel, together with the hello-world program."""
        wheels = self.folder / "wheels"
        command = [
            sys.executable,
            "-m",
            "pip",
            "wheel",
            "--quiet",
            "--no-deps",
            "--wheel-dir",
            str(wheels),
            str(PROJECT),
        ]
        call(command, self.environ, limit=_INSTALLING)
        made = self.environment("ours", *map(str, wheels.glob("*.whl")))
        module = Path(made.ask("sysconfig.get_path('purelib')")) / "hello_world.py"
        module.write_text(_HELLO, encoding="utf-8")
        python = made.program("python")
        call([python, "-m", "compileall", "-q", str(module)], self.environ)
        script = Path(made.program("hello-world"))
        script.write_text(_SCRIPT.format(python=python), encoding="utf-8")
        script.chmod(0o755)
        return made

    @property
    def pswbrief(self) -> str:
        """Our program."""
        return self.ours.program("pswbrief")

    @property
    def hello(self) -> str:
        """The hello-world program."""
        return self.ours.program("hello-world")

    @property
    def cache(self) -> Path:
        """The folder of our indexes."""
        return Path(self.environ["XDG_CACHE_HOME"]) / "pswbrief"

    def catalogue(self, size: int) -> Path:
        """A synthetic catalogue of a size; made once."""
        path = self.folder / f"catalogue-{size}.toml"
        if not path.exists():
            call([sys.executable, str(PROJECT / "bench" / "make_catalogue.py"), str(size), str(path)], self.environ)
            # As if it had been there for an hour: a file of this very second is compared by content at each start.
            past = time.time() - 3600
            os.utime(path, (past, past))
        return path

    def export(self, size: int | None, form: str) -> Path:
        """Our export of the shipped catalogue (None) or of a synthetic one, as a file for other programs."""
        path = self.folder / f"export-{size or 'shipped'}.{form}"
        if not path.exists():
            named = ["--catalogue", str(self.catalogue(size))] if size else []
            call([self.pswbrief, "export", *named, "--output", str(path)], self.environ)
        return path

    def run_once(self, command: Sequence[str]) -> Usage:
        """Run a command and tell what it used. Memory is the kernel's count of the largest resident set."""
        started = time.perf_counter()
        process = subprocess.Popen(
            command,
            env=self.environ,
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise FailedError(f"{Path(command[0]).name} ended with status {process.returncode}")
        return Usage(seconds, _megabytes(usage))


def _megabytes(usage: resource.struct_rusage) -> float:
    # Linux counts kilobytes, macOS bytes.
    return usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6


def call(
    command: Sequence[str], environ: dict[str, str], *, limit: float | None = None, cwd: Path | None = None
) -> str:
    """Run a command to its end and give its output; FailedError if it fails or takes longer than `limit` seconds."""
    name = " ".join([Path(command[0]).name, *command[1:3]])
    try:
        done = subprocess.run(
            command, env=environ, cwd=cwd, stdin=subprocess.DEVNULL, capture_output=True, timeout=limit, check=False
        )
    except subprocess.TimeoutExpired:
        raise FailedError(f"{name} took more than {limit:.0f} s") from None
    except OSError as error:
        raise FailedError(f"{name}: {error.strerror}") from None
    if done.returncode:
        last = done.stderr.decode(errors="replace").strip().rpartition("\n")[2]
        raise FailedError(f"{name} ended with status {done.returncode}: {last[:200]}")
    return done.stdout.decode(errors="replace")
