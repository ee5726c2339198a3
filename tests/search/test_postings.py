"""Where words occur: counts by part, adjacent and loose phrases, and neighbours; with FTS5 and without."""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING

import pytest

from pswbrief.index import schema
from pswbrief.index.populate import Contents, populate
from pswbrief.search.concepts import THESAURUS, Variant
from pswbrief.search.places import place
from pswbrief.search.postings import Postings
from testing.catalogues import model, reference

if TYPE_CHECKING:
    from collections.abc import Iterator

PAPERS = [
    reference(id="a", title="Falcons of the moor", abstract="A falcon; falcons over the moor."),
    reference(id="b", title="The moor", abstract="Falcons are not seen on a moor.", authors=[{"family": "Falcon"}]),
    reference(id="c", title="Burnout and turnover", abstract="Leaving a job."),
    reference(id="d", title="Turnover and burnout", abstract="Why staff leave."),
]


@pytest.fixture(scope="module", params=["fts5", "plain"])
def connection(request: pytest.FixtureRequest) -> Iterator[sqlite3.Connection]:
    with pytest.MonkeyPatch.context() as patch, contextlib.closing(sqlite3.connect(":memory:")) as made:
        if request.param == "plain":
            patch.setattr(schema, "FTS_TABLES", "CREATE VIRTUAL TABLE words USING nothing_of_that_name(x);")
        populate(made, Contents(model(*PAPERS), None, [None]))
        yield made


@pytest.fixture
def postings(connection: sqlite3.Connection) -> Postings:
    return Postings(connection)


def test_the_references_with_a_word_are_counted_and_a_word_in_none_is_left_out(postings: Postings) -> None:
    assert postings.docs(["falcons", "moor", "harbour"]) == {"falcons": 2, "moor": 2}
    assert (postings.most_docs(["harbour", "moor"]), postings.most_docs(["harbour"])) == (2, 0)


def test_counts_are_by_part_and_add_up_the_forms(postings: Postings) -> None:
    counts = postings.counts(Variant((("falcon", "falcons"),), 1.0, "typed"))
    assert counts[0]["title"] == 1
    assert counts[0]["abstract"] == 2
    assert counts[1]["names"] == 1


def test_references_that_hold_a_word_alike_share_their_counts(postings: Postings) -> None:
    """A word occurs in ten thousand references of a million, and in a few dozen ways."""
    counts = postings.counts(Variant((("turnover", "burnout"),), 1.0, "typed"))
    assert counts == {doc: {"title": 2, "minor": 1, "subjects": 1} for doc in (2, 3)}
    assert counts[2] is counts[3]


def test_a_title_opens_with_its_first_word_and_an_abstract_with_none(postings: Postings) -> None:
    assert (postings.opening("falcons"), postings.opening("the"), postings.opening("leaving")) == ({0}, {1}, set())


def test_a_synonym_is_no_name(postings: Postings) -> None:
    """Somebody called Falcon does not write about birds of prey."""
    counts = postings.counts(Variant((("falcon",),), 0.5, f"{THESAURUS}falcon"))
    assert "names" not in counts.get(1, {})


def test_own_words_leave_out_what_an_indexer_assigned(connection: sqlite3.Connection) -> None:
    variant = Variant((("burnout",),), 1.0, "typed")
    assert Postings(connection).counts(variant)[2].keys() & schema.ASSIGNED
    assert not Postings(connection, own_words=True).counts(variant)[2].keys() & schema.ASSIGNED


def test_the_words_of_a_phrase_are_adjacent_and_those_of_a_loose_one_anywhere_in_a_part(postings: Postings) -> None:
    forms = (("falcons",), ("moor",))
    assert postings.counts(Variant(forms, 1.0, "typed")) == {}
    loose = postings.counts(Variant(forms, 0.65, "words apart", loose=True))
    assert loose == {0: {"title": 1, "abstract": 1}, 1: {"abstract": 1}}


