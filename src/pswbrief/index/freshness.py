"""Check whether an index was built from the present files.

An index ends with a stamp: a block of fixed size behind the last page of its file, which SQLite ignores. It holds the files that the
index was made from, with their digests and the facts that the file system gave then. A file that was only touched since is compared
by its digest (`revalidate`); a separate file then notes that its present facts belong to the known digest. What both files say never
becomes wrong, so the order in which processes write them doesn't matter.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from pswbrief import __version__
from pswbrief.errors import InputError
from pswbrief.index import schema
from pswbrief.index.cache import checksum, is_same_file, open_trusted
from pswbrief.store.locations import cache_folder, own_vocabulary_file, subjects_file, vocabulary_file

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO


SIZE = 1024
_MAGIC = b"pswbrief index\n"
# A file that is changed again within this time may keep its times (FAT keeps two seconds).
_CLOCK_STEP_NS = 2_000_000_000
# How often opening is retried if the index is replaced meanwhile.
_TRIES = 5


class SourceStamp(NamedTuple):
    """A file that went into an index: path, size in bytes, identity (as in `SourceFile`), and digest."""

    path: str
    size: int
    identity: str
    digest: str


class Stamp(NamedTuple):
    """Versions of program, tables and vocabulary; the database's checksum; the catalogue, and the library if there is one."""

    program: str
    schema: int
    vocabulary: int
    checksum: int
    origins: tuple[SourceStamp, ...]

    def pack(self) -> bytes:
        """Return the stamp as exactly `SIZE` bytes. ValueError if a path is too long, or has a line end in it."""
        fields = [*map(str, self[:4]), *(str(field) for origin in self.origins for field in origin)]
        block = _MAGIC + "\n".join([*fields, ""]).encode("utf-8", errors="surrogateescape")
        if len(block) > SIZE or any("\n" in field for field in fields):
            raise ValueError("the stamp does not fit")
        return block.ljust(SIZE)

    @classmethod
    def unpack(cls, block: bytes) -> Stamp | None:
        """Return the stamp in a block of `SIZE` bytes; None if the block isn't a stamp."""
        if len(block) != SIZE or not block.startswith(_MAGIC):
            return None
        try:
            fields = block[len(_MAGIC) :].decode("utf-8", errors="surrogateescape").split("\n")[:-1]
            program, schema, vocabulary, checksum, *rest = fields
            origins = []
            while rest:
                path, size, identity, digest, *rest = rest
                origins.append(SourceStamp(path, int(size), identity, digest))
            return cls(program, int(schema), int(vocabulary), int(checksum), tuple(origins))
        except ValueError:
            return None


class SourceFile(NamedTuple):
    """The file system's facts about a catalogue or library: its resolved path, size in bytes, and identity.

    The identity is made of device, inode, and the times of the last change of the contents and of the inode; no program can set the
    latter. It is "" while the file is newer than a file system's clock resolves: then only its contents identify it.
    """

    path: Path
    size: int
    identity: str

    def is_known_as(self, origin: SourceStamp) -> bool:
        """Return whether, by its facts alone, this is the very file that `origin` describes."""
        return self.identity != "" and (self.size, self.identity) == (origin.size, origin.identity)


# The files that an index is built from: a catalogue, and a library if there is one.
Files = tuple[SourceFile, ...]


def files_at(catalogue: Path, library: Path | None = None) -> Files | None:
    """Return the facts of regular files; None if one is anything else, for which no index is kept. A library may be missing."""
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
        except (OSError, RuntimeError, ValueError):
            return None
        if not resolved.is_file():
            return None
        found.append(SourceFile(resolved, facts.st_size, _identity(facts)))
    return tuple(found)


def _identity(facts: os.stat_result) -> str:
    if time.time_ns() - max(facts.st_mtime_ns, facts.st_ctime_ns) <= _CLOCK_STEP_NS:
        return ""
    return f"{facts.st_dev}-{facts.st_ino}-{facts.st_mtime_ns}-{facts.st_ctime_ns}"


