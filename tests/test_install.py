"""The package that is installed holds what the program needs."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from pswbrief import __version__
from pswbrief.store.documentation import TOPICS
from testing.program import UNMEASURED

ROOT = Path(__file__).parents[1]


def test_the_version_of_the_package_is_that_of_the_program():
    assert importlib.metadata.version("pswbrief") == __version__


def test_the_installed_command_starts_the_program(program):
    script = Path(sys.executable).with_name("pswbrief")
    if not script.exists():
        pytest.skip("the package is not installed beside this Python")
    assert program.process(command=[str(script), "--version"]).out == f"pswbrief {__version__}\n"


@pytest.mark.skipif(
    importlib.util.find_spec("hatchling") is None, reason="without hatchling a wheel can't be built offline"
)
def test_a_wheel_holds_the_catalogue_and_runs_from_where_it_is_put(program, tmp_path):
    build = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "--wheel-dir",
        str(tmp_path),
    ]
    subprocess.run([*build, str(ROOT)], check=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        assert archive.read("pswbrief/data/brief.toml") == (ROOT / "data" / "brief.toml").read_bytes()
        archive.extractall(tmp_path / "site")
    assert "pswbrief/py.typed" in names
    assert {f"pswbrief/docs/{topic.file}" for topic in TOPICS.values()} <= set(names)
    assert not [name for name in names if name.startswith(("tests/", "data/", "src/"))]
    unpacked = program.process("list", env={"PYTHONPATH": str(tmp_path / "site")} | UNMEASURED)
    assert unpacked == program.once("list")
    page = program.process("help", "query", env={"PYTHONPATH": str(tmp_path / "site")} | UNMEASURED)
    assert page == program.once("help", "query")
