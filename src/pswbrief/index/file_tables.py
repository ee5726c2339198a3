"""Finding the blocks of a large file chunk by chunk, so that its text is never in memory as a whole."""

from __future__ import annotations

import re
from hashlib import blake2b
from typing import TYPE_CHECKING

from pswbrief.index.raw_tables import text_of
from pswbrief.store.blocks import split
from pswbrief.store.write import DIGEST_BYTES, digest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from pswbrief.store.blocks import TableBlock

# The size of a chunk in bytes.
PIECE = 1 << 22
# Where a file may be cut (before a table's header), and where a multi-line string begins or ends. Such a mark may be divided between
# two chunks; a header that is longer than this is no place to cut. Each alternative begins with a plain character: only then
# does `re` skip all others quickly.
_LONGEST_MARK = 64
_MARK = re.compile(rb"\n(?=\[\[[a-z]+\]\])|\"\"\"|'''")
# No block begins with this line. Matching the line feed before it, instead of `^`, makes it five times as fast.
_SECTION = re.compile(r"\n[ \t]*section[ \t]*=[ \t]*[\"']([^\"']*)[\"']")
_BOM = b"\xef\xbb\xbf"
# A place in a file is packed in one number (first byte and length), which takes a third of the memory of a pair.
_LENGTH_BITS = 24


class NotStreamableError(Exception):
    """Raised for a file that isn't valid, or has another layout than one block per table."""


class FileTables:
    """The blocks of a large file by id, each read from the open `file` on request.

    `rest`: the digest of all other blocks, as in `RawTables`; `outside`: the text around the references; `named`: the sections
    that these name, as far as their text shows; `digest`: the file's. NotStreamableError if the file isn't laid out as one block
    per table, or an id is used twice.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.references: dict[str, int] = {}
        self.annotations: dict[str, int] = {}
        self.named: set[str | None] = set()
        rest: list[str] = []
        outside: list[str] = []
        whole = blake2b(digest_size=DIGEST_BYTES)
        at = 0
        for piece in _pieces(file):
            whole.update(piece)
            self._add(piece, at, rest, outside)
            at += len(piece)
        self.rest = digest("\n".join(rest).encode())
        self.outside = "".join(outside)
        self.digest = whole.hexdigest()

    def _add(self, piece: bytes, start: int, rest: list[str], outside: list[str]) -> None:
        """Add the blocks of the chunk that begins at a byte of the file."""
        text = text_of(piece)
        blocks = split(text) if text is not None else None
        if text is None or blocks is None:
            raise NotStreamableError
        # Offsets in bytes instead of characters, block by block.
        at, byte = 0, start + (len(_BOM) if piece.startswith(_BOM) else 0)
        out = 0
        for block in blocks:
            byte += _size(text, at, block.start)
            size = _size(text, block.start, block.end)
            if block.kind == "references":
                section = _SECTION.search(text, block.start, block.end)
                self.named.add(section[1] if section else None)
                outside.append(text[out : block.start])
                out = block.end
                _place(self.references, block, byte, size)
            elif block.kind == "annotations":
                _place(self.annotations, block, byte, size)
            else:
                rest.append(text[block.start : block.end])
            at, byte = block.end, byte + size
        outside.append(text[out:])

    def block(self, kind: str, key: str) -> str:
        """Return the text of a block; "" if there is none."""
        found: int | None = getattr(self, kind).get(key)
        if found is None:
            return ""
        self._file.seek(found >> _LENGTH_BITS)
        return self._file.read(found & ((1 << _LENGTH_BITS) - 1)).decode(errors="replace")


def _size(text: str, start: int, end: int) -> int:
    """Return the length of a part of a text in bytes."""
    return end - start if text.isascii() else len(text[start:end].encode())


def _place(places: dict[str, int], block: TableBlock, byte: int, size: int) -> None:
    if block.id in places or size >> _LENGTH_BITS:
        raise NotStreamableError
    places[block.id] = byte << _LENGTH_BITS | size


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    """Yield a file in chunks, all but the first of which begin with a table.

    A line within a multi-line string may look like a table's header. A cut there would leave a table with half a string, which is not
    valid, and the file is then read as a whole.
    """
    kept = bytearray()
    # The number of bytes already scanned, and the quotation marks of the multi-line string that is probably open there.
    scanned, marks = 0, b""
    while data := file.read(PIECE):
        kept += data
        cut = 0
        for found in _MARK.finditer(kept, scanned):
            scanned = found.end()
            if found[0] == marks:
                marks = b""
            elif not marks and found[0][:1] == b"\n":
                cut = found.start() + 1
            elif not marks:
                marks = found[0]
        scanned = max(scanned, len(kept) - _LONGEST_MARK)
        if cut:
            yield bytes(kept[:cut])
            del kept[:cut]
            scanned -= cut
    if kept:
        yield bytes(kept)
