"""Replace a changed file so that the change can be undone."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from pswbrief.errors import InputError
from pswbrief.store import history
from pswbrief.store.files import is_there, read_bytes
from pswbrief.store.write import drop_left_over, write_file

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pswbrief.store.history import HistoryEntry


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


def commit(
    path: Path, old: bytes, new: bytes, *, command: str, restores: Sequence[str], unnamed: int = 0
) -> HistoryEntry | None:
    """Replace `old` by `new` in the file at `path`, whose lock is held; return the record of the change, None if there is none.

    The record says what undoing it would restore: `restores`, a line each, and `unnamed` more things. InputError, and nothing
    changed, if the file can't be replaced.

    The history is written first: if the process is killed at any point, the file is the old or the new one, and the history fits it.
    """
    if new == old:
        return None
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
    return change
