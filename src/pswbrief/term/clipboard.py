"""The clipboard: through the terminal (OSC 52, which also works over SSH) and through the programs that a system has for it."""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
import sys

# Programs that put standard input on the clipboard, with what they need around them; the last argument list is for HTML.
_PROGRAMS = (
    ("WAYLAND_DISPLAY", ["wl-copy"], ["wl-copy", "--type", "text/html"]),
    ("DISPLAY", ["xclip", "-selection", "clipboard"], ["xclip", "-selection", "clipboard", "-t", "text/html"]),
    ("DISPLAY", ["xsel", "--clipboard", "--input"], None),
    ("", ["pbcopy"], None),
    ("", ["clip.exe"], None),
)
# Terminals cut longer sequences off, in bytes.
_LONGEST = 74_000
# A program that hangs is given up after so many seconds.
_PATIENCE = 5


def copy_text(text: str, *, html: bool = False) -> list[str]:
    """Put a text on the clipboard, as HTML where a program can and `html` says so; return the names of the ways that took it."""
    ways = []
    data = text.encode("utf-8", errors="replace")
    if sys.stderr is not None and sys.stderr.isatty() and len(data) <= _LONGEST:
        sys.stderr.write(f"\x1b]52;c;{base64.b64encode(data).decode()}\x07")
        sys.stderr.flush()
        ways.append("the terminal")
    return [*ways, *copy_with_program(text, html=html)]


def copy_with_program(text: str, *, html: bool = False) -> list[str]:
    """Put a text on the clipboard through the first program that takes it; return its name, or nothing."""
    data = text.encode("utf-8", errors="replace")
    for variable, plain, marked in _PROGRAMS:
        command = marked if html and marked else plain
        if (variable and not os.environ.get(variable)) or shutil.which(command[0]) is None:
            continue
        try:
            subprocess.run(  # noqa: S603 - a program of the list above
                command, input=data, check=True, timeout=_PATIENCE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
        except (OSError, subprocess.SubprocessError):
            continue
        return [command[0]]
    return []
