from __future__ import annotations

import os

import pytest

from pswbrief.store.drafts import keep_draft


@pytest.fixture
def data(tmp_path, monkeypatch):
    """A folder for data that is not there yet."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "data" / "pswbrief"


def test_a_text_is_kept_under_the_id_of_its_reference(data):
    path = keep_draft("a.toml", 'title = "é"\n')
    assert path == data / "drafts" / "a.toml"
    assert path.read_text(encoding="utf-8") == 'title = "é"\n'


def test_a_text_that_was_kept_before_stays_too(data):
    first, second = keep_draft("a.toml", "one"), keep_draft("a.toml", "two")
    assert [path.read_text(encoding="utf-8") for path in (first, second)] == ["one", "two"]
    assert keep_draft("a.toml", "one") == first
    assert sorted(os.listdir(data / "drafts")) == ["a-2.toml", "a.toml"]  # noqa: PTH208 - names are enough


def test_a_lone_surrogate_is_no_reason_to_lose_a_text(data):
    assert data.name == "pswbrief"
    assert keep_draft("a.toml", "x\ud800y").read_bytes() == b"x?y"


def test_where_the_data_folder_cannot_be_written_a_text_is_kept_all_the_same(data, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    data.parent.write_text("a file, in which nothing can be kept")
    path = keep_draft("a.toml", "one")
    assert path.read_text(encoding="utf-8") == "one"
    assert tmp_path in path.parents
