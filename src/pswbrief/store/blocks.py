"""A catalogue's text as blocks: one a table of `[[references]]`, `[[sections]]` and so on, with what belongs to it.

Whoever knows the blocks can change one reference of ten thousand without reading the others. Comments and blank lines between two
blocks belong to neither, so that they stay where they are whatever happens to the blocks.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import NamedTuple

from pswbrief.store.lines import OPAQUE

# A line that opens a table, or goes on with one: `[[references]]`, `[references.verified]`.
# The line feed before it, and not a `^`, makes it five times as fast.
_OPENING = re.compile(r"\n([ \t]*\[[^\n]*)")
_OPENING_AT_ONCE = re.compile(r"([ \t]*\[[^\n]*)")
_HEADER = re.compile(
    r"[ \t]*\[(\[?)[ \t]*([a-z_]+)((?:[ \t]*\.[ \t]*(?:[A-Za-z0-9_-]+|\"[^\"\\\n]*\"|'[^'\n]*'))*)[ \t]*\]\]?[ \t]*(?:#[^\n]*)?\r?"
)
_ID = re.compile(r"^[ \t]*id[ \t]*=[ \t]*[\"']([A-Za-z0-9:_./+-]+)[\"'][ \t\r]*(?:#[^\n]*)?$", re.MULTILINE)
# The same as most files have it: in the first line below the header.
_FIRST_ID = re.compile(r"\nid = \"([A-Za-z0-9:_./+-]+)\"$", re.MULTILINE)
_FILLED = re.compile(r"[^\n]")


class TableBlock(NamedTuple):
    """The table `kind` from the first character of its header to the end of its last value; `id` is "" where it has none."""

    kind: str
    id: str
    start: int
    end: int


def split(text: str) -> list[TableBlock] | None:
    """The blocks of a catalogue or library, in order; None if it is not laid out as one block a table.

    The text is one that tomli reads. Valid TOML that is laid out otherwise (`references = [...]`, quoted keys) gives None.
    """
    masked = without_strings(text)
    starts: list[tuple[str, int, int]] = []
    # Where the first table below each one starts, by the position of its own: that may have an `id`, too.
    below: dict[int, int] = {}
    # Most headers of a file are one and the same.
    headers: dict[str, tuple[str, bool] | None] = {}
    first = _OPENING_AT_ONCE.match(masked)
    for opening in chain([first] if first else [], _OPENING.finditer(masked)):
        line = opening[1]
        header = headers[line] if line in headers else headers.setdefault(line, _header(line))
        if header is None:
            return None
        kind, is_whole = header
        if is_whole:
            starts.append((kind, opening.start(1), opening.end()))
        elif not starts or kind != starts[-1][0]:
            return None
        else:
            below.setdefault(starts[-1][1], opening.start(1))
    head = masked[: starts[0][1] if starts else len(text)]
    if any(line.strip() and not line.strip().startswith("#") for line in head.split("\n")):
        return None
    blocks: list[TableBlock] = []
    if not starts:
        return blocks
    for (kind, start, after), following in zip(
        starts, [*(start for _, start, _ in starts[1:]), len(text)], strict=True
    ):
        end = _end(masked, after, following)
        named = _FIRST_ID.match(masked, after, end) or _ID.search(masked, after, below.get(start, end))
        if named is None and kind != "brief":
            return None
        blocks.append(TableBlock(kind, named[1] if named and kind != "brief" else "", start, end))
    return blocks


def _header(line: str) -> tuple[str, bool] | None:
    """The kind of table that a line opens, and whether it opens one of them or a table below one; None if it does neither."""
    found = _HEADER.fullmatch(line)
    # The brief is one table; anything else is a list of them.
    if found is None or (found[3] == "" and (found[1] == "") != (found[2] == "brief")):
        return None
    return found[2], found[3] == ""


def comments(text: str) -> list[int]:
    """The lines (from 1) of a piece of TOML that hold a comment."""
    return [text.count("\n", 0, match.start()) + 1 for match in OPAQUE.finditer(text) if match[0].startswith("#")]


def without_strings(text: str) -> str:
    """The text, as long as it was, with strings of several lines filled with quotation marks, and a blank for a byte order mark.

    What such strings hold opens no table and is no comment. Most files have none.
    """
    if text.startswith("\ufeff"):
        text = " " + text[1:]
    if '"""' not in text and "'''" not in text:
        return text
    return OPAQUE.sub(lambda match: _FILLED.sub('"', match[0]) if "\n" in match[0] else match[0], text)


def _end(text: str, start: int, end: int) -> int:
    """Where the last value between `start` and `end` ends: before the blank lines and comments at the end."""
    while end > start:
        line = text.rfind("\n", start, end)
        if line < 0:
            break
        rest = text[line + 1 : end].strip()
        if rest and not rest.startswith("#"):
            break
        end = line
    return end - 1 if text[end - 1 : end] == "\r" else end
