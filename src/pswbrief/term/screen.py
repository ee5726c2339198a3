"""The console with its width and colour, and the progress bar. Imported only for terminal output, as it loads rich."""

from __future__ import annotations

import os
import re
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.cells import cell_len, chop_cells
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn
from rich.text import Text

from pswbrief.term.out import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from rich.console import ConsoleOptions, RenderableType
    from rich.segment import Segment

# The width that rich assumes where none is known. Consoles of containers set COLUMNS=0, which rich would take literally.
_UNKNOWN_WIDTH = 80
# What a terminal shows of an interrupt, twice.
_ROOM = len("^C^C")


class _FoldingConsole(Console):
    """A console that drops the blank behind a long word whose last piece fills a line; rich would begin the next line with it."""

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        if isinstance(renderable, Text) and not renderable.no_wrap:
            renderable = _folded(renderable, (options or self.options).max_width)
        return super().render(renderable, options)


def _folded(text: Text, width: int) -> Text:
    """Return a text with line ends for the blanks behind words that are longer than `width` cells and fill their last line."""
    # A character takes two cells at most.
    long_words = re.finditer(rf"(?<!\S)(\S{{{width // 2 + 1},}}+) +(?=\S)", text.plain)
    ends = [
        found.end()
        for found in long_words
        if cell_len(found[1]) > width and cell_len(chop_cells(found[1], width)[-1]) == width
    ]
    if not ends:
        return text
    lines = text.divide(ends)
    for line in lines:
        line.rstrip()
    return text.blank_copy("\n").join(lines)


class _BarConsole(Console):
    """A console with room at the end of each line for an interrupt: what began a new line would keep the bar from being erased."""

    @property
    def options(self) -> ConsoleOptions:
        return super().options.update(max_width=max(self.width - _ROOM, 1))


def console(color: str) -> Console:
    """Return a console on standard output; `color` is auto, always or never; auto respects NO_COLOR and the terminal's abilities."""
    plain = color == "never" or (color == "auto" and bool(os.environ.get("NO_COLOR")))
    forced = color == "always"
    return _FoldingConsole(
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
