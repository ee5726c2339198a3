"""An index whose files were touched but not changed: confirmed by their contents, and stamped anew."""

from __future__ import annotations

import os
import sqlite3
from typing import TYPE_CHECKING

from pswbrief.index.freshness import SIZE, Files, Stamp, connect, index_path, read_stamp
from pswbrief.store.write import digest

if TYPE_CHECKING:
    from pathlib import Path


def revalidate(files: Files) -> sqlite3.Connection | None:
    """The index of `files`, if it was made from the same bytes as are there now; else None."""
    path = index_path(files)
    try:
        stamp = read_stamp(path, files)
        if stamp is None:
            return None
        for file, origin in zip(files, stamp.origins, strict=True):
            if file.size != origin.size:
                return None
            same = file.changed and file.changed == origin.changed
            if not same and digest(file.path.read_bytes()) != origin.digest:
                return None
        origins = tuple(
            origin._replace(changed=file.changed) for file, origin in zip(files, stamp.origins, strict=True)
        )
        if origins != stamp.origins:
            _stamp(path, stamp._replace(origins=origins))
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
