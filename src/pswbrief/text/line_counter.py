"""Counting lines as a text is read on: counting them from its start for each place would take quadratic time."""

from __future__ import annotations


class LineCounter:
    """The lines, from 1, of places in a text that are asked for in their order."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at, self._line = 0, 1

    def at(self, place: int) -> int:
        """Return the line of a place, which is not before the last one asked for. Lines end with LF alone."""
        self._line += self._text.count("\n", self._at, place)
        self._at = place
        return self._line
