from __future__ import annotations

import json

from testing.terminal import on_terminal


def test_there_are_32_sections_with_the_counts_of_what_is_in_and_below_them(program, records):
    lines = [line.split("\t") for line in program.once("sections").lines]
    assert len(lines) == 32
    assert {len(line) for line in lines} == {5}
    direct = [sum(record["section"] == title for record in records) for *_, title in lines]
    below = {key: 0 for key, *_ in lines}
    for (_, _, _, parent, _), count in zip(lines, direct, strict=True):
        if parent:
            below[parent] += count
    assert [int(count) for _, count, *_ in lines] == [
        n + below[key] for n, (key, *_) in zip(direct, lines, strict=True)
    ]


def test_json_has_the_same_in_records(program):
    found = program("sections", "--format", "json").json()
    assert list(found[0]) == ["id", "title", "parent", "page", "count", "introduction"]
    plain = [line.split("\t") for line in program.once("sections").lines]
    assert [[f["id"], str(f["count"]), str(f["page"] or ""), f["parent"] or "", f["title"]] for f in found] == plain
    assert [json.loads(line) for line in program("sections", "--format", "jsonl").lines] == found


def test_a_terminal_has_a_tree(program):
    screen = on_terminal(program, "sections")
    assert "Published Peer Reviewed Research  120" in screen.lines
    assert "├── Challenges/ benefits  17" in screen.lines


def test_a_catalogue_without_sections_has_nothing_to_find(own_program):
    own_program("new", "bare.toml", "--title", "Bare")
    answer = own_program("--catalogue", "bare.toml", "sections", "--format", "json")
    assert (answer.status, answer.out) == (1, "[]\n")
    assert own_program("--catalogue", "bare.toml", "sections").err == "pswbrief: This catalogue has no sections.\n"
