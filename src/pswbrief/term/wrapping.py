"""Break the lines of a message at blanks, so that a narrow terminal doesn't break them within words."""

from __future__ import annotations

import re
import unicodedata

# What stays on one line, however long: words, with the paths and addresses among them, and commands up to the end of their clause.
# A line end in these would be copied with them. The groups are possessive, as a message may repeat any text.
_WORD = r"(?>'[^']*'|\S)++"
_PIECE = rf"pswbrief(?> {_WORD}(?<![,;:)])(?<![^.]\.))*+(?: {_WORD})?|\S+"


def wrapped(line: str, width: int) -> str:
    """Return `line` with line feeds for some of its blanks, so that its lines fit `width` columns if its words do."""
    if _columns(line) <= width:
        return line
    lines, start, end = [], 0, 0
    for piece in re.finditer(_PIECE, line):
        if end and _columns(line[start : piece.end()]) > width:
            lines.append(line[start:end])
            start = piece.start()
        end = piece.end()
    return "\n".join([*lines, line[start:]])


def _columns(text: str) -> int:
    """Return how many columns a text takes on a terminal."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1
        for char in text
    )
