"""Of very many references that match, the likeliest are ranked; they are the best of all, at the top."""

from __future__ import annotations

import contextlib
import random
import sqlite3
from typing import TYPE_CHECKING

import pytest

from pswbrief.core.selection import Selection, Years
from pswbrief.errors import UnknownNameError
from pswbrief.index.index import Index
from pswbrief.index.populate import Contents, populate
from pswbrief.search import candidates, engine, evaluate
from pswbrief.search.concepts import Variant
from pswbrief.search.engine import search
from pswbrief.search.language import parse
from pswbrief.search.lexicon import correct
from pswbrief.search.postings import Postings
from testing.catalogues import model, reference
from testing.known_words import KnownWords

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pswbrief.search.result import SearchResult

# More are ranked than are looked at for words side by side, as in earnest.
SIZE, COMMON, RANKED = 600, 100, 200


@pytest.fixture(scope="module")
def index() -> Iterator[Index]:
    draw = random.Random(5)  # noqa: S311 - for texts, not secrets
    words = ["falcon"] * 5 + ["harbour"] * 4 + ["moor"] * 4 + ["zebra", "winter", "paper"] * 4
    papers = [
        reference(
            id=f"r{number}",
            title=" ".join(draw.choices(words, k=6)),
            abstract=" ".join(draw.choices(words, k=draw.randint(5, 40))) + (" quokka" if number % 50 == 0 else ""),
            issued=str(2000 + number % 20),
        )
        for number in range(SIZE)
    ]
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        populate(connection, Contents(model(*papers), None, [None]))
        yield Index(connection)


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bounds as they would be for a collection of this size."""
    monkeypatch.setattr(engine, "_MANY", COMMON)
    monkeypatch.setattr(candidates, "COMMON", COMMON)
    monkeypatch.setattr(evaluate, "COMMON", COMMON)
    monkeypatch.setattr(candidates, "MOST_RANKED", RANKED)


def find(index: Index, query: str, selection: Selection | None = None, *, whole: bool = False) -> SearchResult:
    return search(index, parse(query), selection or Selection(), correct, whole=whole)


@pytest.mark.parametrize("query", ["falcon", "falcon moor", "falcon OR harbour OR moor", "falccon", "quokka moor"])
def test_the_best_are_those_that_are_found_where_all_are_ranked(index: Index, query: str) -> None:
    some, every = find(index, query), find(index, query, whole=True)
    assert (some.ranked, every.ranked) == (RANKED, 0)
    assert len(some.hits) <= RANKED < len(every.hits)
    assert [*some.hits][:10] == [*every.hits][:10]


def test_a_word_counts_as_rare_as_it_is_and_not_as_it_is_among_the_likeliest(index: Index) -> None:
    some, every = find(index, "falcon moor"), find(index, "falcon moor", whole=True)
    assert max(some.hits.values()) == pytest.approx(max(every.hits.values()), rel=0.05)


@pytest.mark.parametrize("whole", [False, True])
def test_a_title_that_is_one_common_word_comes_first_whether_all_are_ranked_or_not(*, whole: bool) -> None:
    papers = [reference(id=f"r{at}", title="Falcons and falcons", abstract="Falcons.") for at in range(COMMON + 1)]
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        exact = reference(id="exact", title="“Falcons”", abstract="Falcons, falcons.")
        populate(connection, Contents(model(*papers, exact), None, [None]))
        result = find(Index(connection), "falcons", whole=whole)
    assert (bool(result.ranked), next(iter(result.hits))) == (not whole, COMMON + 1)


def test_a_rare_word_bounds_nothing(index: Index) -> None:
    result = find(index, "quokka")
    assert (result.ranked, len(result.hits)) == (0, SIZE // 50)


@pytest.mark.parametrize(
    "query", ["falcon AND moor", "falcon -moor", '"falcon moor"', "title:falcon", "falcon year:2003"]
)
def test_a_query_that_filters_ranks_all_that_pass(index: Index, query: str) -> None:
    assert find(index, query).ranked == 0


def test_so_does_a_selection(index: Index) -> None:
    result = find(index, "falcon", Selection(years=(Years.parse("2003"),)))
    assert result.ranked == 0
    assert {row.year for row in index.rows([*result.hits])} == {2003}


def test_a_selection_that_excludes_nothing_does_not(index: Index) -> None:
    assert find(index, "falcon", Selection(source="brief")) == find(index, "falcon")
    assert find(index, "falcon", Selection(source="library")).hits == {}


def test_of_many_references_a_selection_is_asked_only_of_what_the_query_finds(index: Index) -> None:
    of_2010 = Selection(years=(Years.parse("2010"),))
    read: list[str] = []
    index.connection.set_trace_callback(read.append)
    result = find(index, "quokka", of_2010)
    index.connection.set_trace_callback(None)
    assert sorted(result.hits) == [*range(50, SIZE, 100)]
    assert all("json_each" in statement for statement in read if "year BETWEEN" in statement)
    assert find(index, "quokka", Selection(years=(Years.parse("2001"),))).hits == {}
    assert sorted(find(index, "year:2010", of_2010).hits) == [*range(10, SIZE, 20)]
    assert sorted(find(index, "quokka AND year:2010", of_2010).hits) == [*range(50, SIZE, 100)]
    with pytest.raises(UnknownNameError, match="author 'nobody'"):
        find(index, "xyzzy", Selection(authors=("nobody",)))


@pytest.mark.parametrize(
    ("query", "years"),
    [
        ("falcon", "2010"),
        ("falcons harbour", "2010..2015"),
        ("falcon quokka", "2001"),
        ("quokka AND falcon", ""),
        ("falcon AND moor AND quokka", ""),
        ("zebra AND (falcon AND quokka)", ""),
        ("(falcon AND quokka) OR moor", "2000"),
        ("(winter AND paper) OR zebra", ""),
        ("falcon AND (harbour OR quokka)", "2010"),
        ('quokka AND "falcon moor"', ""),
        ("falcon year:2010", ""),
        ("title:falcon AND quokka", ""),
        ("zeb* AND quokka", ""),
        ("falcon AND quokka NOT zebra", "2000..2010"),
        ("falcon AND xyzzy", ""),
        ("quokka AND falcon", "2001"),
        ("harbuor AND quokka", ""),
    ],
)
def test_common_words_are_looked_up_in_what_is_left_and_nothing_else_changes(
    index: Index, monkeypatch: pytest.MonkeyPatch, query: str, years: str
) -> None:
    selection = Selection(years=(Years.parse(years),) if years else ())
    found = find(index, query, selection)
    monkeypatch.setattr(evaluate, "COMMON", SIZE)
    whole = find(index, query, selection)
    assert [*found.hits.items()] == [*whole.hits.items()]
    assert found._replace(matches=()) == whole._replace(matches=())
    assert [match.scored.rarity for match in found.matches] == [match.scored.rarity for match in whole.matches]


def test_a_rare_word_is_looked_up_first_and_a_common_one_only_where_that_is(index: Index) -> None:
    for query in ("falcon AND quokka", "quokka AND falcon", "(moor AND falcon) AND quokka"):
        quokkas, *others = sorted(find(index, query).matches, key=lambda match: match.concept.typed != "quokka")
        assert quokkas.docs == {*range(0, SIZE, 50)}
        assert all(match.docs <= quokkas.docs for match in others)
    (match,) = find(index, "falcon", Selection(years=(Years.parse("2010"),))).matches
    assert match.docs <= {*range(10, SIZE, 20)}


def test_one_search_after_another_has_candidates_of_its_own(index: Index) -> None:
    first = find(index, "falcon").hits
    find(index, "moor")
    assert find(index, "falcon").hits == first


@pytest.mark.parametrize(
    ("query", "selected"),
    [
        # The words as typed and in their forms, and single synonyms that mean about the same.
        ("falcon", "falcon hawk"),
        ("falcon OR moor", "falcon hawk moor"),
        ("falcon moor", "falcon hawk moor"),
        ("night sky", "night sky"),
        ("xyzzy falcon", "falcon hawk"),
    ],
)
def test_candidates_hold_a_word_or_a_close_synonym_of_one_word(query: str, selected: str) -> None:
    known = {
        "falcon": [("hawk", 0.5), ("kite", 0.49), ("winter paper", 0.9)],
        "night sky": [("winter paper", 0.9), ("kite", 0.4)],
    }
    words = "falcon hawk kite winter paper moor night sky".split()
    papers = [reference(id=word, title=word) for word in words]
    filling = [reference(id=f"r{number}", title="Falcon, moor, night") for number in range(COMMON + 1)]
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        populate(connection, Contents(model(*papers, *filling), None, [None]))
        postings = Postings(connection)
        total = len(papers) + len(filling)
        root = parse(query).root
        assert candidates.bound(connection, root, KnownWords(" ".join(words), known), postings, total=total, widen=True)
        held = {word for at, word in enumerate(words) if at in postings.counts(Variant(((word,),), 1.0, "typed"))}
    assert held == set(selected.split())


@pytest.mark.parametrize(("held", "words", "ranked"), [(4, 3, 4), (3, 3, 0), (4, 2, 0)])
def test_a_search_is_bounded_if_a_word_is_common_and_its_words_are_few(
    monkeypatch: pytest.MonkeyPatch, held: int, words: int, ranked: int
) -> None:
    monkeypatch.setattr(candidates, "COMMON", 3)
    monkeypatch.setattr(candidates, "MOST_RANKED", 4)
    monkeypatch.setattr(candidates, "_MOST_WORDS", words)
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        populate(
            connection, Contents(model(*(reference(id=f"r{at}", title="Zebra") for at in range(held))), None, [None])
        )
        root = parse("zebra OR quokka OR okapi").root
        lexicon = KnownWords("zebra quokka okapi")
        assert candidates.bound(connection, root, lexicon, Postings(connection), total=held, widen=True) == ranked
