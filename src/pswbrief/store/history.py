"""The undo history of a file: one small record per change, in the user's data folder.

A change is recorded before the file is replaced, with the digests of the file before and after it. A record counts only if its
digests lead to the file as it is now. That is how a record is recognised whose change was never made (the process was killed in
between) or has been undone, so that nothing has to be updated in two places at once.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
from typing import TYPE_CHECKING, NamedTuple

from pswbrief.errors import InputError, NothingFoundError
from pswbrief.store.files import failing_as, is_there, read_bytes
from pswbrief.store.locations import histories_folder
from pswbrief.store.write import digest, make_private_folder, resolved, write_private

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

# The most changes of a file that can be undone.
KEPT = 200
_RECORD = re.compile(r"[0-9]+\.json")
# The most entries in `restores` of a record; further ones are only counted.
_MOST_NAMED = 50


class HistoryEntry(NamedTuple):
    """One change of a file: its number, when it was made (ISO 8601, UTC) and by which command, and the file before and after.

    `before` and `after` are digests of the whole file. `old` are the bytes before the change where the file now has `length` bytes
    from `start`. `restores` says, a line each, what undoing it would restore, and `unnamed` how many more things it would; `made` is
    true if there was no file before.
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
    unnamed: int = 0


class Difference(NamedTuple):
    """The stretch in which two texts differ: the new one has `length` bytes from `start` where the old one has `old`."""

    start: int
    length: int
    old: bytes


def history_folder(path: Path) -> Path:
    """Return the history folder of a file, named after its path with all links resolved. InputError if a link leads nowhere."""
    path = resolved(path)
    return histories_folder() / f"{path.stem[:40]}-{digest(os.fsencode(path))}"


def changes(path: Path) -> list[HistoryEntry]:
    """Return all recorded changes of a file, oldest first, skipping unreadable records. InputError if the folder can't be read."""
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
    with failing_as(f"Can't read {folder}"), contextlib.suppress(FileNotFoundError, NotADirectoryError):
        return list(folder.iterdir())
    return []


def in_force(recorded: Sequence[HistoryEntry], current: str) -> list[HistoryEntry]:
    """Return the changes that led to the file with the digest `current`, newest first, as far back as they can be undone."""
    found: list[HistoryEntry] = []
    for change in reversed(recorded):
        if change.after == current:
            found.append(change)
            current = change.before
    return found


def record(
    path: Path,
    old: bytes,
    new: bytes,
    *,
    time: str,
    command: str,
    restores: Sequence[str],
    unnamed: int = 0,
    made: bool = False,
) -> HistoryEntry:
    """Record a change that is about to be made, and return the record. If InputError is raised, the change must not be made.

    `unnamed`: how many things undoing it would restore besides those in `restores`.
    """
    recorded = changes(path)
    before = digest(old)
    applied = in_force(recorded, before)
    last = applied[0].number if applied else max((change.number for change in recorded), default=0)
    difference = differing(old, new)
    change = HistoryEntry(
        number=last + 1,
        time=time,
        command=command,
        before=before,
        after=digest(new),
        start=difference.start,
        length=difference.length,
        # A stretch that ends inside a character must still give back the same bytes.
        old=difference.old.decode("utf-8", errors="surrogateescape"),
        restores=tuple(restores[:_MOST_NAMED]),
        made=made,
        unnamed=unnamed + max(0, len(restores) - _MOST_NAMED),
    )
    folder = history_folder(path)
    with failing_as(f"Can't write {folder}"):
        make_private_folder(folder)
    for left in _listed(folder):
        # Left by a killed write, as only the holder of the lock writes here.
        if left.suffix == ".new":
            with contextlib.suppress(OSError):
                left.unlink()
    file = _file(path, change)
    with failing_as(f"Can't write {file}"):
        write_private(file, json.dumps(change._asdict()).encode("ascii"))
    for stale in recorded:
        # Undone, never made, or too old.
        if stale.number > change.number or stale.number <= change.number - KEPT:
            with contextlib.suppress(OSError):
                _file(path, stale).unlink()
    return change


def undone(path: Path, current: bytes) -> tuple[bytes, HistoryEntry]:
    """Return the file before its last change, and that change. NothingFoundError if none; InputError if it can't be undone."""
    recorded = changes(path)
    if not recorded:
        raise NothingFoundError(f"There is nothing to undo in {path}.")
    applied = in_force(recorded, digest(current))
    if not applied:
        if not current and not is_there(path):
            raise NothingFoundError(
                f"There is no file {path}, so its changes can't be undone.",
                hint="If it was moved or deleted, put it back there, and undo works as before.",
            )
        if any(change.before == digest(current) for change in recorded):
            raise NothingFoundError(f"Every known change of {path} has been undone.")
        raise InputError(
            f"Can't undo {recorded[-1].command!r}: {path} has been changed by another program since.",
            hint="Take that other change out again in a text editor, and undo works as before; or correct the file there.",
        )
    change = applied[0]
    before = _before(change, current)
    if before is None:
        raise InputError(f"Can't undo {change.command!r}: its record is damaged.")
    return before, change


def _before(change: HistoryEntry, after: bytes) -> bytes | None:
    """Return the file before a change, given the file after it; None if the record is damaged."""
    old = change.old.encode("utf-8", errors="surrogateescape")
    before = after[: change.start] + old + after[change.start + change.length :]
    return before if digest(before) == change.before else None


def earlier_versions(path: Path, current: bytes) -> Iterator[bytes]:
    """Yield the versions of a file before each of its changes, the newest first, as far back as they can be restored."""
    for change in in_force(changes(path), digest(current)):
        before = _before(change, current)
        if before is None:
            return
        yield before
        current = before


def forget(path: Path, change: HistoryEntry) -> None:
    """Delete the record of an undone change, and of all later ones."""
    for stale in changes(path):
        if stale.number >= change.number:
            with contextlib.suppress(OSError):
                _file(path, stale).unlink()


def differing(old: bytes, new: bytes) -> Difference:
    """Return the one stretch outside of which two texts are equal."""
    shorter = min(len(old), len(new))
    start = _longest(shorter, lambda low, high: old[low:high] == new[low:high])
    end = _longest(
        shorter - start,
        lambda low, high: old[len(old) - high : len(old) - low] == new[len(new) - high : len(new) - low],
    )
    return Difference(start, len(new) - end - start, old[start : len(old) - end])


def _longest(most: int, are_same: Callable[[int, int], bool]) -> int:
    """Return the length of what two texts have in common, `most` at most; `are_same` compares a stretch of both.

    By bisection: comparing stretches is fast, comparing bytes one by one is not.
    """
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if are_same(low, middle):
            low = middle
        else:
            high = middle - 1
    return low


def _file(path: Path, change: HistoryEntry) -> Path:
    return history_folder(path) / f"{change.number:06d}.json"
