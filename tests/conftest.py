"""What all tests share: the program in a folder and with a cache of its own, and no clock that could fail a test."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings

from testing.libraries import add_one
from testing.program import Program

settings.register_profile("no-clocks", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("no-clocks")


@pytest.fixture(scope="session", autouse=True)
def cache_home(tmp_path_factory):
    """A folder for caches and one for data, so that neither a test nor a program that it starts touches the user's own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
        folder = tmp_path_factory.mktemp("cache")
        patch.setenv("XDG_CACHE_HOME", str(folder))
        yield folder


@pytest.fixture(scope="session")
def program(cache_home, tmp_path_factory):
    """The real program, with a cache that all tests share and that is warm after the first."""
    return Program(cache_home, tmp_path_factory.mktemp("folder"), tmp_path_factory.mktemp("none"))


@pytest.fixture
def own_program(tmp_path):
    """The real program with a cold cache, a folder and a library of its own."""
    folder = tmp_path / "folder"
    folder.mkdir()
    return Program(tmp_path / "cache", folder, tmp_path / "data")


@pytest.fixture(scope="module")
def owner(cache_home, tmp_path_factory):
    """The real program with a library of one reference, `testing.libraries.OWN`, for tests that change nothing in it."""
    made = Program(cache_home, tmp_path_factory.mktemp("folder"), tmp_path_factory.mktemp("data"))
    add_one(made)
    return made


@pytest.fixture(scope="session")
def records(program):
    """The records of the brief, as `list --format json` gives them."""
    return program.once("list", "--format", "json").json()
