"""An index whose catalogue was touched but not changed: confirmed by the content, and stamped anew."""

from __future__ import annotations

import os
import sqlite3
from hashlib import blake2b
from typing import TYPE_CHECKING

from pswbrief.store.index.fresh import Source, connect, index_path, read_stamp
from pswbrief.store.index.stamp import SIZE, Stamp

if TYPE_CHECKING:
    from pathlib import Path


def digest(data: bytes) -> str:
    """The digest by which the contents of catalogues are compared."""
    return blake2b(data, digest_size=16).hexdigest()


def open_confirmed(source: Source) -> sqlite3.Connection | None:
    """The index of `source`, if it was made from the same bytes as are there now; else None."""
    path = index_path(source)
    try:
        stamp = read_stamp(path, source)
        if stamp is None or stamp.size != source.size or digest(source.path.read_bytes()) != stamp.digest:
            return None
        _stamp(path, stamp._replace(changed=source.changed))
        return connect(path)
    except (OSError, sqlite3.Error):
        return None


def _stamp(path: Path, stamp: Stamp) -> None:
    """Write the stamp anew; where that fails the old one stands, and the contents are compared again next time."""
    try:
        with path.open("r+b") as file:
            file.seek(-SIZE, os.SEEK_END)
            file.write(stamp.pack())
    except (OSError, ValueError):
        return