def test_a_phrase_counts_as_often_as_it_is_there_and_any_of_several_forms_in_its_place() -> None:
    papers = [
        reference(id="a", title="On the moor", abstract="On the moor, in the fens, on the moors."),
        reference(id="b"),
    ]
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        populate(connection, Contents(model(*papers), None, [None]))
        postings = Postings(connection)
        variant = Variant((("the",), ("moor", "moors")), 1.0, "typed")
        assert postings.counts(variant) == {0: {"title": 1, "abstract": 2}}
        assert postings.counts(variant._replace(loose=True)) == {0: {"title": 1, "abstract": 1}}
        assert postings.counts(Variant((("the", "moor"),), 1.0, "typed")) == {0: {"title": 2, "abstract": 4}}


@pytest.mark.parametrize(
    "variant",
    [
        Variant((("falcon", "falcons"),), 1.0, "typed"),
        Variant((("falcon", "falcons"),), 0.5, f"{THESAURUS}falcon"),
        Variant((("the",), ("moor",)), 1.0, "typed"),
        Variant((("turnover",), ("burnout",)), 0.65, "words apart", loose=True),
    ],
)
def test_counts_within_some_references_are_those_of_all_there(postings: Postings, variant: Variant) -> None:
    everywhere = postings.counts(variant)
    for within in ({1, 2}, {0, 3}, set[int]()):
        assert postings.counts(variant, within) == {doc: everywhere[doc] for doc in within & everywhere.keys()}


def test_references_are_counted_that_hold_a_variant_or_one_before_it(connection: sqlite3.Connection) -> None:
    falcon, synonym = Variant((("falcon",),), 1.0, "typed"), Variant((("falcon",),), 0.5, f"{THESAURUS}falcon")
    moor, phrase = Variant((("moor",),), 0.5, "form"), Variant((("turnover",), ("and",)), 0.4, "phrase")
    nowhere, assigned = Variant((("harbour",),), 0.9, "form"), Variant((("burnout",),), 0.3, "form")
    postings = Postings(connection)
    assert postings.spread([falcon, nowhere, moor, phrase, assigned]) == [2, 2, 2, 3, 4]
    # A synonym is no name.
    assert postings.spread([synonym, falcon]) == [1, 2]
    assert postings.spread([]) == []


def test_what_an_indexer_assigned_is_held_only_if_it_is_asked_for(postings: Postings) -> None:
    assert postings.holding([("retention",)]) == set()
    assert postings.holding([("retention",)], "subjects") == {2}
    assert postings.holding([("retention",)], "minor") == {3}
    assert postings.holding([("leaving",), ("the",), ("job",)]) == set()


def test_a_phrase_is_found_in_many_references_as_in_few() -> None:
    """Of those that hold its rarest word the others are looked up one by one only where they are few."""
    papers = [
        reference(id=f"r{number}", title="Crows over water" if number % 2 else "Water crows") for number in range(402)
    ]
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        populate(connection, Contents(model(*papers, reference(id="last", title="Over water")), None, [None]))
        postings = Postings(connection)
        assert postings.holding([("crows",), ("over",), ("water",)]) == set(range(1, 402, 2))
        assert postings.holding([("over",), ("water",)]) == {*range(1, 402, 2), 402}
        assert postings.holding([("crows",), ("water",)]) == set()


def test_the_place_of_a_phrase_is_that_of_its_first_word(postings: Postings) -> None:
    places = postings.side_by_side((("over",), ("the",), ("moor",)))
    assert [*places] == [place(0, "abstract", 3)]
    assert places == postings.side_by_side((("over",), ("the", "a")))


