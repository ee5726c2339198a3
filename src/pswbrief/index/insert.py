"""Insert references into the tables of an index, and delete them; both keep the count of each word."""

from __future__ import annotations

import json
from itertools import islice
from typing import TYPE_CHECKING

from pswbrief.index import schema
from pswbrief.index.identifiers import keys_of
from pswbrief.index.rows import columns_of, detail_of, row_of
from pswbrief.text.abbreviations import abbreviations
from pswbrief.text.normalize import fold
from pswbrief.text.stems import root

if TYPE_CHECKING:
    import sqlite3
    from collections import Counter
    from collections.abc import Iterable, Iterator, Sequence

    from pswbrief.index.entries import CollectionEntry

# The columns of the full-text table, and a mark for each.
_COLUMNS, _MARKS = ", ".join(schema.WORD_COLUMNS), ", ".join("?" * len(schema.WORD_COLUMNS))

# An abbreviation is counted once for each reference that spells it out.
_DEFINE = "INSERT INTO abbreviation VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET docs = docs + 1"
_UNDEFINE = "UPDATE abbreviation SET docs = docs - 1 WHERE key = ? AND found = ?"
# References inserted per batch; larger batches are no faster, and take memory.
_BATCH = 500


def has_fts(connection: sqlite3.Connection) -> bool:
    """Return whether the postings are in FTS5 rather than in a plain table."""
    return connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'words'").fetchone() is not None


def insert(connection: sqlite3.Connection, entries: Iterable[CollectionEntry], count: Counter[str]) -> None:
    """Insert references; `count` is increased by the number of references in which each word occurs."""
    fts = has_fts(connection)
    waiting = iter(entries)
    while batch := list(islice(waiting, _BATCH)):
        texts = [columns_of(entry) for entry in batch]
        for columns in texts:
            count.update(set().union(*columns))
        joined = [[" ".join(column) for column in columns] for columns in texts]
        rows = [(entry.pos, *columns) for entry, columns in zip(batch, joined, strict=True)]
        _insert(connection, "reference", map(row_of, batch))
        _insert(connection, "detail", map(detail_of, batch))
        _insert(connection, "identifier", {(key, entry.pos) for entry in batch for key in keys_of(entry.reference)})
        _insert(connection, "tag", ((entry.pos, tag, fold(tag)) for entry in batch for tag in entry.reference.tags))
        connection.executemany(
            _DEFINE, (row for entry in batch for row in _defined(entry.reference.title, entry.reference.abstract))
        )
        _insert(
            connection,
            "made",
            (
                (entry.pos, entry.digest, "\n".join(columns), _packed(entry))
                for entry, columns in zip(batch, joined, strict=True)
            ),
        )
        if fts:
            connection.executemany(f"INSERT INTO words (rowid, {_COLUMNS}) VALUES (?, {_MARKS})", rows)  # noqa: S608
        else:
            _insert(connection, "posting", _postings(rows))


def _packed(entry: CollectionEntry) -> str:
    return "\n".join(";".join(headings) for headings in entry.about)


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
        connection.executemany(_UNDEFINE, _defined(saved["title"], saved["abstract"]))
        for table in ("reference", "detail", "tag", "identifier", "made"):
            connection.execute(f"DELETE FROM {table} WHERE pos = ?", (pos,))  # noqa: S608
    connection.execute("DELETE FROM abbreviation WHERE docs = 0")


def _defined(title: str, abstract: str | None) -> set[tuple[str, str]]:
    """Return the abbreviations that a reference defines: the key of each, and the words that it abbreviates."""
    defined = (*abbreviations(title), *abbreviations(abstract or ""))
    return {(root(short), " ".join(spelt)) for short, spelt in defined}


def _insert(connection: sqlite3.Connection, table: str, rows: Iterable[tuple[object, ...]]) -> None:
    rows = list(rows)
    if rows:
        connection.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows)  # noqa: S608


def _postings(texts: Iterable[tuple[object, ...]]) -> Iterator[tuple[str, object, str, int]]:
    for pos, *columns in texts:
        for name, text in zip(schema.WORD_COLUMNS, columns, strict=True):
            for offset, word in enumerate(str(text).split()):
                yield word, pos, name, offset
