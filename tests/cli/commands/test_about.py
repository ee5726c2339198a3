from __future__ import annotations

import json

from testing.catalogues import reference, write


def test_the_brief_is_reported_with_all_that_it_says_of_itself(program):
    facts = [line.split("\t") for line in program("about").lines]
    assert facts[:4] == [
        ["Title", "Evidence Brief: Peer Support Workers"],
        ["Date", "March 2025"],
        ["Producer", "Knowledge Management team"],
        ["Contents", "136 references, 32 sections, 6 resources"],
    ]
    labels = {label for label, _ in facts}
    assert {"Acknowledge", "Access help", "Contact", "Updates"} <= labels
    assert ["Acknowledge", program("cite").out.rstrip("\n")] in facts
    assert ["Contact", "england.knowledgemanagement@nhs.net"] in facts


def test_json_is_one_object(program):
    brief = program("about", "--format", "json").json()
    assert brief["issued"] == "2025-03"
    assert [json.loads(line) for line in program("about", "--format", "jsonl").lines] == [brief]


def test_a_brief_of_which_only_the_title_is_known_is_reported(program):
    path = write(program.folder / "title.toml")
    lines = program("--catalogue", str(path), "about").lines
    assert [line.split("\t")[0] for line in lines] == ["Title", "Contents"]
    assert lines[0] == "Title\tA brief"


def test_one_is_not_counted_as_several(program):
    path = write(program.folder / "one.toml", reference())
    assert "Contents\t1 reference, 1 section, 0 resources" in program("--catalogue", str(path), "about").lines
