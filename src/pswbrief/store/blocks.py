"""Splits a catalogue's text into blocks: one per table of `[[references]]`, `[[sections]]` and so on, with its sub-tables.

With blocks, one reference of ten thousand can be changed without parsing the others. Comments and blank lines between two blocks
belong to neither, so they stay in place whatever happens to the blocks.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import NamedTuple

from pswbrief.store.line_numbers import OPAQUE
from pswbrief.text.line_counter import LineCounter

# A header of a table or of a sub-table: `[[references]]`, `[references.verified]`.
# Matching the line feed before it, instead of `^`, makes it five times as fast.
_OPENING = re.compile(r"\n([ \t]*\[[^\n]*)")
_OPENING_AT_ONCE = re.compile(r"([ \t]*\[[^\n]*)")
_HEADER = re.compile(
    r"[ \t]*\[(\[?)[ \t]*([a-z_]+)((?:[ \t]*\.[ \t]*(?:[A-Za-z0-9_-]+|\"[^\"\\\n]*\"|'[^'\n]*'))*)[ \t]*\]\]?[ \t]*(?:#[^\n]*)?\r?"
)
_ID = re.compile(r"^[ \t]*id[ \t]*=[ \t]*[\"']([A-Za-z0-9:_./+-]+)[\"'][ \t\r]*(?:#[^\n]*)?$", re.MULTILINE)
# The id in its usual place: the first line below the header.
_FIRST_ID = re.compile(r"\nid = \"([A-Za-z0-9:_./+-]+)\"$", re.MULTILINE)
_FILLED = re.compile(r"[^\n]")
# `re` finds these in half of the time that `in` takes.
_MULTI_LINE_MARKS = (re.compile('"""'), re.compile("'''"))


class TableBlock(NamedTuple):
    """A table: its kind ("references"), its id ("" if it has none), and where it starts (its header) and ends (its last value)."""

    kind: str
    id: str
    start: int
    end: int


def split(text: str) -> list[TableBlock] | None:
    """Return the blocks of a catalogue or library, in order; None if it is not laid out as one block per table.

    `text` must be valid TOML. Other layouts (`references = [...]`, quoted keys) give None.
    """
    masked = without_strings(text)
    starts: list[tuple[str, int, int]] = []
    # By the position of each table, where its first sub-table starts: that may have an `id`, too.
    below: dict[int, int] = {}
    # Cached, as most headers of a file are equal.
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
    """Return the kind in a table header, and whether it opens a table rather than a sub-table; None for any other line."""
    found = _HEADER.fullmatch(line)
    # The brief is one table; anything else is a list of them.
    if found is None or (found[3] == "" and (found[1] == "") != (found[2] == "brief")):
        return None
    return found[2], found[3] == ""


def comments(text: str) -> list[int]:
    """Return the lines (from 1) of a TOML text that hold a comment."""
    lines = LineCounter(text)
    return [lines.at(match.start()) for match in OPAQUE.finditer(text) if match[0].startswith("#")]


def without_strings(text: str) -> str:
    """Return the text, of the same length, with multi-line strings overwritten by quotation marks, and a byte order mark by a blank.

    Their contents are neither headers nor comments. Most files have no such strings.
    """
    if text.startswith("\ufeff"):
        text = " " + text[1:]
    if not any(mark.search(text) for mark in _MULTI_LINE_MARKS):
        return text
    return OPAQUE.sub(lambda match: _FILLED.sub('"', match[0]) if "\n" in match[0] else match[0], text)


def _end(text: str, start: int, end: int) -> int:
    """Return where the last value between `start` and `end` ends, before the blank lines and comments that follow it."""
    # The usual case: only the blank line before the next table follows.
    while end > start and text[end - 1] == "\n":
        end -= 1
    while line := text.rfind("\n", start, end) + 1:
        rest = text[line:end].strip()
        if rest and not rest.startswith("#"):
            break
        end = line - 1
    return end - 1 if text[end - 1 : end] == "\r" else end
