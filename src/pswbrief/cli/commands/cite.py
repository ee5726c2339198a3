"""`pswbrief cite`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from pswbrief.cli.context import run_context
from pswbrief.cli.output import is_terminal
from pswbrief.cli.selecting import selection_options
from pswbrief.core.selection import Selection
from pswbrief.errors import InputError, NothingFoundError, UsageError
from pswbrief.styles.names import MarkupName, StyleName
from pswbrief.term.out import one_line, say, write

if TYPE_CHECKING:
    from pswbrief.workspace import Workspace

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
    workspace = run_context.workspace()
    if selection == Selection():
        _acknowledge(workspace)
        return
    rows = workspace.select(selection)
    if not rows:
        raise NothingFoundError("Nothing matched.")
    if csl is not None:
        write(workspace.cite_with_csl(rows, csl, markup))
    elif in_text:
        write(workspace.cite_in_text(rows, style or StyleName.HARVARD, markup) + "\n")
    else:
        write("".join(f"{line}\n" for line in workspace.cite(rows, style or StyleName.HARVARD, markup)))


def _acknowledge(workspace: Workspace) -> None:
    sentence, doubt = workspace.acknowledgement()
    if not sentence:
        raise InputError("This catalogue does not say how to acknowledge it.", hint="Add acknowledgement to [brief].")
    write(one_line(sentence) + "\n")
    if doubt and is_terminal():
        say(doubt)
