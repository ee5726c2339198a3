"""The records of changes that were taken back."""

from __future__ import annotations

import pytest

from pswbrief.errors import InputError, NothingFoundError
from pswbrief.store.commit import commit
from pswbrief.store.history import history_folder
from pswbrief.store.undo import redo, undo


@pytest.fixture
def path(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "file.toml"


def change(path, text):
    commit(path, path.read_bytes() if path.exists() else b"", text, command=f"write {text!r}", restores=["x"])


def test_bytes_that_end_inside_a_character_come_back_as_they_were(path):
    for text in ("Grün\n".encode(), "Grüß\n".encode(), b"\xff\xfe\n"):
        change(path, text)
    undo(path)
    undo(path)
    assert path.read_bytes() == "Grün\n".encode()
    redo(path)
    assert path.read_bytes() == "Grüß\n".encode()
    assert redo(path).restores == ("x",)
    assert path.read_bytes() == b"\xff\xfe\n"


def test_where_nothing_was_ever_changed_there_is_nothing_to_redo(path):
    with pytest.raises(NothingFoundError, match="There is nothing to redo"):
        redo(path)


def test_a_record_that_can_not_be_written_is_reported_with_its_file_and_nothing_is_taken_back(path):
    change(path, b"one\n")
    blocked = history_folder(path) / "redo-000001.json"
    (blocked / "x").mkdir(parents=True)
    with pytest.raises(InputError, match=f"Can't write {blocked}: is a directory"):
        undo(path)
    assert path.read_bytes() == b"one\n"


def test_a_record_that_is_damaged_is_none(path):
    change(path, b"one\n")
    change(path, b"two\n")
    undo(path)
    for file in history_folder(path).glob("redo-*.json"):
        file.write_text("{")
    with pytest.raises(NothingFoundError):
        redo(path)
    assert path.read_bytes() == b"one\n"


def test_records_of_another_branch_are_dropped(path):
    for text in (b"1\n", b"2\n", b"3\n"):
        change(path, text)
    undo(path)
    undo(path)
    change(path, b"other\n")
    undo(path)
    assert len(list(history_folder(path).glob("redo-*.json"))) == 1
    redo(path)
    assert path.read_bytes() == b"other\n"
    with pytest.raises(NothingFoundError):
        redo(path)
