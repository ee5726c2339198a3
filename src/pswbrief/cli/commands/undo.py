"""`pswbrief undo`."""

from __future__ import annotations

from typing import Annotated

import typer

from pswbrief.cli.commands.log import restored, show_changes
from pswbrief.cli.context import run_context
from pswbrief.errors import NothingFoundError
from pswbrief.term.out import say

List = Annotated[bool, typer.Option("--list", help="Show what each step would restore, without changing anything.")]

# The most restored references that are named.
_MOST_NAMED = 5


def undo(*, only_list: List = False) -> None:
    """Undo the last change of your library, or of the catalogue that --catalogue names. It can be repeated."""
    workspace = run_context.workspace()
    if only_list:
        changes = workspace.undoable()
        if not changes:
            path, _ = workspace.settings.target()
            raise NothingFoundError(f"There is nothing to undo in {path}.")
        show_changes(changes, restores=True)
        return
    change = workspace.undo()
    lines = [f"Took back: {change.command}", *(f"  {line}" for line in restored(change, _MOST_NAMED))]
    say("\n".join(lines), hint="To make it again: pswbrief redo")
