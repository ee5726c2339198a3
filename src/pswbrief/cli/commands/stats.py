"""`pswbrief stats`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pswbrief.cli.output import SimpleFormat, SimpleFormatOption, simple_format
from pswbrief.cli.selecting import selection_options
from pswbrief.errors import NothingFoundError
from pswbrief.index.counts import counts_of
from pswbrief.index.select import select
from pswbrief.term.out import one_line, write
from pswbrief.workspace.opening import open_catalogue
from pswbrief.workspace.state import state

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pswbrief.core.selection import Selection
    from pswbrief.index.counts import Counts
    from pswbrief.index.index import IndexRow

# How the groups are called on a terminal.
_HEADINGS = {
    "section": "Section",
    "year": "Year",
    "access": "Access",
    "container": "Published in",
    "type": "Type",
}
# A terminal shows so many journals and publishers, of which most have one reference.
_MOST = 12


@selection_options(ids=True)
def show_stats(selection: Selection, form: SimpleFormatOption = None) -> None:
    """Count the references by section, year, access, container (or publisher) and type, and tell how many are free to read.

    A paper that is printed twice counts twice, as in a list. In a pipe: one count a line, with group, name and number.
    """
    index = open_catalogue()
    rows = select(index, selection)
    if not rows:
        raise NothingFoundError("Nothing matched.")
    counts, form = counts_of(index, rows), simple_format(form)
    whole = _whole(rows)
    if form is SimpleFormat.TABLE:
        from pswbrief.term.layouts import show_bars
        from pswbrief.term.screen import console

        screen = console(state.color)
        for group, heading in _HEADINGS.items():
            named = [(str(name or "not known"), count) for name, count in counts[group]]
            show_bars(screen, heading, named, most=_MOST if group == "container" else None)
        screen.print(_sentence(whole))
        return
    if form is SimpleFormat.PLAIN:
        write("".join("\t".join(map(one_line, line)) + "\n" for line in _lines(counts, whole)))
        return
    from pswbrief.term.listing import as_json, as_json_lines

    records = {group: [{"name": name, "count": count} for name, count in counted] for group, counted in counts.items()}
    if form is SimpleFormat.JSON:
        write(as_json(whole | records))
    else:
        totals = [{"group": "all", "name": name, "count": count} for name, count in whole.items()]
        write(
            as_json_lines(
                [*totals, *({"group": group, **one} for group, counted in records.items() for one in counted)]
            )
        )


def _whole(rows: Sequence[IndexRow]) -> dict[str, int | float]:
    """How many references there are, how many of them are a paper that another one is, and how many are free to read."""
    chosen = {row.id for row in rows}
    free = sum(row.access == "open" for row in rows)
    return {
        "references": len(rows),
        "duplicates": sum(row.duplicate_of in chosen for row in rows),
        "free": free,
        "free_share": round(free / len(rows), 3),
    }


def _lines(counts: Counts, whole: dict[str, int | float]) -> list[tuple[str, str, str]]:
    lines = [("all", name, str(count)) for name, count in whole.items()]
    return lines + [
        (group, "" if name is None else str(name), str(count))
        for group, counted in counts.items()
        for name, count in counted
    ]


def _sentence(whole: dict[str, int | float]) -> str:
    count = whole["references"]
    told = f"Free to read: {whole['free']:,} of {count:,} ({whole['free_share']:.1%})."
    if twice := whole["duplicates"]:
        told += f" Printed a second time, and counted again: {twice:,}."
    return told
