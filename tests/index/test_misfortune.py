"""Whatever happens to the cache, answers stay the same: damaged, foreign, forbidden, or used by many at once."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
from pathlib import Path
from subprocess import PIPE
from zlib import crc32

import pytest

from pswbrief.index.build import build_index
from pswbrief.index.freshness import SIZE, Stamp, files_at, index_path
from testing.catalogues import reference, write
from testing.ordinary import ordinary
from testing.program import Program


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


def test_an_answer_is_given_even_where_no_index_can_be_kept(small):
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


@pytest.mark.slow
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


def test_a_vocabulary_of_ones_own_that_can_not_be_read_is_reported_with_an_index_as_without(small, cold_program):
    command, known = small[0]
    assert cold_program(*command) == known
    own = cold_program.data / "pswbrief" / "vocabulary.toml"
    own.mkdir(parents=True)
    for _ in range(2):
        answer = cold_program(*command)
        assert (answer.status, answer.out) == (3, "")
        assert answer.err.startswith(f"pswbrief: Can't read {own}: it is a folder.")
        shutil.rmtree(cold_program.cache)
    own.rmdir()
    assert cold_program(*command) == known
