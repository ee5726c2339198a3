from __future__ import annotations

import json

from testing.catalogues import write
from testing.terminal import on_terminal


def test_there_are_six_resources_one_a_line(program):
    lines = [line.split("\t") for line in program("resources").lines]
    assert len(lines) == 6
    assert {len(line) for line in lines} == {5}
    assert [line[1] for line in lines] == [
        "The Star for workforce redesign",
        "Statistics",
        "National Data Programme",
        *["Competency Frameworks"] * 3,
    ]


def test_json_has_the_same_in_records(program):
    found = program("resources", "--format", "json").json()
    assert list(found[0]) == ["id", "section", "title", "text", "url"]
    assert [json.loads(line) for line in program("resources", "--format", "jsonl").lines] == found


def test_a_terminal_shows_each_with_its_link_or_that_none_is_known(program):
    screen = on_terminal(program, "resources")
    assert screen.text.count("Link") == 6
    assert "The Competence Framework - Part 3 - Curriculum" in screen.words


def test_a_catalogue_without_resources_has_nothing_to_find(program):
    path = write(program.folder / "bare.toml")
    answer = program("--catalogue", str(path), "resources", "--format", "json")
    assert (answer.status, answer.out) == (1, "[]\n")
