"""An index is used only if it was built from the files as they are, whatever happens around it."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import sqlite3
import time

import pytest

from pswbrief.index import freshness, schema
from pswbrief.index.build import build_index
from pswbrief.index.freshness import (
    SIZE,
    KeptIndex,
    SourceStamp,
    Stamp,
    facts_path,
    files_at,
    index_path,
    is_fresh,
    open_fresh,
    open_kept,
    vocabulary_version,
)
from pswbrief.index.revalidate import _note, revalidate
from pswbrief.store.locations import own_vocabulary_file
from testing.catalogues import reference, write

BRIEF = SourceStamp("/data/brief.toml", size=12, identity="1-2-3-4", digest="0f")
STAMP = Stamp(program="0.1.0", schema=1, vocabulary=2, checksum=56, origins=(BRIEF,))


@pytest.mark.parametrize(
    "origins", [(BRIEF,), (BRIEF, BRIEF._replace(identity="")), (BRIEF._replace(path="/Ünïcode/\udcff.toml"),)]
)
def test_a_stamp_is_a_block_of_fixed_size_and_reads_back(origins):
    stamp = STAMP._replace(origins=origins)
    block = stamp.pack()
    assert len(block) == SIZE
    assert Stamp.unpack(block) == stamp


@pytest.mark.parametrize("path", ["x" * SIZE, "/two\nlines.toml"])
def test_a_path_that_does_not_fit_is_refused(path):
    with pytest.raises(ValueError, match="does not fit"):
        STAMP._replace(origins=(BRIEF._replace(path=path),)).pack()


@pytest.mark.parametrize(
    "block",
    [
        b"",
        b"\0" * SIZE,
        STAMP.pack()[1:],
        STAMP.pack()[: SIZE // 4],
        STAMP.pack().replace(b"0.1.0\n", b"0.1.0 "),
        STAMP.pack().replace(b"\n12\n", b"\n1b\n"),
        b"pswbrief index\n".ljust(SIZE),
        b"pswbrief index\n\xff\xfe".ljust(SIZE),
    ],
)
def test_what_is_no_stamp_is_none(block):
    assert Stamp.unpack(block) is None


# Long before any test.
LONG_AGO = 1_500_000_000_000_000_000


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    """A clock that is an hour ahead of the file system's, so that every file counts as settled."""
    real = time.time_ns
    monkeypatch.setattr("time.time_ns", lambda: real() + 3600 * 10**9)


