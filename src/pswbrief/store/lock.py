"""One writer at a time: a lock beside the file that is written, which the system lets go of when its process ends."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from pswbrief.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# A write takes a fraction of a second, even of ten thousand references; after this long something is wrong. In seconds.
PATIENCE = 9.0


def lock_file(path: Path) -> Path:
    """The file that is locked while `path` is written."""
    return path.with_name(f".{path.name}.lock")


@contextmanager
def locked(path: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the lock of a file. InputError if another process holds it for longer than `patience`, or if it can't be made."""
    lock = FileLock(lock_file(path), timeout=patience)
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock.acquire()
    except Timeout:
        raise InputError(
            f"Can't write {path}: another process has been writing it for {patience:.0f} seconds.",
            hint="Try again when it has ended.",
        ) from None
    except OSError as error:
        raise InputError(f"Can't write {path}: {(error.strerror or str(error)).lower()}.") from error
    try:
        yield
    finally:
        lock.release()
