"""One table of fields: what derives from it, and that a row added to it is seen everywhere."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from pswbrief.core import fields, record
from pswbrief.core.fields import Field, FieldKind
from pswbrief.core.item import Item
from pswbrief.core.record import to_record
from pswbrief.core.reference import Reference, Verified
from pswbrief.core.variables import VARIABLES
from pswbrief.term import columns
from pswbrief.workspace.assignment import checked, field_named, nested, value_of
from testing.catalogues import model, reference


def test_the_table_has_every_field_of_a_reference_in_the_order_of_a_file():
    assert tuple(field.name for field in fields.stored()) == tuple(Reference.model_fields)


def test_the_table_has_every_attribute_of_an_item():
    named = {field.item or field.name for field in fields.FIELDS if field.csl or field.item}
    assert named == set(Item.__slots__)


def test_every_variable_that_a_field_names_is_one_of_csl_and_named_once():
    named = [field.csl for field in fields.FIELDS if field.csl]
    assert set(named) <= set(VARIABLES)
    assert len(named) == len(set(named))


def test_what_a_page_may_show_otherwise_is_what_a_verified_table_holds():
    assert set(fields.printed()) == set(Verified.model_fields) & set(Reference.model_fields)


def test_notes_status_and_accepted_findings_stay_with_their_reader():
    assert fields.private() == {"notes", "status", "accepted"}


def test_what_a_reader_may_put_on_any_reference_is_his_own():
    assert fields.personal() == ("aliases", "accepted", "tags", "status", "notes")
    assert fields.printed() == ("title", "container", "volume", "issue", "article_number", "pages")


def test_the_fields_of_an_item_are_those_with_a_variable_of_csl():
    named = [field.name for field in fields.item_fields()]
    assert {"title", "authors", "doi", "note"} < set(named)
    assert {"id", "section", "status", "csl", "year"}.isdisjoint(named)
    texts = fields.item_texts()
    assert (texts["article_number"], texts["container"], texts["note"]) == ("number", "container-title", "note")
    assert {"authors", "issued", "doi", "keywords", "pages"}.isdisjoint(texts)
    assert fields.of_kind(FieldKind.DATE) == ("issued", "accessed")
    assert fields.of_kind(FieldKind.NAMES, FieldKind.PAGES) == ("authors", "editors", "pages")


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("journal", "container"),
        (" Article-Number ", "article_number"),
        ("tag", "tags"),
        ("year", "issued"),
        ("x", None),
    ],
)
def test_a_field_is_known_by_its_name_or_another_in_any_case(asked, name):
    found = fields.field_named(asked)
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    ("variable", "name"), [("container-title", "container"), ("keyword", "tags"), ("translator", None)]
)
def test_a_variable_is_held_by_a_field_or_by_csl(variable, name):
    found = fields.field_of_variable(variable)
    assert (found.name if found else None) == name


def test_a_field_is_called_by_its_option_in_a_sentence():
    labels = {field.name: field.label for field in fields.stored()}
    assert (labels["article_number"], labels["container"], labels["author_note"]) == (
        "article number",
        "journal",
        "author note",
    )


def test_no_alias_is_the_name_of_another_field():
    names = [field.name for field in fields.stored()]
    aliases = [alias for field in fields.FIELDS for alias in field.aliases]
    assert not set(names) & set(aliases)
    assert len(aliases) == len(set(aliases))


def _fields_table() -> str:
    """The table of `docs/catalogue.md`: each field of a reference, with what it holds."""
    rows = [f"| `{field.name}` | {field.doc} |" for field in fields.stored()]
    return "\n".join(["| field | what it is |", "|---|---|", *rows]) + "\n"


def test_the_page_of_catalogues_describes_every_field():
    """PSWBRIEF_SNAPSHOTS=write makes the table anew."""
    page = Path(__file__).parents[2] / "docs" / "catalogue.md"
    text = page.read_text(encoding="utf-8")
    table = re.search(r"(?<=## `\[\[references\]\]`\n\n)(?:\|.*\n)+", text)
    assert table is not None
    if os.environ.get("PSWBRIEF_SNAPSHOTS") == "write":
        page.write_text(text.replace(table[0], _fields_table()), encoding="utf-8", newline="\n")
    else:
        assert table[0] == _fields_table()


def test_the_page_of_catalogues_names_every_verified_value():
    text = (Path(__file__).parents[2] / "docs" / "catalogue.md").read_text(encoding="utf-8")
    _, _, section = text.partition("## `[references.verified]`\n")
    cells = re.findall(r"^\| (`.*?`) \|", section, re.MULTILINE)
    assert {name for cell in cells for name in re.findall(r"`(\w+)`", cell)} == set(Verified.model_fields)


SHELF_MARK = Field("shelf_mark", FieldKind.TEXT, "Where it stands.", csl="call-number", record=31, option="shelf-mark")


@pytest.fixture
def with_shelf_mark(monkeypatch):
    monkeypatch.setattr(fields, "FIELDS", (*fields.FIELDS, SHELF_MARK))
    # A record's keys are put in order once, when the module is loaded.
    monkeypatch.setattr(record, "_KEYS", [*record._KEYS, record._row(SHELF_MARK)])


@pytest.mark.usefixtures("with_shelf_mark")
def test_a_field_added_to_the_table_is_set_listed_and_written_as_json():
    field = field_named("Shelf-Mark")
    made = checked({"title": "T", field: value_of(field, " QZ  1 ")}, "It can't be")
    assert nested({field: "QZ 1"}) == {"csl": {"call-number": "QZ 1"}}
    made_record = to_record(made, "All")
    assert (list(made_record)[-1], made_record["shelf_mark"], made_record["csl"]) == ("shelf_mark", "QZ 1", {})
    assert json.loads(json.dumps(made_record)) == made_record
    assert columns.texts(made_record, columns.parse("id,shelf_mark")) == ["untitled", "QZ 1"]
    assert "shelf_mark" in fields.settable()
    assert "shelf_mark" in columns.csv_default()
    assert SHELF_MARK in fields.options()


@pytest.mark.usefixtures("with_shelf_mark")
def test_a_field_added_to_the_table_is_null_where_nothing_is_known():
    assert to_record(model(reference()).references[0], "All")["shelf_mark"] is None


def test_the_columns_hold_each_field_of_a_reference_once():
    """A listing can show whatever a catalogue or library may say of a reference, but for the tables that are shown in parts."""
    names = fields.column_names()
    assert len(names) == len(set(names))
    assert {*fields.record_keys(), "venue", "score", "editors", "place"} <= set(names)


def test_each_key_of_a_record_has_a_place_of_its_own():
    places = sorted(field.record for field in fields.FIELDS if field.record)
    assert places == list(range(1, len(places) + 1))
