from __future__ import annotations

import contextlib
import sqlite3

import pytest

from pswbrief.index.index import Index
from pswbrief.index.populate import Contents, populate
from testing.catalogues import model, reference

SECTIONS = [
    {"id": "all", "title": "All of it"},
    {"id": "part", "title": "Part of it", "parent": "all"},
    {"id": "rest", "title": "The rest"},
]
PARTS = [
    reference(id="zimmer2019"),
    reference(id="adams2021", section="part"),
    reference(id="adams2021-2", duplicate_of="adams2021"),
    reference(id="young2020", section="rest"),
]


@pytest.fixture(scope="module")
def index():
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        populate(connection, Contents(model(*PARTS, sections=SECTIONS), None, [None]))
        yield Index(connection)


def test_sections_count_what_stands_directly_under_them(index):
    assert [(section.id, section.parent, section.size) for section in index.sections()] == [
        ("all", None, 2),
        ("part", "all", 1),
        ("rest", None, 1),
    ]


def test_rows_come_in_the_order_in_which_they_are_asked_for(index):
    assert [row.id for row in index.rows([3, 0])] == ["young2020", "zimmer2019"]


def test_an_index_tells_how_many_references_there_are(index):
    assert index.count() == 4


def test_a_row_knows_which_reference_it_is_a_duplicate_of(index):
    assert [row.duplicate_of for row in index.rows([0, 2])] == [None, "adams2021"]
