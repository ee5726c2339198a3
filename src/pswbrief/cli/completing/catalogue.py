"""The index, for completion: fresh, or else made now if that takes a moment only."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pswbrief.cli.catalogue import catalogue_path, open_catalogue
from pswbrief.cli.state import state
from pswbrief.store.index.completing import open_stale
from pswbrief.store.index.fresh import Source, open_fresh

if TYPE_CHECKING:
    from sqlite3 import Connection

# About a thousand references, whose index is made in a second; who waits for a TAB longer thinks that the terminal hangs.
_QUICKLY_MADE = 1_000_000


def connection(catalogue: str | None) -> Connection | None:
    """The index of the catalogue named on the line, or of the usual one; of a large one as it once was, or None."""
    state.catalogue = str(Path(catalogue).expanduser()) if catalogue else None
    source = Source.of(catalogue_path())
    if source is None:
        return None
    if source.size > _QUICKLY_MADE:
        return open_fresh(source) or open_stale(source)
    return open_catalogue().connection
