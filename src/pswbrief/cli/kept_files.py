"""Prevent a command's output from replacing the files that the program keeps for the reader, or the command's inputs."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from pswbrief.cli.context import run_context
from pswbrief.errors import UsageError


def check_output(output: Path) -> None:
    """Raise UsageError if `output` is a file that the program keeps for the reader, or an input of this command.

    `undo` can restore neither.
    """
    from pswbrief.store.locations import config_file, drafts_folder, histories_folder, own_vocabulary_file

    settings = run_context.settings
    kept = {
        "the library in use": settings.library,
        "the catalogue in use": settings.catalogue_path,
        "your vocabulary": own_vocabulary_file(),
        "your settings": config_file(),
    }
    for what, path in kept.items():
        if path is not None and _is_same(output, path):
            raise UsageError(f"{output} is {what}, which this would destroy.", hint="Name another file.")
    if any(_is_same(output, path) for path in run_context.inputs):
        raise UsageError(f"{output} is what this command reads, which this would destroy.", hint="Name another file.")
    # Links are followed, and the case of letters is ignored where the file system ignores it.
    try:
        place = Path(os.path.realpath(output))
    except OSError:
        # The working folder is gone: writing reports it.
        return
    for what, folder in (("changes", histories_folder()), ("drafts", drafts_folder())):
        if any(_is_same(above, folder) for above in place.parents):
            raise UsageError(f"{output} is in the folder of your {what}.", hint="Name another file.")
    if place.suffix.lower() == ".lock":
        from pswbrief.store.lock import lock_file

        if any(path is not None and _is_same(place, lock_file(path)) for path in kept.values()):
            raise UsageError(f"{output} is the lock of a file in use.", hint="Name another file.")


def _is_same(one: Path, other: Path) -> bool:
    """Return whether two paths lead to one file or folder, which is there."""
    with contextlib.suppress(OSError, ValueError):
        return one.samefile(other)
    return False
