"""From trees to matches and filters, on a small collection of several scripts."""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING

import pytest

from pswbrief.core.selection import Selection
from pswbrief.index.index import Index
from pswbrief.index.populate import Contents, populate
from pswbrief.search.concepts import THESAURUS, Concept, Variant
from pswbrief.search.engine import search
from pswbrief.search.evaluate import Evaluator, Match
from pswbrief.search.filters import Filters
from pswbrief.search.language import parse
from pswbrief.search.lexicon import IndexLexicon, correct
from pswbrief.search.postings import Postings
from pswbrief.search.ranking import Scored
from testing.catalogues import model, reference

if TYPE_CHECKING:
    from collections.abc import Iterator

PAPERS = [
    reference(id="both", title="Falcons and harbours in winter"),
    reference(id="falcon", title="Falcons over the moor", abstract="Nothing is said of a harbour master."),
    reference(id="harbour", title="A harbour by night", issued="2020"),
    reference(id="heron", title="Herons of the harbour"),
    reference(id="moor", title="Moors and bogs", issued="2012"),
    reference(id="chinese", title="同儕支持研究報告", authors=[{"family": "王", "given": "小明"}]),
    reference(id="thai", title="ความเหงาในผู้สูงอายุ"),
    reference(id="korean", title="동료지원가의 역할"),
    reference(id="hindi", title="हिन्दी में सहायता"),
    reference(id="russian", title="Работа в палате", authors=[{"family": "Ковров", "given": "Пётр"}]),
    reference(id="invisible", title="A zero\u200bwidth stu\u00addy"),
]


@pytest.fixture(scope="module")
def index() -> Iterator[Index]:
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        populate(connection, Contents(model(*PAPERS), None, [None]))
        yield Index(connection)


def find(index: Index, text: str) -> set[str]:
    found = search(index, parse(text), Selection(), correct, whole=True)
    return {row.id for row in index.rows([hit.position for hit in found.hits])}


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("falcons AND harbours", "both falcon"),
        ("title:falcons AND title:harbours", "both"),
        ("falcons NOT harbours", ""),
        ("falcons NOT moor", "both"),
        ("(falcons OR herons) AND harbours", "both falcon heron"),
        ("falcons OR herons AND moor", "both falcon"),
        ("title:(harbour OR harbours) NOT winter", "harbour heron"),
        ("abstract:master", "falcon"),
        ("NOT (harbour OR falcons) AND moors", "moor"),
        ("harbour year:>2012", "harbour"),
        ("harbour since 2012", "harbour"),
        ('"harbour by" OR bogs', "harbour moor"),
        ("(falcons AND winter) OR bogs", "both moor"),
        ("any:bogs", "moor"),
        ("研究 OR herons", "chinese heron"),
        ("究 OR moors", "chinese falcon moor"),
    ],
)
def test_operators_say_what_belongs_to_the_answer(index: Index, query: str, ids: str) -> None:
    assert find(index, query) == set(ids.split())


@pytest.mark.parametrize(
    ("query", "key"),
    [
        ("研究", "chinese"),
        ("支持", "chinese"),
        ("究", "chinese"),
        ("同儕研究", "chinese"),
        ("wang", "chinese"),
        ("author:王", "chinese"),
        ("ผู้สูงอายุ", "thai"),
        ("เหงา", "thai"),
        ("역할", "korean"),
        ("지원", "korean"),
        ("सहायता", "hindi"),
        ("kovrov", "russian"),
        ("палате", "russian"),
        ("zerowidth", "invisible"),
        ("study", "invisible"),
    ],
)
def test_every_script_is_found_by_parts_and_names_by_their_transliteration(index: Index, query: str, key: str) -> None:
    assert find(index, query) == {key}


def test_one_vowel_is_another_word(index: Index) -> None:
    assert find(index, "हिन्द") == set()


@pytest.mark.parametrize(("weight", "docs"), [(1.0, {3}), (0.5, {3}), (0.49, set())])
def test_a_synonym_satisfies_and_and_a_looser_relation_does_not(weight: float, docs: set[int]) -> None:
    variant = Variant((("herons",),), weight, "relative")
    assert Match(Concept("heron", (variant,)), Scored({}, 1.0), ((variant, {3: {"title": 1}}),)).docs == docs


def test_what_a_field_names_filters_even_if_it_scores(index: Index) -> None:
    ranks = {
        query: [match.ranks for match in search(index, parse(query), Selection(), correct).matches]
        for query in ("title:falcons", '"harbour by"', "falc*")
    }
    assert ranks == {"title:falcons": [False], '"harbour by"': [True], "falc*": [True]}


def test_a_phrase_of_which_a_word_is_nowhere_is_reported(index: Index) -> None:
    assert search(index, parse('"harbour xyzzy"'), Selection(), correct).unknown == ("harbour xyzzy",)


def test_single_words_of_a_phrase_count_only_if_it_is_nowhere_as_typed(index: Index) -> None:
    postings = Postings(index.connection)
    lexicon = IndexLexicon(index.connection, postings, correct)
    evaluator = Evaluator(Filters(index, lexicon, postings), lexicon, postings, len(PAPERS), widen=True)
    synonym, fallback = Variant((("herons",),), 0.5, f"{THESAURUS}herons"), Variant((("moor",),), 0.3, "one word")
    counted = {
        word: [variant.why for variant, _ in evaluator.match(concept).counts]
        for word in ("bogs", "xyzzy")
        for concept in [Concept(word, (Variant(((word,),), 1.0, "typed"), synonym), (fallback,))]
    }
    assert counted == {"bogs": ["typed", synonym.why], "xyzzy": ["typed", synonym.why, "one word"]}
