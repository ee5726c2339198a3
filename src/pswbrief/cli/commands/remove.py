"""`pswbrief remove`."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from pswbrief.cli.selecting import given_ids
from pswbrief.errors import NothingFoundError, UsageError
from pswbrief.term.out import say
from pswbrief.workspace.changing import OpenCollection, Rewrite, changing, count_references, whole_ids

Ids = Annotated[list[str], typer.Argument(metavar="ID...", help="Ids or beginnings of ids; - reads them.")]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Don't ask.")]


def remove_references(*, ids: Ids, yes: Yes = False, rewrite: Rewrite = False) -> None:
    """Remove references of your own. `pswbrief undo` brings them back."""
    given = given_ids(ids)
    if not yes:
        with changing(rewrite=rewrite, dry=True) as work:
            _ask(_own(work, given))
    with changing(rewrite=rewrite) as work:
        keys = _own(work, given)
        for key in keys:
            work.editor.remove(key)
    say(f"Removed {count_references(len(keys))}; pswbrief undo brings {'it' if len(keys) == 1 else 'them'} back.")


def _own(work: OpenCollection, given: list[str]) -> list[str]:
    """The whole ids; UsageError if one is the brief's."""
    keys = whole_ids(work, given)
    if kept := [key for key in keys if not work.editor.owns(key)]:
        raise UsageError(
            f"{kept[0]} is one of the brief's references, which stay; only your own can be removed.",
            hint="To see your own: pswbrief list --mine",
        )
    return keys


def _ask(ids: list[str]) -> None:
    if sys.stdin is None or not sys.stdin.isatty():
        raise UsageError("Nobody can be asked here whether to remove anything.", hint="Add --yes.")
    shown = ", ".join(ids[:5]) + (f" and {len(ids) - 5} more" if len(ids) > 5 else "")  # noqa: PLR2004 - what fits a line
    if not typer.confirm(f"Remove {shown}?", err=True):
        raise NothingFoundError("Nothing was removed.")
