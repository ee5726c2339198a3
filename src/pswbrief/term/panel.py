"""Labelled facts on a terminal: labels in a column, values beside them, fitted to the width."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.style import Style
from rich.table import Table
from rich.text import Text

from pswbrief.term.screen import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from pswbrief.term.card import Fact

# Below this width labels stand above their values.
_SIDE_BY_SIDE = 60


def show_card(console: Console, facts: Sequence[Fact]) -> None:
    """Print a reference: its title, then one fact after the other; a label that repeats is said once."""
    title, *rest = facts
    console.print(Text(clean(title.value), style="bold"))
    show_facts(console, rest)


def show_facts(console: Console, facts: Sequence[Fact]) -> None:
    """Print facts without a title."""
    labels = ["" if at and facts[at - 1].label == fact.label else fact.label for at, fact in enumerate(facts)]
    if console.width < _SIDE_BY_SIDE:
        for label, fact in zip(labels, facts, strict=True):
            if label:
                console.print(Text(label, style="dim"))
            console.print(Padding(_value(fact), (0, 0, 0, 2)))
        return
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for label, fact in zip(labels, facts, strict=True):
        table.add_row(Text(label), _value(fact))
    console.print(table)


def _value(fact: Fact) -> Text:
    text = Text(clean(fact.value), overflow="fold")
    if fact.link:
        text.stylize(Style(link=clean(fact.link)))
    return text
