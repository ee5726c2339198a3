"""What an index was made from: a block of fixed size behind the last page of its file, which SQLite does not look at.

It can be read, and renewed after a mere `touch` of a catalogue, without opening a database.
"""

from __future__ import annotations

from typing import NamedTuple

SIZE = 1024
_MAGIC = b"pswbrief index\n"


class Origin(NamedTuple):
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
    origins: tuple[Origin, ...]

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
                origins.append(Origin(path, int(size), int(changed), digest))
            return cls(program, int(schema), int(thesaurus), int(checksum), tuple(origins))
        except ValueError:
            return None
