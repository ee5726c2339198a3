"""Reading files that the user names: regular files only, with a plain reason if that fails."""

from __future__ import annotations

import codecs
import contextlib
import os
import re
import stat
from typing import TYPE_CHECKING

from pswbrief.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO

# No file that a person keeps is larger; a larger one is a memory image, or a sparse file.
MOST_BYTES = 1 << 30
_INHERITED = re.compile(r"/dev/stdin|(?:/dev|/proc/self)/fd/[0-9]+")
# O_NONBLOCK: opening a FIFO that has no writer must not wait. It makes no difference to plain files, and Windows doesn't know it.
_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def read_bytes(path: Path) -> bytes:
    """Read a whole file.

    InputError, with the reason, if it can't be read or has more than `MOST_BYTES`, and at once if it is a folder, a FIFO, a socket or
    a device: these may have no end, or wait for ever. A pipe that a shell has handed over (`/dev/stdin`, or `/dev/fd/63` for
    `<(command)`) is read to its end.
    """
    try:
        if _INHERITED.fullmatch(str(path)) and stat.S_ISFIFO(path.stat().st_mode):
            return path.read_bytes()
        # Checked before opening, as opening a device may already affect it, and again on the open file.
        check_regular(path, path.stat().st_mode)
        with os.fdopen(os.open(path, _READ), "rb") as file:
            facts = os.fstat(file.fileno())
            check_regular(path, facts.st_mode)
            if facts.st_size > MOST_BYTES:
                raise InputError(
                    f"Can't read {path}: it has {facts.st_size:,} bytes, more than any file of references.",
                    file=str(path),
                )
            return _all(path, file)
    except OSError as error:
        hint = "Check the name of the file."
        raise InputError(f"Can't read {path}: {reason_of(error)}.", hint=hint, file=str(path)) from error
    except ValueError as error:
        # A NUL in the name.
        raise InputError(f"Can't read {str(path)!r}: this is not a file name.", file=str(path)) from error


def _all(path: Path, file: BinaryIO) -> bytes:
    """Return the contents of an open file. InputError if reading it would block, as with some files of the kernel."""
    data: bytes | None = file.read()
    if data is None:
        sentence = f"Can't read {path}: it holds nothing at the moment, and can't be waited for."
        raise InputError(sentence, file=str(path))
    return data


def check_regular(path: Path, mode: int, *, doing: str = "read") -> None:
    """Raise InputError unless `mode` (from `stat`) is that of a plain file."""
    if stat.S_ISREG(mode):
        return
    if stat.S_ISDIR(mode):
        raise InputError(f"Can't {doing} {path}: it is a folder.", hint="Name a file in it.", file=str(path))
    kinds = {stat.S_ISFIFO: "a pipe", stat.S_ISSOCK: "a socket", stat.S_ISCHR: "a device", stat.S_ISBLK: "a device"}
    what = next((name for is_kind, name in kinds.items() if is_kind(mode)), "something else")
    raise InputError(
        f"Can't {doing} {path}: it is {what}, not a plain file.",
        hint="Save it to a file first; or, where a command takes -, pipe it in." if doing == "read" else "Name a file.",
        file=str(path),
    )


def is_there(path: Path) -> bool:
    """Return whether there is something at `path`.

    A path that may not even be looked at counts as existing: reading it then says why it can't be read.
    """
    # From Python 3.14 on, Path.exists is false for such a path.
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return False
    except OSError:
        return True
    return True


@contextlib.contextmanager
def failing_as(failure: str) -> Iterator[None]:
    """Raise an OSError as InputError instead: the `failure` ("Can't write x.toml"), and the system's reason."""
    try:
        yield
    except OSError as error:
        raise InputError(f"{failure}: {(error.strerror or str(error)).lower()}.") from error


def is_plain_file(path: Path) -> bool:
    """Return whether a plain file is at `path`; False also if the path may not be examined or can't be a file's name."""
    return os.path.isfile(path)  # noqa: PTH113 - Path.is_file raises


def reason_of(error: OSError) -> str:
    """Return the reason of a failure in plain words, without a full stop."""
    if isinstance(error, IsADirectoryError):
        return "it is a folder"
    if isinstance(error, FileNotFoundError):
        return "there is no such file"
    if isinstance(error, PermissionError):
        return "you may not read it"
    return (error.strerror or str(error)).lower()


def decode_text(data: bytes) -> str:
    """Return the text that an editor wrote: UTF-8, or UTF-16 if it says so, without a byte order mark, lines ended by line feeds.

    Bytes that are neither are replaced by U+FFFD.
    """
    codec = utf16_codec(data) or "utf-8-sig"
    return data.decode(codec, errors="replace").removeprefix("\ufeff").replace("\r\n", "\n")


def utf16_codec(data: bytes) -> str | None:
    """Return Python's name of the UTF-16 that `data` is in; None if it is in another encoding.

    It is recognised by its byte order mark, or by a NUL next to the first character, which UTF-8 text doesn't have.
    """
    marked = data[:2] in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}
    if len(data) % 2 or not (marked or (data and (data[0] == 0) != (data[1] == 0))):
        return None
    codec = "utf-16" if marked else "utf-16-be" if data[0] == 0 else "utf-16-le"
    try:
        data.decode(codec)
    except UnicodeDecodeError:
        return None
    return codec
