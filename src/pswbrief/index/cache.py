"""The cache folder of the index: check which files can be trusted, and write files atomically.

No file is ever changed in place: it is written under a temporary name and renamed, so that open files keep their contents.
"""

from __future__ import annotations

import contextlib
import os
import stat
import time
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

# Up to this size the whole database is compared with its checksum; of a larger one only samples, so that the cost of opening does not
# grow with the catalogue.
CHECKED_BYTES = 8_000_000
_SAMPLES, _SAMPLE = 64, 4096
# Upper limit for writing a temporary file, in seconds, however slow the machine.
_LONGEST_WRITE = 3600
# Those of these flags that the system has. O_NONBLOCK: opening a FIFO in the place of an index must not wait.
_READ = sum(getattr(os, name, 0) for name in ("O_RDONLY", "O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"))


def is_trusted(facts: os.stat_result) -> bool:
    """Return whether a folder or file belongs to the user, and nobody else may write it.

    Anybody else who could write it could forge answers. Windows protects a user's cache by itself.
    """
    return os.name == "nt" or (facts.st_uid == os.geteuid() and not facts.st_mode & (stat.S_IWGRP | stat.S_IWOTH))


def open_trusted(path: Path) -> BinaryIO:
    """Open a file of the cache folder for reading.

    PermissionError if the folder or the file is not trusted, or the file is not a regular file; OSError if it can't be opened.
    """
    if not is_trusted(path.parent.stat()):
        raise PermissionError
    file = os.fdopen(os.open(path, _READ), "rb")
    facts = os.fstat(file.fileno())
    if not stat.S_ISREG(facts.st_mode) or not is_trusted(facts):
        file.close()
        raise PermissionError
    return file


def is_same_file(file: BinaryIO, path: Path) -> bool:
    """Return whether `path` still leads to the file that was opened. OSError if it leads nowhere."""
    return os.path.samestat(os.fstat(file.fileno()), path.stat())


@contextlib.contextmanager
def written_aside(target: Path) -> Iterator[Path]:
    """Create a temporary file next to `target`, readable only by the user; it is removed at the end unless renamed.

    OSError if it can't be created, PermissionError if the folder is not trusted.
    """
    folder = target.parent
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not is_trusted(folder.stat()):
        raise PermissionError
    import tempfile  # noqa: PLC0415 - not needed to read an index

    handle, name = tempfile.mkstemp(dir=folder, prefix=target.stem, suffix=".new")
    os.close(handle)
    aside = Path(name)
    try:
        yield aside
    finally:
        aside.unlink(missing_ok=True)


def drop_left_over(target: Path) -> None:
    """Remove old temporary files of killed programs next to `target`; newer ones may be in use by another program."""
    with contextlib.suppress(OSError):
        for file in target.parent.iterdir():
            if file.name.startswith(target.stem) and file.suffix == ".new":
                facts = file.lstat()
                if time.time() - facts.st_mtime > _LONGEST_WRITE:
                    file.unlink()


def checksum(file: BinaryIO, size: int) -> int:
    """Return the CRC-32 of the first `size` bytes of a file; if these are many, of samples spread over them, and of `size`.

    It is never 0, so that 0 can mean "not checked".
    """
    if size <= CHECKED_BYTES:
        file.seek(0)
        return crc32(file.read(size)) or 1
    found = crc32(str(size).encode())
    for number in range(_SAMPLES):
        file.seek(number * (size - _SAMPLE) // (_SAMPLES - 1))
        found = crc32(file.read(_SAMPLE), found)
    return found or 1
