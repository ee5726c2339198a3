"""The reader's own editor, on a text."""

from __future__ import annotations

import contextlib
import os
import shlex
import shutil
import subprocess  # to start the reader's editor
import tempfile
from pathlib import Path

from pswbrief.errors import InputError, UsageError


def edit_text(text: str, *, name: str) -> str:
    """`text` as it is after the reader has edited it in VISUAL, EDITOR, or the first of the usual ones; `name` gives its ending.

    UsageError if there is no editor, InputError if it fails.
    """
    command = _editor()
    with tempfile.TemporaryDirectory(prefix="pswbrief-") as folder:
        file = Path(folder) / Path(name).name
        file.write_text(text, encoding="utf-8", errors="replace")
        try:
            done = subprocess.run([*command, str(file)], check=False)  # noqa: S603 - the reader's own choice
        except OSError as error:
            raise InputError(
                f"Can't start the editor {command[0]!r}: {(error.strerror or str(error)).lower()}."
            ) from error
        if done.returncode:
            raise InputError(f"The editor {command[0]!r} ended with status {done.returncode}; nothing was changed.")
        with contextlib.suppress(FileNotFoundError):
            return file.read_bytes().decode("utf-8-sig", errors="replace")
    return ""


def _editor() -> list[str]:
    for variable in ("VISUAL", "EDITOR"):
        with contextlib.suppress(ValueError):
            if command := shlex.split(os.environ.get(variable, "")):
                return command
    for usual in ("sensible-editor", "nano", "vi", "notepad"):
        if shutil.which(usual):
            return [usual]
    raise UsageError("There is no editor.", hint="Set EDITOR to one.")
