"""Look-ups for shell completion: few rows, found through an SQLite index however many references there are."""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING, NamedTuple

from pswbrief.index.freshness import open_kept
from pswbrief.text.normalize import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

from pswbrief.index.freshness import Files

# How many are offered; to see others the reader types another letter.
_MOST = 300


class Named(NamedTuple):
    """The key of a reference or section, and its title."""

    id: str
    title: str


def open_stale(files: Files) -> sqlite3.Connection | None:
    """Return the kept index of a catalogue, even if it is out of date; None if there is none."""
    with contextlib.suppress(OSError, sqlite3.Error):
        if kept := open_kept(files):
            with kept.file:
                return kept.connect()
    return None


def ids_from(
    connection: sqlite3.Connection, beginning: str, *, but: Sequence[str] = (), most: int = _MOST
) -> list[Named]:
    """Return at most `most` references whose ids start with `beginning`, by id, without those in `but`.

    If there are more, the last of all takes the last place: the shell then still completes only what all of them have in common.
    """
    # "~" sorts after every character of a key.
    span = (beginning, beginning + "~")
    statement = "SELECT id, title FROM reference WHERE id >= ? AND id < ? ORDER BY id"
    found = [Named(*row) for row in connection.execute(f"{statement} LIMIT ?", (*span, most + len(but)))]
    if len(found) == most + len(but):
        last = connection.execute(f"{statement} DESC LIMIT 1", span).fetchone()
        found[-1] = Named(*last)
    return [named for named in found if named.id not in but]


def tags_from(connection: sqlite3.Connection, beginning: str, *, most: int = _MOST) -> list[Named]:
    """Return at most `most` tags that start with `beginning`, ignoring case and accents, each with the number of references.

    If there are more, the last of all takes the last place, as with ids.
    """
    start = fold(beginning)
    statement = "SELECT min(tag), count(*) FROM tag WHERE folded >= ? AND substr(folded, 1, ?) = ? GROUP BY folded ORDER BY folded"
    values = (start, len(start), start)
    found = connection.execute(f"{statement} LIMIT ?", (*values, most)).fetchall()
    if len(found) == most:
        found[-1] = connection.execute(f"{statement} DESC LIMIT 1", values).fetchone()
    return [Named(tag, f"{count} reference{'' if count == 1 else 's'}") for tag, count in found]


def section_names(connection: sqlite3.Connection) -> list[Named]:
    """Return the sections, in the brief's order."""
    return [Named(*row) for row in connection.execute("SELECT id, title FROM section ORDER BY pos")]
