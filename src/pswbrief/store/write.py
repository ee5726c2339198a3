"""Atomic writes: a temporary file next to the target is flushed to disk and renamed."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import tempfile
import time
from hashlib import blake2b
from pathlib import Path

from pswbrief.errors import InputError
from pswbrief.store.files import failing_as

# Permissions of files that only their owner may read or write.
PRIVATE = 0o600
# Seconds to wait for a pipe to get a reader.
_READER_PATIENCE = 2.0


def write_file(path: Path, data: bytes, *, force: bool = False) -> None:
    """Write `data` to the file at `path`, whole or not at all. Links are followed: their target is replaced, not the link.

    InputError, and nothing changed, if it exists (without `force`) or can't be written.
    """
    with failing_as(f"Can't write {path}"):
        if path.is_dir():
            raise InputError(f"Can't write {path}: it is a folder.", hint="Name a file in it.")
        if not force and path.exists():
            raise InputError(f"{path} exists already.", hint="Use --force to replace it, or another name.")
        if path.exists() and not path.is_file():
            # A device or a pipe is written to; it can't be replaced by a rename.
            _write_special(path, data)
        else:
            _replace(_target(path), data)


def write_private(path: Path, data: bytes) -> None:
    """Write `data` to a file of the program's own that only the user may read; a link of that name is replaced, not followed.

    OSError, and nothing changed, if it can't be written.
    """
    _replace(path, data, mode=PRIVATE)


def make_private_folder(folder: Path) -> None:
    """Create a folder, and missing ones above it, that only the user may look into. OSError if that fails."""
    for missing in reversed([each for each in (folder, *folder.parents) if not each.exists()]):
        with contextlib.suppress(FileExistsError):
            missing.mkdir(mode=0o700)


def resolved(path: Path) -> Path:
    """Return the path with all links resolved. InputError if they lead nowhere or may not be followed."""
    with failing_as(f"Can't find {path}"):
        return _target(path)


def _target(path: Path) -> Path:
    """Return the path with all links resolved. OSError if they form a circle, which `Path.resolve` accepts from Python 3.13 on."""
    target = Path(os.path.realpath(path))
    if any(os.path.islink(each) for each in (target, *target.parents)):  # noqa: PTH114 - a name may be too long to be asked for
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    return target


def drop_left_over(path: Path) -> None:
    """Remove the temporary files that killed writes of a file left behind. The file's lock must be held."""
    target = resolved(path)
    left = re.compile(re.escape(_aside(target)) + r"[a-z0-9_]{8}\.new")
    with contextlib.suppress(OSError):
        for file in target.parent.iterdir():
            if left.fullmatch(file.name):
                file.unlink()


def _aside(target: Path) -> str:
    """Return the prefix of a target's temporary files, short enough for any file system."""
    return f".{target.name[:64]}."


def _write_special(path: Path, data: bytes) -> None:
    """Write `data` to a device or a pipe. OSError if nobody reads the pipe for a while: a shell starts both ends almost at once."""
    end = time.monotonic() + _READER_PATIENCE
    while True:
        try:
            handle = os.open(path, os.O_WRONLY | getattr(os, "O_NONBLOCK", 0))
        except OSError as error:
            if error.errno != errno.ENXIO or time.monotonic() > end:
                raise
            time.sleep(0.01)
        else:
            break
    with os.fdopen(handle, "wb") as file:
        if os.name != "nt":
            os.set_blocking(handle, True)
        file.write(data)


def _replace(target: Path, data: bytes, *, mode: int | None = None) -> None:
    """Replace `target` with a new file, with the permissions `mode` or else those of the file that it replaces."""
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=_aside(target), suffix=".new")
    aside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            _set_mode(file.fileno(), aside, _kept_access(file.fileno(), target) if mode is None else mode)
        aside.replace(target)
        _flush_folder(target.parent)
    except BaseException:
        with contextlib.suppress(OSError):
            aside.unlink()
        raise


def _flush_folder(folder: Path) -> None:
    """Flush the new name to disk; where folders can't be opened (Windows), the system does this itself."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _set_mode(handle: int, aside: Path, mode: int) -> None:
    """Set the permissions of an open file; by its name only where the system can't otherwise (Windows, before Python 3.13)."""
    if hasattr(os, "fchmod"):
        os.fchmod(handle, mode)
    else:
        aside.chmod(mode)


def _kept_access(handle: int, target: Path) -> int:
    """Give an open file to the owner and the group of the file that it replaces, as far as the user may; return its permissions.

    They are those of the file to replace, or those of a new file. If the file can't be given to its former group, the group it has
    instead gets no more permissions than everybody has.
    """
    with contextlib.suppress(OSError):
        facts, made = target.stat(), os.fstat(handle)
        mode = facts.st_mode & 0o7777
        if facts.st_uid != made.st_uid:
            with contextlib.suppress(OSError):
                os.fchown(handle, facts.st_uid, -1)
        if facts.st_gid != made.st_gid:
            try:
                os.fchown(handle, -1, facts.st_gid)
            except OSError:
                mode = mode & ~0o070 | (mode & 0o007) << 3
        return mode
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask


# The length of a digest in hexadecimal digits.
DIGEST_BYTES = 16


def digest(data: bytes) -> str:
    """Return the BLAKE2b digest of some bytes as 32 hexadecimal digits (RFC 7693)."""
    return blake2b(data, digest_size=DIGEST_BYTES).hexdigest()
