from __future__ import annotations

import csv
import io
import json
from collections import Counter

from testing.catalogues import reference, write
from testing.terminal import on_terminal

GROUPS = ["section", "year", "access", "container", "type"]


def _lines(answer):
    assert answer.status == 0, answer.err
    return [tuple(line.split("\t")) for line in answer.lines]


def test_the_lines_count_what_the_records_hold(program, records):
    lines = _lines(program.once("stats"))
    assert {len(line) for line in lines} == {3}
    assert lines[:4] == [
        ("all", "references", "136"),
        ("all", "duplicates", "1"),
        ("all", "free", "82"),
        ("all", "free_share", "0.603"),
    ]
    for group in ("section", "year", "access", "type"):
        counted = Counter("" if record[group] is None else str(record[group]) for record in records)
        assert {name: int(count) for kind, name, count in lines if kind == group} == counted
    assert list(dict.fromkeys(kind for kind, *_ in lines)) == ["all", *GROUPS]


def test_json_is_an_object_and_json_lines_are_counts(program):
    found = program.once("stats", "--format", "json").json()
    assert list(found) == ["references", "duplicates", "free", "free_share", *GROUPS]
    assert found["free_share"] == round(found["free"] / found["references"], 3)
    lines = [json.loads(line) for line in program("stats", "--format", "jsonl").lines]
    assert [{"name": one["name"], "count": one["count"]} for one in lines if one["group"] == "year"] == found["year"]
    assert lines[0] == {"group": "all", "name": "references", "count": 136}


def test_it_counts_what_a_choice_holds(program):
    lines = _lines(program("stats", "--year", "2024", "--access", "open"))
    listed = program("list", "--year", "2024", "--access", "open").lines
    assert lines[0] == ("all", "references", str(len(listed)))
    assert lines[3] == ("all", "free_share", "1.0")
    assert [line for line in lines if line[0] == "year"] == [("year", "2024", str(len(listed)))]


def test_ids_may_come_through_a_pipe(program):
    assert _lines(program("stats", "-", stdin="gillard2022impact\nwatson2024social\n"))[0][2] == "2"


def test_a_paper_counts_as_printed_twice_only_if_both_are_chosen(program):
    assert _lines(program("stats", "ehrlich2020happens-2"))[1] == ("all", "duplicates", "0")
    both = program("list", "--format", "json").json()
    original = next(record["duplicate_of"] for record in both if record["id"] == "ehrlich2020happens-2")
    assert _lines(program("stats", "ehrlich2020happens-2", original))[1] == ("all", "duplicates", "1")


def test_nothing_to_count_ends_with_status_1(program):
    answer = program("stats", "--year", "1801")
    assert (answer.status, answer.out) == (1, "")
    assert answer.err == "pswbrief: Nothing matched.\nTry without --year.\n"


def test_a_terminal_shows_bars_that_can_be_read_without_colour(program):
    screen = on_terminal(program, "stats", "--color", "never")
    bars = {line.split()[0]: line.count("█") for line in screen.lines if "█" in line}
    assert bars["open"] > bars["abstract"] > bars["openathens"] > 0
    assert screen.styles == []
    assert "Free to read: 82 of 136 (60.3%). Printed a second time, and counted again: 1." in screen.words


def test_what_is_not_known_is_said_so_and_hostile_names_stay_text(own_program):
    evil = "[red]J\x1b[31m\tx"
    path = write(own_program.folder / "b.toml", reference(container=evil, access=None))
    lines = _lines(own_program("--catalogue", str(path), "stats"))
    assert ("access", "", "1") in lines
    assert ("container", "[red]J [31m x", "1") in lines
    screen = on_terminal(own_program, "--catalogue", str(path), "stats")
    assert screen.stray == []
    assert "[red]J [31m x" in screen.text
    assert "not known" in screen.text


def test_one_field_is_counted_alone_in_any_format(program):
    lines = _lines(program("stats", "--by", "access"))
    assert lines == [
        ("access", name, count) for group, name, count in _lines(program.once("stats")) if group == "access"
    ]
    assert program("stats", "--by", "author", "--format", "json").json().keys() == {"author"}
    both = list(csv.DictReader(io.StringIO(program("stats", "--by", "year", "--by", "tag", "--format", "csv").out)))
    assert {row["group"] for row in both} == {"year", "tag"}
    assert sum(int(row["count"]) for row in both if row["group"] == "year") == 136
    assert program("stats", "--by", "colour").status == 2


def test_a_terminal_has_bars_for_one_field(program):
    screen = on_terminal(program, "stats", "--by", "access")
    assert "█" in screen.text
    assert "Section" not in screen.text
