"""What a question is about, by all of its words together."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from pswbrief.core.selection import Selection
from pswbrief.search.engine import search
from pswbrief.search.gist import gist
from pswbrief.search.language import parse
from pswbrief.text.stems import root

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pswbrief.index.index import Index

FALCONS, HERONS, RIVERS, MARSHES, PONDS = range(5)
# Of how many ways to ask for each subject a word is part.
CUES = {
    "hunt": {FALCONS: 3, HERONS: 1},
    "sky": {FALCONS: 1},
    "wade": {HERONS: 2},
    "water": {HERONS: 1, RIVERS: 2, MARSHES: 2, PONDS: 3},
}


@pytest.fixture
def vocabulary() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    connection.executescript(
        "CREATE TABLE finds (entry INTEGER PRIMARY KEY, found TEXT); CREATE TABLE cue (root TEXT, entry INTEGER, times INTEGER)"
    )
    names = ["0.5 falcon\n0.5 bird of prey", "0.5 heron", "0.5 river", "0.5 marsh", "0.5 pond"]
    connection.executemany("INSERT INTO finds VALUES (?, ?)", enumerate(names))
    rows = [(root(word), entry, times) for word, entries in CUES.items() for entry, times in entries.items()]
    connection.executemany("INSERT INTO cue VALUES (?, ?, ?)", rows)
    yield connection
    connection.close()


def _first(connection: sqlite3.Connection, question: str) -> list[str]:
    return [subject.finds[0][0] for subject in gist(connection, question.split())]


def test_a_question_is_about_what_most_of_its_words_ask_for(vocabulary: sqlite3.Connection) -> None:
    assert _first(vocabulary, "which of them hunts in the sky") == ["falcon", "heron"]
    assert _first(vocabulary, "what hunts and wades") == ["heron", "falcon"]


def test_a_word_tells_more_the_more_ways_to_ask_have_it_and_the_fewer_subjects(vocabulary: sqlite3.Connection) -> None:
    assert _first(vocabulary, "hunting") == ["falcon", "heron"]
    assert _first(vocabulary, "wading in water")[0] == "heron"
    assert _first(vocabulary, "water")[0] == "pond"


def test_the_likeliest_few_share_what_it_is_about(vocabulary: sqlite3.Connection) -> None:
    found = gist(vocabulary, "hunts in the water".split())
    assert len(found) == 4
    assert sum(subject.share for subject in found) == pytest.approx(1)
    assert [subject.share for subject in found] == sorted((subject.share for subject in found), reverse=True)


def test_a_subject_has_all_its_phrases_with_their_weights(vocabulary: sqlite3.Connection) -> None:
    (subject,) = gist(vocabulary, ["sky"])
    assert subject == ((("falcon", 0.5), ("bird of prey", 0.5)), 1.0)


def test_small_and_unknown_words_and_repetitions_tell_nothing(vocabulary: sqlite3.Connection) -> None:
    assert gist(vocabulary, ["the", "xyzzy"]) == []
    assert gist(vocabulary, ["sky", "sky", "hunts"]) == gist(vocabulary, ["sky", "hunts", "the"])


def test_a_question_in_words_that_no_entry_has_in_a_row_finds_what_they_ask_for(index: Index) -> None:
    """*Begin* alone is no way to ask, but is in many of the ways to ask for the history."""
    found = search(index, parse("when and how did peer support begin in psychiatry"), Selection(), None)
    (history,) = [row.pos for row in index.rows(range(index.count())) if row.id == "moran2018consumer"]
    assert history in found.from_gist
    assert history in found.hits


@pytest.mark.parametrize("query", ["how did peers begin", "peer begin history"])
def test_a_short_query_and_one_of_words_as_typed_have_none(index: Index, query: str) -> None:
    widen = len(query.split()) < 4
    assert search(index, parse(query), Selection(), None, widen=widen).from_gist == {}


def test_a_combination_has_none(index: Index) -> None:
    query = "how did peer support begin AND (history OR origins)"
    assert search(index, parse(query), Selection(), None).from_gist == {}
