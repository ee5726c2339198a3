"""Drafts: a text is in a file of its own from the first moment, held while it is edited, and found again when nobody holds it."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from pswbrief.errors import InputError
from pswbrief.store.drafts import Draft, kept_drafts, mark_announced, open_draft, resume_draft
from pswbrief.store.lock import lock_file

posix = pytest.mark.skipif(os.name == "nt", reason="Windows has neither links nor permissions of this kind")
FOR = Draft(Path(), "edit", "a", "/l.toml", "before")


@pytest.fixture
def data(tmp_path, monkeypatch):
    """A folder for data that is not there yet."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "data" / "pswbrief"


def _interrupted(name="a.toml", text="one", edited="two"):
    """A draft whose editor was open when the program was killed."""
    with open_draft(name, text, FOR) as draft:
        draft.path.write_text(edited)
    return draft


def test_a_text_is_there_from_the_first_moment_under_its_name(data):
    with open_draft("a.toml", 'title = "é"\n', FOR) as draft:
        assert draft.path == data / "drafts" / "a.toml"
        assert draft.path.read_text(encoding="utf-8") == draft.text() == 'title = "é"\n'
        draft.drop()
    assert os.listdir(data / "drafts") == []  # noqa: PTH208 - names are enough


def test_a_draft_that_was_interrupted_is_found_with_what_it_was_for_unless_nothing_was_written(data):
    assert data.name == "pswbrief"
    draft = _interrupted()
    _interrupted("b.toml", edited="one")
    _interrupted("c.toml", edited=" \n")
    assert kept_drafts() == [draft]
    assert (draft.command, draft.id, draft.target, draft.before, draft.announced) == (
        "edit",
        "a",
        "/l.toml",
        "before",
        False,
    )
    assert sorted(file.name for file in draft.path.parent.glob("[!.]*")) == ["a.toml"]


def test_a_draft_that_an_editor_has_open_is_nobody_elses(data):
    assert data.name == "pswbrief"
    with open_draft("a.toml", "one", FOR) as draft:
        draft.path.write_text("two")
        assert kept_drafts() == []
        with pytest.raises(InputError), resume_draft(draft):
            pytest.fail("it was taken")
    with resume_draft(draft):
        assert kept_drafts() == []
    assert kept_drafts() == [draft]


def test_an_earlier_draft_stays_and_the_newest_comes_first(data):
    first, second = _interrupted(), _interrupted()
    os.utime(first.path, (5, 5))
    assert [draft.path for draft in kept_drafts()] == [data / "drafts" / "a-2.toml", data / "drafts" / "a.toml"]
    second.drop()
    assert kept_drafts() == [first]


def test_a_draft_that_was_announced_is_marked(data):
    assert data.name == "pswbrief"
    mark_announced(_interrupted())
    assert [draft.announced for draft in kept_drafts()] == [True]
    kept = _interrupted("b.toml")
    assert kept.keep("three").read_text() == "three"
    assert {draft.announced for draft in kept_drafts()} == {True}


def test_a_draft_that_is_removed_holds_nothing(data):
    assert data.name == "pswbrief"
    with open_draft("a.toml", "one", FOR) as draft:
        draft.path.unlink()
        assert draft.text() == ""
        draft.drop()
        assert not lock_file(draft.path).exists()


def test_only_the_state_of_a_draft_leads_to_it(data):
    draft, folder = _interrupted(), data / "drafts"
    (folder / "opy.toml").write_text("a draft of which nothing is known")
    state = (folder / ".a.toml.json").read_bytes()
    (folder / "copy.toml.json").write_bytes(state)
    (folder / ".opy.toml.new").write_bytes(state)
    assert kept_drafts() == [draft]


def test_a_text_that_can_not_be_written_is_reported_with_its_place(tmp_path):
    draft = FOR._replace(path=tmp_path / "none" / "a.toml")
    with pytest.raises(InputError, match=f"Can't write {draft.path}: no such file"):
        draft.write("one")


@pytest.mark.parametrize("damage", [b"", b"[]", b"{}", b"nonsense", b'{"command": 1, "colour": 2}', b"[" * 9999])
def test_a_draft_whose_state_is_damaged_is_passed_over_and_stays(data, damage):
    draft = _interrupted()
    (data / "drafts" / ".a.toml.json").write_bytes(damage)
    assert kept_drafts() == []
    assert draft.path.read_text() == "two"


def test_a_lone_surrogate_is_no_reason_to_lose_a_text(data):
    assert data.name == "pswbrief"
    with open_draft("a.toml", "x\ud800y", FOR) as draft:
        assert draft.path.read_bytes() == b"x?y"
    assert kept_drafts() == []


def test_a_text_is_kept_even_where_the_data_folder_cannot_be_written(data, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    data.parent.write_text("a file, in which nothing can be kept")
    with open_draft("a.toml", "one", FOR) as draft:
        assert draft.path.read_text(encoding="utf-8") == "one"
        assert draft.path.parent == tmp_path
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "none"))
    with pytest.raises(InputError, match="Can't keep your text anywhere"), open_draft("a.toml", "one", FOR):
        pytest.fail("it was kept")


@posix
@pytest.mark.parametrize("there", [True, False])
def test_a_link_in_the_place_of_a_draft_is_not_followed(data, tmp_path, there):
    victim = tmp_path / "victim"
    if there:
        victim.write_bytes(b"precious")
    (data / "drafts").mkdir(parents=True)
    for name in ("a.toml", ".a-2.toml.json"):
        (data / "drafts" / name).symlink_to(victim)
    with open_draft("a.toml", "one", FOR) as draft:
        assert draft.path == data / "drafts" / "a-2.toml"
    assert victim.read_bytes() == b"precious" if there else not victim.exists()


@posix
def test_a_draft_is_nobody_elses_to_read(data):
    before = os.umask(0)
    try:
        draft = _interrupted()
    finally:
        os.umask(before)
    folder = draft.path.parent
    files = [draft.path, folder / ".a.toml.json", folder, data]
    assert [stat.S_IMODE(path.stat().st_mode) for path in files] == [0o600, 0o600, 0o700, 0o700]
