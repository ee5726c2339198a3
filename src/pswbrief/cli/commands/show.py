"""`pswbrief show`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from pswbrief.cli.context import run_context
from pswbrief.cli.options import SomeIds
from pswbrief.cli.output import is_terminal, screen
from pswbrief.cli.standard_input import given_ids
from pswbrief.core.selection import Selection
from pswbrief.styles.names import MarkupName, StyleName
from pswbrief.term.card import facts
from pswbrief.term.listing import plain
from pswbrief.term.out import write
from pswbrief.text.json_text import as_json, as_json_lines


class ShowFormat(StrEnum):
    """The values of `show --format`."""

    CARD = "card"
    PLAIN = "plain"
    JSON = "json"
    JSONL = "jsonl"


Format = Annotated[
    ShowFormat | None, typer.Option("--format", "-f", help="A card for a terminal, else lines of label and value.")
]


Sources = Annotated[bool, typer.Option("--sources", help="With the pages on which values were seen.")]


def show_references(ids: SomeIds, form: Format = None, sources: Sources = False) -> None:
    """Show all of a reference, and how to read it."""
    workspace = run_context.workspace()
    rows = workspace.select(Selection(ids=tuple(given_ids(ids))))
    records = workspace.records(rows)
    form = form or (ShowFormat.CARD if is_terminal() else ShowFormat.PLAIN)
    if form is ShowFormat.JSON:
        write(as_json(records))
        return
    if form is ShowFormat.JSONL:
        write(as_json_lines(records))
        return
    brief = workspace.brief()
    # One at a time: a citation by itself is not told apart from others of that author and year.
    cited = [workspace.cite([row], StyleName.HARVARD, MarkupName.TEXT)[0] for row in rows]
    cards = [
        facts(record, citation, brief, others=workspace.other_printings(record), sources=sources)
        for record, citation in zip(records, cited, strict=True)
    ]
    if form is ShowFormat.PLAIN:
        write("\n".join(plain((fact.label, fact.value) for fact in card) for card in cards))
        return
    from pswbrief.term.panel import show_card

    console = screen()
    for position, card in enumerate(cards):
        if position:
            console.print()
        show_card(console, card)
