"""A table of texts, under headings, that fits the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from pswbrief.term.screen import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import Console


def show_simple_table(console: Console, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print rows of texts; a line end in a text stays one."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for heading in headings:
        table.add_column(heading, overflow="fold")
    for row in rows:
        table.add_row(*(Text("\n".join(clean(line) for line in field.split("\n"))) for field in row))
    console.print(table)
