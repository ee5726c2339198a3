"""Entries under headings, each a few short marks and a sentence: a table where there is room, else a block an entry."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from pswbrief.term.screen import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

# Below this width marks leave a sentence no room beside them.
_TABLE_WIDTH = 120


class Entry(NamedTuple):
    """Marks such as a code, a place and an id, and a text of one or more lines."""

    marks: tuple[str, ...]
    text: str


def show_entries(console: Console, heading: str, columns: Sequence[str], entries: Sequence[Entry]) -> None:
    """Print entries under a heading with their number; nothing if there are none. `columns` name the marks and the text."""
    if not entries:
        return
    console.print(Text.assemble((clean(heading), "bold"), f" ({len(entries):,})"), overflow="fold")
    if console.width < _TABLE_WIDTH:
        for entry in entries:
            marks = Text(" · ").join(Text(clean(mark), style="cyan") for mark in entry.marks if mark)
            console.print(marks, overflow="fold")
            console.print(Padding(_text(entry), (0, 0, 0, 2)))
    else:
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
        for place, column in enumerate(columns):
            last = place == len(columns) - 1
            table.add_column(
                column, overflow="fold", style="" if last else "cyan", no_wrap=not last, max_width=None if last else 32
            )
        for entry in entries:
            table.add_row(*(Text(clean(mark)) for mark in entry.marks), _text(entry))
        console.print(table)
    console.print()


def _text(entry: Entry) -> Text:
    return Text("\n".join(clean(line) for line in entry.text.split("\n")), overflow="fold")
