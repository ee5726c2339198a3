"""Finding the line of a value in a TOML file; TOML parsers keep no positions.

A scan of lines, not a parser: it expects valid TOML, so that headers, keys and the ends of strings are where the grammar
(TOML 1.0.0) has them.
"""

from __future__ import annotations

import re

FieldPath = tuple[str | int, ...]

_HEADER = re.compile(r"\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*")
_KEY = re.compile(r"\s*([A-Za-z0-9_-]+|\"[A-Za-z0-9_-]+\"|'[A-Za-z0-9_-]+')\s*=")
# Strings of each kind, and comments (TOML 1.0.0, "String", "Comment"): brackets in them have no meaning.
OPAQUE = re.compile(
    r"""
    \"{3} (?: \\. | [^\\] )*? \"{3,5}
    | '{3} .*? '{3,5}
    | \" (?: [^\"\\\n] | \\. )* \"
    | ' [^'\n]* '
    | \# [^\n]*
    """,
    re.DOTALL | re.VERBOSE,
)
_NAME = re.compile(r"[\"'][A-Za-z0-9_-]+[\"']")


def value_lines(text: str) -> dict[FieldPath, int]:
    """Return the line (from 1) of each table's header and of each key in it: `("references", 3, "doi")` gives 87.

    A sub-table's key has its whole path: `("references", 3, "verified", "pages")`. Lines end with LF alone.
    """
    found: dict[FieldPath, int] = {}
    counts: dict[str, int] = {}
    table: FieldPath = ()
    depth = 0
    for number, line in enumerate(OPAQUE.sub(_blank, text).split("\n"), 1):
        if depth == 0:
            if header := _HEADER.fullmatch(line):
                table = _table(header[1], header[2], counts)
                found.setdefault(table, number)
            elif key := _KEY.match(line):
                found[(*table, key[1].strip("\"'"))] = number
        depth = max(0, depth + line.count("[") + line.count("{") - line.count("]") - line.count("}"))
    return found


def _blank(match: re.Match[str]) -> str:
    """Return only the line ends of a string or comment; a string that may be a quoted key is returned unchanged."""
    text = match[0]
    return text if _NAME.fullmatch(text) else "\n" * text.count("\n")


def line_of(place: FieldPath, lines: dict[FieldPath, int]) -> int | None:
    """Return the line of a value (its first table, if it has several), or of the innermost table around it; None if there is none."""
    while place:
        line = lines.get(place) or lines.get((*place, 0))
        if line:
            return line
        place = place[:-1]
    return None


def _table(bracket: str, name: str, counts: dict[str, int]) -> FieldPath:
    parts = [part.strip().strip("\"'") for part in name.split(".")]
    if bracket == "[[":
        counts[name] = counts.get(name, -1) + 1
        return (*_within(parts[:-1], counts), parts[-1], counts[name])
    return (*_within(parts[:-1], counts), parts[-1])


def _within(parts: list[str], counts: dict[str, int]) -> FieldPath:
    place: list[str | int] = []
    for depth, part in enumerate(parts, 1):
        place.append(part)
        if (count := counts.get(".".join(parts[:depth]))) is not None:
            place.append(count)
    return tuple(place)
