"""Further references about the same, where few match."""

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
from pswbrief.search.language import parse
from pswbrief.search.lexicon import correct
from pswbrief.search.ranking import FIRST_PAGE
from pswbrief.search.related import related, shared_headings
from pswbrief.search.result import SearchResult
from pswbrief.text.stems import root
from testing.catalogues import model, reference
from testing.searches import find, ids

if TYPE_CHECKING:
    from collections.abc import Iterator

BIRDS = [
    reference(id=key, title=title) for key, title in zip("abcde", ["Moor", "Fen", "Bog", "Weir", "Dune"], strict=True)
]
FILED = {
    "a": "burnout;exhaustion\nstigma\n",
    "b": "burnout;exhaustion\n\n",
    "c": "burnout\nstigma;empathy\n",
    "d": "empathy\n\n",
    "e": "\n\n",
}


@pytest.fixture
def birds() -> Iterator[Index]:
    """Five references that share no word, under these headings, of which one is asked for by its name."""
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        populate(connection, Contents(model(*BIRDS), None, [None]))
        for position, packed in enumerate(FILED.values()):
            connection.execute("UPDATE made SET headings = ? WHERE pos = ?", (packed, position))
        connection.execute("INSERT INTO heading VALUES (0, 'empathy', '1.0 empathy')")
        connection.execute("INSERT INTO cue VALUES (?, 0, 1)", (root("empathy"),))
        yield Index(connection)


def near(index: Index, words: str, **hits: float) -> dict[str, float]:
    found = related(index, words.split(), {"abcde".index(key): score for key, score in hits.items()})
    return {"abcde"[position]: value for position, value in found.items()}


def test_what_is_filed_alike_is_near_and_the_nearest_comes_first(birds: Index) -> None:
    found = near(birds, "zzqqxx", a=1.0)
    assert list(found) == ["b"]
    assert 0.8 / 2.5 <= found["b"] < 1 / 2.5, "filed nearly alike, without a word in common"


def test_what_is_asked_for_brings_further_ones_near(birds: Index) -> None:
    found = near(birds, "empathy", a=1.0)
    assert "d" in found, "filed under nothing that the match is filed under"
    assert max(found.values()) < 1


def test_of_several_that_match_the_better_says_more_of_what_to_add(birds: Index) -> None:
    assert near(birds, "zzqqxx", a=9.0, d=1.0)["b"] > near(birds, "zzqqxx", a=1.0, d=1.0).get("b", 0.0)


def file_under(index: Index, *headings: str) -> None:
    """File the five under these headings instead, as their main subjects."""
    for position, names in enumerate(headings):
        index.connection.execute(
            "UPDATE made SET headings = ? || char(10) || char(10) WHERE pos = ?", (names, position)
        )


def test_the_rarer_a_heading_the_more_it_says(birds: Index) -> None:
    file_under(birds, "stigma;burnout", "burnout", "stigma", "burnout", "burnout")
    stigma, burnout = math.log(1 + 5 / 2), math.log(1 + 5 / 4)
    assert near(birds, "zzqqxx", a=1.0) == {"c": pytest.approx(stigma / math.hypot(stigma, burnout) / 2.5)}


def test_each_that_matches_counts_by_its_score_however_many_headings_it_has(birds: Index) -> None:
    file_under(birds, "burnout;stigma;exhaustion", "burnout;stigma;exhaustion", "", "empathy", "empathy")
    assert near(birds, "zzqqxx", a=2.0, d=1.0) == {"b": pytest.approx(2 / math.hypot(2, 1) / 2.5)}


