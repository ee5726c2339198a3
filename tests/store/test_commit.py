from __future__ import annotations

import os
import stat

import pytest

from pswbrief.errors import InputError, NothingFoundError
from pswbrief.store.commit import check_unchanged, commit, contents
from pswbrief.store.history import changes
from pswbrief.store.undo import undo

posix = pytest.mark.skipif(os.name == "nt", reason="Windows has neither links nor permissions of this kind")


@pytest.fixture
def path(tmp_path, monkeypatch):
    """A file that is not there yet, in a folder of its own."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    (tmp_path / "folder").mkdir()
    return tmp_path / "folder" / "l.toml"


def _commit(path, old, new):
    commit(path, old, new, command="c", restores=["r"])


def _names(path):
    return sorted(file.name for file in path.parent.iterdir())


def test_a_file_that_is_not_there_yet_holds_nothing(path):
    assert contents(path) == b""


def test_a_change_is_written_and_can_be_taken_back(path):
    path.write_bytes(b"old")
    _commit(path, b"old", b"new")
    assert path.read_bytes() == b"new"
    assert undo(path).command == "c"
    assert path.read_bytes() == b"old"
    with pytest.raises(NothingFoundError):
        undo(path)


def test_where_nothing_changes_nothing_is_recorded(path):
    path.write_bytes(b"old")
    _commit(path, b"old", b"old")
    assert changes(path) == []


def test_what_another_program_has_written_meanwhile_stays(path):
    path.write_bytes(b"by hand")
    with pytest.raises(InputError, match="has been changed by another program meanwhile; nothing was written"):
        _commit(path, b"old", b"new")
    assert path.read_bytes() == b"by hand"
    assert changes(path) == []
    with pytest.raises(InputError, match="changed by another program"):
        check_unchanged(path, b"")
    check_unchanged(path, b"by hand")


def test_a_file_from_which_all_was_taken_stays_with_nothing_in_it(path):
    path.write_bytes(b"old")
    _commit(path, b"old", b"")
    assert path.read_bytes() == b""
    undo(path)
    assert path.read_bytes() == b"old"


@posix
def test_a_link_stays_a_link_whatever_is_done_with_the_file(path, tmp_path):
    link = tmp_path / "link.toml"
    link.symlink_to(path)
    _commit(link, b"", b"1")
    _commit(link, b"1", b"2")
    assert path.read_bytes() == b"2"
    undo(link)
    undo(path)
    assert link.is_symlink()
    assert not path.exists()


@posix
def test_a_file_keeps_its_permissions_when_it_is_changed_and_when_that_is_taken_back(path):
    path.write_bytes(b"old")
    path.chmod(0o640)
    _commit(path, b"old", b"new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    undo(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_change_that_cannot_be_recorded_is_not_made(path, tmp_path):
    (tmp_path / "data").write_text("a file, in which nothing can be kept")
    path.write_bytes(b"old")
    with pytest.raises(InputError, match="Can't write"):
        _commit(path, b"old", b"new")
    assert path.read_bytes() == b"old"
    assert _names(path) == ["l.toml"]


def test_a_change_that_cannot_be_written_is_not_recorded(path):
    missing = path.parent / "none" / "l.toml"
    with pytest.raises(InputError, match="Can't write"):
        _commit(missing, b"", b"new")
    assert changes(missing) == []


def test_what_killed_writes_have_left_is_cleared_away_and_nothing_else(path):
    path.write_bytes(b"old")
    for name in (".l.toml.abcd_123.new", ".l.toml.x.abcd1234.new", ".l.toml.new", ".other.toml.abcd1234.new"):
        (path.parent / name).touch()
    _commit(path, b"old", b"new")
    assert _names(path) == [".l.toml.new", ".l.toml.x.abcd1234.new", ".other.toml.abcd1234.new", "l.toml"]
