"""pswbrief's own TOML and JSON as files to read from and to convert to."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given

from pswbrief.core.item import Item
from pswbrief.errors import InputError
from pswbrief.formats.sniff import is_own
from pswbrief.workspace.own_formats import OwnFormat, dump_own, parse_own
from testing.exchange_items import CATALOGUE_FILE, ITEMS, SOME, item_lists

WITHOUT_ACCESS = {item.id: replace(item, note=None) for item in ITEMS}


def test_the_catalogue_is_read_as_its_references():
    form, result = parse_own(CATALOGUE_FILE.read_text(encoding="utf-8"), "brief.toml")
    assert form is OwnFormat.TOML
    assert {item.id: replace(item, note=None) for item in result.items} == WITHOUT_ACCESS


@pytest.mark.parametrize("form", OwnFormat)
def test_the_items_of_the_brief_come_back_from_each_form(form):
    text, problems = dump_own(ITEMS, form)
    assert is_own(text)
    found, result = parse_own(text, "a")
    assert (found, problems, result.problems) == (form, [], ())
    assert [item.title for item in result.items] == [item.title for item in ITEMS]
    assert [item.authors for item in result.items] == [item.authors for item in ITEMS]
    assert [(item.doi, item.pmid, item.issued, item.pages) for item in result.items] == [
        (item.doi, item.pmid, item.issued, item.pages) for item in ITEMS
    ]


@SOME
@given(item_lists())
def test_all_that_is_written_of_any_item_comes_back(items):
    written = [json.loads(line) for line in dump_own(items, OwnFormat.JSONL)[0].splitlines()]
    for form in OwnFormat:
        text, _ = dump_own(items, form)
        if written:
            back = dump_own(parse_own(text, "a")[1].items, OwnFormat.JSONL)[0]
            assert [json.loads(line) for line in back.splitlines()] == written


def test_what_has_no_title_or_an_id_used_twice_is_named():
    text, problems = dump_own([Item(id="a"), Item(id="b", title="B"), Item(id="b", title="C")], OwnFormat.JSONL)
    assert [json.loads(line)["title"] for line in text.splitlines()] == ["B"]
    assert [problem.partition(":")[0] for problem in problems] == ["a", "b"]


def test_a_record_that_is_none_costs_no_other():
    lines = dump_own([Item(id="a", title="A")], OwnFormat.JSONL)[0]
    result = parse_own(lines + '{"id": 1, "access_note": null}\n', "a")[1]
    assert [item.id for item in result.items] == ["a"]
    assert [problem.line for problem in result.problems] == [2]


@pytest.mark.parametrize("text", ['[{"id": "a",', '{"id": "a"}\n{"id": '])
def test_what_is_no_json_is_refused(text):
    with pytest.raises(InputError):
        parse_own(text, "a.json")
