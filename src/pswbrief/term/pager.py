"""The pager: what is longer than the screen goes through `less`, or the reader's own, as git does."""

from __future__ import annotations

import contextlib
import os
import shlex
import shutil
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# What `less` is told where the reader tells it nothing: end at once where all fits (F), keep colours (R) and the screen (X).
_LESS = "FRX"


def pager_command(environment: Mapping[str, str]) -> list[str] | None:
    """Return the pager with its arguments: $PSWBRIEF_PAGER, $PAGER, or less; None for none, `cat`, or one that isn't there."""
    chosen = environment.get("PSWBRIEF_PAGER", environment.get("PAGER", "less"))
    try:
        command = shlex.split(chosen)
    except ValueError:
        return None
    if not command or command == ["cat"] or environment.get("TERM") == "dumb" or shutil.which(command[0]) is None:
        return None
    return command


def page(text: str, command: list[str]) -> bool:
    """Show a text in a pager until the reader leaves it; return False if it can't be started."""
    environment = {"LESS": _LESS, "LV": "-c"} | dict(os.environ)
    try:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, env=environment)  # noqa: S603 - the reader's own choice
    except OSError:
        return False
    _feed(process, text.encode("utf-8", errors="replace"))
    _wait(process)
    return True


def _feed(process: subprocess.Popen[bytes], data: bytes) -> None:
    """Write the text to the pager; the reader may leave it before the end."""
    assert process.stdin is not None
    with contextlib.suppress(BrokenPipeError, KeyboardInterrupt):
        process.stdin.write(data)
    with contextlib.suppress(BrokenPipeError):
        process.stdin.close()


def _wait(process: subprocess.Popen[bytes]) -> None:
    """Wait for the pager; an interrupt is for it, and leaving the terminal to it half-way would spoil the terminal."""
    while True:
        with contextlib.suppress(KeyboardInterrupt):
            process.wait()
            return
