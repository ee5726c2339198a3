"""An edit that the program itself has made in a file: its index is updated without comparing every reference with its text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pswbrief.store.blocks import split
from pswbrief.store.write import digest

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pswbrief.index.freshness import Files, Stamp
    from pswbrief.store.document import Document


class KnownEdit(NamedTuple):
    """An edit of the file at `path` (resolved): the digests of the file before and after it, the document, edited, and its `data`."""

    path: Path
    before: str
    after: str
    document: Document
    data: bytes

    def digest_of(self, data: bytes) -> str:
        """Return the digest of some bytes, which is known if they are those of the edited file."""
        return self.after if data == self.data else digest(data)

    def place_in(self, files: Files, stamp: Stamp, digests: Sequence[str]) -> int | None:
        """Return which of `files` was edited; None unless that is all that has changed in them since an index was made.

        `stamp` is that index's; `digests` are those of the files now.
        """
        places = [at for at, file in enumerate(files) if file.path == self.path]
        if len(places) != 1 or self.document.is_laid_out_anew:
            return None
        (place,) = places
        known = [self.before if at == place else now for at, now in enumerate(digests)]
        made_from = [origin.digest for origin in stamp.origins]
        return place if digests[place] == self.after and known == made_from else None

    def block(self, kind: str, key: str) -> str:
        """Return the text of a block as the edited file has it; "" if there is none."""
        text = self.document.block(kind, key) if self.document.has(kind, key) else ""
        # In the file, comments below its last value are not part of a block.
        return "".join(text[block.start : block.end] for block in split(text) or ())
