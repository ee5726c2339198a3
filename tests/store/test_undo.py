from __future__ import annotations

import os
import stat

import pytest

from pswbrief.errors import NothingFoundError
from pswbrief.store.commit import commit
from pswbrief.store.history import changes, history_folder
from pswbrief.store.undo import redo, undo


@pytest.fixture
def path(tmp_path, monkeypatch):
    """A file that is not there yet, in a folder of its own."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    (tmp_path / "folder").mkdir()
    return tmp_path / "folder" / "l.toml"


def _commit(path, old, new):
    commit(path, old, new, command="c", restores=["r"])


def test_what_was_undone_can_be_redone_once(path):
    _commit(path, b"", b"1")
    _commit(path, b"1", b"2")
    undo(path)
    undo(path)
    assert changes(path) == []
    for states in (b"1", b"2"):
        undone = redo(path)
        assert (path.read_bytes(), undone.command, undone.restores) == (states, "c", ("r",))
    assert [change.command for change in changes(path)] == ["c", "c"]
    assert sorted(file.name for file in history_folder(path).iterdir()) == ["000001.json", "000002.json"]
    with pytest.raises(NothingFoundError):
        redo(path)


def test_a_file_that_a_change_made_is_gone_when_it_is_undone(path):
    _commit(path, b"", b"new")
    undo(path)
    assert not path.exists()


def test_a_file_that_was_there_with_nothing_in_it_is_there_again(path):
    path.touch(mode=0o600)
    _commit(path, b"", b"new")
    undo(path)
    assert path.read_bytes() == b""
    assert stat.S_IMODE(path.stat().st_mode) == 0o600 or os.name == "nt"


def test_a_file_that_is_removed_by_hand_does_not_come_back_by_an_undo(path):
    _commit(path, b"", b"1")
    _commit(path, b"1", b"2")
    path.unlink()
    with pytest.raises(NothingFoundError):
        undo(path)
    assert not path.exists()
    assert history_folder(path).exists()
