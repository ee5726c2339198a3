"""Putting a changed file in the place of the old one, so that the change can be taken back."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from pswbrief.errors import InputError
from pswbrief.store import history
from pswbrief.store.read import read_bytes
from pswbrief.store.write import write_file

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def contents(path: Path) -> bytes:
    """The bytes of a file that may not be there yet."""
    return read_bytes(path) if path.exists() else b""


def commit(path: Path, old: bytes, new: bytes, *, command: str, restores: Sequence[str]) -> None:
    """Replace `old` by `new` in the file at `path`, whose lock is held. InputError, and nothing changed, if that can't be done.

    The record comes first: whenever the process is killed, the file is the old one or the new one, and what is recorded fits it.
    """
    if new == old:
        return
    _unchanged(path, old)
    time = datetime.now(UTC).isoformat(timespec="seconds")
    history.record(path, old, new, time=time, command=command, restores=restores)
    _replace(path, new)


def take_back(path: Path) -> history.Change:
    """Undo the last change of the file at `path`, whose lock is held, and tell which it was."""
    old = contents(path)
    before, change = history.taken_back(path, old)
    _replace(path, before)
    history.forget(path, change)
    return change


def _unchanged(path: Path, old: bytes) -> None:
    """Notice a program that knows nothing of locks, such as an editor."""
    if contents(path) != old:
        raise InputError(
            f"{path} has been changed by another program meanwhile; nothing was written.", hint="Try again."
        )


def _replace(path: Path, data: bytes) -> None:
    if data:
        write_file(path, data, force=True)
    else:
        # What was made by the change that is taken back.
        path.unlink(missing_ok=True)
