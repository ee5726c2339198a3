"""Making an index from a catalogue, and keeping it if the cache folder lets us."""

from __future__ import annotations

import contextlib
import gc
import os
import sqlite3
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

from pswbrief import __version__
from pswbrief.store.index import schema
from pswbrief.store.index.fill import Progress, fill, silent
from pswbrief.store.index.fresh import CHECKED_BYTES, Source, connect, index_path, thesaurus_version
from pswbrief.store.index.renew import digest
from pswbrief.store.index.stamp import SIZE, Stamp
from pswbrief.store.read import parse_catalogue, read_bytes

if TYPE_CHECKING:
    from pswbrief.core.catalogue import Catalogue


def build_index(path: Path, *, keep: bool = True, progress: Progress = silent) -> sqlite3.Connection:
    """The index of the catalogue at `path`, made now; from the cache folder if it could be kept there, else from memory.

    `progress` is told how far it is: the references done, and all (0 while the file is still being read). Raises InputError (or
    CatalogueError, with every fault) if the catalogue can't be read or isn't valid.
    """
    # Nothing that is made here is in a cycle, and the collector would look through all of it again and again.
    collecting = gc.isenabled()
    gc.disable()
    try:
        source = Source.of(path)
        data = read_bytes(path)
        progress(0, 0)
        catalogue, contents = parse_catalogue(data, str(path)), digest(data)
        # A large file is not held in memory twice.
        del data
        if keep and source is not None:
            with contextlib.suppress(OSError, sqlite3.Error, ValueError):
                return _keep(catalogue, source, contents, progress)
        connection = sqlite3.connect(":memory:")
        fill(connection, catalogue, progress)
        return connection
    finally:
        if collecting:
            gc.enable()


def _keep(catalogue: Catalogue, source: Source, contents: str, progress: Progress) -> sqlite3.Connection:
    """Write the index aside, and rename it into its place: whoever reads at the time has the old file or the new one."""
    target = index_path(source)
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=target.stem, suffix=".new")
    os.close(handle)
    aside = Path(name)
    try:
        with contextlib.closing(sqlite3.connect(aside)) as connection:
            # A half-written file is thrown away, never mended: no journal is needed.
            connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;")
            fill(connection, catalogue, progress)
        small = aside.stat().st_size + SIZE <= CHECKED_BYTES
        stamp = Stamp(
            program=__version__,
            schema=schema.VERSION,
            thesaurus=thesaurus_version(),
            source=str(source.path),
            size=source.size,
            changed=source.changed,
            digest=contents,
            checksum=crc32(aside.read_bytes()) if small else 0,
        )
        with aside.open("ab") as file:
            file.write(stamp.pack())
            file.flush()
            os.fsync(file.fileno())
        aside.replace(target)
    finally:
        aside.unlink(missing_ok=True)
    return connect(target)
