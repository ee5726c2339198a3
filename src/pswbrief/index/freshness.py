"""What an index was made from: a block of fixed size behind the last page of its file, which SQLite does not look at.

It can be read, and renewed after a mere `touch` of a catalogue, without opening a database.
"""

from __future__ import annotations

import os
import sqlite3
import time
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from pswbrief import __version__
from pswbrief.index import schema
from pswbrief.store.source import cache_folder, questions_file, subjects_file, thesaurus_file

if TYPE_CHECKING:
    from pathlib import Path


SIZE = 1024
_MAGIC = b"pswbrief index\n"


class SourceStamp(NamedTuple):
    """A file that went into an index: path, size in bytes, time of change in ns, and digest.

    `changed` is 0 while the file was younger than a file system's clock can tell, so that its digest is compared next time.
    """

    path: str
    size: int
    changed: int
    digest: str


class Stamp(NamedTuple):
    """Versions of program, tables and thesaurus; the database's checksum; the catalogue, and the library if there is one."""

    program: str
    schema: int
    thesaurus: int
    checksum: int
    origins: tuple[SourceStamp, ...]

    def pack(self) -> bytes:
        """The stamp as exactly `SIZE` bytes; ValueError if a very long path doesn't fit, or has a line end in it."""
        fields = [*map(str, self[:4]), *(str(field) for origin in self.origins for field in origin)]
        block = _MAGIC + "\n".join([*fields, ""]).encode("utf-8", errors="surrogateescape")
        if len(block) > SIZE or any("\n" in field for field in fields):
            raise ValueError("the stamp does not fit")
        return block.ljust(SIZE)

    @classmethod
    def unpack(cls, block: bytes) -> Stamp | None:
        """The stamp that a block of `SIZE` bytes holds, or None if it holds none."""
        if len(block) != SIZE or not block.startswith(_MAGIC):
            return None
        try:
            fields = block[len(_MAGIC) :].decode("utf-8", errors="surrogateescape").split("\n")[:-1]
            program, schema, thesaurus, checksum, *rest = fields
            origins = []
            while rest:
                path, size, changed, digest, *rest = rest
                origins.append(SourceStamp(path, int(size), int(changed), digest))
            return cls(program, int(schema), int(thesaurus), int(checksum), tuple(origins))
        except ValueError:
            return None


# Up to this size the whole database is compared with its checksum; a larger one is left to SQLite's own checks, so that the cost
# of opening does not grow with the catalogue.
CHECKED_BYTES = 8_000_000
# A file changed again within this time may keep its time of change (FAT keeps two seconds).
_CLOCK_STEP_NS = 2_000_000_000


class SourceFile(NamedTuple):
    """What the file system says of a catalogue or a library: its resolved path, size in bytes and time of change in ns.

    `changed` is 0 while the file is younger than its clock can tell.
    """

    path: Path
    size: int
    changed: int


# The files that an index is made from: a catalogue, and a library beside it if there is one.
Files = tuple[SourceFile, ...]


def files_at(catalogue: Path, library: Path | None = None) -> Files | None:
    """The facts of regular files; None if one is anything else, of which no index is kept. A library may be missing."""
    found = []
    for path in (catalogue, library):
        if path is None:
            continue
        try:
            resolved = path.resolve()
            facts = resolved.stat()
        except FileNotFoundError:
            if path is library:
                continue
            return None
        except (OSError, RuntimeError):
            return None
        if not resolved.is_file():
            return None
        settled = time.time_ns() - facts.st_mtime_ns > _CLOCK_STEP_NS
        found.append(SourceFile(resolved, facts.st_size, facts.st_mtime_ns if settled else 0))
    return tuple(found)


def index_path(files: Files) -> Path:
    """Where the index of some files is kept: one file for them all, told apart by their paths."""
    key = crc32(b"\0".join(os.fsencode(file.path) for file in files))
    return cache_folder() / f"{files[0].path.stem[:40]}-{key:08x}.sqlite"


def open_fresh(files: Files) -> sqlite3.Connection | None:
    """The index of `files`, if by its stamp it was made from the very files that are there now; else None."""
    path = index_path(files)
    try:
        stamp = read_stamp(path, files)
        if stamp is None:
            return None
        for file, origin in zip(files, stamp.origins, strict=True):
            if not file.changed or (file.size, file.changed) != (origin.size, origin.changed):
                return None
        return connect(path)
    except (OSError, sqlite3.Error):
        return None


def read_stamp(path: Path, files: Files) -> Stamp | None:
    """The stamp of an index that this version made of these files, once, and that is whole; None for any other file."""
    with path.open("rb") as file:
        file.seek(-SIZE, os.SEEK_END)
        stamp = Stamp.unpack(file.read(SIZE))
        if stamp is None or stamp[:3] != (__version__, schema.VERSION, thesaurus_version()):
            return None
        if [origin.path for origin in stamp.origins] != [str(file.path) for file in files]:
            return None
        if file.tell() <= CHECKED_BYTES:
            file.seek(0)
            if crc32(memoryview(file.read())[:-SIZE]) != stamp.checksum:
                return None
        return stamp


def thesaurus_version() -> int:
    """What changes when the thesaurus does, how people ask, or the subject index: their times of change in ns, added up."""
    return sum(file().stat().st_mtime_ns for file in (thesaurus_file, questions_file, subjects_file))


def connect(path: Path) -> sqlite3.Connection:
    """A connection that only reads. An index is never changed in place, so no lock is needed (SQLite's `immutable`)."""
    return sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
