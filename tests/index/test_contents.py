"""What the index keeps as JSON, read back."""

from __future__ import annotations

import contextlib
import sqlite3

import pytest

from pswbrief.index.contents import brief_of, headings_of, items_of, records_of, resources_of
from pswbrief.index.index import Index
from pswbrief.index.populate import Contents, populate
from pswbrief.text.about import About
from testing.catalogues import model, reference

PARTS = [reference(id="a", title="Falcons"), reference(id="b"), reference(id="c", title="Burnout of staff")]
RESOURCES = [
    {"id": name, "section": "all", "title": title, "text": "Text."}
    for name, title in (("star", "The Star"), ("data", "A Warehouse"))
]


@pytest.fixture
def index():
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        populate(connection, Contents(model(*PARTS, resources=RESOURCES), None, [None]))
        yield Index(connection)


def test_the_brief_and_its_resources_come_with_the_names_of_their_fields(index):
    assert brief_of(index)["title"] == "A brief"
    assert [resource["title"] for resource in resources_of(index)] == ["The Star", "A Warehouse"]


def test_records_and_items_come_in_the_order_of_their_rows(index):
    rows = index.rows([2, 0])
    assert [record["id"] for record in records_of(index, rows)] == ["c", "a"]
    assert [(item.id, item.title) for item in items_of(index, rows)] == [("c", "Burnout of staff"), ("a", "Falcons")]


def test_the_headings_of_a_reference_are_those_of_its_main_matter_first(index):
    (row,) = index.rows([2])
    about = About(("burnout", "staff"), ("training",))
    for filed in (about, about._replace(by_hand=True), About()):
        index.connection.execute("UPDATE made SET headings = ? WHERE pos = 2", (filed.pack(),))
        assert headings_of(index, row) == [*filed.main, *filed.minor]


@pytest.mark.parametrize("text", ["{", "", "\x00"])
def test_damage_that_sqlite_does_not_see_is_an_error_of_the_database(index, text):
    index.connection.execute("UPDATE detail SET record = ?, item = ? WHERE pos = 1", (text, text))
    for read, what in ((records_of, "records"), (items_of, "items")):
        with pytest.raises(sqlite3.DatabaseError, match=f"the {what} of the index are damaged"):
            read(index, index.rows([0, 1]))
