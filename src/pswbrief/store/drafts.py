"""Texts that a reader has edited and that could not be taken over: kept, so that nothing is lost."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from pswbrief.store.source import data_folder
from pswbrief.store.write import write_file

if TYPE_CHECKING:
    from pathlib import Path


def keep_draft(key: str, text: str) -> Path:
    """Keep a text under the id of the reference that it is of, and tell where."""
    file = _file(key)
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    write_file(file, text.encode("utf-8", errors="replace"), force=True)
    return file


def drop_draft(key: str) -> None:
    """Drop a draft that is no longer needed."""
    with contextlib.suppress(OSError):
        _file(key).unlink(missing_ok=True)


def _file(key: str) -> Path:
    return data_folder() / "drafts" / f"{key}.toml"
