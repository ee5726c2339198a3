"""Counting lines while a text is read: counting from its start for each position would take quadratic time."""

from __future__ import annotations


class LineCounter:
    """Line numbers, from 1, of positions in a text, which must be asked for in ascending order."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at, self._line = 0, 1

    def at(self, place: int) -> int:
        """Return the line of a position (in characters, from 0), no earlier than the last one asked for. Only LF ends a line."""
        self._line += self._text.count("\n", self._at, place)
        self._at = place
        return self._line
