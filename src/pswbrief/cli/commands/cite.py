"""`pswbrief cite`."""

from __future__ import annotations

from typing import Annotated

import typer

from pswbrief.cli.output import is_terminal
from pswbrief.cli.selecting import selection_options
from pswbrief.core.selection import Selection
from pswbrief.errors import InputError, NothingFoundError, UsageError
from pswbrief.index.index import Index
from pswbrief.index.select import deduplicate
from pswbrief.styles.names import MarkupName, StyleName
from pswbrief.term.out import one_line, say, write
from pswbrief.workspace.opening import open_catalogue

Style = Annotated[StyleName | None, typer.Option("--style", "-s", help="The citation style; harvard if none is said.")]
Markup = Annotated[MarkupName, typer.Option("--as", help="The markup of the citation.")]
Csl = Annotated[str | None, typer.Option("--csl", metavar="NAME|FILE", help="Any CSL style, formatted by pandoc.")]
InText = Annotated[bool, typer.Option("--in-text", help="The form for the running text.")]


@selection_options(ids=True)
def cite_references(
    *,
    selection: Selection,
    style: Style = None,
    csl: Csl = None,
    markup: Markup = MarkupName.TEXT,
    in_text: InText = False,
) -> None:
    """Print the brief's acknowledgement, or cite references.

    Without ids or other selection: the sentence that the brief asks to be acknowledged with, exactly.
    """
    if csl is not None and (style is not None or in_text):
        raise UsageError("--csl goes with neither --style nor --in-text.", hint="Choose one of them.")
    index = open_catalogue()
    if selection == Selection():
        _acknowledge(index)
        return
    from pswbrief.index.contents import items_of
    from pswbrief.index.select import select

    rows = select(index, selection)
    if not rows:
        raise NothingFoundError("Nothing matched.")
    items = items_of(index, deduplicate(rows))
    if csl is not None:
        from pswbrief.workspace.csl import cite_with_csl

        write(cite_with_csl(items, csl, markup))
        return
    from pswbrief.styles import registry

    chosen = style or StyleName.HARVARD
    if in_text:
        write(registry.in_text(items, chosen, markup) + "\n")
    else:
        write("".join(f"{entry.text}\n" for entry in registry.bibliography(items, chosen, markup)))


def _acknowledge(index: Index) -> None:
    sentence, doubt = index.acknowledgement()
    if not sentence:
        raise InputError("This catalogue does not say how to acknowledge it.", hint="Add acknowledgement to [brief].")
    write(one_line(sentence) + "\n")
    if doubt and is_terminal():
        say(doubt)
