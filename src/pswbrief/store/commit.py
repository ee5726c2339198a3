"""Replace a changed file so that the change can be undone."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from pswbrief.errors import InputError
from pswbrief.store import history, undone_changes
from pswbrief.store.files import failing_as, is_there, read_bytes
from pswbrief.store.write import drop_left_over, write_file

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def contents(path: Path) -> bytes:
    """Return the bytes of a file, b"" if it does not exist yet. InputError if it can't be read."""
    return read_bytes(path) if is_there(path) else b""


class ChangedMeanwhileError(InputError):
    """A file was changed between reading and writing it."""


def check_unchanged(path: Path, known: bytes) -> None:
    """Raise ChangedMeanwhileError unless the file still holds `known`.

    Programs that know nothing of our lock, such as editors, may write it at any time.
    """
    if contents(path) != known:
        raise ChangedMeanwhileError(
            f"{path} has been changed by another program meanwhile; nothing was written.", hint="Try again."
        )


def commit(path: Path, old: bytes, new: bytes, *, command: str, restores: Sequence[str], unnamed: int = 0) -> None:
    """Replace `old` by `new` in the file at `path`, whose lock is held. InputError, and nothing changed, if that can't be done.

    The record of the change says what undoing it would restore: `restores`, a line each, and `unnamed` more things.

    The history is written first: if the process is killed at any point, the file is the old or the new one, and the history fits it.
    """
    if new == old:
        return
    check_unchanged(path, old)
    drop_left_over(path)
    time = datetime.now(UTC).isoformat(timespec="seconds")
    made = not is_there(path)
    change = history.record(path, old, new, time=time, command=command, restores=restores, unnamed=unnamed, made=made)
    try:
        write_file(path, new, force=True)
    except InputError:
        history.forget(path, change)
        raise


def take_back(path: Path) -> history.HistoryEntry:
    """Undo the last change of the file at `path`, whose lock is held, and return it. InputError if it can't be undone."""
    current = contents(path)
    before, change = history.taken_back(path, current)
    undone_changes.keep(path, change, current, before)
    if change.made:
        _remove(path)
    else:
        write_file(path, before, force=True)
    history.forget(path, change)
    return change


def make_again(path: Path) -> undone_changes.UndoneChange:
    """Redo the last undone change of the file at `path`, whose lock is held, and return it.

    NothingFoundError if there is none, or something else was changed since; InputError if the file can't be written.
    """
    current = contents(path)
    after, undone = undone_changes.made_again(path, current)
    commit(path, current, after, command=undone.command, restores=undone.restores, unnamed=undone.unnamed)
    undone_changes.forget(path, undone)
    return undone


def _remove(path: Path) -> None:
    """Remove the file; if `path` is a link, its target."""
    with failing_as(f"Can't remove {path}"):
        path.resolve().unlink()
