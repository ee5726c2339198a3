"""A few words around a place in a text, so that it is found at a glance."""

from __future__ import annotations

_AROUND = 24


def excerpt(text: str, span: tuple[int, int]) -> str:
    """The text around `span` (from, up to), between quotes, with a dot in the middle of the line for a blank within the span.

    >>> excerpt("peer  support", (4, 6))
    '‘peer··support’'
    """
    start, end = span
    left, right = max(0, start - _AROUND), min(len(text), end + _AROUND)
    middle = "".join("·" if char.isspace() else char for char in text[start:end])
    before = "…" + text[left:start] if left else text[:start]
    after = text[end:right] + "…" if right < len(text) else text[end:]
    return "‘" + (before + middle + after).replace("\n", " ") + "’"
