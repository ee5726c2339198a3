"""`pswbrief show`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from pswbrief.cli.output import is_terminal
from pswbrief.cli.selecting import given_ids
from pswbrief.core.selection import Selection
from pswbrief.index.contents import brief_of, records_of
from pswbrief.index.select import select
from pswbrief.styles.names import MarkupName, StyleName
from pswbrief.term.card import facts
from pswbrief.term.listing import as_json, as_json_lines, plain
from pswbrief.term.out import write
from pswbrief.workspace.opening import open_catalogue
from pswbrief.workspace.state import state


class ShowFormat(StrEnum):
    """What `show --format` takes."""

    CARD = "card"
    PLAIN = "plain"
    JSON = "json"
    JSONL = "jsonl"


Ids = Annotated[list[str], typer.Argument(metavar="ID...", help="Ids or beginnings of ids; - reads them.")]
Format = Annotated[
    ShowFormat | None, typer.Option("--format", "-f", help="A card for a terminal, else lines of label and value.")
]


def show_references(ids: Ids, form: Format = None) -> None:
    """Show all of a reference, and how to read it."""
    index = open_catalogue()
    rows = select(index, Selection(ids=tuple(given_ids(ids))))
    records = records_of(index, rows)
    form = form or (ShowFormat.CARD if is_terminal() else ShowFormat.PLAIN)
    if form is ShowFormat.JSON:
        write(as_json(records))
    elif form is ShowFormat.JSONL:
        write(as_json_lines(records))
    else:
        from pswbrief.index.contents import items_of
        from pswbrief.styles.registry import bibliography

        brief = brief_of(index)
        cards = [
            facts(record, bibliography([item], StyleName.HARVARD, MarkupName.TEXT)[0].text, brief)
            for record, item in zip(records, items_of(index, rows), strict=True)
        ]
        if form is ShowFormat.PLAIN:
            write("\n".join(plain((fact.label, fact.value) for fact in card) for card in cards))
            return
        from pswbrief.term.panel import show_card
        from pswbrief.term.screen import console

        screen = console(state.color)
        for at, card in enumerate(cards):
            if at:
                screen.print()
            show_card(screen, card)
