"""`pswbrief undo`."""

from __future__ import annotations

from typing import Annotated

import typer

from pswbrief.cli.commands.log import changes_back, show_changes
from pswbrief.errors import NothingFoundError
from pswbrief.store.change import take_back
from pswbrief.store.history import changes
from pswbrief.store.lock import locked
from pswbrief.term.out import say
from pswbrief.workspace.changing import renew_index, target

List = Annotated[
    bool, typer.Option("--list", help="Show what each step would restore, the next first; change nothing.")
]

# So many of the things that were restored are told.
_MOST_TOLD = 5


def undo(*, only_list: List = False) -> None:
    """Take back the last change of your library, or of the catalogue that --catalogue names. It can be repeated."""
    path, _ = target()
    back = changes_back(path)
    if not back and (only_list or not changes(path)):
        raise NothingFoundError(f"There is no change of {path} that could be taken back.")
    if only_list:
        show_changes(back, restores=True)
        return
    with locked(path):
        change = take_back(path)
    renew_index()
    say("\n".join([f"Took back: {change.command}", *(f"  {line}" for line in change.restores[:_MOST_TOLD])]))
