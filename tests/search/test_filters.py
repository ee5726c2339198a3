"""Which references the filters of a query let through: terms in and out of fields, and trees of them."""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING

import pytest

from pswbrief.index.index import Index
from pswbrief.index.populate import Contents, populate
from pswbrief.search.filters import Filters
from pswbrief.search.language import parse
from pswbrief.search.lexicon import IndexLexicon, correct
from pswbrief.search.nodes import Not, Run, Term
from pswbrief.search.postings import Postings
from testing.catalogues import model, reference
from testing.searches import indexed

if TYPE_CHECKING:
    from collections.abc import Iterator

PAPERS = [
    reference(
        id="a",
        title="Falcons of the moor",
        issued="2018",
        container="Journal of Birds",
        doi="10.5555/ab",
        authors=[{"family": "Weikel", "given": "K"}, {"family": "Moor", "given": "A"}],
        tags=["chapter 1"],
        language="en-GB",
    ),
    reference(
        id="b",
        title="A moor",
        abstract="Falcons.",
        pmid="22812608",
        isbn="0-306-40615-2",
        issued="2020",
        type="report",
        status="read",
        tags=["chapel"],
        language="German",
    ),
    reference(
        id="c",
        title="Herons",
        issued="2022",
        doi="10.5555/abc",
        authors=[{"family": "Moor", "given": "A"}, {"family": "Weikel", "given": "Karla"}],
        section="part",
    ),
]
SECTIONS = [{"id": "all", "title": "All of it"}, {"id": "part", "title": "A part"}]


@pytest.fixture(scope="module")
def filters() -> Iterator[Filters]:
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        populate(connection, Contents(model(*PAPERS, sections=SECTIONS), None, [None]))
        postings = Postings(connection)
        yield Filters(Index(connection), IndexLexicon(connection, postings, correct), postings)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("falcon", "ab"),
        ('"moor"', "abc"),
        ('"the moor"', "a"),
        ('"fal?ons of"', "a"),
        ('"fal* of"', "a"),
        ("falc*", "ab"),
        ("title:falcons", "a"),
        ("abstract:falcons", "b"),
        ("author:weikel", "ac"),
        ("author:weikle", "ac"),
        ("author:nobodyatall", ""),
        ("author:moora", "ac"),
        ('author:"weikle karla"', "c"),
        ('author:"weikel zz"', ""),
        ("journal:birds", "a"),
        ("journal:nothing", ""),
        ("year:2019..2021", "b"),
        ("type:report", "b"),
        ("status:read", "b"),
        ('tag:"chapter 1"', "a"),
        ("tag:chap*", "ab"),
        ("doi:10.5555/ab", "a"),
        ("doi:10.5555/ab*", "ac"),
        ("pmid:22812608", "b"),
        ("pmid:(22812608 OR 1)", "b"),
        ("pmid:1", ""),
        ("fa?cons", "ab"),
        ("fa#c*", "ab"),
        ("falco?s", "ab"),
        ("tiab:falcons", "ab"),
        ("id:c", "c"),
        ("falcons AND moor", "ab"),
        ("herons OR title:falcons", "ac"),
        ("NOT falcons", "c"),
        ("moor NOT falcons", "c"),
        # The parts of a reference: a word anywhere, a field in its own.
        ("title:falc*", "a"),
        ("abstract:moor", ""),
        ("-title:moor", "c"),
        ("section:part", "c"),
        ("section:nothing", ""),
        ('author:"karla weikle"', "c"),
        ('author:"nobodyatall weikle"', ""),
        ("year:2018", "a"),
        ("year:1999", ""),
        ("access:openathens", ""),
        ("access:OPEN", "abc"),
        ("type:Report*", "b"),
        ("status:READ", "b"),
        # By name or code; what says nothing of its language is in none.
        ("language:english", "a"),
        ("language:eng", "a"),
        ("lang:en_GB", "a"),
        ("en-US[la]", ""),
        ("deutsch[la]", "b"),
        ("moor AND (german.la. OR LA=fre)", "b"),
        ("NOT english[la]", "bc"),
        ("tag:chap", ""),
        ("tag:!*", ""),
        ("id:nobody", ""),
        # A DOI is found as a whole, and its parts by its words; other identifiers only as a whole.
        ("doi:10.5555", "ac"),
        ("doi:abc", "c"),
        ("doi:10.5555/zz", ""),
        ("pmid:22812608*", ""),
        ("isbn:9780306406157", "b"),
        ("herons NOT (falcons OR stigma)", "c"),
        ("NOT (moor NOT falcons)", "ab"),
    ],
)
def test_a_node_holds_for_the_references_that_it_names(filters: Filters, query: str, found: str) -> None:
    assert {"abc"[pos] for pos in filters.holding(parse(query).root)} == set(found)


def test_first_authors_come_before_others(filters: Filters) -> None:
    assert filters.authors("weikel") == {0: 0, 2: 1}


def test_of_a_term_with_a_star_the_last_word_is_a_beginning(filters: Filters) -> None:
    assert filters.forms(Term(("the", "moo"), "the moo", phrase=True, prefix=True)) == (("the",), ("moor",))
    assert filters.forms(Term(("fal", "moo"), "fal moo", phrase=True)) == (("fal",), ("moo",))
    assert filters.forms(Term((), "!", phrase=True, prefix=True, field="tag")) == ()


def test_nothing_holds_for_signs_without_a_word(filters: Filters) -> None:
    assert filters.holding(Run(())) == set()
    assert filters.holding(Not(Run(()))) == {0, 1, 2}


def test_everything_is_every_reference(filters: Filters) -> None:
    assert filters.everything() == {0, 1, 2}


def test_a_single_character_of_a_script_without_blanks_is_a_beginning_and_a_pair_of_them_is_none(
    filters: Filters,
) -> None:
    assert filters.forms(Term(("同儕", "儕支"), "同儕支")) == (("同儕",), ("儕支",))
    assert filters.forms(Term(("究",), "究")) == ((),)


SPELLINGS = [
    reference(id="a", title="Well-being of in-patients"),
    reference(id="b", title="Wellbeing and inpatients"),
    reference(id="c", title="A patient is in hospital; she is being well", abstract="Over time, in."),
    reference(id="d", title="Co-workers: peer to peer", abstract="Overtime"),
    reference(id="e", title="Coworker, peer", abstract="To peer"),
]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("in-patient", "ab"),
        ("in-pati*", "a"),
        ("in patient", "ac"),
        ("hospital in-patient", ""),
        ("well-being", "ab"),
        ("wellbeing", "ab"),
        ("being-well", "c"),
        ("peer-to-peer", "d"),
        ("peer\u2011to\u2011peer", "d"),
        ("peer to peer", "de"),
        ("hospital-bed", ""),
        ("co-worker", "de"),
        ("coworker", "de"),
        ("overtime", "d"),
        ("over-time", "cd"),
        ("title:coworkers", "d"),
        ("title:wellbeing", "ab"),
        ("title:peertopeer", "d"),
        ("abstract:peertopeer", ""),
        ('"coworkers"', ""),
        ("NOT (in-patient OR peer-to-peer)", "ce"),
        ("-in-patient -peer-to-peer", "ce"),
    ],
)
def test_words_with_hyphens_are_held_side_by_side_and_as_one_word(query: str, found: str) -> None:
    with indexed(*SPELLINGS) as index:
        postings = Postings(index.connection)
        filters = Filters(index, IndexLexicon(index.connection, postings, correct), postings)
        held = filters.holding(parse(query).root)
    assert "".join(sorted(SPELLINGS[doc]["id"] for doc in held)) == found
