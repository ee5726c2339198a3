"""Putting a changed file in the place of the old one, so that the change can be taken back."""

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


def contents(path: Path) -> bytes:
    """The bytes of a file that may not be there yet. InputError if it can't be read."""
    return read_bytes(path) if is_there(path) else b""


class ChangedMeanwhileError(InputError):
    """A file is not any more what it was a moment ago."""


def check_unchanged(path: Path, known: bytes) -> None:
    """Raise ChangedMeanwhileError if the file holds anything else than `known`.

    A program that knows nothing of locks, such as an editor, wrote it then.
    """
    if contents(path) != known:
        raise ChangedMeanwhileError(
            f"{path} has been changed by another program meanwhile; nothing was written.", hint="Try again."
        )


def commit(path: Path, old: bytes, new: bytes, *, command: str, restores: Sequence[str]) -> None:
    """Replace `old` by `new` in the file at `path`, whose lock is held. InputError, and nothing changed, if that can't be done.

    The record comes first: whenever the process is killed, the file is the old one or the new one, and what is recorded fits it.
    """
    if new == old:
        return
    check_unchanged(path, old)
    drop_left_over(path)
    time = datetime.now(UTC).isoformat(timespec="seconds")
    change = history.record(path, old, new, time=time, command=command, restores=restores, made=not is_there(path))
    try:
        write_file(path, new, force=True)
    except InputError:
        history.forget(path, change)
        raise


def take_back(path: Path) -> history.HistoryEntry:
    """Undo the last change of the file at `path`, whose lock is held, and tell which it was. InputError if it can't be undone."""
    before, change = history.taken_back(path, contents(path))
    if change.made:
        _remove(path)
    else:
        write_file(path, before, force=True)
    history.forget(path, change)
    return change


def _remove(path: Path) -> None:
    """Remove the file itself; a link that leads to it stays."""
    try:
        path.resolve().unlink(missing_ok=True)
    except OSError as error:
        raise InputError(f"Can't remove {path}: {(error.strerror or str(error)).lower()}.") from error
