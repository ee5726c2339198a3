"""Pasted text: found by what it quotes, whatever surrounds that, and however long it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pswbrief.core.selection import Selection, Years
from pswbrief.index.build import build_index
from pswbrief.index.contents import records_of
from pswbrief.index.index import Index
from pswbrief.search import passages
from pswbrief.search.engine import search
from pswbrief.search.language import parse
from pswbrief.search.lexicon import correct
from pswbrief.search.passages import MOST_CHARACTERS, RAREST_WORDS, Passage, read_passage
from pswbrief.store.locations import shipped_catalogue
from pswbrief.text.words import words
from testing.catalogues import reference
from testing.searches import ids, indexed
from testing.small_collection import PAPERS
from testing.small_collection import WORDS as SMALL_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pswbrief.core.record import Record
    from pswbrief.search.result import SearchResult

FURNITURE = (
    "Skip to main content. Log in. Search. Journals. Open access. Full text PDF. Cited by. Cookies: we use cookies to improve your"
    " experience of mental health services. Related articles: peer support, staff and training. Accept all. Author information."
)


@pytest.fixture(scope="module")
def index() -> Index:
    return Index(build_index(shipped_catalogue(), keep=False))


@pytest.fixture(scope="module")
def records(index: Index) -> list[Record]:
    return [
        record
        for record in records_of(index, index.rows(range(index.count())))
        if len(words(record["abstract"] or "")) > 30 and record["duplicate_of"] is None
    ]


def test_every_abstract_is_found_first_with_page_furniture_around_it(index: Index, records: list[Record]) -> None:
    for record in records:
        quoted = read_passage(index.connection, f"{FURNITURE} {record['abstract']} {FURNITURE}", index.count()).quoted
        assert index.rows([next(iter(quoted))])[0].id == record["id"]


def test_half_of_an_abstract_is_enough(index: Index, records: list[Record]) -> None:
    for record in records[::10]:
        half = record["abstract"][: len(record["abstract"]) // 2]
        found = search(index, parse(f"{FURNITURE} {half}"), Selection(), correct)
        assert index.rows([*found.hits])[0].id == record["id"]


def test_a_text_that_quotes_nothing_is_searched_by_its_rarest_words(index: Index) -> None:
    text = "Exhausted nurses in rural towns often say that burnout drives them away. " * 10
    found = search(index, parse(text), Selection(), correct)
    assert 0 < found.shortened <= RAREST_WORDS
    assert index.rows([*found.hits])[0].id == "weikel2022burnout"


def test_a_longer_text_is_cut(index: Index, records: list[Record]) -> None:
    text = " ".join(record["abstract"] for record in records)
    text *= 1 + MOST_CHARACTERS // len(text)
    whole = read_passage(index.connection, text[:MOST_CHARACTERS], index.count())
    assert read_passage(index.connection, text * 10, index.count()) == whole


def test_filters_hold_for_a_pasted_text(index: Index, records: list[Record]) -> None:
    text = f"{FURNITURE} {records[0]['abstract']}"
    found = search(index, parse(text), Selection(years=(Years(1901, 1901),)), correct)
    assert found.hits == {}


@pytest.fixture(scope="module")
def small() -> Iterator[Index]:
    with indexed(*PAPERS) as made:
        yield made


def search_in(index: Index, text: str, selection: Selection | None = None) -> SearchResult:
    return search(index, parse(text), selection or Selection(), correct)


def test_a_text_finds_what_it_quotes_the_most_of_it_first_and_what_it_hardly_quotes_is_cut(small: Index) -> None:
    pasted = " ".join(SMALL_WORDS[:62])
    result = search_in(small, pasted)
    assert ids(small, result) == ["whole", "half"]
    assert (result.below_cutoff, result.shortened) == (1, 0)
    result = search_in(small, pasted, Selection(years=(Years(2018, 2018),)))
    assert (ids(small, result), result.below_cutoff) == ([], 0)
    result = search_in(small, pasted, Selection(ids=("half", "little")))
    assert (ids(small, result), result.below_cutoff) == (["half"], 1)


@pytest.mark.parametrize(("least", "found"), [(0.43, ["whole", "half"]), (0.44, ["whole"]), (1.0, ["whole"])])
def test_a_reference_is_shown_from_a_share_of_the_most_quoted_one_on(
    small: Index, monkeypatch: pytest.MonkeyPatch, least: float, found: list[str]
) -> None:
    """The text has 56 of the 57 runs of one reference, and 26 of the 61 of the other."""
    monkeypatch.setattr(passages, "LEAST_QUOTED", least)
    assert ids(small, search_in(small, " ".join(SMALL_WORDS[:62]))) == found


def test_a_text_that_quotes_nothing_is_searched_as_its_rarest_words_are(small: Index) -> None:
    result = search_in(small, "moor falcons zzqqxx " * 30)
    assert ids(small, result)[0] == "moor2018"
    assert (result.shortened, result.unknown) == (2, ())
    assert [match.concept.typed for match in result.matches] == ["moor", "falcons"]


def quoted(text: str, *papers: tuple[str, str | None]) -> Passage:
    """What a text quotes of papers with these titles and abstracts."""
    made = [reference(id=f"r{at}", title=title, abstract=abstract) for at, (title, abstract) in enumerate(papers)]
    with indexed(*made) as index:
        return read_passage(index.connection, text, len(papers))


WORDS = [f"w{number}w" for number in range(100, 400)]


def said(start: int, end: int) -> str:
    return " ".join(WORDS[start:end])


@pytest.mark.parametrize(
    ("text", "title", "abstract", "part"),
    [
        # The runs of five words that a title of one word, a run by itself, and an abstract of twenty have.
        (said(0, 20), "Zebra", said(0, 20), 16 / 17),
        (said(0, 8), "Zebra", said(0, 20), 4 / 17),
        (said(0, 7), "Zebra", said(0, 20), None),
        (said(0, 5) + " x " + said(10, 17), "Zebra", said(0, 20), 4 / 17),
        # Fewer are enough if they are half of all; those of title and abstract are no run together.
        (said(0, 6), said(0, 6), None, 1.0),
        (said(0, 5), said(0, 6), None, 1 / 2),
        (said(0, 5), said(0, 7), None, None),
        (said(0, 8), said(0, 4), said(4, 8), None),
        (said(0, 3), said(0, 3), None, 1.0),
        ("zebra " + said(0, 8), "Zebra", said(0, 8), 4 / 5),
        ("", "Zebra", said(0, 8), None),
    ],
)
def test_what_a_text_shares_with_a_reference_is_measured_in_runs_of_five_words(
    text: str, title: str, abstract: str | None, part: float | None
) -> None:
    assert quoted(text, (title, abstract)).quoted == ({} if part is None else {0: pytest.approx(part)})


def test_what_is_quoted_most_comes_first_and_equals_keep_their_order() -> None:
    papers = [("Zebra", said(0, 20)), ("Zebra", said(10, 40)), ("Zebra", said(0, 20)), ("Zebra", said(30, 60))]
    assert list(quoted(said(5, 40), *papers).quoted) == [1, 0, 2, 3]


def test_sixty_references_are_compared_those_with_rare_words_first() -> None:
    papers = [("Zebra", said(0, 9)) for _ in range(61)]
    assert list(quoted(said(0, 9), *papers).quoted) == list(range(60))
    papers[-1] = ("Zebra", said(0, 9) + " okapi")
    assert set(quoted(said(0, 9) + " okapi", *papers).quoted) == {*range(59), 60}


@pytest.mark.parametrize(("count", "found"), [(149, {0, 1}), (150, {0})])
def test_references_are_looked_up_by_the_hundred_and_fifty_rarest_words(count: int, found: set[int]) -> None:
    text = f"{said(0, count)} zebra zebra zebra zebra zebra"
    assert quoted(text, (said(0, count), None), ("Zebra zebra zebra zebra zebra", None)).quoted.keys() == found


def test_the_forty_rarest_words_are_those_in_fewest_references_in_the_order_of_the_text() -> None:
    text = " ".join(["what is working", *reversed(WORDS[:50]), "zebra", "nowhere", WORDS[7]])
    papers = [(said(0, 50), "What is working?"), ("Zebra", None), ("Zebra", said(0, 8))]
    assert quoted(text, *papers).rarest == [*reversed(WORDS[8:48])]
    assert quoted("zebra w101w", *papers).rarest == ["zebra", "w101w"]


def test_more_words_than_one_statement_may_bind_are_looked_up() -> None:
    text = " ".join([*(f"x{number}" for number in range(1200)), "zebra"])
    assert quoted(text, ("Zebra", None)).rarest == ["zebra"]
