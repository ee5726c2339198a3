"""Texts that a reader has edited and that could not be taken over: kept, so that nothing is lost."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from pswbrief.errors import InputError
from pswbrief.store.files import read_bytes
from pswbrief.store.source import data_folder
from pswbrief.store.write import make_private_folder, write_private


def keep_draft(name: str, text: str) -> Path:
    """Keep a text in a file of that name, or, beside an earlier draft, of that name with a number; and tell where.

    It is in the user's data folder, or, where that can't be written, in the folder for temporary files. InputError if neither can be.
    """
    data = text.encode("utf-8", errors="replace")
    # An id may hold slashes and colons, which no name of a file can have everywhere.
    name = name.replace("/", "_").replace(":", "_")
    with contextlib.suppress(OSError):
        folder = data_folder() / "drafts"
        make_private_folder(folder)
        file = _free(folder / name, data)
        if not file.exists():
            write_private(file, data)
        return file
    try:
        handle, aside = tempfile.mkstemp(prefix="pswbrief-", suffix=f"-{name}")
        with os.fdopen(handle, "wb") as opened:
            opened.write(data)
    except OSError as error:
        raise InputError(f"Can't keep your text anywhere: {(error.strerror or str(error)).lower()}.") from error
    return Path(aside)


def _holds(file: Path) -> bytes | None:
    """What a draft holds; None for anything else of that name, such as a link."""
    with contextlib.suppress(InputError):
        return None if file.is_symlink() else read_bytes(file)
    return None


def _free(file: Path, data: bytes) -> Path:
    """The first of the names that is free, or is that of the same text."""
    found, number = file, 1
    while os.path.lexists(found) and _holds(found) != data:
        number += 1
        found = file.with_name(f"{file.stem}-{number}{file.suffix}")
    return found
