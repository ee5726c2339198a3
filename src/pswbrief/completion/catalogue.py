"""The index, for completion: fresh, or else made now if that takes a moment only."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pswbrief.index.completion import open_stale
from pswbrief.index.freshness import files_at, open_fresh
from pswbrief.workspace.opening import catalogue_path, library_path, open_catalogue
from pswbrief.workspace.state import state

if TYPE_CHECKING:
    from collections.abc import Mapping
    from sqlite3 import Connection

# About a thousand references, whose index is made in a second; who waits for a TAB longer thinks that the terminal hangs.
_QUICKLY_MADE = 1_000_000


def connection(named: Mapping[str, str]) -> Connection | None:
    """The index of the files that `--catalogue` and `--library` name on the line, or of the usual ones.

    Of large ones as it once was, or None.
    """
    state.catalogue, state.library = (
        str(Path(named[option]).expanduser()) if named.get(option) else None for option in ("--catalogue", "--library")
    )
    files = files_at(catalogue_path(), library_path())
    if files is None:
        return None
    if sum(file.size for file in files) > _QUICKLY_MADE:
        return open_fresh(files) or open_stale(files)
    return open_catalogue().connection
