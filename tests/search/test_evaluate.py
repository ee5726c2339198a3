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
from pswbrief.search.ranking import COMMON_EMPHASIS, Scored, score_all
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
    return {row.id for row in index.rows([*found.hits])}


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
        # What only the other alternative admits belongs to the answer, though no word of the query is in it.
        ("bogs OR year:2020", "harbour moor"),
        ("author:王 OR bogs", "chinese moor"),
        ("(bogs OR year:2020) AND NOT night", "moor"),
        ("+harbour falcons", "both harbour heron falcon"),
        ("(falcons or herons) and harbours", "both falcon heron"),
        ('"falcon* over"', "falcon"),
        ("fal*ns AND winter", "both"),
        ("har*r*", "both falcon harbour heron"),
        ("falcons AND (herons OR winter", "both"),
        ('"mo?r"', "falcon"),
        ('title:"moor* and bo*"', "moor"),
        ("研究 OR herons", "chinese heron"),
        ("究 OR moors", "chinese falcon moor"),
        ("harbour (year:2020 OR falcons) AND night", "harbour"),
        ("harbour ((falcons moor) OR year:2020) AND night", "harbour"),
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


@pytest.fixture
def evaluator(index: Index) -> Evaluator:
    postings = Postings(index.connection)
    lexicon = IndexLexicon(index.connection, postings, correct)
    return Evaluator(Filters(index, lexicon, postings), lexicon, postings, len(PAPERS), widen=True)


def evaluated(evaluator: Evaluator, query: str, *, required: bool = False) -> tuple[list[str], set[str] | None]:
    """The concepts of a query, in brackets those that do not rank, and the references that it admits; None for all."""
    matches, docs = evaluator.evaluate(parse(query).root, required=required)
    typed = [match.concept.typed if match.ranks else f"({match.concept.typed})" for match in matches]
    return typed, None if docs is None else {PAPERS[doc]["id"] for doc in docs}


@pytest.mark.parametrize(
    ("query", "typed", "admitted"),
    [
        ("falcons moor", ["falcons", "moor"], None),
        # Words side by side may be a phrase of the thesaurus.
        ("job satisfaction falcons", ["job satisfaction", "falcons"], None),
        ("job year:2020 satisfaction", ["job", "satisfaction"], "harbour"),
        ("falc*", ["falc"], None),
        ("研究", ["研究"], None),
        ("falcons OR herons", ["falcons OR herons"], None),
        ("falcons OR (herons winter)", ["falcons OR herons winter"], None),
        ("xyzzy OR xyzzx", ["xyzzy OR xyzzx"], None),
        ('"harbour by"', ["harbour by"], "harbour"),
        ('"harbour xyzzy"', ["harbour xyzzy"], ""),
        ("title:falcons", ["(falcons)"], "both falcon"),
        ("title:xyzzy", ["(xyzzy)"], ""),
        ("year:2020", [], "harbour"),
        ("falcons year:2020", ["falcons"], "harbour"),
        ("night year:2020 by", ["night", "by"], "harbour"),
        ("author:kovrov moors year:2012", ["moors"], ""),
        ("-harbour", [], "moor chinese thai korean hindi russian invisible"),
        ("NOT (harbour OR moors) year:2012..2020", [], ""),
        ("year:2020 OR year:2012", [], "harbour moor"),
        ("falcons OR year:2020", ["(falcons OR 2020)"], "both falcon harbour"),
        ('bogs OR "harbour by"', ["(bogs OR harbour by)"], "harbour moor"),
        ("(falcons AND winter) OR bogs", ["falcons winter OR bogs"], "both moor"),
        ("(falcons -moor) OR year:2012", ["falcons"], "both moor"),
        ("(winter -moor) OR (-harbour year:2012)", ["winter"], "both moor"),
        ("falcons AND (bogs OR winter)", ["falcons", "bogs OR winter"], "both"),
    ],
)
def test_words_rank_while_the_rest_says_what_is_admitted(
    evaluator: Evaluator, query: str, typed: list[str], admitted: str | None
) -> None:
    assert evaluated(evaluator, query) == (typed, admitted if admitted is None else set(admitted.split()))


@pytest.mark.parametrize(
    ("query", "admitted"),
    [
        ("falcons moor", "falcon"),
        ("falc*", "both falcon"),
        ("研究", "chinese"),
        ("究", "chinese"),
        ("研究 falcons", ""),
        ("falcons OR 研究", "both falcon chinese"),
        ("falcons OR (herons winter)", "both falcon"),
        ("xyzzy OR xyzzx", ""),
        ('bogs OR "harbour by"', "harbour moor"),
        ("night year:2020", "harbour"),
    ],
)
def test_a_required_word_must_occur(evaluator: Evaluator, query: str, admitted: str) -> None:
    assert evaluated(evaluator, query, required=True)[1] == set(admitted.split())


