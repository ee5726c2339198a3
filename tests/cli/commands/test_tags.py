"""`tags`: every format, with counts, on a terminal and in a pipe."""

from __future__ import annotations

import json

import pytest

from testing.libraries import BRIEFS, OWN, add_one
from testing.terminal import on_terminal


@pytest.fixture
def tagged(own_program):
    """A library in which two references have one tag and one of them another."""
    add_one(own_program, "--tag", "Reading")
    own_program("tag", BRIEFS, "+reading", "+for chapter 2")
    return own_program


def test_a_pipe_gets_a_tag_and_its_count_a_line_the_most_used_first(tagged):
    assert tagged("tags").out == "Reading\t2\nfor chapter 2\t1\n"


def test_a_script_gets_records(tagged):
    records = [{"tag": "Reading", "count": 2}, {"tag": "for chapter 2", "count": 1}]
    assert tagged("tags", "--format", "json").json() == records
    assert [json.loads(line) for line in tagged("tags", "-f", "jsonl").lines] == records


@pytest.mark.parametrize("columns", [40, 80])
def test_a_terminal_shows_a_table(tagged, columns):
    screen = on_terminal(tagged, "tags", columns=columns)
    assert screen.status == 0
    assert screen.lines[:3] == ["Tag            References", "Reading        2", "for chapter 2  1"]


@pytest.mark.parametrize(("form", "out"), [("plain", ""), ("json", "[]\n"), ("jsonl", "")])
def test_without_a_tag_nothing_is_found(program, form, out):
    answer = program("tags", "--format", form)
    assert (answer.status, answer.out) == (1, out)
    assert answer.err == "pswbrief: No reference has a tag.\nTry: pswbrief tag ID +reading\n"


def test_another_format_is_wrong_usage(program):
    assert program("tags", "--format", "csv").status == 2


def test_a_tag_is_renamed_on_every_reference_that_has_it(own_program):
    add_one(own_program)
    own_program("tag", OWN, BRIEFS, "+thesis", "+b")
    own_program("tag", BRIEFS, "+chapter two")
    answer = own_program("tags", "rename", "Thesis", "chapter two")
    assert (answer.status, answer.out, answer.err) == (0, "", "pswbrief: 2 references changed.\n")
    assert own_program("tags").lines == ["b\t2", "chapter two\t2"]
    assert own_program("undo").status == 0
    assert "thesis\t2" in own_program("tags").lines


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (("rename", "nothing", "x"), 1, "No reference has the tag 'nothing'."),
        (("rename", "one"), 2, "Which tag should be renamed, and to what?"),
        (("rename", "a", "b", "c"), 2, "Which tag should be renamed, and to what?"),
        (("rename", "a", " "), 2, "A tag needs a name."),
        (("thesis",), 2, "Did you mean: pswbrief list --tag thesis"),
    ],
)
def test_what_can_not_be_renamed_is_reported_and_changes_nothing(own_program, arguments, status, sentence):
    own_program("tag", BRIEFS, "+a")
    answer = own_program("tags", *arguments)
    assert (answer.status, answer.out) == (status, "")
    assert sentence in answer.err
    assert own_program("tags").lines == ["a\t1"]
