"""The pager for long output: `less` or the reader's own, as in git."""

from __future__ import annotations

import contextlib
import os
import shlex
import shutil
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# The default of $LESS: quit at once if the text fits the screen (F), keep colours (R), don't clear the screen (X).
_LESS = "FRX"


def pager_command(environment: Mapping[str, str]) -> list[str] | None:
    """Return the pager with its arguments: $PSWBRIEF_PAGER, $PAGER or less; None if empty, `cat`, not found, or TERM is dumb."""
    chosen = environment.get("PSWBRIEF_PAGER", environment.get("PAGER", "less"))
    try:
        command = shlex.split(chosen)
    except ValueError:
        return None
    if not command or command == ["cat"] or environment.get("TERM") == "dumb" or shutil.which(command[0]) is None:
        return None
    return command


def page(text: str, command: list[str]) -> bool:
    """Show a text in a pager until the reader quits; return False if it can't be started."""
    environment = {"LESS": _LESS, "LV": "-c"} | dict(os.environ)
    try:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, env=environment)  # noqa: S603 - the reader's own choice
    except OSError:
        return False
    _feed(process, text.encode("utf-8", errors="replace"))
    _wait(process)
    return True


def _feed(process: subprocess.Popen[bytes], data: bytes) -> None:
    """Write the text to the pager; the reader may quit before the end."""
    assert process.stdin is not None
    with contextlib.suppress(BrokenPipeError, KeyboardInterrupt):
        process.stdin.write(data)
    with contextlib.suppress(BrokenPipeError):
        process.stdin.close()


def _wait(process: subprocess.Popen[bytes]) -> None:
    """Wait for the pager, ignoring interrupts: these are meant for it, and exiting before it would leave the terminal garbled."""
    while True:
        with contextlib.suppress(KeyboardInterrupt):
            process.wait()
            return
