"""Which filter excludes every match, on a brief of three references and a library of one."""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING, Any

import pytest

from pswbrief.core.catalogue import Library
from pswbrief.core.selection import Selection, Years
from pswbrief.index.index import Index
from pswbrief.index.populate import Contents, populate
from pswbrief.search.failing_filters import failing_filters
from pswbrief.search.language import parse
from testing.catalogues import model, reference

if TYPE_CHECKING:
    from collections.abc import Iterator

PAPERS = [
    reference(id="a", title="Falcons of the moor", issued="2018"),
    reference(id="b", title="Herons of the moor", issued="2020", section="prey"),
    reference(id="c", title="Herons and bogs", issued="2021", section="prey"),
]
OWN = {"references": [reference(id="d", title="Ospreys", issued="2022")]}
SECTIONS = [{"id": "all", "title": "All of it"}, {"id": "prey", "title": "Birds of prey"}]


@pytest.fixture(scope="module")
def index() -> Iterator[Index]:
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        populate(connection, Contents(model(*PAPERS, sections=SECTIONS), Library.model_validate(OWN), [None, None]))
        yield Index(connection)


def found(index: Index, query: str, **selection: Any) -> list[tuple[str, int]]:
    """The filters to blame, and how many references match without each."""
    return [tuple(one) for one in failing_filters(index, parse(query), Selection(**selection), None)]


@pytest.mark.parametrize(
    ("selection", "written"),
    [
        ({"years": (Years(2020, 2020),)}, "--year 2020"),
        ({"years": (Years(2019, None),)}, "--year 2019.."),
        ({"years": (Years(None, 2017),)}, "--year ..2017"),
        ({"years": (Years(2019, 2020), Years(2022, 2022))}, "--year 2019..2020 --year 2022"),
        ({"sections": ("birds of",)}, '--section "birds of"'),
        ({"access": ("abstract",)}, "--access abstract"),
        ({"types": ("report",)}, "--type report"),
        ({"journals": ("bees",)}, "--journal bees"),
        ({"tags": ("to read",)}, '--tag "to read"'),
        ({"statuses": ("read",)}, "--status read"),
        ({"source": "library"}, "--mine"),
        ({"ids": ("b",)}, "the ids on standard input"),
        # Of several the one that is to blame.
        ({"years": (Years(2020, None),), "access": ("open",), "source": "brief", "ids": ("a",)}, "--year 2020.."),
    ],
)
def test_an_option_that_leaves_nothing_is_named_as_it_is_typed(
    index: Index, selection: dict[str, Any], written: str
) -> None:
    assert found(index, "falcons", **selection) == [(written, 1)]


def test_of_ones_own_references_a_brief_only_holds_none(index: Index) -> None:
    assert found(index, "ospreys", source="brief") == [("--brief-only", 1)]


@pytest.mark.parametrize(
    ("query", "guilty"),
    [
        ("falcons year:2020", [("year:2020", 1)]),
        ("herons year:2018", [("year:2018", 2)]),
        ('falcons "of the bog"', [('"of the bog"', 1)]),
        ('falcons "of the bog"*', [('"of the bog"*', 1)]),
        ('moor journal:"of bees"', [('journal:"of bees"', 2)]),
        ("falcons title:hero*", [("title:hero*", 1)]),
        ("falcons -moor", [("NOT moor", 1)]),
        ("falcons NOT (moor OR bogs)", [("NOT (moor OR bogs)", 1)]),
        ("falcons (year:2020 OR title:bogs)", [("year:2020 OR title:bogs", 1)]),
        ("falcons (herons AND bogs)", [("herons AND bogs", 1)]),
        # AND asks for each of its parts; what leaves most comes first.
        ("falcons AND bogs", [("falcons", 1), ("bogs", 1)]),
        ("falcons AND herons", [("falcons", 2), ("herons", 1)]),
        ("falc* AND he?ons", [("falc*", 2), ("he?ons", 1)]),
        ("falcons moor AND bogs", [("bogs", 2), ("falcons moor", 1)]),
        ("night-falcons AND bogs", [("night-falcons", 1), ("bogs", 1)]),
        ("falcons AND herons AND moor", [("falcons", 1), ("herons", 1)]),
        ("falcons AND (bogs OR night)", [("falcons", 1), ("bogs OR night", 1)]),
        # No single one is to blame, but all together; or none, for nothing matches without them either.
        ("moor year:2017 type:report", [("year:2017 and type:report", 2)]),
        ("falcons of the moor year:2017 type:report", [("year:2017 and type:report", 2)]),
        ("herons and bogs year:2018", [("year:2018", 2)]),
        ("zzqqxx year:2017 type:report", []),
        ("zzqqxx year:2017", []),
        ("year:2017", []),
        ("-moor", []),
    ],
)
def test_a_filter_of_the_query_is_named_as_it_was_written(
    index: Index, query: str, guilty: list[tuple[str, int]]
) -> None:
    assert found(index, query) == guilty


def test_options_and_filters_of_the_query_are_to_blame_together(index: Index) -> None:
    old = {"years": (Years(1999, 1999),), "tags": ("none",)}
    assert found(index, "herons title:falcons", **old) == [("--year 1999 and --tag none and title:falcons", 2)]
    assert found(index, "herons", **old) == [("--year 1999 and --tag none", 2)]
    assert found(index, "zzqqxx", **old) == []


def test_a_filter_that_is_all_of_a_query_is_what_is_asked_for(index: Index) -> None:
    assert found(index, "title:falcons", years=(Years(2020, 2020),)) == [("--year 2020", 1)]
