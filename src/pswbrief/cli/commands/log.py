"""`pswbrief log`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pswbrief.cli.output import SimpleFormat, SimpleFormatOption, simple_format
from pswbrief.errors import NothingFoundError
from pswbrief.store.change import contents
from pswbrief.store.history import changes, in_force
from pswbrief.store.write import digest
from pswbrief.term.listing import as_json, as_json_lines, plain
from pswbrief.term.out import write
from pswbrief.workspace.changing import target
from pswbrief.workspace.state import state

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pswbrief.store.history import HistoryEntry


def list_changes(form: SimpleFormatOption = None) -> None:
    """List the changes of your library, or of the catalogue that --catalogue names, the last first.

    In a pipe: one change a line, with its time (UTC), command, and what taking it back would restore.
    """
    path, _ = target()
    recorded = changes(path)
    if not recorded:
        raise NothingFoundError(f"No change of {path} is recorded.")
    # Behind the last one in force there is at most one that was never made, or has been taken back.
    last = max((change.number for change in changes_back(path)), default=recorded[-1].number)
    show_changes([change for change in reversed(recorded) if change.number <= last], form=form)


def changes_back(path: Path) -> list[HistoryEntry]:
    """The changes of a file that can be taken back, one after the other, the next first."""
    return in_force(changes(path), digest(contents(path)))


def show_changes(shown: Sequence[HistoryEntry], *, form: SimpleFormat | None = None, restores: bool = False) -> None:
    """Print changes, with all that each would restore if `restores`."""
    form = simple_format(form)
    records = [
        {"number": change.number, "time": change.time, "command": change.command, "restores": list(change.restores)}
        for change in shown
    ]
    if form is SimpleFormat.JSON:
        write(as_json(records))
    elif form is SimpleFormat.JSONL:
        write(as_json_lines(records))
    elif form is SimpleFormat.PLAIN:
        write(plain((change.time, change.command, "; ".join(change.restores)) for change in shown))
    else:
        from pswbrief.term.layouts import show_simple_table
        from pswbrief.term.screen import console

        rows = [
            (change.time[:16].replace("T", " "), change.command, *(["\n".join(change.restores)] if restores else []))
            for change in shown
        ]
        show_simple_table(
            console(state.color), ("When (UTC)", "Command", *(["Would restore"] if restores else [])), rows
        )