def test_a_word_of_several_phrases_is_read_once_and_counted_once(
    connection: sqlite3.Connection, postings: Postings
) -> None:
    phrases = [(("over",), ("the",), ("moor",)), (("the",), ("moor",)), (("of",), ("the",), ("moor",))]
    read: list[str] = []
    connection.set_trace_callback(read.append)
    found = [postings.holding(phrase) for phrase in [*phrases, *phrases]]
    connection.set_trace_callback(None)
    assert found == [{0}, {0, 1}, {0}] * 2
    # Once of the references with the rarest word, and then of all.
    assert sum("term = 'the'" in statement for statement in read) <= 2
    assert sum("term = 'over'" in statement for statement in read) == 1
    assert sum("FROM vocabulary" in statement for statement in read) == 4


@pytest.mark.parametrize(("most", "within"), [(3, [True, True, True]), (4, [True, False])])
def test_a_word_of_one_phrase_is_read_where_the_others_are_and_one_of_several_wholly_once_unless_it_is_very_common(
    connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch, most: int, within: list[bool]
) -> None:
    monkeypatch.setattr("pswbrief.search.postings._MOST_KEPT", most)
    postings, read = Postings(connection), list[str]()
    connection.set_trace_callback(read.append)
    found = [postings.holding([("the",), ("moor",)]) for _ in range(3)]
    connection.set_trace_callback(None)
    assert found == [{0, 1}] * 3
    assert ["doc IN" in statement for statement in read if "term = 'the'" in statement] == within


def test_what_holds_a_phrase_can_be_asked_of_one_part(postings: Postings) -> None:
    assert postings.holding([("the",), ("moor",)]) == {0, 1}
    assert postings.holding([("the",), ("moor",)], "title") == {0, 1}
    assert postings.holding([("the",), ("moor",)], "abstract") == {0}


def test_neighbours_are_the_same_whether_few_references_are_named_or_all_are_read(postings: Postings) -> None:
    few = postings.neighbours([2, 3])
    assert {other for other, _ in few[2]} == {3}
    assert postings.neighbours(range(1000)) == few
    assert dict(postings.neighbours([2, *range(100, 299)])) == {2: few[2]}
    assert dict(postings.neighbours([])) == {}


def test_in_scope_words_are_found_and_counted_as_before_and_elsewhere_not_at_all(
    connection: sqlite3.Connection, postings: Postings
) -> None:
    phrase, word = (("the",), ("moor",)), Variant((("falcons",),), 1.0, "typed")
    everywhere = postings.counts(word)
    assert not postings.is_confined
    postings.confine([(1,)])
    assert postings.is_confined
    assert connection.execute("PRAGMA temp_store").fetchone() == (2,), "in memory: a search writes nothing to a disk"
    for _ in range(2):
        assert postings.holding(phrase) == {1}
        assert postings.counts(word) == {1: everywhere[1]}
    # Others take the place of these.
    postings.confine([(0,), (2,)])
    assert postings.holding(phrase) == {0}
    assert postings.counts(word) == {0: everywhere[0]}
    assert postings.docs(["falcons"]) == {"falcons": 2}


@pytest.mark.parametrize("likely", [(), ("falcons", "falcon", "burnout", "the", "moor")])
def test_in_scope_a_likely_word_is_read_from_the_references_and_found_as_any_other(
    connection: sqlite3.Connection, postings: Postings, likely: tuple[str, ...]
) -> None:
    variants = [
        Variant((("falcon", "falcons"),), 1.0, "typed"),
        Variant((("falcon",),), 0.5, f"{THESAURUS}falcon"),
        Variant((("burnout",),), 1.0, "typed"),
        Variant((("the",), ("moor",)), 1.0, "typed"),
        Variant((("falcons",), ("moor",)), 0.65, "words apart", loose=True),
    ]
    everywhere = [postings.counts(variant) for variant in variants]
    postings.confine([(0,), (1,), (3,)], likely)
    read: list[str] = []
    connection.set_trace_callback(read.append)
    found = [postings.counts(variant) for variant in variants]
    connection.set_trace_callback(None)
    assert found == [{doc: parts for doc, parts in counts.items() if doc != 2} for counts in everywhere]
    assert any("posting" in statement for statement in read) is not bool(likely)
