from __future__ import annotations

import os
import stat

import pytest

from pswbrief.store.drafts import keep_draft

posix = pytest.mark.skipif(os.name == "nt", reason="Windows has neither links nor permissions of this kind")


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


@posix
@pytest.mark.parametrize("there", [True, False])
def test_a_link_in_the_place_of_a_draft_is_not_followed(data, tmp_path, there):
    victim = tmp_path / "victim"
    if there:
        victim.write_bytes(b"precious")
    (data / "drafts").mkdir(parents=True)
    (data / "drafts" / "a.toml").symlink_to(victim)
    assert keep_draft("a.toml", "one") == data / "drafts" / "a-2.toml"
    assert victim.read_bytes() == b"precious" if there else not victim.exists()


@posix
def test_a_draft_is_nobody_elses(data):
    before = os.umask(0)
    try:
        draft = keep_draft("a.toml", "one")
    finally:
        os.umask(before)
    assert [stat.S_IMODE(path.stat().st_mode) for path in (draft, draft.parent, data)] == [0o600, 0o700, 0o700]
