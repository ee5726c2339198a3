"""What all tests share: the program in a folder and with a cache of its own, and no clock that could fail a test."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings

from testing.program import Program

settings.register_profile("no-clocks", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("no-clocks")


@pytest.fixture(scope="session", autouse=True)
def cache_home(tmp_path_factory):
    """A folder for caches, so that neither a test nor a program that it starts touches the user's own."""
    folder = tmp_path_factory.mktemp("cache")
    before = os.environ.get("XDG_CACHE_HOME")
    os.environ["XDG_CACHE_HOME"] = str(folder)
    yield folder
    if before is None:
        del os.environ["XDG_CACHE_HOME"]
    else:
        os.environ["XDG_CACHE_HOME"] = before


@pytest.fixture(scope="session")
def program(cache_home, tmp_path_factory):
    """The real program, with a cache that all tests share and that is warm after the first."""
    return Program(cache_home, tmp_path_factory.mktemp("folder"))


@pytest.fixture
def own_program(tmp_path):
    """The real program with a cold cache and a folder of its own."""
    folder = tmp_path / "folder"
    folder.mkdir()
    return Program(tmp_path / "cache", folder)


@pytest.fixture(scope="session")
def records(program):
    """The records of the brief, as `list --format json` gives them."""
    return program.once("list", "--format", "json").json()
