""""""

from __future__ import annotations

import contextlib
import os

import pytest

from pswbrief.index import schema
from pswbrief.index.build import build_index
from pswbrief.index.freshness import SIZE, SourceStamp, Stamp, files_at, index_path, open_fresh
from pswbrief.index.revalidate import revalidate
from testing.catalogues import reference, write

BRIEF = SourceStamp("/data/brief.toml", size=12, changed=34, digest="0f")
STAMP = Stamp(program="0.1.0", schema=1, thesaurus=2, checksum=56, origins=(BRIEF,))


@pytest.mark.parametrize(
    "origins", [(BRIEF,), (BRIEF, BRIEF._replace(changed=0)), (BRIEF._replace(path="/Ünïcode/\udcff.toml"),)]
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


# Long before any test, so that the catalogue counts as settled.
LONG_AGO = 1_500_000_000_000_000_000


@pytest.fixture
def catalogue(tmp_path, monkeypatch):
    """A settled catalogue whose index is kept."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    path = write(tmp_path / "b.toml", reference(title="First"))
    os.utime(path, ns=(LONG_AGO, LONG_AGO))
    build_index(path).close()
    return path


def _title(path):
    """The title in the fresh index; None if there is none."""
    files = files_at(path)
    connection = open_fresh(files) or revalidate(files)
    if connection is None:
        return None
    with contextlib.closing(connection):
        return connection.execute("SELECT title FROM reference").fetchone()[0]


def _stamp(path):
    return Stamp.unpack(index_path(files_at(path)).read_bytes()[-SIZE:])


def test_an_index_of_what_stands_there_is_opened(catalogue):
    open_fresh(files_at(catalogue)).close()
    assert _title(catalogue) == "First"
    assert _stamp(catalogue).origins[0].changed == LONG_AGO


def test_after_a_touch_the_index_is_opened_and_its_stamp_renewed(catalogue):
    os.utime(catalogue, ns=(LONG_AGO + 5, LONG_AGO + 5))
    assert open_fresh(files_at(catalogue)) is None
    assert _title(catalogue) == "First"
    assert _stamp(catalogue).origins[0].changed == LONG_AGO + 5
    open_fresh(files_at(catalogue)).close()


def test_other_content_is_seen_even_at_the_same_size(catalogue):
    write(catalogue, reference(title="Other"))
    assert _title(catalogue) is None


def test_a_change_within_the_step_of_the_clock_is_seen_at_the_same_size_and_time(catalogue):
    write(catalogue, reference(title="Early"))
    now = catalogue.stat().st_mtime_ns
    build_index(catalogue).close()
    assert _stamp(catalogue).origins[0].changed == 0
    write(catalogue, reference(title="Later"))
    os.utime(catalogue, ns=(now, now))
    assert _title(catalogue) is None
    assert catalogue.stat().st_mtime_ns == now


def test_a_longer_file_is_seen_without_being_read(catalogue):
    catalogue.write_bytes(catalogue.read_bytes() + b"# more\n")
    os.utime(catalogue, ns=(LONG_AGO, LONG_AGO))
    assert _title(catalogue) is None


def test_two_catalogues_have_an_index_each(catalogue, tmp_path):
    other = write(tmp_path / "c.toml", reference(title="Second"))
    build_index(other).close()
    assert (_title(catalogue), _title(other)) == ("First", "Second")


def test_a_link_shares_the_index_of_the_file_that_it_points_to(catalogue, tmp_path):
    (tmp_path / "link.toml").symlink_to(catalogue)
    assert _title(tmp_path / "link.toml") == "First"


@pytest.mark.parametrize("name", ["none.toml", ""])
def test_of_what_is_no_file_no_index_is_kept(tmp_path, name):
    assert files_at(tmp_path / name) is None


def test_of_a_link_that_runs_in_a_circle_no_index_is_kept(tmp_path):
    (tmp_path / "a").symlink_to(tmp_path / "a")
    assert files_at(tmp_path / "a") is None


@pytest.mark.parametrize(
    "change",
    [{"program": "0.0.0"}, {"schema": schema.VERSION + 1}, {"origins": ()}, {"thesaurus": 0}, {"checksum": 0}],
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
    for damaged in (
        data[1:],
        data[:middle] + b"\xff" + data[middle + 1 :],
        data[:middle],
        data + b" ",
        data[-SIZE:],
        b"",
    ):
        path.write_bytes(damaged)
        assert _title(catalogue) is None
    path.write_bytes(data)
    assert _title(catalogue) == "First"
