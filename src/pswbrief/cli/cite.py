"""`pswbrief cite`."""

from __future__ import annotations

from typing import Annotated

import typer

from pswbrief.cli.catalogue import open_catalogue
from pswbrief.cli.choosing import chooses
from pswbrief.cli.output import is_terminal
from pswbrief.cli.unique import without_duplicates
from pswbrief.errors import InputError, NothingFoundError, UsageError
from pswbrief.query.choice import Choice
from pswbrief.store.index.index import Index
from pswbrief.styles.names import MarkupName, StyleName
from pswbrief.term.out import one_line, say, write

Style = Annotated[StyleName | None, typer.Option("--style", "-s", help="The citation style; harvard if none is said.")]
Markup = Annotated[MarkupName, typer.Option("--as", help="The markup of the citation.")]
Csl = Annotated[str | None, typer.Option("--csl", metavar="NAME|FILE", help="Any CSL style, formatted by pandoc.")]
InText = Annotated[bool, typer.Option("--in-text", help="The form for the running text.")]


@chooses(ids=True)
def cite_references(
    *,
    choice: Choice,
    style: Style = None,
    csl: Csl = None,
    markup: Markup = MarkupName.TEXT,
    in_text: InText = False,
) -> None:
    """Print the brief's acknowledgement, or cite references.

    Without ids or other choice: the sentence that the brief asks to be acknowledged with, exactly.
    """
    if csl is not None and (style is not None or in_text):
        raise UsageError("--csl goes with neither --style nor --in-text.", hint="Choose one of them.")
    index = open_catalogue()
    if choice == Choice():
        _acknowledge(index)
        return
    from pswbrief.store.index.choose import choose
    from pswbrief.store.index.items import items_of

    rows = choose(index, choice)
    if not rows:
        raise NothingFoundError("Nothing matched.")
    items = items_of(index, without_duplicates(rows))
    if csl is not None:
        from pswbrief.cli.csl import cite_with_csl

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
