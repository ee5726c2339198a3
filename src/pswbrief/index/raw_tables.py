"""Split the text of a catalogue or library into blocks, to compare an index with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from pswbrief.store.blocks import TableBlock, split
from pswbrief.store.write import digest

if TYPE_CHECKING:
    from collections.abc import Mapping

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


class Blocks(Protocol):
    """The texts of the blocks of a file, wherever they are held."""

    def block(self, kind: str, key: str) -> str:
        """Return the text of a block; "" if there is none."""


class Tables(Blocks, Protocol):
    """The blocks of a file by id."""

    @property
    def references(self) -> Mapping[str, object]:
        """The blocks of references by id, in the file's order."""

    @property
    def annotations(self) -> Mapping[str, object]:
        """The blocks of annotations by id."""

    @property
    def rest(self) -> str:
        """The digest of all other blocks."""


def raw_tables_of(data: bytes) -> RawTables | None:
    """Return the blocks of a file; None if it isn't laid out as one block a table, or an id is used twice.

    The blocks are not validated; the text between them is only checked for characters that TOML does not allow.
    """
    text = text_of(data)
    return _tables_in(text) if text is not None else None


def text_of(data: bytes) -> str | None:
    """Return the text of a file or of a part of it; None if it isn't UTF-8, or has characters that TOML forbids in comments."""
    if len(data.translate(None, _CONTROLS)) != len(data):
        return None
    # A fast check first, as most files have no carriage return.
    if b"\r" in data and data.count(b"\r") != data.count(b"\r\n"):
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
