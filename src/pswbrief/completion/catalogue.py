"""The index, for completion: fresh, or else made now if that takes a moment only."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pswbrief.index.completion import open_stale
from pswbrief.index.freshness import files_at, open_fresh
from pswbrief.workspace import Settings, Workspace

if TYPE_CHECKING:
    from collections.abc import Mapping
    from sqlite3 import Connection

# About a thousand references, whose index is made in a second; who waits for a TAB longer thinks that the terminal hangs.
_QUICKLY_MADE = 1_000_000


def connection(named: Mapping[str, str]) -> Connection | None:
    """Return the index of the files that `--catalogue` and `--library` name on the line, or of the usual ones.

    Of large files it is the one that there is, even if it is out of date, or None.
    """
    catalogue, library = (
        str(Path(named[option]).expanduser()) if named.get(option) else None for option in ("--catalogue", "--library")
    )
    settings = Settings.from_environment(catalogue=catalogue, library=library)
    files = files_at(settings.catalogue_path, settings.library)
    if files is None:
        return None
    if sum(file.size for file in files) > _QUICKLY_MADE:
        return open_fresh(files) or open_stale(files)
    return Workspace(settings).index.connection
