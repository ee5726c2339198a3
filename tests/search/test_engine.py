"""A search from its query to ranked references, on a small collection: what is found, with what score, and what is reported."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from pswbrief.core.selection import Selection, Years
from pswbrief.index.schema import ASSIGNED
from pswbrief.search import candidates, engine, evaluate, ranking
from pswbrief.search.engine import search
from pswbrief.search.language import parse
from pswbrief.search.lexicon import correct
from pswbrief.search.titles import EXACT
from testing.catalogues import reference
from testing.searches import indexed
from testing.small_collection import AT, PAPERS, WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pswbrief.index.index import Index
    from pswbrief.search.result import SearchResult


@pytest.fixture(scope="module")
def index() -> Iterator[Index]:
    with indexed(*PAPERS) as made:
        yield made


def of_year(first: int, last: int | None = None) -> Selection:
    return Selection(years=(Years(first, last or first),))


def run(index: Index, query: str, selection: Selection | None = None, **how: Any) -> SearchResult:
    return search(index, parse(query), selection or Selection(), correct, **how)


def ids(found: SearchResult) -> list[str]:
    return [PAPERS[position]["id"] for position in found.hits]


@pytest.mark.parametrize(
    ("query", "year", "found", "missing"),
    [
        ("10.5555/ab", None, "moor2018", ()),
        ("10.5555/ab", 2018, "moor2018", ()),
        ("10.5555/ab", 2020, "", ()),
        ("pmid:22812608 10.5555/AB", None, "moor2018", ()),
        ("10.5555/ab, 10.5555/zz", None, "moor2018", ("doi:10.5555/zz",)),
        ("12346", None, "", ("pmid:12346",)),
    ],
)
def test_an_identifier_or_the_beginning_of_ids_finds_what_has_it_and_no_more(
    index: Index, query: str, year: int | None, *, found: str, missing: tuple[str, ...]
) -> None:
    result = run(index, query, of_year(year) if year else None)
    assert (ids(result), result.missing) == (found.split(), missing)
    assert (result.below_cutoff, result.shortened, result.ranked) == (0, 0, 0)


@pytest.mark.parametrize(
    ("query", "year", "hits"),
    [
        ("author:moor", None, {"moor2018": 1.0, "brook2020": 0.5, "brook2020b": 0.25}),
        ("author:moor", 2020, {"brook2020": 0.5, "brook2020b": 0.25}),
        ("author:brook OR author:moor", None, {"moor2018": 1.0, "brook2020": 1.0, "brook2020b": 0.25}),
        ("-author:moor year:2020..2021", None, {"number2021": 0.0}),
        ("year:2020", None, {"brook2020": 0.0, "brook2020b": 0.0}),
    ],
)
def test_filters_alone_keep_the_order_and_rank_first_authors_before_others_and_these_before_names_in_notes(
    index: Index, query: str, year: int | None, hits: dict[str, float]
) -> None:
    result = run(index, query, of_year(year) if year else None)
    assert dict(zip(ids(result), result.hits.values(), strict=True)) == hits
    assert ids(result) == list(hits)


@pytest.mark.parametrize(
    ("query", "typed", "unknown", "corrections"),
    [
        ("Falcons HERONS", ["Falcons", "HERONS"], (), ()),
        ("Colour", [], ("Colour",), ()),
        ("hernos moor", ["hernos", "moor"], (), (("hernos", "herons"),)),
        ("falconsof night", ["falconsof", "night"], (), (("falconsof", "falcons of"),)),
        ('"herons of" moor', ["herons of", "moor"], (), ()),
        ("Colour 2020", [], ("Colour",), ()),
        ("falcons Colour 2020 Colour", ["falcons", "2020"], ("Colour",), ()),
        ("2020", ["2020"], (), ()),
    ],
)
def test_words_are_reported_as_they_were_typed_with_what_they_were_read_as(
    index: Index, query: str, typed: list[str], unknown: tuple[str, ...], corrections: tuple[tuple[str, str], ...]
) -> None:
    result = run(index, query)
    assert [match.concept.typed for match in result.matches] == typed
    assert (result.unknown, result.corrections, result.shortened) == (unknown, corrections, 0)
    assert bool(result.hits or result.below_cutoff) is bool(typed)


def test_without_widening_a_misspelt_word_is_unknown_and_what_is_about_the_same_lends_nothing(index: Index) -> None:
    assert run(index, "hernos", widen=False).unknown == ("hernos",)
    found = run(index, "burnout training", widen=False)
    assert found.from_neighbours == {}
    assert not {part for match in found.matches for part in match.parts} & ASSIGNED, "headings are an indexer's words"
    assert run(index, "how do they learn", widen=False).from_gist == {}


@pytest.mark.parametrize(
    "query", ["falcons moor", "burnout training", "training of midwives", "a plague on herons", "how do they learn"]
)
def test_a_score_is_that_of_the_words_of_similar_references_of_the_title_and_of_the_gist(
    index: Index, query: str
) -> None:
    result = run(index, query, whole=True)
    words = ranking.score_all([match.scored for match in result.matches])
    parts = (words, result.titles, result.from_neighbours, result.from_gist)
    assert result.hits == pytest.approx(
        {doc: sum(part.get(doc, 0) for part in parts) for doc in words | result.from_gist}, abs=1e-4
    )
    assert list(result.hits) == sorted(result.hits, key=lambda position: (-result.hits[position], position))


@pytest.mark.parametrize(
    ("query", "first", "nearness"),
    [
        ("falcons of the moor", "moor2018", EXACT),
        ("a plague on herons", "covid19a", 1.0),
        ("covid19 in herons", "covid19a", EXACT),
        ("falconsof the moor", "moor2018", EXACT),
        ("falcons of the moor xyzzy", "moor2018", None),
        ("falcons of the moor -xyzzy", "moor2018", EXACT),
        ("winter", "covid19b", EXACT),
        ("title:(herons by night)", "brook2020b", EXACT),
        ("herons nowhere 10.5555/ab moor", "moor2018", 2.0),
    ],
)
def test_a_query_that_is_a_title_printed_or_official_finds_it_first_and_a_doi_still_more_surely(
    index: Index, query: str, first: str, nearness: float | None
) -> None:
    result = run(index, query)
    assert ids(result)[0] == first
    share = result.titles.get(next(iter(result.hits)), 0.0) / sum(match.scored.rarity for match in result.matches)
    assert share == pytest.approx(nearness) if nearness is not None else 0 < share < 1


def test_what_is_about_the_same_lends_less_the_more_the_query_is_a_title(index: Index) -> None:
    result = run(index, "burnout training")
    own = ranking.score_all([match.scored for match in result.matches])
    nurses, midwives = AT["nurses"], AT["midwives"]
    perfect = sum(match.scored.rarity for match in result.matches)
    share = ranking.NEIGHBOUR_SHARE * (1 - max(result.titles.values()) / perfect)
    assert result.from_neighbours == pytest.approx({nurses: share * own[midwives], midwives: share * own[nurses]})
    assert run(index, "burnout").from_neighbours == {}
    assert set(run(index, "training of midwives").from_neighbours.values()) == {0.0}


@pytest.mark.parametrize(
    ("query", "many", "is_question"),
    [("how do they learn", 11, True), ("do they learn", 11, False), ("how do they learn", 10, False)],
)
def test_a_question_has_at_least_four_words_and_is_read_as_one_unless_the_collection_is_large(
    index: Index, monkeypatch: pytest.MonkeyPatch, query: str, many: int, *, is_question: bool
) -> None:
    monkeypatch.setattr(engine, "_MANY", many)
    assert (sum(run(index, query).from_gist.values()) > 0) is is_question
    kept = run(index, query, Selection(ids=("nurses",))).from_gist
    assert [PAPERS[position]["id"] for position in kept] == ["nurses"] * is_question


def test_half_of_what_a_question_adds_depends_on_its_words_and_what_is_a_title_asks_nothing(index: Index) -> None:
    found = run(index, "how do they learn about burnout").from_gist
    assert found[AT["nurses"]] == pytest.approx(2 * found[AT["moor2018"]]), (
        "the best for its words, and without any, of equal pertinence"
    )
    assert run(index, "training of midwives against burnout").from_gist == {}


@pytest.mark.parametrize(
    "query", ["plague herons", "herons by night OR moor", "night AND herons", "night OR title:moor"]
)
def test_matches_below_the_cutoff_are_counted_and_shown_if_asked_for(index: Index, query: str) -> None:
    some, every = run(index, query), run(index, query, whole=True)
    assert [*every.hits.items()][: len(some.hits)] == [*some.hits.items()]
    assert (len(some.hits) + some.below_cutoff, every.below_cutoff) == (len(every.hits), 0)


@pytest.mark.parametrize(
    ("query", "is_cut"),
    [
        ("herons moor", True),
        ("herons OR night", True),
        ("herons AND moor", False),
        ("night OR title:moor", False),
        ("herons (night OR title:moor)", True),
    ],
)
def test_and_and_alternatives_of_filters_determine_the_answer_whatever_it_scores(
    index: Index, monkeypatch: pytest.MonkeyPatch, query: str, *, is_cut: bool
) -> None:
    monkeypatch.setattr(ranking, "STRONG", 1.0)
    monkeypatch.setattr(ranking, "FIRST_PAGE", 0)
    assert (run(index, query).below_cutoff > 0) is is_cut


@pytest.mark.parametrize(("query", "shown"), [("falcons", 2), ("falcons moor", 3), ("falcons of the moor", 1)])
def test_for_a_title_less_is_shown_but_not_for_a_topic_that_happens_to_be_a_title(
    index: Index, monkeypatch: pytest.MonkeyPatch, query: str, shown: int
) -> None:
    for name, share in (("STRONG", 1.0), ("WEAK", 0.0), ("WEAK_BESIDE_TITLE", 1.0)):
        monkeypatch.setattr(ranking, name, share)
    assert len(run(index, query).hits) == shown


@pytest.mark.parametrize("query", ["falcons", "falcons moor"])
def test_filters_may_leave_nothing_of_what_matches(index: Index, query: str) -> None:
    assert [ids(run(index, query, of_year(year))) for year in (2018, 2021)] == [["moor2018"], []]
    assert ids(run(index, f"{query} year:2021")) == []


def test_an_identifier_or_a_title_that_is_not_selected_counts_for_nothing(index: Index) -> None:
    assert run(index, "winter", of_year(2021)).titles == {}
    named = [max(run(index, "herons nowhere 10.5555/ab", of_year(year)).titles.values()) for year in (2018, 2020)]
    assert named[0] > 10 * named[1]
    assert ids(run(index, "herons nowhere 10.5555/ab", of_year(2018))) == ["moor2018"]


def test_where_no_reference_says_its_language_that_is_reported_and_the_rest_searched(index: Index) -> None:
    found = [run(index, query) for query in ("language:german", "night language:german")]
    assert [(ids(each), each.of_any_language) for each in found] == [([], True), (["brook2020b"], True)]


def test_a_short_list_is_filled_up_with_what_is_about_the_same_unless_words_are_nowhere() -> None:
    with indexed(reference(id="moor", title="Moor in winter"), reference(id="fen", title="Fen")) as index:
        index.connection.execute("UPDATE made SET headings = 'burnout;exhaustion' || char(10) || char(10)")
        assert [*run(index, "moor winter").hits] == [0, 1]
        assert [*run(index, "moor winter", widen=False).hits] == [0]
        assert [*run(index, "moor winter zzqqxx").hits] == [0]


@pytest.mark.parametrize(
    ("query", "many", "found", "by_one"),
    [
        ("night", 10, ["brook2020b"], True),
        ("night", 11, ["brook2020b"], False),
        ("falcons", 10, ["moor2018", "brook2020"], False),
        ("night OR year:2018", 10, ["brook2020b", "moor2018"], False),
    ],
)
def test_a_large_collection_is_asked_of_a_selection_only_for_what_a_rare_word_finds(
    index: Index, monkeypatch: pytest.MonkeyPatch, query: str, many: int, found: list[str], *, by_one: bool
) -> None:
    monkeypatch.setattr(engine, "_MANY", many)
    monkeypatch.setattr(evaluate, "COMMON", 0)
    read: list[str] = []
    index.connection.set_trace_callback(read.append)
    result = run(index, query, of_year(2018, 2020))
    index.connection.set_trace_callback(None)
    assert ids(result) == found
    assert all("json_each" in statement for statement in read if "2020, year" in statement) is by_one
    assert all(match.docs <= result.hits.keys() for match in result.matches), "common words are looked up in these"


@pytest.mark.parametrize(
    ("query", "known", "nowhere"),
    [("falcons", 1, 0), ("falcons colour", 1, 1), ("falcons moor colour", 2, 1), ("falcons OR colour", 1, 0)],
)
def test_what_the_best_reference_covers_is_measured_where_a_word_is_nowhere(
    index: Index, query: str, known: int, nowhere: int
) -> None:
    result = run(index, query)
    held = sum(match.scored.rarity for match in result.matches)
    assert len(result.matches) == known
    assert result.covered == pytest.approx(held / (held + nowhere * ranking.rarity(0, len(PAPERS))))


def test_a_pasted_text_finds_what_it_quotes(index: Index) -> None:
    assert ids(run(index, " ".join(WORDS[:62]))) == ["whole", "half"]


@pytest.mark.parametrize(
    ("query", "selection", "whole", "many", "ranked"),
    [
        ("herons", None, False, 10, 2),
        ("herons", None, False, 11, 0),
        ("herons", None, True, 10, 0),
        ("herons", of_year(2018, 2021), False, 10, 0),
        ("winters", None, False, 10, 0),
    ],
)
def test_only_of_a_large_collection_with_a_common_word_the_likeliest_alone_are_ranked(
    index: Index, monkeypatch: pytest.MonkeyPatch, query: str, selection: Any, *, whole: bool, many: int, ranked: int
) -> None:
    monkeypatch.setattr(engine, "_MANY", many)
    monkeypatch.setattr(candidates, "COMMON", 2)
    monkeypatch.setattr(candidates, "MOST_RANKED", 2)
    assert run(index, query, selection, whole=whole).ranked == ranked
