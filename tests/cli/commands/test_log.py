"""`log`: the changes with their times and commands."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest

from testing.libraries import BRIEFS, OWN, add_one, library_file
from testing.terminal import on_terminal


@pytest.fixture
def changed(own_program):
    """A library that has been changed three times, of which the last was taken back."""
    add_one(own_program)
    own_program("tag", "-", "+to read", stdin=f"{BRIEFS}\n{OWN}\n")
    own_program("note", OWN, "x")
    own_program("undo")
    return own_program


def test_a_pipe_gets_time_command_and_what_it_would_restore_the_last_first(changed):
    lines = [line.split("\t") for line in changed("log").lines]
    assert [line[1:] for line in lines] == [
        ["pswbrief tag - '+to read'", f"undo: {BRIEFS}: tags empty; {OWN}: tags empty"],
        [
            "pswbrief add --title 'Nights on the ward' --author 'Smith, Ann' --year 2020",
            f"undo: {OWN}: taken out again",
        ],
    ]
    for time, *_ in lines:
        assert timedelta() <= datetime.now(UTC) - datetime.fromisoformat(time) < timedelta(hours=1)


def test_a_script_gets_records(changed):
    records = changed("log", "--format", "json").json()
    assert [record["number"] for record in records] == [2, 1]
    assert records[0].keys() == {"number", "time", "command", "restores", "unnamed"}
    assert records[0]["restores"] == [f"{BRIEFS}: tags empty", f"{OWN}: tags empty"]
    assert [json.loads(line) for line in changed("log", "-f", "jsonl").lines] == records


@pytest.mark.parametrize("columns", [40, 80])
def test_a_terminal_shows_a_table_that_fits(changed, columns):
    screen = on_terminal(changed, "log", columns=columns)
    assert screen.status == 0
    assert screen.widest <= columns
    assert screen.lines[0] == "When (UTC)        Command"
    assert "pswbrief tag - '+to read'" in screen.words


def test_a_command_can_not_make_the_terminal_obey(own_program):
    own_program("note", BRIEFS, "a\x1b[31mred\x1b[0m\nb")
    assert "\x1b[31m" not in own_program("log").out
    assert on_terminal(own_program, "log").stray == []


def test_without_a_change_nothing_is_found(own_program):
    answer = own_program("log")
    assert (answer.status, answer.out) == (1, "")
    assert answer.err == f"pswbrief: No change of {library_file(own_program)} is recorded.\n"


def test_a_script_gets_no_records_where_there_is_no_change(own_program):
    answer = own_program("log", "--format", "json")
    assert (answer.status, answer.out) == (1, "[]\n")
