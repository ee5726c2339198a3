"""Undo the last change of a file, and redo the last undone one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pswbrief.store import history, undone_changes
from pswbrief.store.commit import commit, contents
from pswbrief.store.files import failing_as
from pswbrief.store.write import write_file

if TYPE_CHECKING:
    from pathlib import Path


def undo(path: Path) -> history.HistoryEntry:
    """Undo the last change of the file at `path`, whose lock is held, and return it. InputError if it can't be undone."""
    current = contents(path)
    before, change = history.undone(path, current)
    undone_changes.keep(path, change, current, before)
    if change.made:
        _remove(path)
    else:
        write_file(path, before, force=True)
    history.forget(path, change)
    return change


def redo(path: Path) -> undone_changes.UndoneChange:
    """Redo the last undone change of the file at `path`, whose lock is held, and return it.

    NothingFoundError if there is none, or something else was changed since; InputError if the file can't be written.
    """
    current = contents(path)
    after, undone = undone_changes.redone(path, current)
    commit(path, current, after, command=undone.command, restores=undone.restores, unnamed=undone.unnamed)
    undone_changes.forget(path, undone)
    return undone


def _remove(path: Path) -> None:
    """Remove the file; if `path` is a link, its target."""
    with failing_as(f"Can't remove {path}"):
        path.resolve().unlink()
