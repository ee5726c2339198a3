from __future__ import annotations

import contextlib
import json
import sqlite3

import pytest

from pswbrief.core.catalogue import Library
from pswbrief.core.enums import Source
from pswbrief.core.item import unpack
from pswbrief.index.index import Index, in_batches
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


def test_sections_count_the_references_directly_under_them(index):
    assert [(section.id, section.parent, section.size) for section in index.sections()] == [
        ("all", None, 2),
        ("part", "all", 1),
        ("rest", None, 1),
    ]


def test_rows_come_in_the_order_in_which_they_are_asked_for(index):
    assert [row.id for row in index.rows([3, 0])] == ["young2020", "zimmer2019"]


def test_a_position_is_given_once_and_one_that_is_not_there_is_left_out(index):
    assert [row.id for row in index.rows([3, 9, 0, 3])] == ["young2020", "zimmer2019"]
    assert index.rows([]) == []


def test_details_come_in_the_order_of_their_rows(index):
    for column in ("record", "item"):
        found = index.details(index.rows([2, 0]), column)
        assert [json.loads(text)["id"] if column == "record" else unpack(text).id for text in found] == [
            "adams2021-2",
            "zimmer2019",
        ]
    assert index.details([], "record") == []


@pytest.mark.parametrize(("count", "sizes"), [(0, []), (1, [1]), (500, [500]), (501, [500, 1]), (1000, [500, 500])])
def test_values_come_in_parts_that_every_sqlite_can_bind_each_with_its_marks(count, sizes):
    """The least limit of any build is 999."""
    parts = list(in_batches(range(count)))
    assert [len(batch) for _, batch in parts] == [marks.count("?") for marks, _ in parts] == sizes
    assert [value for _, batch in parts for value in batch] == list(range(count))


def test_more_rows_than_one_statement_may_bind_are_found():
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        populate(connection, Contents(model(*(reference(id=f"r{at:04}") for at in range(1101))), None, [None]))
        rows = Index(connection).rows(range(1100, -1, -1))
        assert [row.pos for row in rows] == [*range(1100, -1, -1)]
        assert len(Index(connection).details(rows, "record")) == 1101


def test_an_index_tells_how_many_references_there_are(index):
    assert index.count() == 4


def test_a_row_knows_which_reference_it_is_a_duplicate_of(index):
    assert [row.duplicate_of for row in index.rows([0, 2])] == [None, "adams2021"]


@pytest.fixture(scope="module")
def both():
    """An index of a brief and of a library with references, tags and notes of its own."""
    library = {
        "references": [reference(id="own", section=None, tags=["Work"], notes="Mine.")],
        "annotations": [{"id": "zimmer2019", "tags": ["work", "pay"]}, {"id": "young2020", "status": "read"}],
    }
    verified = {"basis": "title", "seen_at": ["https://example.org/a"], "title": "Zebras"}
    catalogue = model(reference(id="zimmer2019", title="A zebra", verified=verified), reference(id="young2020"))
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        populate(connection, Contents(catalogue, Library.model_validate(library), [None, None]))
        yield Index(connection)


def test_ids_are_those_of_one_source_in_order(both):
    assert both.ids(Source.BRIEF) == ["zimmer2019", "young2020"]
    assert both.ids(Source.LIBRARY) == ["own"]


def test_tags_are_counted_whatever_their_case_the_most_used_first(both):
    assert list(both.tags().items()) == [("Work", 2), ("pay", 1)]


def test_only_references_with_notes_or_a_status_are_private(both):
    assert {row.id for row in both.rows(sorted(both.private()))} == {"own", "young2020"}


def test_words_are_known_with_the_number_of_references_that_hold_them(both):
    assert (both.vocabulary()["zebra"], both.vocabulary()["words"]) == (1, 2)
    assert [both.has_word(word) for word in ("zebra", "zebr", "")] == [True, False, False]


@pytest.mark.parametrize(
    ("key", "position"), [("young2020", 1), ("Young2020", None), ("young", None), ("\udcff", None)]
)
def test_a_position_is_that_of_the_whole_id(both, key, position):
    assert both.position(key) == position


def test_a_title_on_public_pages_is_known_where_it_is_another(both):
    assert both.official_titles([0, 1]) == {0: "Zebras"}
    assert both.official_titles([1]) == {}


def test_an_acknowledgement_comes_with_what_looks_wrong_in_it():
    brief = {"title": "B", "acknowledgement": "Cite B.", "acknowledgement_doubt": "It names another year."}
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        populate(connection, Contents(model(brief=brief), None, [None]))
        assert Index(connection).acknowledgement() == ("Cite B.", "It names another year.")
