"""Split the text of a catalogue or library into blocks, by which an index is compared with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from pswbrief.store.blocks import TableBlock, split
from pswbrief.store.files import read_bytes
from pswbrief.store.write import digest

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from typing import BinaryIO

# TOML 1.0.0, "Comment": control characters other than tab are not permitted.
_CONTROLS = bytes({*range(0x20), 0x7F} - set(b"\t\n\r"))


class RawTables(NamedTuple):
    """The blocks of a text by id, in its order; `rest` is the digest of all its other blocks."""

    text: str
    references: dict[str, TableBlock]
    annotations: dict[str, TableBlock]
    rest: str

    def block(self, kind: str, key: str) -> str:
        """Return the text of a block; "" if there is none."""
        found: TableBlock | None = getattr(self, kind).get(key)
        return self.text[found.start : found.end] if found else ""


class FileTables:
    """The blocks of a large file, each read again from the open `file` on request."""

    def __init__(self, raw: RawTables, file: BinaryIO) -> None:
        self.rest = raw.rest
        self._file = file
        self.references: dict[str, tuple[int, int]] = {}
        self.annotations: dict[str, tuple[int, int]] = {}
        spans = [
            (block.start, block.end, key, place)
            for place, blocks in ((self.references, raw.references), (self.annotations, raw.annotations))
            for key, block in blocks.items()
        ]
        # Offsets in bytes instead of characters, block by block.
        at, byte = 0, len(_BOM) if file.read(len(_BOM)) == _BOM else 0
        for start, end, key, place in sorted(spans, key=lambda span: span[0]):
            byte += len(raw.text[at:start].encode())
            size = len(raw.text[start:end].encode())
            place[key] = (byte, size)
            at, byte = end, byte + size

    def block(self, kind: str, key: str) -> str:
        """Return the text of a block; "" if there is none."""
        found: tuple[int, int] | None = getattr(self, kind).get(key)
        if found is None:
            return ""
        self._file.seek(found[0])
        return self._file.read(found[1]).decode(errors="replace")


_BOM = b"\xef\xbb\xbf"


class Tables(Protocol):
    """The blocks of a file, wherever they are held."""

    @property
    def references(self) -> Mapping[str, object]:
        """The blocks of references by id, in the file's order."""

    @property
    def annotations(self) -> Mapping[str, object]:
        """The blocks of annotations by id."""

    @property
    def rest(self) -> str:
        """The digest of all other blocks."""

    def block(self, kind: str, key: str) -> str:
        """Return the text of a block; "" if there is none."""


def raw_tables_of(data: bytes) -> RawTables | None:
    """Return the blocks of a file; None if it isn't laid out as one block a table, or an id is used twice.

    The blocks are not validated; the text between them is only checked for characters that TOML does not allow.
    """
    text = _text_of(data)
    return _tables_in(text) if text is not None else None


def read_raw_tables(path: Path) -> tuple[RawTables | None, str]:
    """Return the blocks of a file (None as in `raw_tables_of`) and its digest; its bytes are not held longer than needed."""
    data = read_bytes(path)
    made = digest(data)
    text = _text_of(data)
    del data
    return (_tables_in(text) if text is not None else None), made


def _text_of(data: bytes) -> str | None:
    if len(data.translate(None, _CONTROLS)) != len(data) or data.count(b"\r") != data.count(b"\r\n"):
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None


def _tables_in(text: str) -> RawTables | None:
    blocks = split(text)
    if blocks is None:
        return None
    kinds: dict[str, dict[str, TableBlock]] = {"references": {}, "annotations": {}}
    rest = []
    for block in blocks:
        if block.kind not in kinds:
            rest.append(text[block.start : block.end])
        elif kinds[block.kind].setdefault(block.id, block) is not block:
            return None
    return RawTables(text, kinds["references"], kinds["annotations"], digest("\n".join(rest).encode()))


def fingerprint(reference: str, annotation: str) -> str:
    """Return a digest of the text of a reference and its annotation."""
    return digest(f"{reference}\0{annotation}".encode())
