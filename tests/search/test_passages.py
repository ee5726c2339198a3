"""Pasted text: found by what it quotes, whatever stands around it, and however long it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pswbrief.core.selection import Selection, Years
from pswbrief.index.build import build_index
from pswbrief.index.contents import records_of
from pswbrief.index.index import Index
from pswbrief.search.engine import search
from pswbrief.search.language import is_passage, parse
from pswbrief.search.lexicon import correct
from pswbrief.search.passages import MOST_CHARACTERS, RAREST_WORDS, read_passage
from pswbrief.store.locations import shipped_catalogue
from pswbrief.text.words import words

if TYPE_CHECKING:
    from pswbrief.core.record import Record

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
        assert index.rows([found.hits[0].position])[0].id == record["id"]


def test_a_text_that_quotes_nothing_is_searched_by_its_rarest_words(index: Index) -> None:
    text = "Exhausted nurses in rural towns often say that burnout drives them away. " * 10
    found = search(index, parse(text), Selection(), correct)
    assert 0 < found.shortened <= RAREST_WORDS
    assert index.rows([found.hits[0].position])[0].id == "weikel2022burnout"


def test_a_longer_text_is_cut(index: Index, records: list[Record]) -> None:
    text = " ".join(record["abstract"] for record in records)
    text *= 1 + MOST_CHARACTERS // len(text)
    whole = read_passage(index.connection, text[:MOST_CHARACTERS], index.count())
    assert read_passage(index.connection, text * 10, index.count()) == whole


def test_filters_hold_for_a_pasted_text(index: Index, records: list[Record]) -> None:
    text = f"{FURNITURE} {records[0]['abstract']}"
    found = search(index, parse(text), Selection(years=(Years(1901, 1901),)), correct)
    assert (found.hits, found.outside > 0) == ((), True)


def test_a_long_search_of_a_librarian_is_no_text() -> None:
    assert not is_passage(" OR ".join(f'"peer {word}"' for word in words(FURNITURE)))
    assert is_passage(FURNITURE * 2)
    assert not is_passage("what do peer support workers do")
