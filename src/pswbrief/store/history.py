"""What was changed in a file, so that it can be taken back: one small file a change, in the user's data folder.

A change is recorded before the file is replaced, with the digests of the file before and after. What a record says is true only if
these digests lead to the file that is there: a record whose change never happened (the process was killed between the two), or has
been taken back, is known by that, and nothing has to be undone in two places at once.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
from typing import TYPE_CHECKING, NamedTuple

from pswbrief.errors import InputError, NothingFoundError
from pswbrief.store.files import read_bytes
from pswbrief.store.source import data_folder
from pswbrief.store.write import digest, make_private_folder, resolved, write_private

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

# How many changes of a file can be taken back.
KEPT = 200
_RECORD = re.compile(r"[0-9]+\.json")
# A change's list of what it would restore names at most so many things.
_MOST_NAMED = 50


class HistoryEntry(NamedTuple):
    """One change of a file: its number, when (ISO 8601, UTC) and by which command, and how the file was and became.

    `before` and `after` are digests of the whole file. Where `after` has `length` bytes from `start`, `before` had `old`. `restores`
    says, a line each, what taking it back would restore; `made`, that there was no file before.
    """

    number: int
    time: str
    command: str
    before: str
    after: str
    start: int
    length: int
    old: str
    restores: tuple[str, ...]
    made: bool = False


class Difference(NamedTuple):
    """Where two texts differ: in the new one `length` bytes from `start`, in whose place the other has `old`."""

    start: int
    length: int
    old: bytes


def history_folder(path: Path) -> Path:
    """Where the changes of a file are kept, told apart by its path, whatever links lead to it. InputError if they lead nowhere."""
    path = resolved(path)
    return data_folder() / "history" / f"{path.stem[:40]}-{digest(os.fsencode(path))}"


def changes(path: Path) -> list[HistoryEntry]:
    """All recorded changes of a file, the oldest first; a record that can't be read is left out. InputError if none can be."""
    folder = history_folder(path)
    found = []
    for file in sorted(_listed(folder)):
        if not _RECORD.fullmatch(file.name):
            continue
        with contextlib.suppress(InputError, ValueError, TypeError, KeyError, RecursionError):
            fields = json.loads(read_bytes(file))
            found.append(HistoryEntry(**(fields | {"restores": tuple(fields["restores"])})))
    return found


def _listed(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise InputError(f"Can't read {folder}: {(error.strerror or str(error)).lower()}.") from error


def in_force(recorded: Sequence[HistoryEntry], current: str) -> list[HistoryEntry]:
    """The changes that led to the file with the digest `current`, the last first, as far back as they can be taken back."""
    found: list[HistoryEntry] = []
    for change in reversed(recorded):
        if change.after == current:
            found.append(change)
            current = change.before
        elif found:
            break
    return found


def record(
    path: Path, old: bytes, new: bytes, *, time: str, command: str, restores: Sequence[str], made: bool = False
) -> HistoryEntry:
    """Record a change that is about to be made, and tell it. InputError if that fails; the change must not be made then."""
    recorded = changes(path)
    applied = in_force(recorded, digest(old))
    last = applied[0].number if applied else max((change.number for change in recorded), default=0)
    difference = differing(old, new)
    change = HistoryEntry(
        number=last + 1,
        time=time,
        command=command,
        before=digest(old),
        after=digest(new),
        start=difference.start,
        length=difference.length,
        # A part of a text that is cut between characters is still bytes that come back the same.
        old=difference.old.decode("utf-8", errors="surrogateescape"),
        restores=tuple(restores[:_MOST_NAMED]),
        made=made,
    )
    folder = history_folder(path)
    try:
        make_private_folder(folder)
    except OSError as error:
        raise InputError(f"Can't write {folder}: {(error.strerror or str(error)).lower()}.") from error
    for left in _listed(folder):
        # Of a write that was killed; whoever holds the lock is the only one who writes here.
        if left.suffix == ".new":
            with contextlib.suppress(OSError):
                left.unlink()
    file = _file(path, change)
    try:
        write_private(file, json.dumps(change._asdict(), indent=1).encode("ascii"))
    except OSError as error:
        raise InputError(f"Can't write {file}: {(error.strerror or str(error)).lower()}.") from error
    for stale in recorded:
        # What was taken back, or never happened; and what is too old.
        if stale.number > change.number or stale.number <= change.number - KEPT:
            with contextlib.suppress(OSError):
                _file(path, stale).unlink(missing_ok=True)
    return change


def taken_back(path: Path, current: bytes) -> tuple[bytes, HistoryEntry]:
    """The file as it was before its last change, and that change. NothingFoundError if there is none; InputError if it can't be."""
    recorded = changes(path)
    if not recorded:
        raise NothingFoundError(f"Nothing has been changed in {path} that could be taken back.")
    applied = in_force(recorded, digest(current))
    if not applied:
        if any(change.before == digest(current) for change in recorded):
            raise NothingFoundError(f"Every change of {path} that is known has been taken back.")
        raise InputError(
            f"Can't take back {recorded[-1].command!r}: {path} has been changed by another program since.",
            hint="Edit the file, or bring back the version that pswbrief wrote.",
        )
    change = applied[0]
    old = change.old.encode("utf-8", errors="surrogateescape")
    before = current[: change.start] + old + current[change.start + change.length :]
    if digest(before) != change.before:
        raise InputError(f"Can't take back {change.command!r}: what is recorded of it is damaged.")
    return before, change


def earlier_versions(path: Path, current: bytes) -> Iterator[bytes]:
    """Yield the versions of a file before each of its changes, the newest first, as far back as they can be restored."""
    for change in in_force(changes(path), digest(current)):
        before = current[: change.start] + change.old.encode("utf-8", errors="surrogateescape")
        current = before + current[change.start + change.length :]
        if digest(current) != change.before:
            return
        yield current


def forget(path: Path, change: HistoryEntry) -> None:
    """Drop the record of a change that has been taken back, and of any after it."""
    for stale in changes(path):
        if stale.number >= change.number:
            with contextlib.suppress(OSError):
                _file(path, stale).unlink(missing_ok=True)


def differing(old: bytes, new: bytes) -> Difference:
    """The one stretch outside of which two texts are the same."""
    start = _same(old, new)
    end = _same(old[start:][::-1], new[start:][::-1])
    return Difference(start, len(new) - end - start, old[start : len(old) - end])


def _same(one: bytes, other: bytes) -> int:
    """How many bytes two texts begin with in common, found by halving: comparing slices is fast, comparing bytes is not."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _file(path: Path, change: HistoryEntry) -> Path:
    return history_folder(path) / f"{change.number:06d}.json"
