"""The contents of an index in a form in which two can be compared: positions as ranks, and rows sorted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import sqlite3

_WITH_PLACES = {
    "reference": "pos",
    "detail": "pos",
    "tag": "pos",
    "made": "pos",
    "posting": "doc",
}
_WHOLE = (
    "brief",
    "section",
    "resource",
    "vocabulary",
    "thesaurus",
    "asks",
    "finds",
    "meaningful",
    "abbreviation",
    "rest",
)


def tables(connection: sqlite3.Connection) -> dict[str, list[Any]]:
    """The rows of every table; a reference's place is given as its rank, since those that are gone leave gaps."""
    ranks = {pos: rank for rank, (pos,) in enumerate(connection.execute("SELECT pos FROM reference ORDER BY pos"))}
    found = {table: sorted(connection.execute(f"SELECT * FROM {table}"), key=repr) for table in _WHOLE}  # noqa: S608 - names of ours
    for table, place in _WITH_PLACES.items():
        cursor = connection.execute(f"SELECT {place}, * FROM {table}")  # noqa: S608 - names of ours
        names = [column[0] for column in cursor.description][1:]
        at = names.index(place)
        found[table] = sorted(
            ((ranks[row[0]], *row[1 : at + 1], *row[at + 2 :]) for row in cursor.fetchall()), key=repr
        )
    found["neighbour"] = sorted(
        (ranks[pos], ranks[other], likeness)
        for pos, other, likeness in connection.execute("SELECT pos, other, likeness FROM neighbour")
    )
    return found
