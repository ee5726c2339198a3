"""How a word is read that no reference holds, and what the index knows of words and where they stand."""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING

import pytest

from pswbrief.index.populate import Contents, populate
from pswbrief.search.concepts import Reading, Variant
from pswbrief.search.lexicon import IndexLexicon, correct
from pswbrief.search.postings import Postings
from testing.catalogues import model, reference

if TYPE_CHECKING:
    from collections.abc import Iterator

PAPERS = [
    reference(id="a", title="Social prescribing for veterans", abstract="Veterans volunteer. A veteran volunteers."),
    reference(id="b", title="Workplace burnout", abstract="Burnout in the workplace; social things, and prescribing."),
    reference(id="c", title="研究報告"),
]


@pytest.fixture(scope="module")
def connection() -> Iterator[sqlite3.Connection]:
    with contextlib.closing(sqlite3.connect(":memory:")) as made:
        populate(made, Contents(model(*PAPERS), None, [None]))
        yield made


@pytest.fixture
def lexicon(connection: sqlite3.Connection) -> IndexLexicon:
    return IndexLexicon(connection, Postings(connection), correct)


@pytest.mark.parametrize(
    ("word", "reading"),
    [
        ("veter", Reading("beginning", (("veteran", "veterans"),))),
        ("socialprescribingforveterans", None),
        ("socialprescribing", Reading("apart", (("social",), ("prescribing",)))),
        ("burnuot", Reading("corrected", (("burnout",),))),
        ("zzqqxx", None),
        ("police", None),
        ("vet", None),
        ("x" * 1000, None),
    ],
)
def test_a_word_is_read_as_a_beginning_then_as_two_then_as_misspelt(
    lexicon: IndexLexicon, word: str, reading: Reading | None
) -> None:
    assert lexicon.read(word) == reading
    assert lexicon.readings.get(word) == reading


def test_a_sign_within_a_word_stands_for_one_letter_or_none(lexicon: IndexLexicon) -> None:
    assert lexicon.beginning("vet?rans") == ("veterans",)
    assert lexicon.beginning("veteran?s") == ("veterans",)
    assert lexicon.beginning("vet?ran*") == ("veteran", "veterans")
    assert lexicon.beginning("vet?s") == ()


def test_three_words_written_as_one_are_read_apart(connection: sqlite3.Connection) -> None:
    lexicon = IndexLexicon(connection, Postings(connection), correct)
    assert lexicon.read("veteranvolunteersin") is None
    assert lexicon.read("socialprescribingfor") == Reading("apart", (("social",), ("prescribing",), ("for",)))


def test_halves_that_stand_nowhere_side_by_side_are_no_word(lexicon: IndexLexicon) -> None:
    assert lexicon.read("burnoutveterans") is None


def test_without_a_corrector_nothing_is_read_as_anything_else(connection: sqlite3.Connection) -> None:
    assert IndexLexicon(connection, Postings(connection), None).read("veter") is None


def test_two_words_that_references_write_as_one_are_known(lexicon: IndexLexicon) -> None:
    assert lexicon.joined("work", "place") == ("workplace",)
    assert lexicon.joined("burn", "out") == ()  # "out" joins
    assert lexicon.joined("work", "burnout") == ()


def test_inflections_are_fewer_than_forms(lexicon: IndexLexicon) -> None:
    assert {"volunteer", "volunteers"} <= set(lexicon.inflections("volunteer")) <= set(lexicon.forms("volunteer"))
    assert lexicon.inflections("nowhere") == ("nowhere",)


def test_words_stand_where_they_stand(connection: sqlite3.Connection) -> None:
    postings = Postings(connection)
    assert postings.docs(["veterans", "nowhere"]) == {"veterans": 1}
    assert postings.holding([("social",), ("prescribing",)]) == {0}
    assert postings.holding([("social",)], "title") == {0}
    own = Postings(connection, own_words=True)
    assert own.counts(Variant((("veterans",),), 1.0, "typed"))[0] == {"title": 1, "abstract": 1}
    assert postings.counts(Variant((("social",), ("prescribing",)), 1.0, "apart", loose=True)).keys() == {0, 1}


def test_a_single_sign_of_a_script_without_blanks_is_found_within_words_and_a_letter_is_not(
    lexicon: IndexLexicon,
) -> None:
    assert set(lexicon.beginning("究")) == {"究報", "研究"}
    assert lexicon.beginning("研究") == ("研究",)
    assert all(word.startswith("v") for word in lexicon.beginning("v"))
