"""`pswbrief remove`."""

from __future__ import annotations

from typing import Annotated

import typer

from pswbrief.cli.asking import can_ask, confirm
from pswbrief.cli.context import run_context
from pswbrief.cli.options import Rewrite, SomeIds, count_references
from pswbrief.cli.standard_input import given_ids
from pswbrief.errors import NothingFoundError, UsageError, some_of
from pswbrief.term.out import say

# What fits a line.
_MOST_NAMED = 5

Yes = Annotated[bool, typer.Option("--yes", "-y", help="Don't ask.")]


def remove_references(*, ids: SomeIds, yes: Yes = False, rewrite: Rewrite = False) -> None:
    """Remove references of your own. `pswbrief undo` brings them back."""
    given, workspace = given_ids(ids), run_context.workspace()
    if not yes:
        _ask(workspace.remove(given, dry_run=True, rewrite=rewrite))
    removed = len(workspace.remove(given, rewrite=rewrite))
    say(f"Removed {count_references(removed)}; pswbrief undo brings {'it' if removed == 1 else 'them'} back.")


def _ask(ids: list[str]) -> None:
    """Ask whether to remove these. NothingFoundError if the answer is no; UsageError if standard input is not a terminal."""
    if not can_ask():
        raise UsageError("Whether to remove anything can only be asked at a terminal.", hint="Add --yes.")
    if not confirm(f"Remove {some_of(ids, _MOST_NAMED)}?", default=False):
        raise NothingFoundError("Nothing was removed.")