def test_the_shared_headings_are_named_and_first_those_that_say_most(birds: Index) -> None:
    found = SearchResult({0: 3.0, 3: 1.0, 1: 0.5, 2: 0.4, 4: 0.3}, related={1: 0.5, 2: 0.4, 4: 0.3})
    assert shared_headings(birds, found) == {1: ["exhaustion", "burnout"], 2: ["burnout", "stigma", "empathy"], 4: []}
    # Where none is shared, those that are asked for.
    asked = SearchResult({0: 3.0, 3: 0.5, 1: 0.4}, related={3: 0.5, 1: 0.4}, asked=("empathy",))
    assert shared_headings(birds, asked) == {3: ["empathy"], 1: ["exhaustion", "burnout"]}
    # None of them is one that only another of the added references has.
    file_under(birds, "burnout", "burnout;stigma", "stigma", "empathy", "burnout")
    assert shared_headings(birds, found) == {1: ["burnout"], 2: [], 4: ["burnout"]}
    assert shared_headings(birds, found._replace(related={})) == {}


def test_what_has_no_headings_has_none_near(birds: Index) -> None:
    assert near(birds, "zzqqxx", e=1.0) == {}


def found_for(index: Index, query: str, selection: Selection | None = None, **how: bool) -> SearchResult:
    return search(index, parse(query), selection or Selection(), correct, **how)


def test_a_short_list_is_filled_up_after_what_matches(index: Index) -> None:
    found = found_for(index, "recovery oriented practice")
    assert list(found.hits)[-len(found.related) :] == list(found.related)
    assert found.asked == ("recovery", "oriented", "practice")
    assert {"skipper2015recovery", "russinova2011recovery"} <= {*ids(index, found)}
    assert len(found.hits) == FIRST_PAGE
    scores = [*found.hits.values()]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize(
    "query",
    [
        "burnout",
        "over-worked",
        "off-line",
        '"career progression"',
        "career AND progression",
        "career progression year:2020..",
        "career -rural progression",
        "gillard recovery",
        "career progression 2021",
        "paving the road",
        "career progression zzqqxx",
        "self disclosure stigma shame",
    ],
)
def test_a_word_a_name_a_title_and_what_has_to_be_there_are_found_as_they_are(index: Index, query: str) -> None:
    assert found_for(index, query).related == {}


def test_words_as_typed_have_none(index: Index) -> None:
    assert found_for(index, "career progression", widen=False).related == {}


@pytest.mark.parametrize("query", ["career progression", "recovery oriented practice", "role conflict"])
def test_whoever_asks_for_all_matches_is_shown_these_as_well(index: Index, query: str) -> None:
    shown, every = found_for(index, query), found_for(index, query, whole=True)
    assert shown.related
    assert every.hits.keys() >= shown.hits.keys()
    assert every.below_cutoff == 0
    scores = [*every.hits.values()]
    assert scores == sorted(scores, reverse=True)


def test_a_selection_holds_for_them_as_well(index: Index) -> None:
    selection = Selection(access=("open",))
    assert found_for(index, "career progression", selection).related
    rows = index.rows([*found_for(index, "career progression", selection).hits])
    assert {row.access for row in rows} == {"open"}


def test_a_list_is_filled_up_in_a_collection_of_a_thousand_and_in_no_larger_one(
    index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled = []
    for most in (index.count(), index.count() - 1):
        monkeypatch.setattr("pswbrief.search.related._MOST_REFERENCES", most)
        filled.append(bool(found_for(index, "career progression").related))
    assert filled == [True, False]


def test_what_is_added_is_no_longer_counted_as_matching_less_well(index: Index) -> None:
    found = found_for(index, "career progression")
    matching = {position for match in found.matches for position in match.scored.scores}
    assert found.related.keys() & matching
    assert found.below_cutoff == len(matching - found.hits.keys())


def test_what_the_vocabulary_has_as_a_phrase_is_no_title(index: Index) -> None:
    assert not found_for(index, "recovery oriented practice").is_title
    assert not found_for(index, "community mental health centres").is_title, "in British spelling as well"
    assert found_for(index, "paving the road").is_title
    assert find(index, "paving the road") == ["johansen2024paving"]
    assert found_for(index, "runs before me").is_title, "a word in a title, and two that tell nothing"
