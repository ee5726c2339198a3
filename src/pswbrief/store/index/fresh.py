"""Opening an index that is still right, at the price of two reads. Anything doubtful gives None: see `renew` and `build`."""

from __future__ import annotations

import os
import sqlite3
import time
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from pswbrief import __version__
from pswbrief.store.index import schema
from pswbrief.store.index.stamp import SIZE, Stamp
from pswbrief.store.source import cache_folder, thesaurus_file

if TYPE_CHECKING:
    from pathlib import Path

# Up to this size the whole database is compared with its checksum; a larger one is left to SQLite's own checks, so that the cost
# of opening does not grow with the catalogue.
CHECKED_BYTES = 8_000_000
# A file changed again within this time may keep its time of change (FAT keeps two seconds).
_CLOCK_STEP_NS = 2_000_000_000


class Source(NamedTuple):
    """What the file system says of a catalogue: its resolved path, size in bytes and time of change in ns.

    `changed` is 0 while the file is younger than its clock can tell.
    """

    path: Path
    size: int
    changed: int

    @classmethod
    def of(cls, path: Path) -> Source | None:
        """The facts of a regular file; None for anything else, of which no index is kept."""
        try:
            path = path.resolve()
            facts = path.stat()
        except (OSError, RuntimeError):
            return None
        if not path.is_file():
            return None
        settled = time.time_ns() - facts.st_mtime_ns > _CLOCK_STEP_NS
        return cls(path, facts.st_size, facts.st_mtime_ns if settled else 0)


def index_path(source: Source) -> Path:
    """Where the index of a catalogue is kept: one file a catalogue, told apart by its path."""
    return cache_folder() / f"{source.path.stem[:40]}-{crc32(os.fsencode(source.path)):08x}.sqlite"


def open_fresh(source: Source) -> sqlite3.Connection | None:
    """The index of `source`, if by its stamp it was made from the very file that is there now; else None."""
    path = index_path(source)
    try:
        stamp = read_stamp(path, source)
        if stamp is None or not source.changed or (stamp.size, stamp.changed) != (source.size, source.changed):
            return None
        return connect(path)
    except (OSError, sqlite3.Error):
        return None


def read_stamp(path: Path, source: Source) -> Stamp | None:
    """The stamp of an index that this version made of this catalogue, once, and that is whole; None for any other file."""
    with path.open("rb") as file:
        file.seek(-SIZE, os.SEEK_END)
        stamp = Stamp.unpack(file.read(SIZE))
        ours = (__version__, schema.VERSION, thesaurus_version(), str(source.path))
        if stamp is None or (stamp.program, stamp.schema, stamp.thesaurus, stamp.source) != ours:
            return None
        if file.tell() <= CHECKED_BYTES:
            file.seek(0)
            if crc32(memoryview(file.read())[:-SIZE]) != stamp.checksum:
                return None
        return stamp


def thesaurus_version() -> int:
    """What changes when the thesaurus does: its time of change in ns."""
    return thesaurus_file().stat().st_mtime_ns


def connect(path: Path) -> sqlite3.Connection:
    """A connection that only reads. An index is never changed in place, so no lock is needed (SQLite's `immutable`)."""
    return sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
