from __future__ import annotations

import contextlib
import gc
import json
import os
import shutil
import sqlite3
import sys
from pathlib import Path

import pytest

from pswbrief.core.fields import record_keys
from pswbrief.core.item import unpack
from pswbrief.core.reference import Reference
from pswbrief.errors import InputError
from pswbrief.index.build import build_index, keep_index
from pswbrief.index.freshness import SIZE, Stamp, files_at, index_path
from pswbrief.index.revalidate import revalidate
from testing.catalogues import reference, write

# The start of a program whose SQLite has no FTS5.
WITHOUT_FTS = """
from pswbrief.index import schema
schema.FTS_TABLES = 'CREATE VIRTUAL TABLE words USING absent(x)'
from pswbrief.cli.main import main
main()
"""


@pytest.fixture
def cache(tmp_path, monkeypatch):
    """A cache folder of the test's own, which nothing has made yet."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "pswbrief"


@pytest.mark.usefixtures("cache")
def test_an_index_holds_the_record_and_the_item_of_each_reference(tmp_path):
    parts = [reference(id="b", issued="2020"), reference(id="a", container="BMJ")]
    with contextlib.closing(build_index(write(tmp_path / "b.toml", *parts))) as connection:
        rows = connection.execute(
            "SELECT id, year, venue, record, item FROM reference JOIN detail USING (pos)"
        ).fetchall()
    assert [row[:3] for row in rows] == [("b", 2020, None), ("a", None, "BMJ")]
    assert [tuple(json.loads(row[3])) for row in rows] == [record_keys(), record_keys()]
    assert [unpack(row[4]) for row in rows] == [Reference.model_validate(part).item() for part in parts]


def test_an_index_is_readable_by_its_owner_only_and_leaves_no_other_file(cache, tmp_path):
    build_index(path := write(tmp_path / "b.toml")).close()
    assert list(cache.iterdir()) == [index_path(files_at(path))]
    assert cache.stat().st_mode & 0o077 == 0
    assert index_path(files_at(path)).stat().st_mode & 0o077 == 0


def test_what_killed_programs_have_left_is_cleared_away_once_nobody_can_be_writing_it(cache, tmp_path):
    path = write(tmp_path / "b.toml")
    name = index_path(files_at(path)).stem
    cache.mkdir(parents=True)
    for left in (f"{name}old.new", f"{name}young.new", "other-1234abcd.new"):
        (cache / left).touch()
    for old in (f"{name}old.new", "other-1234abcd.new"):
        os.utime(cache / old, (1_500_000_000, 1_500_000_000))
    build_index(path).close()
    assert sorted(file.name for file in cache.iterdir()) == sorted(
        [f"{name}.sqlite", f"{name}young.new", "other-1234abcd.new"]
    )


def test_an_index_that_is_not_to_be_kept_is_in_memory(cache, tmp_path):
    build_index(write(tmp_path / "b.toml"), keep=False).close()
    assert not cache.exists()


def test_a_kept_index_can_only_be_read(cache, tmp_path):
    with contextlib.closing(build_index(write(tmp_path / "b.toml"))) as connection:
        assert cache.exists()
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            connection.execute("DELETE FROM reference")


def test_a_catalogue_that_is_not_valid_is_reported_and_nothing_is_kept(cache, tmp_path):
    with pytest.raises(InputError, match="is not a field"):
        build_index(write(tmp_path / "b.toml", reference(x=1)))
    assert not cache.exists()


def test_a_catalogue_with_nothing_in_it_has_an_index(cache, tmp_path):
    path = tmp_path / "b.toml"
    path.write_text('[brief]\ntitle = "B"\n')
    with contextlib.closing(build_index(path)) as connection:
        assert connection.execute("SELECT count(*) FROM reference").fetchone() == (0,)
    assert cache.exists()


@pytest.mark.parametrize("collecting", [True, False])
def test_building_leaves_the_garbage_collector_as_it_was_and_reports_that_it_begins(tmp_path, collecting):
    told = []
    (gc.enable if collecting else gc.disable)()
    try:
        build_index(write(tmp_path / "b.toml"), keep=False, progress=lambda *each: told.append((*each, gc.isenabled())))
        assert gc.isenabled() is collecting
        with pytest.raises(InputError):
            build_index(write(tmp_path / "b.toml", reference(x=1)), keep=False)
        assert gc.isenabled() is collecting
    finally:
        gc.enable()
    assert told == [(0, 0, False), (0, 1, False), (1, 1, False)]


@pytest.mark.usefixtures("cache")
@pytest.mark.parametrize(("large", "unneeded"), [(1, "raw_tables_of"), (1 << 40, "FileTables")])
def test_a_library_is_read_with_the_brief_and_may_be_missing(tmp_path, monkeypatch, large, unneeded):
    monkeypatch.setattr("pswbrief.index.build.LARGE", large)
    monkeypatch.setattr(f"pswbrief.index.build.{unneeded}", None)
    brief, library = tmp_path / "b.toml", tmp_path / "l.toml"
    one = '[[references]]\nid = "{}"\ntype = "book"\ntitle = "T"\n'
    brief.write_text('[brief]\ntitle = "B"\n' + one.format("a"))
    for text, found in (("# Nothing.\n", ["a"]), (one.format("m"), ["a", "m"])):
        library.write_text(text)
        for keep in (True, False):
            with contextlib.closing(build_index(brief, library, keep=keep)) as connection:
                assert [key for (key,) in connection.execute("SELECT id FROM reference ORDER BY pos")] == found
                kept = connection.execute("PRAGMA database_list").fetchone()[2]
            assert bool(kept) is keep
        origins = Stamp.unpack(index_path(files_at(brief, library)).read_bytes()[-SIZE:]).origins
        assert [origin.path for origin in origins] == [str(brief), str(library)]
    library.unlink()
    build_index(brief, library).close()


def test_an_sqlite_without_full_text_search_gives_the_same_answers(program, cold_program):
    for arguments in (
        ("search", "burnout"),
        ("search", '"job satisfaction"', "--format", "json"),
        ("search", "stigma -challenges volunt*", "--year", "2015.."),
    ):
        known = program.once(*arguments)
        assert known.status == 0
        assert cold_program.process(command=[sys.executable, "-c", WITHOUT_FTS, *arguments]) == known
    with contextlib.closing(sqlite3.connect(next((cold_program.cache / "pswbrief").iterdir()))) as connection:
        assert connection.execute("SELECT name FROM sqlite_schema WHERE name = 'words'").fetchall() == []


def _titles(connection):
    with contextlib.closing(connection):
        return [title for (title,) in connection.execute("SELECT title FROM reference ORDER BY pos")]


@pytest.mark.usefixtures("cache")
def test_an_index_and_its_stamp_are_on_disk_before_it_takes_its_place(tmp_path, monkeypatch):
    path = write(tmp_path / "b.toml")
    kept, flushed, real = index_path(files_at(path)), [], os.fsync

    def look(handle):
        flushed.append((os.fstat(handle).st_size, kept.exists()))
        real(handle)

    monkeypatch.setattr(os, "fsync", look)
    build_index(path).close()
    assert flushed == [(kept.stat().st_size, False)]


def test_while_an_index_is_made_there_is_no_journal_which_a_killed_program_would_leave(cache, tmp_path):
    beside = []

    def make(connection):
        connection.execute("CREATE TABLE reference (x)")
        connection.execute("INSERT INTO reference VALUES (1)")
        beside.extend(file.suffix for file in cache.iterdir())

    keep_index(files_at(write(tmp_path / "b.toml")), ["0f"], make).close()
    assert beside == [".new"]


@pytest.mark.usefixtures("cache")
def test_an_index_that_is_made_is_the_one_that_is_asked_whoever_replaces_it(tmp_path, monkeypatch):
    path = write(tmp_path / "b.toml", reference(title="First"))
    build_index(path).close()
    kept, older = index_path(files_at(path)), tmp_path / "older"
    shutil.copy2(kept, older)
    write(path, reference(title="Other"))
    real = Path.replace

    def replace(aside, target):
        real(aside, target)
        # Another process, which read the older catalogue, is done in the next moment.
        real(older, target)

    monkeypatch.setattr(Path, "replace", replace)
    assert _titles(build_index(path)) == ["Other"]
    assert not older.exists()
    # The older one that is there now is found out by the next.
    assert revalidate(files_at(path)) is None


@pytest.mark.usefixtures("cache")
def test_an_index_may_begin_as_a_copy_of_another_without_its_stamp(tmp_path):
    path = write(tmp_path / "b.toml", reference(id="a"), reference(id="b"))
    build_index(path).close()
    files = files_at(path)
    kept = index_path(files)
    before = kept.read_bytes()

    def forget(connection):
        connection.execute("DELETE FROM reference WHERE id = 'a'")
        connection.commit()

    with kept.open("rb") as start, contextlib.closing(keep_index(files, ["0f"], forget, start=start)) as connection:
        assert connection.execute("SELECT id FROM reference").fetchall() == [("b",)]
    after = kept.read_bytes()
    assert len(after) == len(before)
    assert Stamp.unpack(after[-SIZE:]).origins[0].digest == "0f"
