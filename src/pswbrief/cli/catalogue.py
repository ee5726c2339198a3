"""The catalogue that a command is about: its index, fresh from the cache, or made now."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from pswbrief.cli.state import state
from pswbrief.store.index.fresh import Source, open_fresh
from pswbrief.store.index.index import Index
from pswbrief.store.source import shipped_catalogue

# From this size in bytes, making an index takes long enough to say how far it is.
_LARGE = 2_000_000

if TYPE_CHECKING:
    from sqlite3 import Connection


def catalogue_path() -> Path:
    """The file that `--catalogue` names, or PSWBRIEF_CATALOGUE, or the brief that ships."""
    named = state.catalogue or os.environ.get("PSWBRIEF_CATALOGUE")
    return Path(named) if named else shipped_catalogue()


def open_catalogue() -> Index:
    """The index of the catalogue. InputError if it can't be read or isn't valid."""
    path = catalogue_path()
    source = Source.of(path) if state.trusts_index else None
    return Index((open_fresh(source) if source else None) or _made(path, source))


def _made(path: Path, source: Source | None) -> Connection:
    """An index that is confirmed by its content, or made now: TOML, pydantic, and five times as long as all the rest."""
    from pswbrief.store.index.renew import open_confirmed

    if source is not None and (confirmed := open_confirmed(source)):
        return confirmed
    from pswbrief.store.index.build import build_index

    if source is None or source.size < _LARGE or sys.stderr is None or not sys.stderr.isatty():
        return build_index(path)
    from pswbrief.term.progress import bar

    with bar(f"Indexing {path.name}") as progress:
        return build_index(path, progress=progress)