@pytest.fixture
def catalogue(tmp_path, monkeypatch):
    """A settled catalogue whose index is kept."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    path = write(tmp_path / "b.toml", reference(title="First"))
    build_index(path).close()
    return path


def _title_of(connection):
    with contextlib.closing(connection):
        return connection.execute("SELECT title FROM reference").fetchone()[0]


def _title(path):
    """The title in the fresh index; None if there is none."""
    files = files_at(path)
    connection = open_fresh(files) or revalidate(files)
    return connection and _title_of(connection)


def _stamp(path):
    return Stamp.unpack(index_path(files_at(path)).read_bytes()[-SIZE:])


def _noted(path):
    return Stamp.unpack(facts_path(index_path(files_at(path))).read_bytes())


def test_an_index_of_what_is_there_is_opened(catalogue):
    assert _title_of(open_fresh(files_at(catalogue))) == "First"
    assert _stamp(catalogue).origins[0].identity == files_at(catalogue)[0].identity != ""


def test_after_a_touch_the_index_is_opened_and_its_facts_are_noted(catalogue):
    before = index_path(files_at(catalogue)).read_bytes()
    for time_ns in (LONG_AGO, LONG_AGO + 5):
        os.utime(catalogue, ns=(time_ns, time_ns))
        assert open_fresh(files_at(catalogue)) is None
        assert _title(catalogue) == "First"
        assert _noted(catalogue).origins[0].identity == files_at(catalogue)[0].identity
        assert _title_of(open_fresh(files_at(catalogue))) == "First"
    assert index_path(files_at(catalogue)).read_bytes() == before


def test_another_file_of_the_same_size_and_time_is_another(catalogue, tmp_path):
    """As `cp -p`, an archive or a checkout brings it: only inode and time of change of the inode tell."""
    os.utime(catalogue, ns=(LONG_AGO, LONG_AGO))
    assert _title(catalogue) == "First"
    other = write(tmp_path / "other.toml", reference(title="Other"))
    os.utime(other, ns=(LONG_AGO, LONG_AGO))
    assert other.stat().st_size == catalogue.stat().st_size
    for replace in (shutil.copy2, os.replace):
        kept = catalogue.read_bytes()
        replace(other, catalogue)
        assert catalogue.stat().st_mtime_ns == LONG_AGO
        assert _title(catalogue) is None
        catalogue.write_bytes(kept)
        os.utime(catalogue, ns=(LONG_AGO, LONG_AGO))
        assert _title(catalogue) == "First"


def test_where_facts_can_not_tell_the_contents_are_compared(catalogue, monkeypatch):
    """A file system that gives every file the same inode and times, and a clock that says that they are young."""
    monkeypatch.setattr(freshness, "_identity", lambda _: "")
    build_index(catalogue).close()
    assert open_fresh(files_at(catalogue)) is None
    assert _title(catalogue) == "First"
    assert not facts_path(index_path(files_at(catalogue))).exists()
    catalogue.write_bytes(catalogue.read_bytes().replace(b"First", b"Other"))
    assert _title(catalogue) is None


def test_facts_that_are_noted_late_say_nothing_of_another_index(catalogue):
    """A slow reader notes what it found of the old catalogue when a new one and its index are there already."""
    os.utime(catalogue, ns=(LONG_AGO, LONG_AGO))
    old, kept = files_at(catalogue), open_kept(files_at(catalogue))
    catalogue.write_bytes(catalogue.read_bytes().replace(b"First", b"Other"))
    os.utime(catalogue, ns=(LONG_AGO, LONG_AGO))
    build_index(catalogue).close()
    now = index_path(old).read_bytes()
    with kept.file:
        _note(kept, old)
    assert index_path(old).read_bytes() == now
    assert _title_of(open_fresh(files_at(catalogue))) == "Other"
    # And should the old catalogue come back by the very facts that were noted, the new index is not its.
    assert not is_fresh(KeptIndex(index_path(old), None, _stamp(catalogue)), old)


def _put(data, path):
    """Another process renames an index of its own into its place."""
    aside = path.with_name("aside")
    aside.write_bytes(data)
    aside.chmod(0o600)
    aside.replace(path)


@pytest.mark.parametrize("older", [True, False])
def test_an_index_that_is_replaced_between_looking_and_opening_is_not_opened_unseen(catalogue, monkeypatch, older):
    """By an older one from a slow process: undone changes must not come back. By an equally good one: that is checked, too."""
    path = index_path(files_at(catalogue))
    first = path.read_bytes()
    catalogue.write_bytes(catalogue.read_bytes().replace(b"First", b"Other"))
    build_index(catalogue).close()
    arriving, opened, real = [first if older else path.read_bytes()], [], freshness.connect

    def connect(there):
        if arriving:
            _put(arriving.pop(), path)
        opened.append(real(there))
        return opened[-1]

    monkeypatch.setattr(freshness, "connect", connect)
    connection = open_fresh(files_at(catalogue))
    assert arriving == []
    assert connection is None if older else _title_of(connection) == "Other"
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        opened[0].execute("SELECT 1")
    assert _title(catalogue) == (None if older else "Other")


def test_other_content_is_seen_even_at_the_same_size(catalogue):
    write(catalogue, reference(title="Other"))
    assert _title(catalogue) is None


def test_a_change_within_the_step_of_the_clock_is_seen_at_the_same_size_and_time(catalogue, monkeypatch):
    monkeypatch.setattr("time.time_ns", lambda: catalogue.stat().st_ctime_ns + 1)
    catalogue.write_bytes(catalogue.read_bytes().replace(b"First", b"Early"))
    build_index(catalogue).close()
    assert _stamp(catalogue).origins[0].identity == ""
    assert _title(catalogue) == "Early"
    catalogue.write_bytes(catalogue.read_bytes().replace(b"Early", b"Later"))
    assert _title(catalogue) is None


def test_a_longer_file_is_seen_without_being_read(catalogue, monkeypatch):
    catalogue.write_bytes(catalogue.read_bytes() + b"# more\n")
    monkeypatch.setattr("pswbrief.index.revalidate.read_bytes", lambda _: pytest.fail("it was read"))
    assert _title(catalogue) is None


@pytest.mark.parametrize(("age", "is_known"), [(2 * 10**9, False), (2 * 10**9 + 1, True)])
def test_a_file_is_known_by_its_facts_once_it_is_older_than_two_seconds(catalogue, monkeypatch, age, *, is_known):
    """As coarse as FAT's clock."""
    facts = catalogue.stat()
    monkeypatch.setattr("time.time_ns", lambda: max(facts.st_mtime_ns, facts.st_ctime_ns) + age)
    assert (files_at(catalogue)[0].identity != "") is is_known


