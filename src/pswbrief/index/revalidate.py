"""Revalidate an index whose files were touched but not changed, and note their new facts."""

from __future__ import annotations

import contextlib
import sqlite3

from pswbrief.errors import InputError
from pswbrief.index.cache import written_aside
from pswbrief.index.freshness import Files, KeptIndex, SourceStamp, facts_path, open_kept
from pswbrief.store.files import read_bytes
from pswbrief.store.write import digest


def revalidate(files: Files) -> sqlite3.Connection | None:
    """Return the index of `files` if it was built from the bytes that they hold now; else None."""
    try:
        kept = open_kept(files)
        if kept is None:
            return None
        with kept.file:
            for file, origin in zip(files, kept.stamp.origins, strict=True):
                if file.size != origin.size:
                    return None
                if not file.is_known_as(origin) and digest(read_bytes(file.path)) != origin.digest:
                    return None
            connection = kept.connect()
    except (OSError, sqlite3.Error, InputError):
        return None
    if connection and all(file.identity for file in files):
        _note(kept, files)
    return connection


def _note(kept: KeptIndex, files: Files) -> None:
    """Write the facts, taken before the contents were read, to a file next to the index; a failure does no harm."""
    origins = tuple(
        SourceStamp(str(file.path), file.size, file.identity, origin.digest)
        for file, origin in zip(files, kept.stamp.origins, strict=True)
    )
    target = facts_path(kept.path)
    with contextlib.suppress(OSError, ValueError), written_aside(target) as aside:
        aside.write_bytes(kept.stamp._replace(origins=origins).pack())
        aside.replace(target)
