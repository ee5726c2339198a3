"""`pswbrief log`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pswbrief.cli.context import run_context
from pswbrief.cli.output import SimpleFormat, SimpleFormatOption, print_simple, screen, simple_format
from pswbrief.errors import NothingFoundError
from pswbrief.term.listing import plain
from pswbrief.term.out import write

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pswbrief.store.history import HistoryEntry


def list_changes(form: SimpleFormatOption = None) -> None:
    """List the changes of your library, or of the catalogue that --catalogue names, the last first.

    In a pipe: one change a line, with its time (UTC), command, and, after "undo:", what undoing it would restore.
    """
    workspace = run_context.workspace()
    changes = workspace.changes()
    show_changes(changes, form=form)
    if not changes:
        path, _ = workspace.settings.target()
        raise NothingFoundError(f"No change of {path} is recorded.")


def show_changes(changes: Sequence[HistoryEntry], *, form: SimpleFormat | None = None, restores: bool = False) -> None:
    """Print changes; `restores` adds to a table what undoing each would restore."""
    form = simple_format(form)
    records = [
        {
            "number": change.number,
            "time": change.time,
            "command": change.command,
            "restores": list(change.restores),
            "unnamed": change.unnamed,
        }
        for change in changes
    ]
    if print_simple(records, form) or not changes:
        return
    if form is SimpleFormat.PLAIN:
        # Labelled, or it would be taken for what the change did.
        before = "" if restores else "undo: "
        write(plain((change.time, change.command, before + "; ".join(restored(change))) for change in changes))
        return
    from pswbrief.term.layouts import show_simple_table

    rows = [
        (change.time[:16].replace("T", " "), change.command, *(["\n".join(restored(change))] if restores else []))
        for change in changes
    ]
    show_simple_table(screen(), ("When (UTC)", "Command", *(["Would restore"] if restores else [])), rows)


def restored(change: HistoryEntry, most: int | None = None) -> list[str]:
    """Return what undoing a change restores, a line each; of more than `most` things, and of those without a name, the number."""
    named = list(change.restores[:most])
    more = len(change.restores) - len(named) + change.unnamed
    return [*named, f"and {more:,} more"] if more else named
