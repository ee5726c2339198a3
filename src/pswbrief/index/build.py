"""Making an index from a catalogue and a library, and keeping it if the cache folder lets us."""

from __future__ import annotations

import contextlib
import gc
import os
import shutil
import sqlite3
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

from pswbrief import __version__
from pswbrief.index import schema
from pswbrief.index.freshness import (
    CHECKED_BYTES,
    SIZE,
    SourceStamp,
    Stamp,
    connect,
    files_at,
    index_path,
    thesaurus_version,
)
from pswbrief.index.populate import Contents, Progress, populate, silent
from pswbrief.index.raw import raw_tables_of
from pswbrief.store.files import is_there, read_bytes
from pswbrief.store.read import parse_catalogue, parse_library
from pswbrief.store.write import digest

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pswbrief.index.freshness import Files


# Making an index takes no longer than this, in seconds, however slow the machine.
_LONG = 3600


def build_index(
    catalogue: Path, library: Path | None = None, *, keep: bool = True, progress: Progress = silent
) -> sqlite3.Connection:
    """The index of a catalogue and a library, which may be missing, made now.

    It comes from the cache folder if it could be kept there, else from memory. `progress` is told how far it is: the references done,
    and all (0 while the files are still being read). Raises InputError (or CatalogueError, with every fault) if a file can't be read
    or isn't valid.
    """
    # Nothing that is made here is in a cycle, and the collector would look through all of it again and again.
    collecting = gc.isenabled()
    gc.disable()
    try:
        files = files_at(catalogue, library)
        progress(0, 0)
        contents, digests = _read(catalogue, library if library is not None and is_there(library) else None)
        if keep and files is not None and len(files) == len(digests):
            with contextlib.suppress(OSError, sqlite3.Error, ValueError):
                return keep_index(files, digests, lambda connection: populate(connection, contents, progress))
        connection = sqlite3.connect(":memory:")
        populate(connection, contents, progress)
        return connection
    finally:
        if collecting:
            gc.enable()


def _read(catalogue: Path, library: Path | None) -> tuple[Contents, list[str]]:
    """What the files hold, and their digests. A large file is not held in memory longer than it takes."""
    data = read_bytes(catalogue)
    read, parts, digests = parse_catalogue(data, str(catalogue)), [raw_tables_of(data)], [digest(data)]
    if library is None:
        return Contents(read, None, parts), digests
    data = read_bytes(library)
    own = parse_library(data, str(library))
    return Contents(read, own, [*parts, raw_tables_of(data)]), [*digests, digest(data)]


def keep_index(
    files: Files, digests: Sequence[str], make: Callable[[sqlite3.Connection], None], *, start: Path | None = None
) -> sqlite3.Connection:
    """Let `make` write an index aside, from the index `start` or from nothing, and rename it into its place.

    Whoever reads at the time has the old file or the new one. OSError, sqlite3.Error or ValueError if it can't be kept.
    """
    target = index_path(files)
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=target.stem, suffix=".new")
    os.close(handle)
    aside = Path(name)
    try:
        if start is not None:
            # By the system, which need not bring a large file into memory.
            shutil.copyfile(start, aside)
            os.truncate(aside, aside.stat().st_size - SIZE)
        with contextlib.closing(sqlite3.connect(aside)) as connection:
            # A half-written file is thrown away, never mended: no journal is needed.
            connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;")
            make(connection)
        small = aside.stat().st_size + SIZE <= CHECKED_BYTES
        stamp = Stamp(
            program=__version__,
            schema=schema.VERSION,
            thesaurus=thesaurus_version(),
            checksum=crc32(aside.read_bytes()) if small else 0,
            origins=tuple(
                SourceStamp(str(file.path), file.size, file.changed, contents)
                for file, contents in zip(files, digests, strict=True)
            ),
        )
        with aside.open("ab") as file:
            file.write(stamp.pack())
            file.flush()
            os.fsync(file.fileno())
        aside.replace(target)
    finally:
        aside.unlink(missing_ok=True)
    _drop_left_over(target)
    return connect(target)


def _drop_left_over(target: Path) -> None:
    """Remove what was written aside by a program that was killed; what is younger may be another program's, at work."""
    with contextlib.suppress(OSError):
        for file in target.parent.iterdir():
            if (
                file.name.startswith(target.stem)
                and file.suffix == ".new"
                and time.time() - file.stat().st_mtime > _LONG
            ):
                file.unlink()
