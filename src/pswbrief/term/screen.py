"""The console with its width and colour, and the progress bar. Imported only for terminal output, as it loads rich."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from pswbrief.term.out import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.console import ConsoleOptions

# The width that rich assumes where none is known. Consoles of containers set COLUMNS=0, which rich would take literally.
_UNKNOWN_WIDTH = 80
# What a terminal shows of an interrupt, twice.
_ROOM = len("^C^C")


class _BarConsole(Console):
    """A console with room at the end of each line for an interrupt: what began a new line would keep the bar from being erased."""

    @property
    def options(self) -> ConsoleOptions:
        return super().options.update(max_width=max(self.width - _ROOM, 1))


def console(color: str) -> Console:
    """Return a console on standard output; `color` is auto, always or never; auto respects NO_COLOR and the terminal's abilities."""
    plain = color == "never" or (color == "auto" and bool(os.environ.get("NO_COLOR")))
    forced = color == "always"
    return Console(
        file=sys.stdout,
        width=_UNKNOWN_WIDTH if os.environ.get("COLUMNS") == "0" else None,
        force_terminal=True if forced else None,
        color_system=None if plain else "auto" if not forced else "standard",
        no_color=plain,
        highlight=False,
        markup=False,
        emoji=False,
        soft_wrap=False,
    )


def clean(value: object) -> str:
    """Make a value from a file safe for a terminal (see `out.visible`); "" for None."""
    return "" if value is None else visible(str(value))


@contextmanager
def bar(what: str) -> Iterator[Callable[[int, int], None]]:
    """Show a progress bar until the block ends; yield a function that takes the steps done and in all (0 while unknown)."""
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Progress(*columns, console=_BarConsole(stderr=True), transient=True) as progress:
        task = progress.add_task(clean(what), total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total or None)
