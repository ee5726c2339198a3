"""The cache folder: only what is the user's own, and nobody else may write, is used; and checksums that are never 0."""

from __future__ import annotations

import io
import os
import zlib

import pytest

from pswbrief.index import cache
from pswbrief.index.build import build_index
from pswbrief.index.cache import CHECKED_BYTES, checksum, drop_left_over, is_same_file, open_trusted, written_aside
from pswbrief.index.freshness import facts_path, files_at, index_path, open_fresh
from testing.catalogues import reference, write

posix = pytest.mark.skipif(os.name == "nt", reason="Windows keeps a user's cache from others by itself")
as_root = pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only the administrator can give files away")
SOMEBODY = 65534


@pytest.fixture
def kept(tmp_path, monkeypatch):
    """A catalogue and its index, of which every file is settled."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr("time.time_ns", lambda: 2**63)
    path = write(tmp_path / "b.toml", reference(title="First"))
    build_index(path).close()
    assert open_fresh(files_at(path))
    return path


def _forge(index):
    """A forged index, as somebody else could have left it."""
    data = index.read_bytes()
    index.write_bytes(data)
    return data


@posix
@pytest.mark.parametrize("mode", [0o770, 0o702, 0o777, 0o1777])
def test_a_folder_that_others_can_write_is_not_used(kept, mode):
    index = index_path(files_at(kept))
    index.parent.chmod(mode)
    assert open_fresh(files_at(kept)) is None
    before = sorted(index.parent.iterdir()), index.stat().st_mtime_ns
    with build_index(kept) as connection:
        assert connection.execute("PRAGMA database_list").fetchone()[2] == ""
    assert (sorted(index.parent.iterdir()), index.stat().st_mtime_ns) == before
    index.parent.chmod(0o700)
    assert open_fresh(files_at(kept)) is not None


@posix
@pytest.mark.parametrize("mode", [0o620, 0o602])
def test_an_index_that_others_can_write_is_not_used_and_made_anew(kept, mode):
    index = index_path(files_at(kept))
    index.chmod(mode)
    assert open_fresh(files_at(kept)) is None
    build_index(kept).close()
    assert index.stat().st_mode & 0o777 == 0o600
    assert open_fresh(files_at(kept)) is not None


@as_root
@pytest.mark.parametrize("what", ["file", "folder"])
def test_what_belongs_to_somebody_else_is_not_used(kept, what):
    index = index_path(files_at(kept))
    theirs = index if what == "file" else index.parent
    os.chown(theirs, SOMEBODY, SOMEBODY)
    assert open_fresh(files_at(kept)) is None
    build_index(kept).close()
    # In one's own folder a new one takes its place; in another's nothing is written.
    assert (open_fresh(files_at(kept)) is not None) == (what == "file")


@as_root
def test_facts_that_somebody_else_has_noted_are_not_believed(kept):
    os.utime(kept, ns=(5, 5))
    from pswbrief.index.revalidate import revalidate

    revalidate(files_at(kept)).close()
    assert open_fresh(files_at(kept)) is not None
    os.chown(facts_path(index_path(files_at(kept))), SOMEBODY, SOMEBODY)
    assert open_fresh(files_at(kept)) is None


@posix
@pytest.mark.parametrize("make", [lambda path, _: os.mkfifo(path), lambda path, other: path.symlink_to(other)])
def test_a_pipe_or_a_link_in_the_place_of_an_index_is_refused_at_once(kept, tmp_path, make):
    index = index_path(files_at(kept))
    index.replace(tmp_path / "other")
    make(index, tmp_path / "other")
    with pytest.raises(OSError, match=r".*"):
        open_trusted(index)
    assert open_fresh(files_at(kept)) is None


def test_a_file_is_known_as_itself_until_another_takes_its_name(tmp_path):
    for name in ("a", "b"):
        (tmp_path / name).write_text("x")
    with (tmp_path / "a").open("rb") as file:
        assert is_same_file(file, tmp_path / "a")
        (tmp_path / "b").replace(tmp_path / "a")
        assert not is_same_file(file, tmp_path / "a")


def test_what_is_written_aside_goes_again_unless_it_is_renamed(tmp_path):
    folder = tmp_path / "new" / "pswbrief"
    for _ in range(2):
        with written_aside(folder / "x.sqlite") as aside:
            assert aside.parent == folder
            assert (aside.stat().st_mode | folder.stat().st_mode) & 0o077 == 0 or os.name == "nt"
        assert list(folder.iterdir()) == []
    with written_aside(folder / "x.sqlite") as aside:
        aside.replace(folder / "x.sqlite")
    assert [file.name for file in folder.iterdir()] == ["x.sqlite"]


@posix
def test_what_is_written_aside_is_left_open_by_nobody(tmp_path):
    before = len(os.listdir("/dev/fd"))  # noqa: PTH208 - numbers are enough
    with written_aside(tmp_path / "x.sqlite"):
        assert len(os.listdir("/dev/fd")) == before  # noqa: PTH208 - numbers are enough


def _sum(data):
    return checksum(io.BytesIO(data), len(data))


def test_a_checksum_is_never_0(monkeypatch):
    assert _sum(b"x") == zlib.crc32(b"x")
    read = io.BytesIO(b"xyz")
    read.seek(2)
    assert checksum(read, 1) == zlib.crc32(b"x"), "wherever the file was read to"
    # The CRC-32 of nothing is 0.
    assert zlib.crc32(b"") == 0
    assert _sum(b"") == 1
    monkeypatch.setattr(cache, "crc32", lambda *_: 0)
    assert _sum(bytes(CHECKED_BYTES + 1)) == 1


def test_of_a_large_file_its_size_its_ends_and_samples_between_are_checked():
    data = bytearray(CHECKED_BYTES + 5000)
    known = _sum(data)
    for place in (0, 4095, len(data) - 1, len(data) - 4096):
        data[place] = 1
        assert _sum(data) != known
        data[place] = 0
    # A long stretch that was lost or overwritten meets a sample wherever it is.
    for start in range(0, len(data), 400_000):
        damaged = bytes(data[:start]) + b"\xa5" * 200_000 + bytes(data[start + 200_000 :])
        assert _sum(damaged[: len(data)]) != known
    assert _sum(data + b"\0") != known
    assert checksum(io.BytesIO(data + b"behind it" * 50_000), len(data)) == _sum(data) == known


def test_only_what_was_written_aside_long_ago_and_never_renamed_is_removed(tmp_path):
    target = tmp_path / "brief.sqlite"
    names = ("brief.sqlite", "brief.facts", "brief1.new", "brief2.new", "other1.new")
    for name in names:
        (tmp_path / name).touch()
        if name != "brief2.new":
            os.utime(tmp_path / name, (1_500_000_000, 1_500_000_000))
    drop_left_over(target)
    assert {file.name for file in tmp_path.iterdir()} == {*names} - {"brief1.new"}
    drop_left_over(tmp_path / "nowhere" / "x")


def test_a_file_of_an_hour_ago_may_still_be_written(tmp_path, monkeypatch):
    now = 1_600_000_000
    monkeypatch.setattr("time.time", lambda: now)
    for age in (3600, 3601):
        file = tmp_path / f"brief{age}.new"
        file.touch()
        os.utime(file, (now - age, now - age))
    drop_left_over(tmp_path / "brief.sqlite")
    assert [file.name for file in tmp_path.iterdir()] == ["brief3600.new"]
