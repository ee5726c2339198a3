"""A catalogue's or library's text, reference by reference, as indexes are compared with it."""

from __future__ import annotations

from typing import NamedTuple

from pswbrief.store.blocks import Block, split
from pswbrief.store.write import digest

# TOML 1.0.0, "Comment": control characters other than tab are not permitted.
_CONTROLS = bytes({*range(0x20), 0x7F} - set(b"\t\n\r"))


class RawTables(NamedTuple):
    """The blocks of a text by id, in its order; `rest` is the digest of all its other blocks."""

    text: str
    references: dict[str, Block]
    annotations: dict[str, Block]
    rest: str

    def block(self, kind: str, key: str) -> str:
        """The text of a block; "" if there is none."""
        found: Block | None = getattr(self, kind).get(key)
        return self.text[found.start : found.end] if found else ""


def raw_tables_of(data: bytes) -> RawTables | None:
    """The parts of a file; None if it isn't laid out as one block a table, or an id is used twice.

    The blocks may still hold anything; what stands between them is only looked at for characters that TOML does not allow.
    """
    if len(data.translate(None, _CONTROLS)) != len(data) or data.count(b"\r") != data.count(b"\r\n"):
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    blocks = split(text)
    if blocks is None:
        return None
    kinds: dict[str, dict[str, Block]] = {"references": {}, "annotations": {}}
    rest = []
    for block in blocks:
        if block.kind not in kinds:
            rest.append(text[block.start : block.end])
        elif kinds[block.kind].setdefault(block.id, block) is not block:
            return None
    return RawTables(text, kinds["references"], kinds["annotations"], digest("\n".join(rest).encode()))


def fingerprint(reference: str, annotation: str) -> str:
    """What changes when a reference's text does, or what is noted on it."""
    return digest(f"{reference}\0{annotation}".encode())
