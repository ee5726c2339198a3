"""Selections by ids and by fields give the references that a plain loop over the catalogue gives, in order."""

from __future__ import annotations

import contextlib
import sqlite3

import pytest

from pswbrief.core.selection import Selection, SortKey, Years
from pswbrief.errors import AmbiguousNameError, UnknownNameError
from pswbrief.index.index import Index, IndexRow
from pswbrief.index.populate import Contents, populate
from pswbrief.index.select import author_ranks, deduplicate, in_sections_like, matching, resolve, select
from testing.catalogues import model, reference

SECTIONS = [
    {"id": "all", "title": "All of it"},
    {"id": "part", "title": "Part of it", "parent": "all"},
    {"id": "rest", "title": "The rest – Évidence"},
]
PARTS = [
    reference(id="zimmer2019", title="The Zebra", issued="2019", authors=[{"family": "Zimmer", "given": "Ann"}]),
    reference(
        id="adams2021", title="“An Apple”", issued="2021-05", section="part", access="abstract", container="The BMJ"
    ),
    reference(id="adams2021-2", title="Bread", type="report", publisher="Iriss", authors=[{"literal": "Åre Council"}]),
    reference(
        id="young2020", title="A yard", issued="2020", section="rest", access="openathens", container="BMC Psychiatry"
    ),
]


@pytest.fixture(scope="module")
def index():
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        populate(connection, Contents(model(*PARTS, sections=SECTIONS), None, [None]))
        yield Index(connection)


def _chosen(index, **selection):
    return [row.id for row in select(index, Selection(**selection))]


@pytest.mark.parametrize(
    ("selection", "ids"),
    [
        ({}, "zimmer2019 adams2021 adams2021-2 young2020"),
        ({"sections": ("all",)}, "zimmer2019 adams2021 adams2021-2"),
        ({"sections": ("PART OF",)}, "adams2021"),
        ({"sections": ("evidence",)}, "young2020"),
        ({"sections": ("part", "rest")}, "adams2021 young2020"),
        ({"years": (Years(2020, None),)}, "adams2021 young2020"),
        ({"years": (Years(None, 2019), Years(2021, 2021))}, "zimmer2019 adams2021"),
        ({"access": ("open",), "types": ("report",)}, "adams2021-2"),
        ({"journals": ("bm",)}, "adams2021 young2020"),
        ({"journals": ("iriss",)}, "adams2021-2"),
        ({"authors": ("zimmer ann",)}, "zimmer2019"),
        ({"authors": ("Ann Zim",)}, "zimmer2019"),
        ({"authors": ("are coun",)}, "adams2021-2"),
        ({"ids": ("young", "zimmer2019", "young2020")}, "young2020 zimmer2019"),
        ({"ids": ("ADAMS2021",)}, "adams2021"),
        ({"ids": ("young", "zimmer"), "access": ("open",)}, "zimmer2019"),
        ({"limit": 2}, "zimmer2019 adams2021"),
        ({"limit": 2, "reverse": True}, "young2020 adams2021-2"),
        ({"sort": SortKey.YEAR}, "zimmer2019 young2020 adams2021 adams2021-2"),
        ({"sort": SortKey.TITLE}, "adams2021 adams2021-2 young2020 zimmer2019"),
        ({"sort": SortKey.ID}, "adams2021 adams2021-2 young2020 zimmer2019"),
        ({"sort": SortKey.AUTHOR}, "adams2021-2 zimmer2019 adams2021 young2020"),
        ({"sort": SortKey.JOURNAL}, "young2020 adams2021 adams2021-2 zimmer2019"),
        ({"sort": SortKey.BRIEF, "reverse": True, "limit": 1}, "young2020"),
        ({"ids": ("young", "zimmer"), "sort": SortKey.YEAR, "limit": 1}, "zimmer2019"),
    ],
)
def test_a_choice_chooses(index, selection, ids):
    assert _chosen(index, **selection) == ids.split()


def test_all_ids_that_are_unknown_are_reported_at_once(index):
    with pytest.raises(UnknownNameError) as caught:
        _chosen(index, ids=("zimmer2019", "nobody", "adams", "none"))
    assert caught.value.sentence == "There are no references 'nobody', 'adams', 'none'."
    assert caught.value.hint == "'adams' begins several ids: adams2021, adams2021-2."


