"""An index is that of its files as long as they hold the same bytes, whatever a touch has done to their times."""

from __future__ import annotations

import os
import time

import pytest

from pswbrief.index.build import build_index
from pswbrief.index.freshness import facts_path, files_at, index_path, open_fresh
from pswbrief.index.revalidate import revalidate
from testing.catalogues import reference, write

LONG_AGO = 1_500_000_000_000_000_000


@pytest.fixture
def paths(tmp_path, monkeypatch):
    """A catalogue and a library whose index is kept; the clock is an hour ahead, so that both count as settled."""
    real = time.time_ns
    monkeypatch.setattr("time.time_ns", lambda: real() + 3600 * 10**9)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    library = tmp_path / "l.toml"
    library.write_text('[[references]]\nid = "own"\ntype = "book"\ntitle = "Mine"\n', encoding="utf-8")
    made = write(tmp_path / "b.toml", reference(title="First")), library
    build_index(*made).close()
    return made


def _touch(path):
    os.utime(path, ns=(LONG_AGO, LONG_AGO))


def _titles(connection):
    return [title for (title,) in connection.execute("SELECT title FROM reference ORDER BY pos")]


@pytest.mark.parametrize("touched", [(0,), (1,), (0, 1)])
def test_after_a_touch_the_index_is_valid_and_found_by_its_facts_the_next_time(paths, touched):
    for each in touched:
        _touch(paths[each])
    files = files_at(*paths)
    assert open_fresh(files) is None
    assert _titles(revalidate(files)) == ["First", "Mine"]
    assert facts_path(index_path(files)).exists()
    assert _titles(open_fresh(files)) == ["First", "Mine"]


@pytest.mark.parametrize("changed", [0, 1])
@pytest.mark.parametrize(("old", "new"), [(b"title", b"Title"), (b"title", b"title ")], ids=["of its size", "longer"])
def test_other_bytes_in_either_file_are_no_touch(paths, changed, old, new):
    paths[changed].write_bytes(paths[changed].read_bytes().replace(old, new, 1))
    files = files_at(*paths)
    assert revalidate(files) is None
    assert not facts_path(index_path(files)).exists()


def test_of_a_file_that_was_changed_just_now_no_facts_are_noted(paths, monkeypatch):
    """Its next change may leave it the same times."""
    changed = paths[1].stat().st_ctime_ns
    monkeypatch.setattr("time.time_ns", lambda: changed + 1)
    files = files_at(*paths)
    assert _titles(revalidate(files)) == ["First", "Mine"]
    assert not facts_path(index_path(files)).exists()


def test_of_an_index_that_another_has_replaced_no_facts_are_noted(paths, monkeypatch):
    _touch(paths[0])
    files = files_at(*paths)
    monkeypatch.setattr("pswbrief.index.freshness.is_same_file", lambda *_: False)
    assert revalidate(files) is None
    assert not facts_path(index_path(files)).exists()


def test_without_an_index_or_a_file_there_is_nothing_to_revalidate(paths):
    files = files_at(*paths)
    kept = index_path(files)
    _touch(paths[0])
    touched = files_at(*paths)
    paths[0].unlink()
    assert revalidate(touched) is None
    kept.unlink()
    assert revalidate(files) is None


def test_facts_that_can_not_be_written_do_no_harm(paths):
    _touch(paths[0])
    files = files_at(*paths)
    facts_path(index_path(files)).mkdir()
    assert _titles(revalidate(files)) == ["First", "Mine"]
