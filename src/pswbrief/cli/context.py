"""The global options of this run, and the workspace that they open: the one object that commands share."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager
from enum import StrEnum
from typing import TYPE_CHECKING

from pswbrief.errors import InputError
from pswbrief.workspace import Settings, Workspace
from pswbrief.workspace.settings import no_progress

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

# The most characters of a command that the log records.
_LONGEST_COMMAND = 200


class ColorMode(StrEnum):
    """The values of `--color`."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


class RunContext:
    """The global options of a run.

    `arguments`: the command line as typed; `settings`: the files that it names; `color`: the value of `--color`; `pager`: whether
    output longer than the screen goes through a pager; `library_optional`: whether a library that can't be read is left out, because
    the command needs nothing from it; `doubt`: why it isn't known which catalogue should have been opened; `inputs`: the files that
    the command was given to read, which its output may not replace.
    """

    def __init__(self) -> None:
        self.arguments: Sequence[str] = ()
        self.settings = Settings()
        self.color = ColorMode.AUTO
        self.pager = True
        self.library_optional = False
        self.doubt: InputError | None = None
        self.inputs: list[Path] = []
        self._opened: list[Workspace] = []

    def configure(self, catalogue: str | None, library: str | None, color: ColorMode, *, pager: bool = True) -> None:
        """Set the values of the global options."""
        command = command_text(self.arguments)
        self.settings = Settings.from_environment(catalogue=catalogue, library=library, command=command)
        self.color = color
        self.pager = pager
        self.library_optional = False

    def workspace(self) -> Workspace:
        """Return the workspace that the global options name; nothing is read yet, unless the library may have to be left out."""
        workspace = self._open(self.settings)
        self.doubt = self.settings.doubt
        if not (self.library_optional and self.settings.library):
            return workspace
        try:
            _ = workspace.index
        except InputError as error:
            alone = self._open(self.settings._replace(library=None))
            # Fails if it is the catalogue that can't be read.
            _ = alone.index
            from pswbrief.term.out import say

            say(f"Your library was left out, with your tags and notes. {error.sentence}")
            return alone
        return workspace

    def _open(self, settings: Settings) -> Workspace:
        workspace = Workspace(settings, progress=progress_bar)
        self._opened.append(workspace)
        return workspace

    def close(self) -> None:
        """Close the indexes that the run has opened, and forget its inputs."""
        self.inputs.clear()
        while self._opened:
            self._opened.pop().close()


run_context = RunContext()


def progress_bar(task: str) -> AbstractContextManager[Callable[[int, int], None]]:
    """Return a progress bar on standard error, if that is a terminal."""
    if sys.stderr is None or not sys.stderr.isatty():
        return no_progress(task)
    from pswbrief.term.screen import bar

    return bar(task)


def command_text(arguments: Sequence[str]) -> str:
    """Return a command line as the log records it."""
    import shlex

    typed = "pswbrief " + shlex.join(arguments).encode("utf-8", errors="replace").decode()
    return typed if len(typed) <= _LONGEST_COMMAND else typed[: _LONGEST_COMMAND - 1] + "…"
