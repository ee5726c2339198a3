"""`pswbrief stats`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pswbrief.cli.context import run_context
from pswbrief.cli.output import SimpleFormat, SimpleFormatOption, screen, simple_format
from pswbrief.cli.selecting import selection_options
from pswbrief.errors import NothingFoundError
from pswbrief.term.out import one_line, write

if TYPE_CHECKING:
    from pswbrief.core.selection import Selection
    from pswbrief.index.counts import Counts

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
    """Count the references by section, year, access, container (or publisher) and type, with how many are free to read.

    A paper that is printed twice counts twice, as in a list. In a pipe: one count a line, with group, name and number.
    """
    workspace = run_context.workspace()
    rows = workspace.select(selection)
    if not rows:
        raise NothingFoundError("Nothing matched.")
    totals, counts = workspace.statistics(rows)
    form = simple_format(form)
    if form is SimpleFormat.TABLE:
        from pswbrief.term.layouts import show_bars

        console = screen()
        for group, heading in _HEADINGS.items():
            named = [(str(name or "not known"), count) for name, count in counts[group]]
            show_bars(console, heading, named, most=_MOST if group == "container" else None)
        console.print(_sentence(totals))
        return
    if form is SimpleFormat.PLAIN:
        write("".join("\t".join(map(one_line, line)) + "\n" for line in _lines(counts, totals)))
        return
    from pswbrief.text.json_text import as_json, as_json_lines

    records = {group: [{"name": name, "count": count} for name, count in counted] for group, counted in counts.items()}
    if form is SimpleFormat.JSON:
        write(as_json(totals | records))
    else:
        all_counts = [{"group": "all", "name": name, "count": count} for name, count in totals.items()]
        write(
            as_json_lines(
                [*all_counts, *({"group": group, **one} for group, counted in records.items() for one in counted)]
            )
        )


def _lines(counts: Counts, totals: dict[str, int | float]) -> list[tuple[str, str, str]]:
    lines = [("all", name, str(count)) for name, count in totals.items()]
    return lines + [
        (group, "" if name is None else str(name), str(count))
        for group, counted in counts.items()
        for name, count in counted
    ]


def _sentence(totals: dict[str, int | float]) -> str:
    count = totals["references"]
    told = f"Free to read: {totals['free']:,} of {count:,} ({totals['free_share']:.1%})."
    if twice := totals["duplicates"]:
        told += f" Printed a second time, and counted again: {twice:,}."
    return told