def index_path(files: Files) -> Path:
    """Return the path of the one index for these files; the name is derived from their paths."""
    key = crc32(b"\0".join(os.fsencode(file.path) for file in files))
    return cache_folder() / f"{files[0].path.stem[:40]}-{key:08x}.sqlite"


def facts_path(index: Path) -> Path:
    """Return the path of the note with new facts about an index's files that were only touched."""
    return index.with_suffix(".stamp")


class KeptIndex(NamedTuple):
    """An open index of the cache folder, with its stamp; replacing the file at `path` doesn't affect it."""

    path: Path
    file: BinaryIO
    stamp: Stamp

    def connect(self) -> sqlite3.Connection | None:
        """Return a read-only connection to this very index; None if another one has replaced it."""
        connection = connect(self.path)
        if is_same_file(self.file, self.path):
            return connection
        connection.close()
        return None


def open_fresh(files: Files) -> sqlite3.Connection | None:
    """Return the index of `files` if its stamp shows that it was built from the present files; else None."""
    try:
        for _ in range(_TRIES):
            kept = open_kept(files)
            if kept is None:
                return None
            with kept.file:
                if not is_fresh(kept, files):
                    return None
                if connection := kept.connect():
                    return connection
    except (OSError, sqlite3.Error):
        pass
    return None


def is_fresh(kept: KeptIndex, files: Files) -> bool:
    """Return whether the facts of all files are those in the index's stamp, or those noted since for the same contents."""
    if not all(file.identity for file in files):
        return False
    pairs = list(zip(files, kept.stamp.origins, strict=True))
    if all(file.is_known_as(origin) for file, origin in pairs):
        return True
    noted = _noted(kept.path)
    return all(
        file.is_known_as(origin)
        or any(
            (other.path, other.digest) == (origin.path, origin.digest) and file.is_known_as(other) for other in noted
        )
        for file, origin in pairs
    )


def _noted(path: Path) -> tuple[SourceStamp, ...]:
    try:
        with open_trusted(facts_path(path)) as file:
            stamp = Stamp.unpack(file.read(SIZE + 1))
    except OSError:
        return ()
    return stamp.origins if stamp else ()


def open_kept(files: Files) -> KeptIndex | None:
    """Open the index if it is intact and this version built it from these files; None for any other file.

    OSError if there is no trusted one. The caller closes it.
    """
    path = index_path(files)
    file = open_trusted(path)
    try:
        stamp = _whole_stamp(file, files)
    except BaseException:
        file.close()
        raise
    if stamp is None:
        file.close()
        return None
    return KeptIndex(path, file, stamp)


def _whole_stamp(file: BinaryIO, files: Files) -> Stamp | None:
    file.seek(-SIZE, os.SEEK_END)
    stamp = Stamp.unpack(file.read(SIZE))
    if stamp is None or stamp[:3] != (__version__, schema.VERSION, vocabulary_version()):
        return None
    if [origin.path for origin in stamp.origins] != [str(source.path) for source in files]:
        return None
    return stamp if checksum(file, file.tell() - SIZE) == stamp.checksum else None


def vocabulary_version() -> int:
    """Return a CRC-32 of the contents of the vocabularies and the subjects."""
    contents = []
    for file in (vocabulary_file, subjects_file):
        with contextlib.suppress(OSError):
            contents.append(file().read_bytes())
    own = own_vocabulary_file()
    if os.path.lexists(own):
        from pswbrief.store.files import read_bytes  # noqa: PLC0415 - few readers have one

        try:
            contents.append(read_bytes(own))
        except InputError:
            # Bytes that no vocabulary has, as it is UTF-8: the index is built again, which reports the error.
            contents.append(b"\xff")
    return crc32(b"".join(contents))


def connect(path: Path) -> sqlite3.Connection:
    """Return a read-only connection. An index is never changed in place, so no lock is needed (SQLite's `immutable`)."""
    return sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
