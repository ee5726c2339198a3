"""Writing a file whole or not at all: aside, flushed to the disk, renamed."""

from __future__ import annotations

import contextlib
import os
import re
import tempfile
from hashlib import blake2b
from pathlib import Path

from pswbrief.errors import InputError


def write_file(path: Path, data: bytes, *, force: bool = False) -> None:
    """Put `data` into the file at `path`. InputError, and nothing changed, if it exists (without `force`) or can't be written."""
    try:
        if path.is_dir():
            raise InputError(f"Can't write {path}: it is a folder.", hint="Name a file in it.")
        if not force and path.exists():
            raise InputError(f"{path} exists already.", hint="Use --force to replace it, or another name.")
        if path.exists() and not path.is_file():
            # A device or a pipe takes what is written, and can't be renamed over.
            path.write_bytes(data)
        else:
            _replace(path, data)
    except (OSError, RuntimeError) as error:
        # RuntimeError: a link that leads to itself, on Python 3.11 and 3.12.
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(f"Can't write {path}: {reason.lower()}.") from error


def resolved(path: Path) -> Path:
    """The file itself, without links on the way to it. InputError if they lead nowhere, or may not be followed."""
    try:
        return path.resolve()
    except (OSError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(f"Can't find {path}: {reason.lower()}.") from error


def drop_left_over(path: Path) -> None:
    """Remove what writes of a file that were killed have left beside it. Nobody else may be writing it: its lock is held."""
    target = resolved(path)
    left = re.compile(re.escape(_aside(target)) + r"[a-z0-9_]{8}\.new")
    with contextlib.suppress(OSError):
        for file in target.parent.iterdir():
            if left.fullmatch(file.name):
                file.unlink()


def _aside(target: Path) -> str:
    """How the name of what is written aside begins, short enough for any file system."""
    return f".{target.name[:64]}."


def _replace(path: Path, data: bytes) -> None:
    # The file that a link points to is replaced, not the link.
    target = path.resolve()
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=_aside(target), suffix=".new")
    aside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        aside.chmod(_mode(target))
        aside.replace(target)
        _flush_folder(target.parent)
    except BaseException:
        with contextlib.suppress(OSError):
            aside.unlink()
        raise


def _flush_folder(folder: Path) -> None:
    """Let the new name reach the disk, too; where folders can't be opened (Windows), the system does so by itself."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _mode(target: Path) -> int:
    """The permissions of the file that is replaced, or those that a new file would get."""
    with contextlib.suppress(OSError):
        return target.stat().st_mode & 0o7777
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask


def digest(data: bytes) -> str:
    """32 hexadecimal digits that stand for some bytes (BLAKE2b, RFC 7693)."""
    return blake2b(data, digest_size=16).hexdigest()