@pytest.mark.parametrize(
    ("query", "why"),
    [("falc*", "beginning"), ('"harbour by"', "phrase"), ("title:falcons", "phrase"), ("falcons", "typed")],
)
def test_a_variant_says_why_it_counts(evaluator: Evaluator, query: str, why: str) -> None:
    (match,) = evaluator.evaluate(parse(query).root).matches
    assert match.concept.variants[0].why == why


def test_an_alternative_scores_as_by_itself_and_several_as_the_best(evaluator: Evaluator) -> None:
    def scored(query: str) -> tuple[dict[int, float], float]:
        matches = evaluator.evaluate(parse(query).root).matches
        return score_all([match.scored for match in matches]), max(match.scored.rarity for match in matches)

    (first, rare), (second, rarer) = scored("falcons AND moor"), scored("harbour AND night")
    both = {doc: max(first.get(doc, 0.0), second.get(doc, 0.0)) for doc in {*first, *second}}
    assert scored("(falcons AND moor) OR (harbour AND night)") == (both, max(rare, rarer))
    (match,) = evaluator.evaluate(parse("(falcons AND moor) OR (harbour AND night)").root).matches
    assert match.concept.variants == tuple(variant for variant, _ in match.counts)
    # Words and beginnings are one concept, whose variants share a rarity.
    (match,) = evaluator.evaluate(parse("bog* OR falcon").root).matches
    assert [variant.weight for variant in match.concept.variants] == sorted(
        (variant.weight for variant in match.concept.variants), reverse=True
    )


def test_a_common_word_counts_less_and_one_with_a_synonym_as_any_other(evaluator: Evaluator) -> None:
    variants = (Variant((("bogs",),), 1.0, "typed"), Variant((("night",),), 0.5, f"{THESAURUS}night"))

    def rarity(typed: str, count: int) -> float:
        return evaluator.match(Concept(typed, variants[:count])).scored.rarity

    assert rarity("reach", 1) == pytest.approx(COMMON_EMPHASIS * rarity("bogs", 1))
    assert rarity("reach", 2) == rarity("bogs", 2)


def test_among_few_references_a_word_is_as_rare_as_among_all(index: Index) -> None:
    concept = Concept(
        "falcons",
        (
            Variant((("falcons",),), 1.0, "typed"),
            Variant((("harbor",), ("by",)), 0.95, "form"),
            Variant((("harbor", "harbors"),), 0.5, f"{THESAURUS}harbour"),
        ),
    )
    rarities = []
    for few in (False, True):
        postings = Postings(index.connection)
        if few:
            postings.confine([(0,), (4,)])
        lexicon = IndexLexicon(index.connection, postings, correct)
        evaluator = Evaluator(Filters(index, lexicon, postings), lexicon, postings, len(PAPERS), widen=True)
        rarities.append(evaluator.match(concept._replace(variants=concept.variants[:1])).scored.rarity)
        rarities.append(evaluator.match(concept).scored.rarity)
    assert rarities[0] == rarities[2] == rarities[3]


def test_single_words_of_a_phrase_count_only_if_few_have_it_as_typed(evaluator: Evaluator) -> None:
    synonym, fallback = Variant((("herons",),), 0.5, f"{THESAURUS}herons"), Variant((("moor",),), 0.3, "one word")
    held = len(evaluator.match(Concept("bogs", (Variant((("bogs",),), 1.0, "typed"),))).docs)
    assert held
    counted = {
        (word, enough): [variant.why for variant, _ in evaluator.match(concept).counts]
        for word, enough in (("bogs", 1), ("bogs", held), ("bogs", held + 1), ("xyzzy", 1))
        for concept in [Concept(word, (Variant(((word,),), 1.0, "typed"), synonym), (fallback,), enough)]
    }
    as_typed = ["typed", synonym.why]
    assert counted == {
        ("bogs", 1): as_typed,
        ("bogs", held): as_typed,
        ("bogs", held + 1): [*as_typed, "one word"],
        ("xyzzy", 1): [*as_typed, "one word"],
    }


@pytest.mark.parametrize(
    ("query", "unknown"),
    [
        ("falcons OR zzqq", ("zzqq",)),
        ("(zzqq OR falcons OR qqzz) AND harbours", ("zzqq", "qqzz")),
        ("zzqq OR qqzz", ("zzqq OR qqzz",)),
        ("falcons OR herons", ()),
    ],
)
def test_an_alternative_that_is_nowhere_is_reported_and_makes_the_query_no_less_answered(
    index: Index, query: str, unknown: tuple[str, ...]
) -> None:
    found = search(index, parse(query), Selection(), correct)
    assert (found.unknown, found.is_off_subject) == (unknown, False)


@pytest.mark.parametrize(("query", "ids"), [("zzqq 2020", ""), ("2020", "harbour"), ("harbour 2020 zzqq", "harbour")])
def test_a_year_answers_no_query_that_asks_for_something_else(index: Index, query: str, ids: str) -> None:
    assert set(ids.split()) <= find(index, query)
    assert bool(ids) == bool(find(index, query))
