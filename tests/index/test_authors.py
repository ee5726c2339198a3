"""References by their authors, and the names that are like one which nobody has."""

from __future__ import annotations

import contextlib
import sqlite3

import pytest

from pswbrief.core.selection import Selection, Years
from pswbrief.errors import UnknownNameError
from pswbrief.index.authors import as_indexed, author_ranks, with_author_among
from pswbrief.index.index import Index
from pswbrief.index.populate import Contents, populate
from pswbrief.index.select import select
from testing.catalogues import model, reference

QUILL = {"family": "Quill", "given": "Ada Bo"}
PARTS = [
    reference(id="first", authors=[QUILL]),
    reference(id="second", authors=[{"family": "Brook"}, {"family": "Quill", "given": "A. B."}]),
    reference(id="noted", author_note="With Ada Quill"),
    reference(id="other", authors=[{"family": "Quill", "given": "Cy"}]),
]


@pytest.fixture(scope="module")
def index():
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        populate(connection, Contents(model(*PARTS), None, [None]))
        yield Index(connection)


def test_first_authors_rank_before_others_and_these_before_those_whom_a_note_names(index):
    assert author_ranks(index, "quill") == {0: 0, 1: 1, 2: 2, 3: 0}


@pytest.mark.parametrize("name", ["Quill AB", "quill ab", "AB Quill", "Quill, A.B.", "A. B. Quill"])
def test_initials_are_those_of_given_names_however_they_are_written(index, name):
    assert author_ranks(index, name) == {0: 0, 1: 1}
    assert [row.id for row in select(index, Selection(authors=(name,)))] == ["first", "second"]


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("Moran", [" moran"]),
        ("GS", [" gs"]),
        ("Moran G", [" moran g"]),
        ("Costa DSJ", [" costa dsj", " costa d s j"]),
        ("Wang Li", [" wang li", " wang l i"]),
        ("de Beer", [" de beer", " d e beer"]),
        ("Costa Lima", [" costa lima"]),
        ("Vermeiren RRJM", [" vermeiren rrjm", " vermeiren r r j m"]),
        ("Jones Miller", [" jones miller"]),
    ],
)
def test_a_name_is_looked_up_as_it_is_and_with_initials_apart(name, read):
    assert as_indexed(name) == read


def test_authors_are_looked_for_among_some_references(index):
    assert with_author_among(index, "Quill A", [1, 2, 3]) == {1}


@pytest.mark.parametrize(
    ("asked", "known"),
    [
        ("zimer", ["Zimmer Ann"]),
        ("gracia", ["Garcia Lopez Ana Maria", "Gale"]),
        ("bergg", ["Van Der Berg Jo", "Barnes J"]),
        ("x care", ["Care England"]),
        ("qillon", []),
    ],
)
def test_a_name_that_nobody_has_is_answered_with_those_that_are_like_it(asked, known):
    authors = [
        [{"family": "Zimmer", "given": "Ann"}],
        [{"family": "Garcia Lopez", "given": "Ana Maria"}, {"family": "Gale"}],
        [{"family": "Berg", "non-dropping-particle": "van der", "given": "Jo"}, {"family": "Barnes", "given": "J"}],
        [{"literal": "Care England"}],
    ]
    parts = [reference(id=f"r{at}", authors=each) for at, each in enumerate(authors)]
    parts.append(reference(id="noted", author_note="With Quentin Quillon"))
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        populate(connection, Contents(model(*parts), None, [None]))
        with pytest.raises(UnknownNameError) as raised:
            select(Index(connection), Selection(authors=("ann zimmer", asked), years=(Years(1999, 1999),)))
    assert (raised.value.asked, sorted(raised.value.known)) == (asked, sorted(known))
