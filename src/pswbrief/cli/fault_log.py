"""Report a fault of the program itself: one sentence, and the file that holds the traceback for a maintainer."""

from __future__ import annotations

import platform
import sys
import traceback
from typing import TYPE_CHECKING

from pswbrief import __version__
from pswbrief.cli.arguments import command_of
from pswbrief.completion.table import COMMANDS
from pswbrief.store.locations import cache_folder
from pswbrief.store.write import make_private_folder, write_private
from pswbrief.term.out import say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def report_fault(error: Exception, arguments: Sequence[str]) -> None:
    """Write the traceback to a file; name the fault and the file on standard error."""
    sentence = f"This is a fault in pswbrief: {type(error).__name__}: {error}."
    try:
        file = _write(error, command_of(arguments))
    except OSError:
        say(sentence, hint="PSWBRIEF_DEBUG=1 shows where.")
    else:
        say(f"{sentence} What happened is in {file}.", hint="Please send that file to whoever looks after pswbrief.")


def _write(error: Exception, command: str) -> Path:
    """Write the traceback, with versions and the command's name, to the file for the last fault, and return its path.

    The arguments stay out of it, as they may be private.
    """
    on_terminal = sys.stdout is not None and sys.stdout.isatty()
    lines = [
        f"pswbrief {__version__}, Python {platform.python_version()}, {platform.platform()}",
        f"Command: {command if command in COMMANDS else 'none'}; output to a terminal: {on_terminal}",
        "",
        *traceback.format_exception(error),
    ]
    file = cache_folder() / "fault.log"
    make_private_folder(file.parent)
    write_private(file, "\n".join(line.rstrip("\n") for line in lines).encode("utf-8", errors="replace") + b"\n")
    return file
