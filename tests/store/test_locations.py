"""The shipped catalogue is found anywhere, and the folders of data and cache are where each system has them."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from platformdirs.macos import MacOS
from platformdirs.unix import Unix

from pswbrief.errors import InputError
from pswbrief.store import locations
from pswbrief.store.locations import (
    cache_folder,
    config_file,
    config_folder,
    data_folder,
    drafts_folder,
    english_file,
    is_english_word,
    own_vocabulary_file,
    shipped_catalogue,
    subjects_file,
    vocabulary_file,
)

posix = pytest.mark.skipif(os.name == "nt", reason="Windows has a place of its own")


def test_the_catalogue_that_ships_is_found_whatever_the_working_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    path = shipped_catalogue()
    assert path.is_absolute()
    assert path.name == "brief.toml"
    assert path.read_text(encoding="utf-8").count("[[references]]\n") == 136


def test_an_installation_without_the_catalogue_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(locations, "_PACKAGE", tmp_path / "src" / "pswbrief")
    with pytest.raises(InputError, match="catalogue that ships with pswbrief is missing"):
        shipped_catalogue()
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "brief.toml").write_text("")
    assert shipped_catalogue() == tmp_path / "data" / "brief.toml"


def test_the_cache_is_where_the_environment_says(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == tmp_path / "pswbrief"


@posix
@pytest.mark.parametrize("value", ["", "relative/folder", "."])
def test_a_cache_folder_that_is_not_absolute_is_not_followed(tmp_path, monkeypatch, value):
    monkeypatch.setenv("XDG_CACHE_HOME", value)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert cache_folder() == tmp_path / ".cache" / "pswbrief"


@posix
@pytest.mark.parametrize(("system", "judge"), [("linux", Unix), ("darwin", MacOS)])
@pytest.mark.parametrize("xdg", [True, False])
def test_the_folders_are_those_that_platformdirs_gives(tmp_path, monkeypatch, system, judge, xdg):
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        if xdg:
            monkeypatch.setenv(name, str(tmp_path / name))
        else:
            monkeypatch.delenv(name, raising=False)
    judged = judge("pswbrief", appauthor=False)
    assert cache_folder() == Path(judged.user_cache_dir)
    assert data_folder() == Path(judged.user_data_dir)
    assert config_folder() == Path(judged.user_config_dir)


def test_what_is_a_readers_own_is_in_the_folders_of_data_and_settings():
    assert own_vocabulary_file() == data_folder() / "vocabulary.toml"
    assert drafts_folder() == data_folder() / "drafts"
    assert config_file() == config_folder() / "config.toml"


@pytest.mark.parametrize(
    ("file", "name"),
    [(vocabulary_file, "vocabulary.toml"), (subjects_file, "subjects.toml"), (english_file, "english.txt")],
)
def test_what_search_knows_ships_with_the_program(file, name):
    assert file().name == name
    assert file().is_file()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks Linux's list of users")
def test_even_a_user_without_a_home_has_a_cache_folder(monkeypatch):
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.delenv("HOME")
    monkeypatch.setattr(os, "getuid", lambda: 4_000_000_000)
    assert cache_folder() == Path("~") / ".cache" / "pswbrief"


@pytest.mark.parametrize("word", ["police", "colour", "color"])
def test_a_word_is_english_if_it_is_in_the_list(word: str) -> None:
    assert is_english_word(word)
    assert not is_english_word(word + "x")


def test_the_list_has_each_word_once_in_order_and_no_short_one() -> None:
    lines = english_file().read_text(encoding="ascii").splitlines()
    found = [line for line in lines if line and not line.startswith("#")]
    assert found == sorted(set(found))
    assert all(word.isalpha() and word.islower() and len(word) > 3 for word in found)
