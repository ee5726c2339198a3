"""What all tests share: the program in a folder and with a cache of its own, and no clock that could fail a test."""

from __future__ import annotations

import gc
import os
import shutil

import pytest
from hypothesis import HealthCheck, settings

from testing.libraries import add_one
from testing.program import Program

# The same examples in every run, so that none fails by luck; `make nightly`, which sets how many there are, looks for others.
settings.register_profile(
    "steady",
    deadline=None,
    derandomize="PSWBRIEF_FUZZ" not in os.environ,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("steady")


def pytest_collection_finish():
    """Exclude the objects that exist by now, thousands of tests among them, from garbage collection."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def cache_home(tmp_path_factory):
    """A folder for caches, and others for data and settings, so that neither a test nor what it starts touches the user's own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
        patch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("config")))
        folder = tmp_path_factory.mktemp("cache")
        patch.setenv("XDG_CACHE_HOME", str(folder))
        yield folder


@pytest.fixture(scope="session")
def program(cache_home, tmp_path_factory):
    """The program with a cache that all tests share and that is warm after the first."""
    return Program(cache_home, tmp_path_factory.mktemp("folder"), tmp_path_factory.mktemp("none"))


@pytest.fixture(scope="session")
def warm_home(tmp_path_factory):
    """A home for `own_program`, and a copy of its cache with the indexes of the brief alone and of the brief with a library."""
    home = tmp_path_factory.mktemp("own")
    made = program_at(home)
    add_one(made)
    assert made("list").status == 0
    warm = tmp_path_factory.mktemp("warm") / "cache"
    shutil.copytree(made.cache, warm)
    return home, warm


@pytest.fixture
def own_program(warm_home):
    """The program with a folder and a library of its own, which are empty, and a cache that is warm.

    It lives at one place for all tests of a process, because an index is known by the paths of its files; each test gets it as new.
    """
    home, warm = warm_home
    shutil.rmtree(home)
    shutil.copytree(warm, home / "cache")
    return program_at(home)


@pytest.fixture
def cold_program(tmp_path):
    """The program with a folder and a library of its own and nothing in its cache."""
    return program_at(tmp_path)


def program_at(home):
    """The program with cache, folder and data in `home`."""
    (home / "folder").mkdir(parents=True)
    return Program(home / "cache", home / "folder", home / "data")


@pytest.fixture(scope="module")
def owner(cache_home, tmp_path_factory):
    """The program with a library of one reference, `testing.libraries.OWN`, for tests that change nothing in it."""
    made = Program(cache_home, tmp_path_factory.mktemp("folder"), tmp_path_factory.mktemp("data"))
    add_one(made)
    return made


@pytest.fixture(scope="session")
def records(program):
    """The records of the brief, as `list --format json` gives them."""
    return program.once("list", "--format", "json").json()
