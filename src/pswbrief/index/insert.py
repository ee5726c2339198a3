"""Insert references into the tables of an index, and delete them; both keep the count of each word."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from pswbrief.index import schema
from pswbrief.index.batch import definitions

if TYPE_CHECKING:
    import sqlite3
    from collections import Counter
    from collections.abc import Iterable, Iterator, Sequence

    from pswbrief.index.batch import Batch, Row

# The columns of the full-text table, and a mark for each.
_COLUMNS, _MARKS = ", ".join(schema.WORD_COLUMNS), ", ".join("?" * len(schema.WORD_COLUMNS))

# An abbreviation is counted once for each reference that spells it out.
_DEFINE = "INSERT INTO abbreviation VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET docs = docs + 1"
_UNDEFINE = "UPDATE abbreviation SET docs = docs - 1 WHERE key = ? AND found = ?"


def has_fts(connection: sqlite3.Connection) -> bool:
    """Return whether the postings are in FTS5 rather than in a plain table."""
    return connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'words'").fetchone() is not None


def insert(connection: sqlite3.Connection, batches: Iterable[Batch], count: Counter[str]) -> None:
    """Insert references; `count` is increased by the number of references in which each word occurs."""
    fts = has_fts(connection)
    for batch in batches:
        count.update(batch.docs)
        for table, rows in batch.tables.items():
            _insert(connection, table, rows)
        connection.executemany(_DEFINE, batch.defined)
        if fts:
            connection.executemany(
                f"INSERT INTO words (rowid, {_COLUMNS}) VALUES (?, {_MARKS})",  # noqa: S608
                batch.words,
            )
        else:
            _insert(connection, "posting", list(_postings(batch.words)))


def delete(connection: sqlite3.Connection, positions: Sequence[int], count: Counter[str]) -> None:
    """Delete references; `count` is decreased by their words."""
    fts = has_fts(connection)
    for pos in positions:
        (text,) = connection.execute("SELECT words FROM made WHERE pos = ?", (pos,)).fetchone()
        columns = str(text).split("\n")
        count.subtract(set(str(text).split()))
        if fts:
            # For a contentless table, FTS5 needs the values that were indexed (SQLite's manual, FTS5, section 6.4, "delete").
            statement = f"INSERT INTO words (words, rowid, {_COLUMNS}) VALUES ('delete', ?, {_MARKS})"  # noqa: S608
            connection.execute(statement, (pos, *columns))
        else:
            connection.execute("DELETE FROM posting WHERE doc = ?", (pos,))
        (record,) = connection.execute("SELECT record FROM detail WHERE pos = ?", (pos,)).fetchone()
        saved = json.loads(record)
        connection.executemany(_UNDEFINE, definitions(saved["title"], saved["abstract"]))
        for table in ("reference", "detail", "tag", "identifier", "made"):
            connection.execute(f"DELETE FROM {table} WHERE pos = ?", (pos,))  # noqa: S608
    connection.execute("DELETE FROM abbreviation WHERE docs = 0")


def _insert(connection: sqlite3.Connection, table: str, rows: Sequence[Row]) -> None:
    if rows:
        connection.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows)  # noqa: S608


def _postings(texts: Iterable[Row]) -> Iterator[tuple[str, object, str, int]]:
    for pos, *columns in texts:
        for name, text in zip(schema.WORD_COLUMNS, columns, strict=True):
            for offset, word in enumerate(str(text).split()):
                yield word, pos, name, offset
