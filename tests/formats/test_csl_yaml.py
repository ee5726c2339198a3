"""CSL-YAML, as pandoc's documents have it."""

from __future__ import annotations

import json

import pypandoc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pswbrief.core.edtf import Edtf
from pswbrief.core.enums import ItemType
from pswbrief.core.item import Item
from pswbrief.core.name import Person
from pswbrief.formats.bibtex import bibtex
from pswbrief.formats.common.result import FormatError
from pswbrief.formats.common.xml_values import NOT_XML
from pswbrief.formats.csl_json import csl_json
from pswbrief.formats.csl_yaml import dumps, loads
from testing.exchange_items import ITEMS, MANY, NOTICE, PLAIN, SOME, TEXT, broken, item_lists, names, only_format_errors
from testing.steps import processor_time

DOCUMENT = """\
---
# A bibliography
references:
- id: quill2018
  type: article-journal
  title: "Peer work: a study"
  author:
  - family: Quill
    given: Ada
  issued: 2018-03
  volume: 1e3
  language: no
- id: b
  type: book
  title: B
  issued:
    date-parts:
    - - 2012
      - 4
---

# A manuscript

- id: none of these
"""
SYNTAX = [
    "- id: a\n",
    "  title: b\n",
    "references:\n",
    "- ",
    "[",
    "]",
    "{",
    "&a ",
    "*a",
    "|\n",
    "'",
    '"',
    ": ",
    "\n",
    "---\n",
]

# YAML can't hold the two characters that are none ("\ufffe", "\uffff").
HELD = PLAIN.filter(lambda text: NOT_XML.search(text) is None)


def test_records_are_read_whose_scalars_are_all_texts():
    assert loads(DOCUMENT).items == (
        Item(
            id="quill2018",
            type=ItemType.ARTICLE,
            title="Peer work: a study",
            authors=(Person("Quill", "Ada"),),
            issued=Edtf.parse("2018-03"),
            volume="1e3",
            language="no",
        ),
        Item(id="b", type=ItemType.BOOK, title="B", issued=Edtf.parse("2012-04")),
    )


def test_a_list_alone_is_read_as_well():
    assert [item.id for item in loads("- id: a\n  title: A\n- id: b\n  title: B\n").items] == ["a", "b"]


def test_every_item_of_the_brief_comes_back_as_from_csl_json():
    assert loads(dumps(ITEMS, NOTICE)).items == csl_json.loads(csl_json.dumps(ITEMS)).items


@SOME
@given(item_lists(names(HELD), HELD))
def test_any_item_comes_back_as_from_csl_json(items):
    assert loads(dumps(items)).items == csl_json.loads(csl_json.dumps(items)).items


def test_pandoc_reads_what_is_written():
    document = dumps(ITEMS).replace("...\n", "---\n")
    read = json.loads(pypandoc.convert_text(document, "csljson", format="markdown"))
    assert {record["id"] for record in read} == {item.id for item in ITEMS}


def test_a_damaged_entry_costs_no_other_and_is_reported_with_its_line():
    loaded = loads('- id: a\n  title: A\n- id: "b\n- id: c\n  title: C\n')
    assert [item.id for item in loaded.items] == ["a", "c"]
    assert [problem.line for problem in loaded.problems] == [3]


@pytest.mark.parametrize(
    "text",
    [
        "&a\n- *a\n",
        "- id: " + "[" * 1000,
        "- id: " + "[" * 100_000,
        "title: not a list\n",
        "just words\n",
        "'",
    ],
)
def test_aliases_depths_and_other_texts_are_refused(text):
    with pytest.raises(FormatError):
        loads(text)


def test_an_entry_that_is_an_alias_is_left_out_and_reported():
    loaded = loads("- &a\n  id: a\n  title: A\n- *a\n")
    assert [item.id for item in loaded.items] == ["a"]
    assert [problem.line for problem in loaded.problems] == [4]


def test_a_character_that_yaml_cannot_hold_is_replaced():
    assert loads(dumps([Item(id="a", title="x\ufffey")])).items[0].title == "x\ufffdy"


@MANY
@given(st.text() | TEXT | st.lists(st.sampled_from(SYNTAX)).map("".join))
def test_any_text_raises_at_most_the_formats_own_error(text):
    only_format_errors(loads, text)


@MANY
@given(broken(DOCUMENT))
def test_a_damaged_file_raises_at_most_the_formats_own_error(text):
    only_format_errors(loads, text)


def test_fields_of_other_formats_are_written_and_come_back():
    items = bibtex.loads("@misc{a, title = {T}, file = {x.pdf}}").items
    assert loads(dumps(items)).items == items


@pytest.mark.slow
def test_many_unreadable_entries_are_reported_in_linear_time():
    """Counting lines from the start for each of them would take more than half a minute."""
    text = "- &a {id: k, title: x}\n" + "- {<<: *a, id: j}\n" * 90_000
    with processor_time(12):
        result = loads(text)
    assert len(result.items) == 1
    assert result.problems[-1].line == 90_001
