"""`pswbrief show`."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from pswbrief.cli.context import run_context
from pswbrief.cli.options import Force, Output
from pswbrief.cli.output import is_terminal, nothing_matched, output_to, paged_screen
from pswbrief.cli.selecting import selection_options
from pswbrief.core.selection import Selection
from pswbrief.errors import UsageError
from pswbrief.styles.style_names import MarkupName, StyleName
from pswbrief.term.card import facts
from pswbrief.term.listing import plain
from pswbrief.term.out import write
from pswbrief.text.json_text import as_json, as_json_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pswbrief.index.index import IndexRow
    from pswbrief.workspace import Workspace


class ShowFormat(StrEnum):
    """The values of `show --format`."""

    CARD = "card"
    PLAIN = "plain"
    JSON = "json"
    JSONL = "jsonl"


Format = Annotated[
    ShowFormat | None, typer.Option("--format", "-f", help="A card for a terminal, else lines of label and value.")
]


Sources = Annotated[bool, typer.Option("--sources", help="Show on which web pages values were checked.")]


@selection_options(ids=True)
def show_references(
    *, selection: Selection, form: Format = None, sources: Sources = False, output: Output = None, force: Force = False
) -> None:
    """Show everything about references: citation, abstract, and how to get the full text.

    Name them by their ids, or choose them as in `list`: --section, --tag, --year and the others.
    """
    if selection == Selection():
        raise UsageError("Which references?", hint="Try: pswbrief show gillard2022impact")
    workspace = run_context.workspace()
    if not (rows := workspace.select(selection)):
        raise nothing_matched(workspace)
    with output_to(output, force=force):
        _print(workspace, rows, form or (ShowFormat.CARD if is_terminal() else ShowFormat.PLAIN), sources=sources)


def _print(workspace: Workspace, rows: Sequence[IndexRow], form: ShowFormat, *, sources: bool) -> None:
    records = workspace.records(rows)
    if form is ShowFormat.JSON:
        write(as_json(records))
        return
    if form is ShowFormat.JSONL:
        write(as_json_lines(records))
        return
    brief = workspace.brief()
    # One at a time: in a citation by itself, no letter tells works of one author and year apart.
    cited = [workspace.cite([row], StyleName.HARVARD, MarkupName.TEXT)[0] for row in rows]
    cards = [
        facts(record, citation, brief, others=workspace.other_printings(record), sources=sources)
        for record, citation in zip(records, cited, strict=True)
    ]
    if form is ShowFormat.PLAIN:
        write("\n".join(plain((fact.label, fact.value) for fact in card) for card in cards))
        return
    from pswbrief.term.panel import show_card, show_rule

    with paged_screen() as console:
        for position, (card, row) in enumerate(zip(cards, rows, strict=True)):
            if position:
                show_rule(console)
            show_card(console, card, row.access)
