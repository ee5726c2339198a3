"""Selections by ids and by fields give the references that a plain loop over the catalogue gives, in order."""

from __future__ import annotations

import contextlib
import sqlite3

import pytest

from pswbrief.core.catalogue import Library
from pswbrief.core.selection import Selection, SortKey, Years
from pswbrief.errors import AmbiguousNameError, UnknownNameError, UnknownReferenceError, UsageError
from pswbrief.index.index import Index, IndexRow
from pswbrief.index.populate import Contents, populate
from pswbrief.index.schema import LIBRARY_START
from pswbrief.index.select import deduplicate, in_sections_like, matching, resolve, select, with_id_prefix
from testing.catalogues import model, reference

SECTIONS = [
    {"id": "all", "title": "All of it"},
    {"id": "part", "title": "Part of it", "parent": "all"},
    {"id": "rest", "title": "The rest – Évidence"},
    {"id": "it", "title": "Another"},
]
PARTS = [
    reference(
        id="zimmer2019",
        title="The Zebra",
        issued="2019",
        authors=[{"family": "Zimmer", "given": "Ann"}],
        tags=["Évidence", "To read"],
    ),
    reference(
        id="adams2021",
        title="“An Apple”",
        issued="2021-05",
        section="part",
        access="abstract",
        container="The BMJ",
        status="read",
    ),
    reference(id="adams2021-2", title="Bread", type="report", publisher="Iriss", authors=[{"literal": "Åre Council"}]),
    reference(
        id="young2020",
        title="A yard",
        issued="2020",
        section="rest",
        access="openathens",
        container="BMC Psychiatry",
        tags=["evidence", "new"],
        status="reading",
    ),
]


@contextlib.contextmanager
def made(papers, library=None, **tables):
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        populate(connection, Contents(model(*papers, **tables), library, [None, None]))
        yield Index(connection)


@pytest.fixture(scope="module")
def index():
    with made(PARTS, sections=SECTIONS) as index:
        yield index


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
        # What is unknown comes last either way, and equals keep the order of the brief.
        ({"sort": SortKey.YEAR, "reverse": True}, "adams2021 young2020 zimmer2019 adams2021-2"),
        ({"sort": SortKey.AUTHOR, "reverse": True}, "zimmer2019 adams2021-2 adams2021 young2020"),
        ({"ids": ("young", "adams2021-2", "zimmer"), "reverse": True}, "zimmer2019 adams2021-2 young2020"),
        (
            {"ids": ("young", "adams2021-2", "zimmer"), "sort": SortKey.YEAR, "reverse": True},
            "young2020 zimmer2019 adams2021-2",
        ),
        ({"ids": ("young", "zimmer"), "limit": 0}, ""),
        ({"limit": 0}, ""),
        ({"sections": ("rest",)}, "young2020"),
        ({"sections": ("All of it",)}, "zimmer2019 adams2021 adams2021-2"),
        ({"years": (Years(None, 2019),)}, "zimmer2019"),
        ({"years": (Years(None, None),)}, "zimmer2019 adams2021 young2020"),
        ({"journals": ("bmj", "psychiatry")}, "adams2021 young2020"),
        ({"authors": ("zimmer", "council")}, "zimmer2019 adams2021-2"),
        # A name of which filters leave nothing is no unknown name.
        ({"authors": ("zimmer",), "years": (Years(2020, 2020),)}, ""),
        ({"tags": ("Evidence",)}, "zimmer2019 young2020"),
        ({"tags": ("to*",)}, "zimmer2019"),
        ({"tags": ("to",)}, ""),
        ({"tags": ("*",)}, "zimmer2019 young2020"),
        ({"tags": ("to read", "new")}, "zimmer2019 young2020"),
        ({"statuses": ("read", "reading")}, "adams2021 young2020"),
        ({"source": "library"}, ""),
        ({"source": "brief", "statuses": ("read",)}, "adams2021"),
    ],
)
def test_a_choice_chooses(index, selection, ids):
    assert _chosen(index, **selection) == ids.split()


def test_all_ids_that_are_unknown_are_reported_at_once(index):
    with pytest.raises(UnknownNameError) as caught:
        _chosen(index, ids=("zimmer2019", "nobody", "adams", "none"))
    assert caught.value.sentence == "There are no references 'nobody', 'adams', 'none'."
    assert caught.value.hint == "'adams' begins several ids: adams2021, adams2021-2."


@pytest.mark.parametrize("asked", ["%", "_", "a*", "' OR 1=1 --", "\0", "\udcff"])
def test_an_id_is_never_read_as_anything_else(index, asked):
    with pytest.raises(UnknownNameError):
        _chosen(index, ids=(asked,))


def test_an_empty_id_is_no_id(index):
    for asked in ("", " "):
        with pytest.raises(UsageError, match="An id is empty"):
            _chosen(index, ids=("adams2021", asked))


def test_a_section_must_be_named_without_ambiguity(index):
    with pytest.raises(AmbiguousNameError, match="All of it; Part of it"):
        _chosen(index, sections=("of it",))
    for asked in ("nothing", "", " "):
        with pytest.raises(UnknownNameError, match="There is no section"):
            _chosen(index, sections=(asked,))


def test_more_ids_than_one_statement_may_bind_are_found(index):
    rows = select(index, Selection(ids=("young2020", *["zimmer"] * 3000)))
    assert [row.id for row in rows] == ["young2020", "zimmer2019"]
    with pytest.raises(UnknownNameError, match="and 1,995 more"):
        _chosen(index, ids=tuple(f"none{number}" for number in range(2000)))


