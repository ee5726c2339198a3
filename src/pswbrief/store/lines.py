"""In which line of a TOML file a value stands: the standard library's reader keeps no positions.

A scan of lines, not a parser: it is only asked about files that tomllib has read without a fault, so that headers, keys and the
ends of strings are where the grammar (TOML 1.0.0) has them.
"""

from __future__ import annotations

import re

Place = tuple[str | int, ...]

_HEADER = re.compile(r"\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?")
_KEY = re.compile(r"\s*([A-Za-z0-9_-]+|\"[^\"]*\"|'[^']*')\s*=")
# Strings and comments of one line, which may hold brackets that open nothing.
_OPAQUE = re.compile(r"\"(?:[^\"\\\n]|\\.)*\"|'[^'\n]*'|#.*")


def value_lines(text: str) -> dict[Place, int]:
    """The line (from 1) of each table's header and of each key in it: `("references", 3, "doi")` gives 87.

    A sub-table's key has its path: `("references", 3, "verified", "pages")`.
    """
    found: dict[Place, int] = {}
    counts: dict[str, int] = {}
    table: Place = ()
    depth, closing = 0, None
    for number, line in enumerate(text.splitlines(), 1):
        rest = line
        if closing is not None:
            _, mark, rest = line.partition(closing)
            if not mark:
                continue
            closing = None
        elif depth == 0:
            if header := _HEADER.fullmatch(line):
                table = _table(header[1], header[2], counts)
                found.setdefault(table, number)
                continue
            if key := _KEY.match(line):
                found[(*table, key[1].strip("\"'"))] = number
                rest = line[key.end() :]
        for mark in ('"""', "'''"):
            before, opened, after = rest.partition(mark)
            if opened:
                rest = before
                if mark not in after:
                    closing = mark
        bare = _OPAQUE.sub("", rest)
        depth = max(0, depth + bare.count("[") + bare.count("{") - bare.count("]") - bare.count("}"))
    return found


def line_of(place: Place, lines: dict[Place, int]) -> int | None:
    """The line of a value, or of the nearest thing around it that has one."""
    while place:
        if place in lines:
            return lines[place]
        place = place[:-1]
    return None


def _table(bracket: str, name: str, counts: dict[str, int]) -> Place:
    parts = [part.strip().strip("\"'") for part in name.split(".")]
    if bracket == "[[":
        counts[name] = counts.get(name, -1) + 1
        return (*_within(parts[:-1], counts), parts[-1], counts[name])
    return (*_within(parts[:-1], counts), parts[-1])


def _within(parts: list[str], counts: dict[str, int]) -> Place:
    place: list[str | int] = []
    for depth, part in enumerate(parts, 1):
        place.append(part)
        if (count := counts.get(".".join(parts[:depth]))) is not None:
            place.append(count)
    return tuple(place)
