"""Conflicts of a merge, as comments that leave the file valid: `# CONFLICT volume = "9"` above a field, with the value not taken."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Any, NamedTuple

from pswbrief.store.blocks import split, without_strings
from pswbrief.store.toml_writer import dump_field
from pswbrief.text.line_counter import LineCounter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pswbrief.store.merge.values import FieldConflict

_MARK = "# CONFLICT"
_LINE = re.compile(rf"^[ \t]*{_MARK} (?P<field>[^=\r\n]+?) =[ \t]*(?P<value>[^\r\n]*)\r?$", re.MULTILINE)
# In place of a field's name: one side removed the whole table, the other changed it.
REMOVED = "removed"


class ConflictComment(NamedTuple):
    """A conflict that a file still holds: the line (from 1), the table's kind and id, the field, and the value not taken, as TOML.

    `value` is "" if one side removed the field; `field` is `REMOVED` if it removed the whole table.
    """

    line: int
    kind: str
    id: str
    field: str
    value: str


def comment_for(field: str, value: Any) -> str:  # noqa: ANN401 - whatever TOML holds
    """Return the comment that keeps a value of a field; `value` is None if the field was removed."""
    if value is None:
        return f"{_MARK} {field} ="
    # An array or a list of people has several lines; TOML allows them in one.
    text = dump_field("x", value).removeprefix("x =")
    return f"{_MARK} {field} = {' '.join(text.split(chr(10))).strip()}"


def with_comments(block: str, conflicts: Sequence[FieldConflict]) -> str:
    """Put a comment above each field of a table's text that is in conflict."""
    lines = block.split("\n")
    shown = without_strings(block).split("\n")
    for conflict in conflicts:
        at = _line_of_field(shown, conflict.field)
        comment = comment_for(conflict.field, conflict.other)
        if comment not in lines:
            lines.insert(at, comment)
            shown.insert(at, comment)
    return "\n".join(lines)


def _line_of_field(shown: Sequence[str], field: str) -> int:
    """Return the line of a field (from 0); for the whole table, or a field without a line, the one after the header."""
    table, _, name = field.rpartition(".")
    header = re.compile(rf"[ \t]*\[[^\]]*\.[ \t]*{re.escape(table)}[ \t]*\]")
    start = next((number for number, line in enumerate(shown) if header.match(line)), 0)
    key = re.compile(rf"[ \t]*[\"']?{re.escape(name)}[\"']?[ \t]*=")
    return next((number for number, line in enumerate(shown[start:], start) if key.match(line)), 1)


def without_comments(block: str, fields: Sequence[str]) -> str:
    """Remove the conflict comments of `fields`, which are resolved, from a table's text."""
    masked = without_strings(block)
    gone = [match for match in _LINE.finditer(masked) if match["field"] in fields]
    for match in reversed(gone):
        block = block[: match.start()] + block[match.end() + 1 :]
    return block


def fields_in_conflict(block: str) -> list[str]:
    """Return the fields of a table's text that are in conflict."""
    return [match["field"] for match in _LINE.finditer(without_strings(block))] if _MARK in block else []


def find_conflicts(text: str) -> list[ConflictComment]:
    """Return the conflicts that a catalogue or library still holds, in order; `text` is one that tomli reads."""
    if _MARK not in text:
        return []
    blocks, masked = split(text) or [], without_strings(text)
    found = []
    lines, starts = LineCounter(text), [block.start for block in blocks]
    for match in _LINE.finditer(masked):
        place = bisect_right(starts, match.start()) - 1
        block = blocks[place] if place >= 0 and match.start() < blocks[place].end else None
        line = lines.at(match.start())
        value = text[match.start("value") : match.end("value")].rstrip()
        kind, key = (block.kind, block.id) if block else ("", "")
        found.append(ConflictComment(line, kind, key, match["field"], value))
    return found
