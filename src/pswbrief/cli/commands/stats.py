"""`pswbrief stats`."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from pswbrief.cli.context import run_context
from pswbrief.cli.output import is_terminal, nothing_matched, paged_screen
from pswbrief.cli.selecting import selection_options
from pswbrief.term.listing import csv_rows
from pswbrief.term.out import one_line, write
from pswbrief.workspace.statistics import CountedBy, counts_by

if TYPE_CHECKING:
    from pswbrief.core.selection import Selection
    from pswbrief.index.counts import Counts

# The headings of the groups on a terminal.
_HEADINGS = {
    "section": "Section",
    "year": "Year",
    "access": "Access",
    "container": "Published in",
    "type": "Type",
    "journal": "Published in",
    "author": "Author",
    "tag": "Tag",
}
# The most journals and publishers that a terminal shows: most have one reference.
_MOST = 12


class StatsFormat(StrEnum):
    """The values of `stats --format`."""

    TABLE = "table"
    PLAIN = "plain"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


Format = Annotated[StatsFormat | None, typer.Option("--format", "-f", help="The form of the output.")]
By = Annotated[list[CountedBy] | None, typer.Option("--by", help="Count by this only; may be repeated.")]


@selection_options(ids=True)
def show_stats(*, selection: Selection, by: By = None, form: Format = None) -> None:
    """Count the references by section, year, access, container (or publisher) and type, with how many are free to read.

    A paper that is printed twice counts twice, as in a list. In a pipe: one count a line, with group, name and number.
    """
    workspace = run_context.workspace()
    rows = workspace.select(selection)
    if not rows:
        raise nothing_matched(workspace)
    totals, counts = workspace.statistics(rows)
    if by:
        counts = {str(each): counts_by(workspace, rows, each) for each in dict.fromkeys(by)}
    form = form or (StatsFormat.TABLE if is_terminal() else StatsFormat.PLAIN)
    if form is StatsFormat.TABLE:
        from pswbrief.term.layouts import show_bars

        with paged_screen() as console:
            for group, counted in counts.items():
                named = [(str(name or "not known"), count) for name, count in counted]
                show_bars(console, _HEADINGS[group], named, most=_MOST if not by and group == "container" else None)
            console.print(_sentence(totals))
        return
    # With --by, a script gets only these groups.
    shown = {} if by else totals
    if form is StatsFormat.PLAIN:
        write("".join("\t".join(map(one_line, line)) + "\n" for line in _lines(counts, shown)))
        return
    if form is StatsFormat.CSV:
        write(csv_rows(("group", "name", "count"), _lines(counts, shown)))
        return
    from pswbrief.text.json_text import as_json, as_json_lines

    records = {group: [{"name": name, "count": count} for name, count in counted] for group, counted in counts.items()}
    if form is StatsFormat.JSON:
        write(as_json(shown | records))
    else:
        all_counts = [{"group": "all", "name": name, "count": count} for name, count in shown.items()]
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
    sentence = f"Free to read: {totals['free']:,} of {count:,} ({totals['free_share']:.1%})."
    if twice := totals["duplicates"]:
        sentence += f" Printed a second time, and counted again: {twice:,}."
    return sentence
