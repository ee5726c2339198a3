"""Labelled facts on a terminal: a column of labels and one of values, fitted to the width."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.rule import Rule
from rich.style import Style
from rich.table import Table
from rich.text import Text

from pswbrief.term.access import access_text
from pswbrief.term.card import FULL_TEXT
from pswbrief.term.screen import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from pswbrief.term.card import Fact

# Below this width labels are above their values.
_SIDE_BY_SIDE = 60
# Longer lines are hard to read, even on a wide screen.
_WIDEST = 100


def show_card(console: Console, facts: Sequence[Fact], access: str | None = None) -> None:
    """Print a reference: its title, then its facts; a repeated label is printed once.

    With `access`, the fact on the full text has its sign and colour.
    """
    title, *rest = facts
    console.print(Text(clean(title.value), style="bold"), width=min(console.width, _WIDEST))
    show_facts(console, rest, access)


def show_facts(console: Console, facts: Sequence[Fact], access: str | None = None) -> None:
    """Print facts without a title."""
    sign = access_text(access, console.encoding)[:2]
    labels = ["" if at and facts[at - 1].label == fact.label else fact.label for at, fact in enumerate(facts)]
    if console.width < _SIDE_BY_SIDE:
        for label, fact in zip(labels, facts, strict=True):
            if label:
                console.print(Text(label, style="dim"))
            console.print(Padding(_value(fact, sign), (0, 0, 0, 2)), width=min(console.width, _WIDEST))
        return
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for label, fact in zip(labels, facts, strict=True):
        table.add_row(Text(label), _value(fact, sign))
    console.print(table, width=min(console.width, _WIDEST))


def show_rule(console: Console) -> None:
    """Print a rule between two cards."""
    console.print(Rule(style="dim"), width=min(console.width, _WIDEST))


def _value(fact: Fact, sign: Text) -> Text:
    text = Text(clean(fact.value), overflow="fold")
    if fact.link:
        text.stylize(Style(link=clean(fact.link)))
    return sign + text if fact.label == FULL_TEXT else text
