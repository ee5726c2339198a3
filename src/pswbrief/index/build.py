"""Build the index of a catalogue and a library, and keep it in the cache folder where that can be used."""

from __future__ import annotations

import contextlib
import gc
import os
import shutil
import sqlite3
from typing import TYPE_CHECKING

from pswbrief import __version__
from pswbrief.index import schema
from pswbrief.index.cache import checksum, drop_left_over, written_aside
from pswbrief.index.file_tables import FileTables, NotStreamableError
from pswbrief.index.freshness import (
    SIZE,
    SourceStamp,
    Stamp,
    connect,
    files_at,
    index_path,
    vocabulary_version,
)
from pswbrief.index.populate import Contents, Progress, populate, silent
from pswbrief.index.raw_tables import raw_tables_of
from pswbrief.index.streaming import LARGE, stream
from pswbrief.index.workers import WorkerLostError, Workers, worker_count
from pswbrief.store.files import MOST_BYTES, is_there, read_bytes
from pswbrief.store.read import parse_catalogue, parse_library
from pswbrief.store.write import digest

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from typing import BinaryIO

    from pswbrief.index.freshness import Files
    from pswbrief.index.populate import Input


# An index is copied in pieces of so many bytes, larger than Python's, which take a quarter longer.
_COPIED_AT_ONCE = 1 << 20


def build_index(
    catalogue: Path,
    library: Path | None = None,
    *,
    keep: bool = True,
    progress: Progress = silent,
    workers: Workers | None = None,
) -> sqlite3.Connection:
    """Build the index of a catalogue and a library, which may be missing.

    The connection is to a file of the cache folder if it could be kept there, else to a database in memory. `progress` is called with
    the number of references done and the total (0 while the files are still being read). `workers`, if they have been started for
    it, read large files. InputError (or CatalogueError, with every fault) if a file can't be read or isn't valid.
    """
    # Nothing created here is in a reference cycle, but the garbage collector would scan all of it again and again.
    collecting = gc.isenabled()
    gc.disable()
    try:
        files = files_at(catalogue, library)
        progress(0, 0)
        own = library if library is not None and is_there(library) else None
        if files is not None and LARGE <= sum(file.size for file in files) <= MOST_BYTES:
            kept = files if keep else None
            with contextlib.suppress(NotStreamableError):
                with contextlib.suppress(WorkerLostError):
                    return _make_streamed(catalogue, own, workers or Workers(worker_count()), kept, progress)
                return _make_streamed(catalogue, own, Workers(0), kept, progress)
        return _make(*_read(catalogue, own), files if keep else None, progress)
    finally:
        if collecting:
            gc.enable()


def _make(contents: Input, digests: list[str], files: Files | None, progress: Progress) -> sqlite3.Connection:
    """Create the index, in the cache folder if `files` are given and it can be kept there."""
    if files is not None and len(files) == len(digests):
        with contextlib.suppress(OSError, sqlite3.Error, ValueError):
            return keep_index(files, digests, lambda connection: populate(connection, contents, progress))
    connection = sqlite3.connect(":memory:")
    populate(connection, contents, progress)
    return connection


def _make_streamed(
    catalogue: Path, library: Path | None, workers: Workers, files: Files | None, progress: Progress
) -> sqlite3.Connection:
    """Create the index of large files, read by workers. NotStreamableError or WorkerLostError if that can't be done."""
    with contextlib.ExitStack() as stack:
        started = stack.enter_context(workers)
        tables = FileTables(stack.enter_context(catalogue.open("rb")))
        own = FileTables(stack.enter_context(library.open("rb"))) if library else None
        contents = stream(tables, str(catalogue), own, str(library), started)
        return _make(contents, [part.digest for part in contents.parts], files, progress)


def _read(catalogue: Path, library: Path | None) -> tuple[Contents, list[str]]:
    """Return the contents of the files, and their digests. A large file is not held in memory longer than needed."""
    data = read_bytes(catalogue)
    read, parts, digests = parse_catalogue(data, str(catalogue)), [raw_tables_of(data)], [digest(data)]
    if library is None:
        return Contents(read, None, parts), digests
    data = read_bytes(library)
    own = parse_library(data, str(library))
    return Contents(read, own, [*parts, raw_tables_of(data)]), [*digests, digest(data)]


def keep_index(
    files: Files, digests: Sequence[str], make: Callable[[sqlite3.Connection], None], *, start: BinaryIO | None = None
) -> sqlite3.Connection:
    """Let `make` write an index to a temporary file, starting from a copy of `start` if given, and rename it into place.

    Concurrent readers see the old file or the new one; the connection is to the one created here. `digests` are those of
    the files that it is built from. OSError, sqlite3.Error or ValueError if it can't be kept.
    """
    target = index_path(files)
    with written_aside(target) as aside:
        if start is not None:
            _copy_database(start, aside)
        with contextlib.closing(sqlite3.connect(aside)) as connection:
            # A half-written file is discarded, never repaired: no journal is needed.
            connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;")
            make(connection)
        with aside.open("a+b") as file:
            size = file.tell()
            stamp = Stamp(
                program=__version__,
                schema=schema.VERSION,
                vocabulary=vocabulary_version(),
                checksum=checksum(file, size),
                origins=tuple(
                    SourceStamp(str(file.path), file.size, file.identity, contents)
                    for file, contents in zip(files, digests, strict=True)
                ),
            )
            file.write(stamp.pack())
            file.flush()
            os.fsync(file.fileno())
        # Opened under its temporary name, as another process may replace the index at any moment. Windows can't rename an open file.
        made = connect(aside) if os.name != "nt" else None
        aside.replace(target)
    drop_left_over(target)
    return made or connect(target)


def _copy_database(start: BinaryIO, aside: Path) -> None:
    """Copy an index without its stamp."""
    size = start.seek(0, os.SEEK_END) - SIZE
    start.seek(0)
    with aside.open("wb") as file:
        shutil.copyfileobj(start, file, _COPIED_AT_ONCE)
        file.truncate(size)