def test_a_choice_without_filters_lets_everything_through(index):
    assert matching(index, Selection()) is None
    assert matching(index, Selection(access=("open",))) == {0, 2}
    assert matching(index, Selection(access=("open",), ids=("zimmer", "young"))) == {0}
    for within in (None, ()):
        with pytest.raises(UnknownNameError, match="author 'nobody'"):
            matching(index, Selection(authors=("nobody",)), within)
    with pytest.raises(UnknownNameError, match="author 'nobody'"):
        select(index, Selection(authors=("nobody",)))


def test_of_few_references_those_that_pass_are_told_one_by_one():
    odd, known = Selection(years=(Years(2001, 2001),)), Selection(authors=("Zimmer",))
    zimmer = [{"family": "Zimmer"}]
    with made(reference(id=f"r{at}", issued=str(2000 + at % 2), authors=zimmer) for at in range(30)) as index:
        assert (matching(index, odd, [2, 3, 5]), matching(index, odd, range(20))) == ({3, 5}, {*range(1, 30, 2)})
        assert (matching(index, Selection(), [2]), matching(index, known, ())) == (None, set())


def test_a_source_excludes_something_only_if_there_is_another():
    library = Library.model_validate({"references": [reference(id="own")]})
    for own, found in ((library, [{0, 1}, {LIBRARY_START}]), (None, [None, set()])):
        with made([reference(id="a"), reference(id="b")], own) as index:
            assert [matching(index, Selection(source=source)) for source in ("brief", "library")] == found


def test_a_bound_that_is_open_has_no_end():
    issued = {"laws": "-0350", "now": "2020", "undated": None}
    parts = [reference(id=key, issued=when) for key, when in issued.items()]
    with made(parts) as index:
        for years, found in (((None, 1900), "laws"), ((None, None), "laws now"), ((1, None), "now")):
            assert _chosen(index, years=(Years(*years),)) == found.split()


def _left(*pairs):
    rows = [IndexRow(pos, key, None, "open", None, "T", None, original) for pos, (key, original) in enumerate(pairs)]
    return [row.id for row in deduplicate(rows)]


def test_a_duplicate_goes_where_its_original_is_and_stays_where_it_is_not():
    assert _left(("a", None), ("a-2", "a"), ("b", None)) == ["a", "b"]
    assert _left(("a-2", "a"), ("a", None)) == ["a"]
    assert _left(("a-2", "a"), ("b", None)) == ["a-2", "b"]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("of it", {0, 1, 2}),
        ("part", {1}),
        ("EVIDENCE", {3}),
        ("nothing", set()),
        ("", set()),
        ("it", set()),
        ("vid", {3}),
    ],
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
    with made(parts) as index:
        yield index


@pytest.mark.parametrize(
    "asked", ["quill2019", "QUILL2019", "quill", "10.1186/X", "https://doi.org/10.1186/x", "pmid:7", "old2019"]
)
def test_a_reference_is_named_by_its_id_a_beginning_an_identifier_or_the_id_of_one_merged_into_it(
    identified_index, asked
):
    assert resolve(identified_index, [asked]) == [0]
    assert resolve(identified_index, ["brook2020", asked, "brook2020-2"]) == [1, 0, 2]


@pytest.fixture(scope="module")
def cased_index():
    parts = [reference(id=key) for key in ("Ash2020", "ash2020", "elm2020a", "elm2020b", "old2019x", "oak2020-2")]
    parts += [reference(id="oak2020", aliases=["Old2019"]), *(reference(id=f"many{at:02}") for at in range(56))]
    with made(parts) as index:
        yield index


@pytest.mark.parametrize(
    ("asked", "key"),
    [
        ("Ash2020", "Ash2020"),
        ("ash2020", "ash2020"),
        ("OAK2020", "oak2020"),
        ("elm2020A", "elm2020a"),
        ("Old", "old2019x"),
        ("old2019", "oak2020"),
    ],
)
def test_an_id_as_typed_comes_before_one_in_other_case_and_one_that_was_merged_before_a_beginning(
    cased_index, asked, key
):
    assert [row.id for row in cased_index.rows(resolve(cased_index, [asked]))] == [key]


@pytest.mark.parametrize(
    ("asked", "hint"),
    [
        (["ASH2020"], "'ASH2020' begins several ids: Ash2020, ash2020."),
        (["nobody", "elm", "ash"], "'elm' begins several ids: elm2020a, elm2020b."),
        (["many5"], "'many5' begins several ids: many50, many51, many52, many53, many54, many55."),
        (["many0"], "'many0' begins several ids: many00, many01, many02, many03, many04, many05 and 4 more."),
        (["many"], "'many' begins several ids: many00, many01, many02, many03, many04, many05 and 44 more."),
    ],
)
def test_the_first_beginning_of_several_ids_is_answered_with_them(cased_index, asked, hint):
    with pytest.raises(UnknownReferenceError) as raised:
        resolve(cased_index, asked)
    assert raised.value.hint == hint
    assert "old2019x" in raised.value.known


def test_of_ids_that_begin_so_the_first_fifty_are_found_in_any_case(cased_index):
    assert [key for _, key in with_id_prefix(cased_index, "ELM")] == ["elm2020a", "elm2020b"]
    assert len(with_id_prefix(cased_index, "many")) == 50
    assert with_id_prefix(cased_index, "") == with_id_prefix(cased_index, "王") == []


def test_an_unknown_id_is_reported_whatever_else_is_given(identified_index):
    with pytest.raises(UnknownNameError, match="'pmid:8'"):
        resolve(identified_index, ["old2019", "10.1186/x", "pmid:8"])
