"""From trees to matches and filters, on a small collection."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pswbrief.core.selection import Selection
from pswbrief.search import evaluate
from pswbrief.search.concepts import THESAURUS, Concept, Variant
from pswbrief.search.engine import search
from pswbrief.search.evaluate import Evaluator, Match, is_question
from pswbrief.search.filters import Filters
from pswbrief.search.language import parse
from pswbrief.search.lexicon import IndexLexicon, correct
from pswbrief.search.postings import Postings
from pswbrief.search.ranking import COMMON_EMPHASIS, Scored, score_all
from testing.catalogues import reference
from testing.searches import indexed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pswbrief.index.index import Index

PAPERS = [
    reference(id="both", title="Falcons and harbours in winter"),
    reference(id="falcon", title="Falcons over the moor", abstract="Nothing is said of a harbour master."),
    reference(id="harbour", title="A harbour by night", issued="2020"),
    reference(id="heron", title="Herons of the harbour", authors=[{"family": "Linden", "given": "Ada B. C."}]),
    reference(id="moor", title="Moors and bogs", issued="2012"),
    reference(id="chinese", title="同儕支持研究報告", authors=[{"family": "王", "given": "小明"}]),
    reference(id="russian", title="Работа в палате", authors=[{"family": "Ковров", "given": "Пётр"}]),
]


@pytest.fixture(scope="module")
def index() -> Iterator[Index]:
    with indexed(*PAPERS) as made:
        yield made


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
def test_operators_and_words_of_any_script_say_what_belongs_to_the_answer(index: Index, query: str, ids: str) -> None:
    assert find(index, query) == set(ids.split())


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
        ("falcons OR xyzzy", ["falcons OR xyzzy", "(xyzzy)"], None),
        ("(xyzzy OR bogs OR xyzzx) AND moor", ["xyzzy OR bogs OR xyzzx", "(xyzzy)", "(xyzzx)", "moor"], "moor"),
        ('"harbour by"', ["harbour by"], "harbour"),
        ('"harbour xyzzy"', ["harbour xyzzy"], ""),
        ("title:falcons", ["(falcons)"], "both falcon"),
        ("title:xyzzy", ["(xyzzy)"], ""),
        ("year:2020", [], "harbour"),
        ("falcons year:2020", ["falcons"], "harbour"),
        ("night year:2020 by", ["night", "by"], "harbour"),
        ("author:kovrov moors year:2012", ["moors"], ""),
        ("-harbour", [], "moor chinese russian"),
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


def test_a_word_that_is_nowhere_is_as_rare_as_its_synonym(evaluator: Evaluator) -> None:
    nowhere, synonym = Variant((("xyzzy",),), 1.0, "typed"), Variant((("falcons",),), 0.5, f"{THESAURUS}falcons")
    alone = evaluator.match(Concept("falcons", (synonym._replace(weight=1.0, why="typed"),)))
    assert evaluator.match(Concept("xyzzy", (nowhere, synonym))).scored.rarity == alone.scored.rarity
    assert (alone.occurs, evaluator.match(Concept("xyzzy", (nowhere,))).occurs) == (True, False)


@pytest.mark.parametrize(("query", "docs"), [("falcons harbour", 3), ("year:2020 bogs", 1), ("xyzzy", 0), ("", 0)])
def test_the_commonest_word_of_a_query_says_how_much_it_may_find(evaluator: Evaluator, query: str, docs: int) -> None:
    assert evaluator.commonest(parse(query).root) == docs


@pytest.mark.parametrize(
    ("query", "word", "held"),
    [
        ("falcons winter", "falcons", "both falcon"),
        ("falcons AND winter", "falcons", "both"),
        ("falcons abstract:master", "falcons", "falcon"),
        # A short word by itself is nobody's initials; beside a name it may be, and whose is asked of all references.
        ("title:herons the", "the", "heron"),
        ("year:2012 kovrov p", "p", "russian"),
        ("year:2020 linden abc", "abc", "heron"),
        ("(falcons AND winter) OR bogs", "falcons winter OR bogs", "both falcon moor"),
    ],
)
def test_a_common_word_is_looked_up_only_in_what_is_left_where_nothing_else_can_count(
    evaluator: Evaluator, monkeypatch: pytest.MonkeyPatch, query: str, word: str, held: str
) -> None:
    monkeypatch.setattr(evaluate, "COMMON", 0)
    found = {match.concept.typed: match.scored.scores for match in evaluator.evaluate(parse(query).root).matches}
    assert {PAPERS[doc]["id"] for doc in found[word]} == set(held.split())


def test_a_match_is_labelled_with_the_words_as_they_were_typed(evaluator: Evaluator) -> None:
    query = parse('Job  Satisfaction, FALCONS "Harbour By"')
    labels = [match.as_typed(query).concept.typed for match in evaluator.evaluate(query.root).matches]
    assert labels == ["Job Satisfaction", "FALCONS", "Harbour By"]


def in_parts(typed: str, *parts: str) -> Match:
    variant = Variant(((typed,),), 1.0, "typed")
    return Match(Concept(typed, (variant,)), Scored({}, 1.0), ((variant, {3: dict.fromkeys(parts, 1)}),))


@pytest.mark.parametrize(
    ("asked", "matches", "asks"),
    [
        ("how do falcons see herons", [in_parts("falcons", "title", "names")], True),
        ("how falcons see their herons", [in_parts("falcons", "title")], True),
        ("do their falcons see", [in_parts("falcons", "title")], False),
        ("how do falcons see herons", [in_parts("falcons", "title"), in_parts("herons", "names")], False),
        ("how do falcons see herons", [in_parts("falcons", "names", "venue", "extra")], False),
        ("how falcons see herons 2012", [in_parts("2012", "title")], False),
        ("how falcons see herons 1812", [in_parts("1812", "title")], True),
    ],
)
def test_a_question_has_four_words_of_weight_and_no_year_name_or_journal(
    asked: str, matches: list[Match], *, asks: bool
) -> None:
    assert is_question(asked.split(), matches) is asks


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
