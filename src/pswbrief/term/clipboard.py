"""Copy to the clipboard through the terminal (OSC 52, which also works over SSH) and through the system's clipboard programs."""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
import sys

# Clipboard programs, with an environment variable that they need, the arguments for text and, if possible, those for HTML.
_PROGRAMS = (
    ("WAYLAND_DISPLAY", ["wl-copy"], ["wl-copy", "--type", "text/html"]),
    ("DISPLAY", ["xclip", "-selection", "clipboard"], ["xclip", "-selection", "clipboard", "-t", "text/html"]),
    ("DISPLAY", ["xsel", "--clipboard", "--input"], None),
    ("", ["pbcopy"], None),
    ("", ["clip.exe"], None),
)
# In bytes; terminals cut off longer sequences.
_LONGEST = 74_000
# In seconds; a program that takes longer is abandoned.
_PATIENCE = 5


def copy_text(text: str, *, html: bool = False) -> list[str]:
    """Copy a text to the clipboard, with `html` as HTML if a program supports that; return the names of the ways that worked."""
    ways = []
    data = text.encode("utf-8", errors="replace")
    if sys.stderr is not None and sys.stderr.isatty() and len(data) <= _LONGEST:
        sys.stderr.write(f"\x1b]52;c;{base64.b64encode(data).decode()}\x07")
        sys.stderr.flush()
        ways.append("the terminal")
    return [*ways, *copy_with_program(text, html=html)]


def copy_with_program(text: str, *, html: bool = False) -> list[str]:
    """Copy a text to the clipboard with the first program that works; return a list of its name, or []."""
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