@pytest.mark.parametrize("asked", ["", "%", "_", "a*", "' OR 1=1 --", "\0", "\udcff"])
def test_an_id_is_never_read_as_anything_else(index, asked):
    with pytest.raises(UnknownNameError):
        _chosen(index, ids=(asked,))


def test_a_section_has_to_be_named_without_ambiguity(index):
    with pytest.raises(AmbiguousNameError, match="All of it; Part of it"):
        _chosen(index, sections=("of it",))
    for asked in ("nothing", "", " "):
        with pytest.raises(UnknownNameError, match="There is no section"):
            _chosen(index, sections=(asked,))


def test_more_ids_than_one_statement_may_bind_are_found(index):
    many = [f"none{number}" for number in range(2000)]
    rows = select(index, Selection(ids=("young2020", *["zimmer"] * 3000)))
    assert [row.id for row in rows] == ["young2020", "zimmer2019"]
    with pytest.raises(UnknownNameError, match="and 1995 more"):
        _chosen(index, ids=tuple(many))


def test_a_choice_without_filters_lets_everything_through(index):
    assert matching(index, Selection()) is None
    assert matching(index, Selection(access=("open",))) == {0, 2}
    assert matching(index, Selection(access=("open",), ids=("zimmer", "young"))) == {0}


def _rows(*pairs):
    return [IndexRow(pos, key, None, "open", None, "T", None, original) for pos, (key, original) in enumerate(pairs)]


def _left(*pairs):
    return [row.id for row in deduplicate(_rows(*pairs))]


def test_a_duplicate_goes_where_its_original_is_and_stays_where_it_is_not():
    assert _left(("a", None), ("a-2", "a"), ("b", None)) == ["a", "b"]
    assert _left(("a-2", "a"), ("a", None)) == ["a"]
    assert _left(("a-2", "a"), ("b", None)) == ["a-2", "b"]


def test_a_name_that_nobody_has_is_answered_with_those_that_are_like_it(index):
    with pytest.raises(UnknownNameError) as raised:
        _chosen(index, authors=("zimer",))
    assert raised.value.known == ["Zimmer Ann"]


def test_a_known_name_that_filters_leave_nothing_of_is_no_unknown_name(index):
    assert _chosen(index, authors=("zimmer",), years=(Years(2020, 2020),)) == []


@pytest.mark.parametrize(
    ("name", "found"), [("of it", {0, 1, 2}), ("part", {1}), ("EVIDENCE", {3}), ("nothing", set())]
)
def test_references_are_found_in_every_section_whose_name_holds_a_text(index, name, found):
    assert in_sections_like(index, name) == found


@pytest.fixture(scope="module")
def identified_index():
    authors = [[{"family": name} for name in names] for names in (("Quill",), ("Brook", "Quill"), ("Brook",))]
    parts = [
        reference(id="quill2019", doi="10.1186/x", pmid="7", aliases=["Old2019"], authors=authors[0]),
        reference(id="brook2020", authors=authors[1]),
        reference(id="brook2020-2", authors=authors[2], author_note="With Ada Quill"),
    ]
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        populate(connection, Contents(model(*parts), None, [None]))
        yield Index(connection)


@pytest.mark.parametrize(
    "asked", ["quill2019", "QUILL2019", "quill", "10.1186/X", "https://doi.org/10.1186/x", "pmid:7", "old2019"]
)
def test_a_reference_is_named_by_its_id_a_beginning_an_identifier_or_the_id_of_one_merged_into_it(
    identified_index, asked
):
    assert resolve(identified_index, [asked]) == [0]
    assert resolve(identified_index, ["brook2020", asked, "brook2020-2"]) == [1, 0, 2]


def test_an_unknown_id_is_told_whatever_stands_beside_it(identified_index):
    with pytest.raises(UnknownNameError, match="'pmid:8'"):
        resolve(identified_index, ["old2019", "10.1186/x", "pmid:8"])


def test_first_authors_rank_before_others_and_these_before_those_whom_a_note_names(identified_index):
    assert author_ranks(identified_index, "quill") == {0: 0, 1: 1, 2: 2}
