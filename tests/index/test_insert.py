from __future__ import annotations

import contextlib
import sqlite3
from collections import Counter

import pytest

from pswbrief.core.enums import Source
from pswbrief.core.reference import Reference
from pswbrief.index import schema
from pswbrief.index.batch import batches_of
from pswbrief.index.entries import CollectionEntry
from pswbrief.index.insert import delete, has_fts, insert
from testing.catalogues import reference


@pytest.fixture(params=[schema.FTS_TABLES, schema.PLAIN_TABLES], ids=["FTS5", "plain"])
def connection(request):
    """An empty index, with and without FTS5."""
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(schema.TABLES + schema.VOCABULARY + request.param)
        yield connection


def _entry(pos, title, **fields):
    made = Reference.model_validate(reference(id=f"r{pos}", title=title, **fields))
    return CollectionEntry(pos, made, Source.BRIEF, 0, "All of it", f"print{pos}")


def _held(connection):
    """Everything in the tables that references are put into."""
    tables = ("reference", "detail", "identifier", "tag", "made", "posting", "abbreviation")
    return {name: sorted(connection.execute(f"SELECT * FROM {name}"), key=repr) for name in tables}  # noqa: S608 - names of ours


def _words(connection, pos):
    return sorted(connection.execute("SELECT term, col, offset FROM posting WHERE doc = ?", (pos,)))


def test_what_is_put_in_is_found_by_its_words(connection):
    count = Counter()
    insert(
        connection,
        batches_of([_entry(0, "Peers and peers"), _entry(1, "Hope", tags=["To read", "é"], pmid="7")]),
        count,
    )
    assert [word for word in _words(connection, 0) if word[1] == "title"] == [
        ("and", "title", 1),
        ("peers", "title", 0),
        ("peers", "title", 2),
    ]
    assert (count["peers"], count["hope"], count["all"]) == (1, 1, 2)
    assert connection.execute("SELECT pos, tag, folded FROM tag").fetchall() == [
        (1, "To read", "to read"),
        (1, "é", "e"),
    ]
    assert connection.execute("SELECT value, pos FROM identifier").fetchall() == [("pmid:7", 1)]
    assert connection.execute("SELECT pos, digest FROM made").fetchall() == [(0, "print0"), (1, "print1")]


def test_the_references_that_define_an_abbreviation_are_counted(connection):
    count = Counter()
    abstract = "Open access (OA) papers; open access (OA) again."
    insert(connection, batches_of([_entry(0, "Open access (OA)"), _entry(1, "Hope", abstract=abstract)]), count)
    kept = "SELECT * FROM abbreviation"
    assert connection.execute(kept).fetchall() == [("oa", "open access", 2)]
    delete(connection, [1], count)
    assert connection.execute(kept).fetchall() == [("oa", "open access", 1)]
    delete(connection, [0], count)
    assert connection.execute(kept).fetchall() == []


def test_what_is_taken_out_again_leaves_nothing(connection):
    count = Counter()
    insert(connection, batches_of([_entry(0, "Peers")]), count)
    before, known = _held(connection), count.copy()
    insert(connection, batches_of([_entry(5, "Peers, hope and hope", tags=["x"], pmid="7", notes="One\nTwo")]), count)
    assert _held(connection) != before
    delete(connection, [5], count)
    assert _held(connection) == before
    assert +count == +known


def test_more_than_go_in_at_a_time_are_all_put_in(connection):
    insert(connection, batches_of(_entry(pos, f"Title {pos}") for pos in range(1203)), Counter())
    assert connection.execute("SELECT count(*), max(pos) FROM reference").fetchone() == (1203, 1202)
    assert connection.execute("SELECT count(DISTINCT doc) FROM posting").fetchone() == (1203,)


def test_whether_there_is_fts_is_reported():
    for tables, reported in ((schema.FTS_TABLES, True), (schema.PLAIN_TABLES, False)):
        with contextlib.closing(sqlite3.connect(":memory:")) as connection:
            connection.executescript(tables)
            assert has_fts(connection) == reported
