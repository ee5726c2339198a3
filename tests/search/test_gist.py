"""What a question is about, by all of its words together."""

from __future__ import annotations

import contextlib
import math
import sqlite3
from typing import TYPE_CHECKING

import pytest

from pswbrief.core.selection import Selection
from pswbrief.index.index import Index
from pswbrief.index.populate import Contents, populate
from pswbrief.search.engine import search
from pswbrief.search.gist import Subject, filed_under, gist, is_surely_about
from pswbrief.search.language import parse
from pswbrief.text.stems import root
from testing.catalogues import model, reference

if TYPE_CHECKING:
    from collections.abc import Iterator

FALCONS, HERONS, RIVERS, MARSHES, PONDS = range(5)
# In how many questions about each subject a word is.
CUES = {
    "hunt": {FALCONS: 3, HERONS: 1},
    "sky": {FALCONS: 1},
    "wade": {HERONS: 2},
    "water": {HERONS: 1, RIVERS: 2, MARSHES: 2, PONDS: 3},
}
NAMES = {"falcons": "1.0 falcons\n0.5 bird of prey", "herons": "1.0 herons", "rivers": "", "marshes": "", "ponds": ""}
# Main and minor headings of three references that readers have filed, and of one that they have not.
FILED = [
    "falcons\nherons\nby hand",
    "herons;ponds\n\nby hand",
    "\nfalcons\nby hand",
    "falcons\n\n",
    "deserts\n\nby hand",
]


@pytest.fixture
def vocabulary() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    connection.executescript(
        "CREATE TABLE heading (number INTEGER PRIMARY KEY, label TEXT, found TEXT);"
        "CREATE TABLE cue (root TEXT, heading INTEGER, times INTEGER); CREATE TABLE made (pos INTEGER, headings TEXT)"
    )
    named = ((number, label, found or f"1.0 {label}") for number, (label, found) in enumerate(NAMES.items()))
    connection.executemany("INSERT INTO heading VALUES (?, ?, ?)", named)
    rows = [(root(word), number, times) for word, about in CUES.items() for number, times in about.items()]
    connection.executemany("INSERT INTO cue VALUES (?, ?, ?)", rows)
    connection.executemany("INSERT INTO made VALUES (?, ?)", enumerate(FILED))
    yield connection
    connection.close()


def _headings(connection: sqlite3.Connection, question: str) -> list[str]:
    return [subject.heading for subject in gist(connection, question.split())]


def test_a_question_is_about_what_most_of_its_words_ask_for(vocabulary: sqlite3.Connection) -> None:
    assert _headings(vocabulary, "which of them hunts in the sky") == ["falcons", "herons"]
    assert _headings(vocabulary, "what hunts and wades") == ["herons", "falcons"]


def test_a_word_tells_more_the_more_questions_have_it_and_the_fewer_subjects(vocabulary: sqlite3.Connection) -> None:
    assert _headings(vocabulary, "hunting") == ["falcons", "herons"]
    assert _headings(vocabulary, "wading in water")[0] == "herons"
    assert _headings(vocabulary, "water")[0] == "ponds"


def test_the_likeliest_few_share_what_it_is_about(
    vocabulary: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pswbrief.search.gist._MOST", 4)
    found = gist(vocabulary, "hunts in water".split())
    assert len(found) == 4
    assert 0 < sum(subject.share for subject in found) < 1
    assert [subject.share for subject in found] == sorted((subject.share for subject in found), reverse=True)
    falcons, herons = gist(vocabulary, ["hunts"])
    assert falcons.share + herons.share == pytest.approx(1)
    assert falcons.share / herons.share == pytest.approx((3 / 4.2 / (1 / 2.2)) ** 3), (
        "the third power of what words tell"
    )


def test_the_less_of_a_question_is_known_the_less_it_is_about_any_subject(vocabulary: sqlite3.Connection) -> None:
    sure = [
        sum(subject.share for subject in gist(vocabulary, words.split()))
        for words in ("sky", "sky hunts xyzzy", "sky x y z q")
    ]
    assert sure[0] == 1
    assert 1 > sure[1] > sure[2] > 0
    # One of five headings has the word that is known, and none the other four.
    known, unknown = math.log(1 + 4.5 / 1.5), math.log(1 + 5.5 / 0.5)
    assert sure[2] == pytest.approx((known / (known + 4 * unknown) / 0.5) ** 2)


@pytest.mark.parametrize(
    ("question", "is_sure"),
    [("sky", True), ("the sky", True), ("sky hunts xyzzy", False), ("xyzzy", False), ("the", False)],
)
def test_a_question_is_surely_about_something_if_enough_of_its_words_are_known(
    vocabulary: sqlite3.Connection, question: str, *, is_sure: bool
) -> None:
    assert is_surely_about(vocabulary, question.split()) is is_sure


def test_a_subject_has_all_its_names_with_their_weights(vocabulary: sqlite3.Connection) -> None:
    (subject,) = gist(vocabulary, ["sky"])
    assert subject == ("falcons", 1.0, (("falcons", 1.0), ("bird of prey", 0.5)))


def test_small_and_unknown_words_and_repetitions_tell_nothing(vocabulary: sqlite3.Connection) -> None:
    assert gist(vocabulary, ["the", "xyzzy"]) == []
    assert gist(vocabulary, ["sky", "sky", "hunts"]) == gist(vocabulary, ["sky", "hunts", "the"])


def test_what_readers_have_filed_counts_by_main_and_minor_subjects_relative_to_the_most(
    vocabulary: sqlite3.Connection,
) -> None:
    falcons, herons = (Subject(heading, share, ()) for heading, share in (("falcons", 0.6), ("herons", 0.2)))
    about, by_rule = filed_under(vocabulary, [falcons, herons])
    most = 0.6 + 0.4 * 0.2
    assert about == pytest.approx({0: 0.8, 1: 0.8 * 0.2 / most, 2: 0.8 * 0.4 * 0.6 / most}), "80 % sure"
    assert by_rule == {3}
    assert filed_under(vocabulary, []) == ({}, set())


def test_a_question_in_words_that_no_entry_has_in_a_row_finds_what_they_ask_for(index: Index) -> None:
    """*Begin* alone is no way to ask, but is in many of the ways to ask for the history."""
    found = search(index, parse("when and how did peer support begin in psychiatry"), Selection(), None)
    (history,) = [row.pos for row in index.rows(range(index.count())) if row.id == "moran2018consumer"]
    assert history in found.from_gist
    assert history in found.hits


def test_references_that_nobody_has_filed_answer_by_the_names_of_what_is_asked_about() -> None:
    """No word of the question is in the title, and no phrase of it is an entry term."""
    papers = model(
        *(reference(id=f"r{at}", title=title) for at, title in enumerate(["Staff turnover", "On falcons", "People"]))
    )
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        populate(connection, Contents(papers, None, [None]))
        found = search(
            Index(connection), parse("reasons for people moving to another employer soon"), Selection(), None
        )
    assert found.from_gist.keys() == {0}


@pytest.mark.parametrize("query", ["how did peers begin", "peer begin history"])
def test_a_short_query_and_one_of_words_as_typed_have_none(index: Index, query: str) -> None:
    widen = len(query.split()) < 4
    assert search(index, parse(query), Selection(), None, widen=widen).from_gist == {}


def test_a_combination_has_none(index: Index) -> None:
    query = "how did peer support begin AND (history OR origins)"
    assert search(index, parse(query), Selection(), None).from_gist == {}
