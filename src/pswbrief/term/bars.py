"""Counts as bars that fit the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from pswbrief.term.screen import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

# Bars are no longer than this many cells, and names no wider than this share of the screen.
_LONGEST, _NAMES = 40, 0.45
_BLOCKS = " ▏▎▍▌▋▊▉█"


def show_bars(console: Console, heading: str, counts: Sequence[tuple[str, int]], *, most: int | None = None) -> None:
    """Print a group: each name with its number and a bar, the longest for the largest; of more than `most` names, the first."""
    shown = counts[:most]
    widest = max(count for _, count in counts)
    digits = len(f"{widest:,}")
    names = min(int(console.width * _NAMES), max(len(name) for name, _ in shown))
    room = max(4, min(_LONGEST, console.width - names - digits - 6))
    console.print(Text(clean(heading), style="bold"))
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(overflow="fold", max_width=names)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(no_wrap=True, style="cyan")
    for name, count in shown:
        table.add_row(Text(clean(name)), Text(f"{count:,}"), Text(_bar(count / widest, room)))
    console.print(table)
    if rest := counts[len(shown) :]:
        console.print(Text(f"and {len(rest):,} more, with {sum(count for _, count in rest):,} in all", style="dim"))
    console.print()


def _bar(share: float, room: int) -> str:
    """A bar of so many cells at most, to an eighth of one; something is never nothing."""
    eighths = max(1, round(share * room * 8))
    return "█" * (eighths // 8) + _BLOCKS[eighths % 8].strip()
