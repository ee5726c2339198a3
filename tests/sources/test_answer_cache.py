"""Answers on disk: kept for thirty days, never trusted if damaged, and never a reason to fail."""

from __future__ import annotations

import json
import os
import time

import pytest

from pswbrief.sources.answer_cache import DAYS, Answer, AnswerCache

KEY = "https://example.org/works/1"


def kept(folder):
    (file,) = folder.rglob("*.json")
    return file


def test_an_answer_comes_back_as_it_was_kept(tmp_path):
    cache = AnswerCache(tmp_path)
    answer = Answer(200, '{"a": "ü"}', time.time())
    cache.put(KEY, answer)
    assert cache.get(KEY) == answer
    assert cache.get(KEY + "2") is None


def test_an_answer_is_too_old_after_thirty_days(tmp_path):
    cache = AnswerCache(tmp_path)
    cache.put(KEY, Answer(200, "x", time.time() - (DAYS - 1) * 86_400))
    assert cache.get(KEY) is not None
    cache.put(KEY, Answer(200, "x", time.time() - (DAYS + 1) * 86_400))
    assert cache.get(KEY) is None
    cache.put(KEY, Answer(200, "x", time.time() + 86_400))
    assert cache.get(KEY) is None


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"status": 200}', '{"status": "x", "text": 1, "time": "y"}'])
def test_a_damaged_file_is_no_answer(tmp_path, text):
    cache = AnswerCache(tmp_path)
    cache.put(KEY, Answer(200, "x", time.time()))
    kept(tmp_path).write_text(text)
    assert cache.get(KEY) is None


def test_an_answer_to_something_else_is_none(tmp_path):
    cache = AnswerCache(tmp_path)
    cache.put(KEY, Answer(200, "x", time.time()))
    file = kept(tmp_path)
    file.write_text(json.dumps(json.loads(file.read_text()) | {"key": "other"}))
    assert cache.get(KEY) is None


def test_old_files_are_removed_when_a_new_one_is_written_next_to_them(tmp_path):
    cache = AnswerCache(tmp_path)
    cache.put(KEY, Answer(200, "x", time.time()))
    old = kept(tmp_path).with_name("old.json")
    old.write_text("x")
    os.utime(old, (0, 0))
    cache.put(KEY, Answer(200, "y", time.time()))
    assert not old.exists()


def test_a_folder_that_cant_be_written_is_no_fault(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("")
    cache = AnswerCache(blocked / "answers")
    cache.put(KEY, Answer(200, "x", time.time()))
    assert cache.get(KEY) is None


@pytest.mark.skipif(os.name == "nt", reason="Windows protects a user's cache by itself")
@pytest.mark.parametrize("part", ["all", "folder", "file"])
def test_an_answer_that_others_could_have_written_is_none(tmp_path, part):
    cache = AnswerCache(tmp_path)
    cache.put(KEY, Answer(200, "x", time.time()))
    file = kept(tmp_path)
    open_to_all = {"all": tmp_path, "folder": file.parent, "file": file}[part]
    mode = open_to_all.stat().st_mode
    open_to_all.chmod(mode | 0o022)
    assert cache.get(KEY) is None
    open_to_all.chmod(mode)
    assert cache.get(KEY) is not None


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
def test_no_link_and_no_pipe_is_followed(tmp_path):
    cache = AnswerCache(tmp_path / "cache")
    cache.put(KEY, Answer(200, "x", time.time()))
    file = kept(tmp_path)
    file.unlink()
    os.mkfifo(file)
    assert cache.get(KEY) is None
    file.unlink()
    # What is old in a folder is removed: never in one that a link leads to.
    documents = tmp_path / "documents"
    documents.mkdir()
    (documents / "old.json").write_text("x")
    os.utime(documents / "old.json", (0, 0))
    file.parent.rmdir()
    file.parent.symlink_to(documents)
    cache.put(KEY, Answer(200, "x", time.time()))
    assert [path.name for path in documents.iterdir()] == ["old.json"]
