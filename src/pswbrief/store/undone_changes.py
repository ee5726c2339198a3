"""Undone changes, kept so that they can be redone: one small record each, next to the undo history of the file.

As in the history, a record counts only if its digest fits the file as it is now. A change that is made after an undo gives the file
another digest, and so leaves nothing to redo; and a process that is killed in between leaves a record that fits nothing.
"""

from __future__ import annotations

import contextlib
import json
import re
from typing import TYPE_CHECKING, NamedTuple

from pswbrief.errors import InputError, NothingFoundError
from pswbrief.store.files import failing_as, read_bytes
from pswbrief.store.history import HistoryEntry, differing, history_folder
from pswbrief.store.write import digest, write_private

if TYPE_CHECKING:
    from pathlib import Path

_RECORD = re.compile(r"redo-(?P<number>[0-9]+)\.json")


class UndoneChange(NamedTuple):
    """An undone change: the command that made it, and what is needed to redo it.

    `before` and `after` are digests of the whole file without and with the change, which replaces `length` bytes from `start` by
    `new`. `restores` and `unnamed` are those of the change's record in the history.
    """

    command: str
    before: str
    after: str
    start: int
    length: int
    new: str
    restores: tuple[str, ...]
    unnamed: int = 0


def keep(path: Path, change: HistoryEntry, current: bytes, before: bytes) -> None:
    """Record that a change is about to be undone, from the contents `current` to `before`. InputError if that can't be written."""
    _drop_other_branches(path, change)
    difference = differing(before, current)
    undone = UndoneChange(
        command=change.command,
        before=change.before,
        after=change.after,
        start=difference.start,
        length=len(difference.old),
        new=current[difference.start : difference.start + difference.length].decode("utf-8", errors="surrogateescape"),
        restores=change.restores,
        unnamed=change.unnamed,
    )
    file = history_folder(path) / f"redo-{change.number:06d}.json"
    with failing_as(f"Can't write {file}"):
        write_private(file, json.dumps(undone._asdict()).encode("ascii"))


def _drop_other_branches(path: Path, change: HistoryEntry) -> None:
    """Delete the records of changes that no longer follow `change`, because something else was changed since they were taken back."""
    state = change.after
    for file, number in _records(path):
        undone = _read(file)
        if number > change.number and undone is not None and undone.before == state:
            state = undone.after
        else:
            with contextlib.suppress(OSError):
                file.unlink()


def redone(path: Path, current: bytes) -> tuple[bytes, UndoneChange]:
    """Return the file with its last undone change redone, and that change. NothingFoundError if none fits the file."""
    for file, _ in _records(path):
        undone = _read(file)
        if undone is None or undone.before != digest(current):
            continue
        new = undone.new.encode("utf-8", errors="surrogateescape")
        after = current[: undone.start] + new + current[undone.start + undone.length :]
        if digest(after) == undone.after:
            return after, undone
    raise NothingFoundError(
        f"There is nothing to redo in {path}.", hint="redo follows undo, as long as nothing else was changed."
    )


def forget(path: Path, undone: UndoneChange) -> None:
    """Delete the record of a change that has been redone."""
    for file, _ in _records(path):
        if _read(file) == undone:
            with contextlib.suppress(OSError):
                file.unlink()


def _records(path: Path) -> list[tuple[Path, int]]:
    try:
        files = list(history_folder(path).iterdir())
    except OSError:
        return []
    found = [(file, int(match["number"])) for file in files if (match := _RECORD.fullmatch(file.name))]
    return sorted(found, key=lambda each: each[1])


def _read(file: Path) -> UndoneChange | None:
    with contextlib.suppress(InputError, ValueError, TypeError, KeyError, RecursionError):
        fields = json.loads(read_bytes(file))
        return UndoneChange(**(fields | {"restores": tuple(fields["restores"])}))
    return None
