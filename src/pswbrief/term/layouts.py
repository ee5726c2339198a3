"""Layouts that fit the terminal: simple tables, trees, bars and lists of entries."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.padding import Padding
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from pswbrief.term.screen import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

    from rich.console import Console


# In a narrower terminal, columns side by side would break codes and names that a reader has to type.
_SIDE_BY_SIDE = 60
_FEW_COLUMNS = 2


def show_simple_table(console: Console, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print rows of texts as a table; line ends in a text are kept.

    A narrow terminal gets the last text of each row below the others.
    """
    if console.width < _SIDE_BY_SIDE and len(headings) > _FEW_COLUMNS:
        for *marks, text in rows:
            _show_block(console, LabelledEntry(tuple(marks), text))
        return
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for heading in headings:
        table.add_column(heading, overflow="fold")
    for row in rows:
        table.add_row(*(Text("\n".join(clean(line) for line in field.split("\n"))) for field in row))
    console.print(table)


def show_tree(console: Console, sections: Iterable[Mapping[str, Any]]) -> None:
    """Print sections (`id`, `title`, `parent`, `count`) as a tree with counts."""
    branches: dict[str, Tree] = {}
    for section in sections:
        style = "bold" if section["parent"] is None else ""
        label = Text.assemble((clean(section["title"]), style), (f"  {section['count']}", "cyan"))
        if section["parent"] in branches:
            branches[section["parent"]].add(label)
        else:
            branches[section["id"]] = Tree(label, guide_style="dim")
    for branch in branches.values():
        console.print(branch)


# The longest bar in cells, and the widest names as a share of the screen: more only to keep a word in one piece.
_LONGEST, _NAMES, _WORDS = 40, 0.45, 0.55
_BLOCKS = " ▏▎▍▌▋▊▉█"


def show_bars(console: Console, heading: str, counts: Sequence[tuple[str, int]], *, most: int | None = None) -> None:
    """Print counts under a heading: each name with its number and a proportional bar; only the first `most` names, if given."""
    shown = counts[:most]
    widest = max(count for _, count in counts)
    digits = len(f"{widest:,}")
    word = max((len(word) for name, _ in shown for word in name.split()), default=0)
    names = min(
        max(int(console.width * _NAMES), min(int(console.width * _WORDS), word)), max(len(name) for name, _ in shown)
    )
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
    """Return a bar for a share (0 to 1) of `room` cells, to an eighth of a cell, but at least that."""
    eighths = max(1, round(share * room * 8))
    return "█" * (eighths // 8) + _BLOCKS[eighths % 8].strip()


# Below this width there is no room for marks and a sentence side by side.
_TABLE_WIDTH = 120


class LabelledEntry(NamedTuple):
    """Marks such as a code, a place and an id, and a text of one or more lines."""

    marks: tuple[str, ...]
    text: str


def show_entries(console: Console, heading: str, columns: Sequence[str], entries: Sequence[LabelledEntry]) -> None:
    """Print entries under a heading with their number; nothing if there are none. `columns` are the headings of marks and text."""
    if not entries:
        return
    console.print(Text.assemble((clean(heading), "bold"), f" ({len(entries):,})"), overflow="fold")
    if console.width < _TABLE_WIDTH:
        for entry in entries:
            _show_block(console, entry)
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


def _show_block(console: Console, entry: LabelledEntry) -> None:
    """Print the marks of an entry that are not empty in a line, and its text, indented, below."""
    marks = Text(" · ").join(Text(clean(mark), style="cyan") for mark in entry.marks if mark)
    console.print(marks, overflow="fold")
    console.print(Padding(_text(entry), (0, 0, 0, 2)))


def _text(entry: LabelledEntry) -> Text:
    return Text("\n".join(clean(line) for line in entry.text.split("\n")), overflow="fold")