def test_the_name_of_an_index_is_the_beginning_of_the_catalogue_s_and_another_for_other_paths(tmp_path):
    long = write(tmp_path / f"{'b' * 200}.toml")
    library = write(tmp_path / "l.toml")
    names = {index_path(files_at(*paths)).name for paths in ((long,), (long, library))}
    assert all(re.fullmatch(r"b{40}-[0-9a-f]{8}\.sqlite", name) for name in names)
    assert len(names) == 2


def test_two_catalogues_have_an_index_each(catalogue, tmp_path):
    other = write(tmp_path / "c.toml", reference(title="Second"))
    build_index(other).close()
    assert (_title(catalogue), _title(other)) == ("First", "Second")


def test_a_link_shares_the_index_of_the_file_that_it_points_to(catalogue, tmp_path):
    (tmp_path / "link.toml").symlink_to(catalogue)
    assert _title(tmp_path / "link.toml") == "First"


def test_a_library_may_be_missing_and_a_catalogue_not(catalogue, tmp_path):
    missing = tmp_path / "none.toml"
    assert files_at(catalogue, missing) == files_at(catalogue)
    assert files_at(missing, catalogue) is None
    assert files_at(catalogue, tmp_path) is None


@pytest.mark.parametrize("name", ["none.toml", "", "x" * 256, "a\0b", "circle"])
def test_of_what_is_no_file_no_index_is_kept(tmp_path, name):
    (tmp_path / "circle").symlink_to(tmp_path / "circle")
    assert files_at(tmp_path / name) is None


@pytest.mark.parametrize(
    "change",
    [{"program": "0.0.0"}, {"schema": schema.VERSION + 1}, {"origins": ()}, {"vocabulary": 0}, {"checksum": 0}],
)
def test_an_index_of_another_version_place_or_database_is_not_opened(catalogue, change):
    path = index_path(files_at(catalogue))
    data = path.read_bytes()
    assert _title(catalogue) == "First"
    path.write_bytes(data[:-SIZE] + _stamp(catalogue)._replace(**change).pack())
    assert _title(catalogue) is None


def test_an_index_that_lost_or_gained_a_byte_anywhere_is_not_opened(catalogue):
    path = index_path(files_at(catalogue))
    data = path.read_bytes()
    middle = len(data) // 2
    garbled = data[:middle] + b"\xff" + data[middle + 1 :]
    for damaged in (data[1:], garbled, data[:middle], data + b" ", data[-SIZE:], b""):
        path.write_bytes(damaged)
        assert _title(catalogue) is None
    path.write_bytes(data)
    assert _title(catalogue) == "First"


def test_a_vocabulary_of_ones_own_counts_by_its_contents(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    versions = [vocabulary_version()]
    own_vocabulary_file().parent.mkdir(parents=True)
    for text in ("headings = []\n", 'headings = ["falconry"]\n', "headings = []\n"):
        own_vocabulary_file().write_text(text, encoding="utf-8")
        versions.append(vocabulary_version())
    assert (len(set(versions)), versions[1]) == (3, versions[3])
    own_vocabulary_file().unlink()
    own_vocabulary_file().mkdir()
    assert vocabulary_version() not in versions, "one that can't be read is not the same as none"
