"""What a command is about: a catalogue and the reader's library, as one index, fresh from the cache or made now."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from pswbrief.index.freshness import files_at, open_fresh
from pswbrief.index.index import Index
from pswbrief.store.source import data_folder, shipped_catalogue
from pswbrief.workspace.state import state

# From this size in bytes, making an index takes long enough to say how far it is.
_LARGE = 2_000_000

if TYPE_CHECKING:
    from sqlite3 import Connection

    from pswbrief.index.freshness import Files


def named_catalogue() -> Path | None:
    """The file that `--catalogue` names, or PSWBRIEF_CATALOGUE."""
    named = state.catalogue or os.environ.get("PSWBRIEF_CATALOGUE")
    return Path(named) if named else None


def catalogue_path() -> Path:
    """The catalogue that is named, or the brief that ships."""
    return named_catalogue() or shipped_catalogue()


def library_path() -> Path | None:
    """Where the reader's library is, or would be: `--library`, PSWBRIEF_LIBRARY, or the user's data folder.

    A catalogue that is named is seen alone, unless a library is named as well.
    """
    if state.library:
        return Path(state.library)
    if named_catalogue() is not None:
        return None
    named = os.environ.get("PSWBRIEF_LIBRARY")
    return Path(named) if named else data_folder() / "library.toml"


def open_catalogue(*, alone: bool = False) -> Index:
    """The index of the catalogue and the library; of the catalogue `alone`. InputError if one can't be read or isn't valid."""
    catalogue, library = catalogue_path(), None if alone else library_path()
    files = files_at(catalogue, library) if state.trusts_index else None
    return Index((open_fresh(files) if files else None) or _made(catalogue, library, files))


def _made(catalogue: Path, library: Path | None, files: Files | None) -> Connection:
    """An index that is confirmed by its contents, or made now: TOML, pydantic, and five times as long as all the rest."""
    from pswbrief.index.revalidate import revalidate

    if files is not None and (confirmed := revalidate(files)):
        return confirmed
    from pswbrief.index.build import build_index
    from pswbrief.index.update import update_index

    if files is not None and (updated := update_index(files)):
        return updated
    if files is None or sum(file.size for file in files) < _LARGE or sys.stderr is None or not sys.stderr.isatty():
        return build_index(catalogue, library)
    from pswbrief.term.screen import bar

    with bar(f"Indexing {(library or catalogue).name}") as progress:
        return build_index(catalogue, library, progress=progress)
