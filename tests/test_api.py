"""The examples of the Python API's page, run as they are there."""

from __future__ import annotations

import doctest
from pathlib import Path

PAGE = Path(__file__).parents[1] / "docs" / "api.md"


def test_every_example_of_the_python_api_gives_what_the_page_shows(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    # Changes are recorded in the user's data folder.
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    results = doctest.testfile(str(PAGE), module_relative=False, optionflags=doctest.REPORT_NDIFF)
    assert results.failed == 0, capsys.readouterr().out
    assert results.attempted > 20
