"""The cache folder of the index: what in it may be trusted, and how a file gets there whole.

Nothing in it is ever changed in place. A file is written aside and renamed, so that whoever has opened one keeps what it opened.
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
# Writing a file aside takes no longer than this, in seconds, however slow the machine.
_LONGEST_WRITE = 3600
# O_NONBLOCK: a FIFO in the place of an index must not be waited for.
_READ = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


def is_trusted(facts: os.stat_result) -> bool:
    """Whether a folder or file is the user's own, and nobody else may write it.

    Anybody who may could have an index answer what they like. Windows keeps a user's cache from others by itself.
    """
    return os.name == "nt" or (facts.st_uid == os.geteuid() and not facts.st_mode & (stat.S_IWGRP | stat.S_IWOTH))


def open_trusted(path: Path) -> BinaryIO:
    """Open a file of the cache folder for reading.

    PermissionError if the folder or the file is not to be trusted, or the file is no plain file; OSError if it can't be opened.
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
    """Whether `path` still leads to the file that was opened. OSError if it leads nowhere."""
    return os.path.samestat(os.fstat(file.fileno()), path.stat())


@contextlib.contextmanager
def written_aside(target: Path) -> Iterator[Path]:
    """A new file beside `target`, which only the user may read; it is removed at the end unless it has been renamed.

    OSError if it can't be made, PermissionError if the folder is not to be trusted.
    """
    folder = target.parent
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not is_trusted(folder.stat()):
        raise PermissionError
    import tempfile  # noqa: PLC0415 - whatever only reads an index starts without it

    handle, name = tempfile.mkstemp(dir=folder, prefix=target.stem, suffix=".new")
    os.close(handle)
    aside = Path(name)
    try:
        yield aside
    finally:
        aside.unlink(missing_ok=True)


def drop_left_over(target: Path) -> None:
    """Remove what killed programs have left beside `target`; what is younger may be another program's, at work."""
    with contextlib.suppress(OSError):
        for file in target.parent.iterdir():
            if file.name.startswith(target.stem) and file.suffix == ".new":
                facts = file.lstat()
                if time.time() - facts.st_mtime > _LONGEST_WRITE:
                    file.unlink()


def checksum(file: BinaryIO, size: int) -> int:
    """The CRC-32 of the first `size` bytes of a file, or, if these are many, of samples spread over them and of their number.

    It is never 0, so that 0 can't stand for "not checked".
    """
    if size <= CHECKED_BYTES:
        file.seek(0)
        return crc32(file.read(size)) or 1
    found = crc32(str(size).encode())
    for number in range(_SAMPLES):
        file.seek(number * (size - _SAMPLE) // (_SAMPLES - 1))
        found = crc32(file.read(_SAMPLE), found)
    return found or 1
