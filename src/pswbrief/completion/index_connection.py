"""Open the index for completion, and compile it first only if that is fast."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pswbrief.index.completion import open_stale
from pswbrief.index.freshness import files_at, open_fresh
from pswbrief.workspace import Settings, Workspace

if TYPE_CHECKING:
    from collections.abc import Mapping
    from sqlite3 import Connection

# In bytes: about a thousand references, whose index is compiled in a second. If TAB takes longer, the terminal seems to hang.
_QUICKLY_MADE = 1_000_000


def connection(named: Mapping[str, str]) -> Connection | None:
    """Return the index of the files that `--catalogue` and `--library` on the command line name, or of the default ones.

    For large files, return the existing index even if it is out of date; None if there is none.
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
