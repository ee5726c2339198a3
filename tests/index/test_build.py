from __future__ import annotations

import contextlib
import gc
import json
import os
import sqlite3
import sys
from pathlib import Path
from subprocess import PIPE
from zlib import crc32

import pytest

from pswbrief.core.fields import record_keys
from pswbrief.core.item import unpack
from pswbrief.core.reference import Reference
from pswbrief.errors import InputError
from pswbrief.index.build import build_index, keep_index
from pswbrief.index.freshness import SIZE, Stamp, files_at, index_path
from testing.catalogues import reference, write
from testing.ordinary import ordinary
from testing.program import Program

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


def test_an_index_is_kept_for_its_owner_alone_and_leaves_nothing_beside_it(cache, tmp_path):
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


def _a_folder(path):
    if not path.is_dir():
        path.unlink()
        path.mkdir()


def _foreign(path):
    path.unlink()
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE reference (x)")
        connection.commit()


def _stamped(path, database):
    """Another database in the index's place, with a stamp that calls it the right one."""
    stamp = Stamp.unpack(path.read_bytes()[-SIZE:])
    path.write_bytes(database + stamp._replace(checksum=crc32(database)).pack())


def _foreign_stamped(path):
    data = path.read_bytes()
    _foreign(path)
    foreign = path.read_bytes()
    path.write_bytes(data)
    _stamped(path, foreign)


def _garbled(path, start):
    data = bytearray(path.read_bytes())
    data[start : start + 3000] = b"\xa5" * len(data[start : start + 3000])
    path.write_bytes(data)


def _garbled_stamped(path):
    data = bytearray(path.read_bytes()[:-SIZE])
    data[4096:] = b"\xa5" * len(data[4096:])
    _stamped(path, bytes(data))


DAMAGE = {
    "truncated": lambda path: os.truncate(path, path.stat().st_size // 2),
    "empty": lambda path: path.write_bytes(b""),
    "garbage in the middle": lambda path: _garbled(path, path.stat().st_size // 2),
    "garbage at the start": lambda path: _garbled(path, 0),
    "all garbage": lambda path: path.write_bytes(os.urandom(5000)),
    "a folder in its place": _a_folder,
    "a link to itself in its place": lambda path: (path.unlink(), path.symlink_to(path)),
    "a foreign database": _foreign,
}
# Damage that only SQLite finds, once a command is under way.
LATE_DAMAGE = {
    "a foreign database that is stamped": _foreign_stamped,
    "garbage that is stamped": _garbled_stamped,
    "no database that is stamped": lambda path: _stamped(path, b"garbage"),
}


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """Questions about a small catalogue, each with its answer without any cache: one that finds something, one that doesn't."""
    folder = tmp_path_factory.mktemp("small")
    path = write(folder / "b.toml", reference(id="b", title="Burnout"), reference(id="a", title="Stigma"))
    (folder / "cache").write_text("a file, in which no index can be kept")
    uncached = Program(folder / "cache", folder, folder / "data")
    questions = [
        ("--catalogue", str(path), "search", "burnout", "--format", "json"),
        ("--catalogue", str(path), "list", "nobody"),
    ]
    return [(question, uncached(*question)) for question in questions]


def test_where_no_index_can_be_kept_the_answer_is_given_all_the_same(small):
    (_, found), (_, nothing) = small
    assert [record["id"] for record in found.json()] == ["b"]
    assert found.err == ""
    assert nothing.status == 1
    assert nothing.err.startswith("pswbrief: There is no reference 'nobody'.\n")


@pytest.mark.slow
def test_eight_programs_at_once_give_the_same_answer_and_leave_one_index(cold_program, small):
    question, known = small[0]
    running = [cold_program.start(*question, stdout=PIPE, stderr=PIPE) for _ in range(8)]
    answers = [(*process.communicate(), process.returncode) for process in running]
    assert set(answers) == {(known.out.encode(), b"", 0)}
    assert [path.suffix for path in (cold_program.cache / "pswbrief").iterdir()] == [".sqlite"]


@pytest.fixture
def kept(small, cold_program, monkeypatch):
    """The index of the small catalogue in the cache of the test's own program."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(cold_program.cache))
    path = Path(small[0][0][1])
    build_index(path).close()
    return index_path(files_at(path))


@pytest.mark.parametrize("damage", [*DAMAGE.values(), *LATE_DAMAGE.values()], ids=[*DAMAGE, *LATE_DAMAGE])
def test_a_damaged_index_never_changes_an_answer(small, cold_program, kept, damage):
    damage(kept)
    assert cold_program(*small[0][0]) == small[0][1]


@pytest.mark.parametrize("damage", LATE_DAMAGE.values(), ids=LATE_DAMAGE)
def test_an_index_that_turns_out_to_be_damaged_never_changes_an_error(small, cold_program, kept, damage):
    damage(kept)
    assert cold_program(*small[1][0]) == small[1][1]


def test_a_cache_folder_that_may_not_be_used_never_changes_an_answer(small, cold_program):
    command, known = small[0]
    folder = cold_program.cache / "pswbrief"
    folder.mkdir(parents=True)
    for mode in (0, 0o500):
        folder.chmod(mode)
        try:
            assert cold_program.process(command=ordinary(cold_program.command(*command))) == known
        finally:
            folder.chmod(0o700)


@pytest.mark.skipif(not os.path.isdir("/proc/self"), reason="the system has no /proc")  # noqa: PTH112 - a place, not a path
def test_a_cache_folder_where_nothing_can_be_made_never_changes_an_answer(small, cold_program):
    command, known = small[0]
    assert cold_program(*command, env={"XDG_CACHE_HOME": "/proc/self"}) == known


def test_an_index_is_remade_once_its_catalogue_has_changed(cold_program):
    path = write(cold_program.folder / "b.toml", reference(title="First"))
    assert cold_program("--catalogue", str(path), "list").lines[0].endswith("\tFirst")
    write(path, reference(title="Other"))
    assert cold_program("--catalogue", str(path), "list").lines[0].endswith("\tOther")
    assert len(list((cold_program.cache / "pswbrief").iterdir())) == 1


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
