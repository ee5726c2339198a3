"""What an index was made from: a block of fixed size behind the last page of its file, which SQLite does not look at.

It can be read, and renewed after a mere `touch` of the catalogue, without opening a database.
"""

from __future__ import annotations

from typing import NamedTuple

SIZE = 512
_MAGIC = b"pswbrief index\n"


class Stamp(NamedTuple):
    """Versions of program, tables and thesaurus; facts of the catalogue; the catalogue's digest and the database's checksum.

    Of the catalogue: path, size in bytes, and time of change in ns. `changed` is 0 while the catalogue was younger than a file
    system's clock can tell, so that its digest is compared next time.
    """

    program: str
    schema: int
    thesaurus: int
    source: str
    size: int
    changed: int
    digest: str
    checksum: int

    def pack(self) -> bytes:
        """The stamp as exactly `SIZE` bytes; ValueError if a very long path doesn't fit, or has a line end in it."""
        fields = [str(field) for field in self]
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
            program, schema, thesaurus, source, size, changed, digest, checksum = fields
            return cls(program, int(schema), int(thesaurus), source, int(size), int(changed), digest, int(checksum))
        except ValueError:
            return None
