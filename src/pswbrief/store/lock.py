"""One writer at a time: a lock file next to the file that is written, released by the system when the process ends."""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from pswbrief.errors import InputError
from pswbrief.store.files import check_regular, failing_as
from pswbrief.store.write import digest, make_private_folder, resolved

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Seconds to wait for a lock. Even ten thousand references are written in a fraction of a second.
PATIENCE = 9.0
# A longer name is shortened, so that the name of its lock fits any file system (255 bytes; a character has at most four).
_LONGEST_NAME = 48
# The errors of file systems without `flock`: some network mounts, FUSE, old containers.
_NO_LOCKS = {errno.ENOSYS, errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOTSUP}


def lock_file(path: Path) -> Path:
    """Return the file that is locked while `path` is written, the same for every link that leads there."""
    path = resolved(path)
    name = (
        path.name
        if len(path.name) <= _LONGEST_NAME
        else f"{path.name[:_LONGEST_NAME]}-{digest(os.fsencode(path.name))}"
    )
    return path.with_name(f".{name}.lock")


def check_plain(path: Path) -> None:
    """Raise InputError if there is something at `path` that is not a plain file, or that may not be looked at."""
    with failing_as(f"Can't write {path}"), suppress(FileNotFoundError):
        check_regular(path, path.stat().st_mode, doing="write")


@contextmanager
def locked(path: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the lock of a file; neither it nor its folder need exist.

    InputError if another process holds the lock for longer than `patience` seconds without writing, if the lock can't be created,
    or if `path` is not a regular file.
    """
    place = lock_file(path)
    lock = FileLock(place, timeout=patience)
    try:
        check_plain(path)
        make_private_folder(place.parent)
        if place.is_symlink():
            raise InputError(
                f"Can't lock {path}: {place} is a link, which may lead to any file.", hint=f"Remove it: {place.name}"
            )
        # A link created in the meantime is not followed either: filelock opens with O_NOFOLLOW.
        _wait(lock, path)
    except Timeout:
        raise InputError(
            f"Can't write {path}: another process has been writing it for {patience:.0f} seconds.",
            hint="Try again when it has ended.",
        ) from None
    except OSError as error:
        if error.errno in _NO_LOCKS:
            raise InputError(
                f"Can't write {path}: its file system has no locks, without which two programs could overwrite each other.",
                hint="Keep it on a local disk.",
            ) from error
        raise InputError(f"Can't write {path}: {(error.strerror or str(error)).lower()}.") from error
    try:
        yield
    finally:
        lock.release()


def _wait(lock: FileLock, path: Path) -> None:
    """Acquire the lock. Timeout if it stays held for `lock.timeout` seconds in which the file isn't written.

    With many writers on a slow machine the last one waits long although nothing is wrong.
    """
    seen = _written(path)
    while True:
        try:
            lock.acquire()
        except Timeout:
            now = _written(path)
            if now == seen:
                raise
            seen = now
        else:
            return


def _written(path: Path) -> tuple[int, int] | None:
    try:
        facts = path.stat()
    except FileNotFoundError:
        return None
    return facts.st_ino, facts.st_mtime_ns
