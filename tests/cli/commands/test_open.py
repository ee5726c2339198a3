"""`open`; the browser is a program that records its arguments."""

from __future__ import annotations

import sys
import webbrowser

import pytest

FREE, DOI = "gillard2022impact", "10.5555/x"


@pytest.fixture
def browser(own_program, tmp_path, monkeypatch):
    """The environment with a browser that records the addresses, and the file with the record."""
    # The module asks BROWSER once in a process; here many runs share one.
    monkeypatch.setattr(webbrowser, "_tryorder", None)
    monkeypatch.setattr(webbrowser, "_browsers", {})
    seen = tmp_path / "seen"
    script = tmp_path / "browser.py"
    script.write_text(f"import sys\nopen({str(seen)!r}, 'a').write(sys.argv[1] + '\\n')\n")
    own_program("add", "--title", "Nights on the ward", "--id", "own1", "--doi", DOI)
    return {"BROWSER": f"{sys.executable} {script} %s"}, seen


def test_the_best_address_is_opened_and_the_way_is_said(own_program, browser):
    environment, seen = browser
    answer = own_program("open", "own1", env=environment)
    assert answer.status == 0, answer.err
    assert seen.read_text() == f"https://doi.org/{DOI}\n"
    assert "its DOI leads to" in answer.err
    assert answer.out == ""


def test_only_the_address_is_printed_on_demand_or_without_a_display(own_program, browser):
    environment, seen = browser
    assert own_program("open", "own1", "--print", env=environment).out == f"https://doi.org/{DOI}\n"
    no_display = {"BROWSER": None, "DISPLAY": None, "WAYLAND_DISPLAY": None}
    answer = own_program("open", "own1", env=no_display)
    assert answer.out == f"https://doi.org/{DOI}\n"
    assert "No web browser can be opened here." in answer.err
    assert not seen.exists()


def test_several_ask_first(own_program, browser):
    environment, seen = browser
    answer = own_program("open", "own1", FREE, env=environment)
    assert answer.status == 2
    assert "--all" in answer.err
    assert not seen.exists()
    assert own_program("open", "own1", FREE, "--all", env=environment).status == 0
    assert len(seen.read_text().splitlines()) == 2


@pytest.mark.usefixtures("browser")
def test_a_way_that_there_is_not_ends_with_1_and_names_those_that_there_are(own_program):
    answer = own_program("open", "own1", "--via", "pmc", "--print")
    assert answer.status == 1
    assert "doi, scholar" in answer.err
    openathens = own_program("open", "own1", "--via", "openathens", "--print")
    assert openathens.status == 1
    assert "config openathens.prefix" in openathens.err
    assert own_program("open", "nobody", "--print").status == 1
    assert own_program("open", "own1", "--via", "magic").status == 2


@pytest.mark.usefixtures("browser")
def test_the_redirector_comes_from_the_settings(own_program):
    assert own_program("config", "openathens.prefix", "https://go.example.org/r?url=").status == 0
    answer = own_program("open", "own1", "--via", "openathens", "--print")
    assert answer.out == "https://go.example.org/r?url=https%3A%2F%2Fdoi.org%2F10.5555%2Fx\n"


def test_every_reference_of_the_brief_has_a_way_and_show_has_the_same(program):
    ids = program.once("list", "--format", "ids").ids
    answer = program("open", *ids, "--print", env={"BROWSER": None})
    assert answer.status == 0
    assert len(answer.lines) == len(ids)
    assert all(line.startswith(("https://", "http://")) for line in answer.lines)
    by_id = dict(zip(ids, answer.lines, strict=True))
    card = dict(line.split("\t") for line in program("show", FREE, "--format", "plain").lines)
    assert card["Link"] == by_id[FREE]
