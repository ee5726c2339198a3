"""The search language: what each form means, and that no text whatever fails."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pswbrief.search.language import Clause, Query, Term, parse


def terms(query: Query) -> list[tuple[Term, ...]]:
    return [clause.terms for clause in query.clauses]


def test_words_stand_for_themselves_in_order() -> None:
    assert [clause.terms[0].words for clause in parse("Burnout  turnover").clauses] == [("burnout",), ("turnover",)]


def test_a_phrase_is_one_term() -> None:
    assert parse('"job satisfaction"').clauses == (
        Clause((Term(("job", "satisfaction"), "job satisfaction", phrase=True),)),
    )


def test_minus_negates_a_word_a_phrase_and_a_field() -> None:
    assert [clause.negated for clause in parse('-forensic -"social work" -title:stigma rural').clauses] == [
        True,
        True,
        True,
        False,
    ]


def test_a_hyphen_inside_a_word_and_alone_negates_nothing() -> None:
    assert not any(clause.negated for clause in parse("co-production - peer").clauses)


def test_or_joins_its_neighbours_only() -> None:
    found = terms(parse("youth rural OR remote OR island burnout"))
    assert [tuple(term.typed for term in group) for group in found] == [
        ("youth",),
        ("rural", "remote", "island"),
        ("burnout",),
    ]


@pytest.mark.parametrize(("text", "word"), [("volunt*", "volunt"), ("co-prod*", "prod")])
def test_a_star_makes_a_beginning_of_the_last_word(text: str, word: str) -> None:
    last = parse(text).clauses[-1].terms[0]
    assert (last.words, last.prefix) == ((word,), True)


@pytest.mark.parametrize(
    ("text", "field", "typed"),
    [
        ("title:stigma", "title", "stigma"),
        ('journal:"bmj open"', "journal", "bmj open"),
        ("YEAR:2018..2022", "year", "2018..2022"),
        ("access:open", "access", "open"),
    ],
)
def test_a_field_filters(text: str, field: str, typed: str) -> None:
    (term,) = parse(text).clauses[0].terms
    assert (term.field, term.typed, term.phrase) == (field, typed, True)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("colour:red", "no field 'colour'"),
        ("year:soon", "not a year"),
        ("access:free", "access is one of"),
        ('"never closed', "not closed"),
        ("OR burnout", "nothing before it"),
        ("burnout OR", "nothing after it"),
        ("title:!", "no word in it"),
        ("b*", "needs 2 letters"),
    ],
)
def test_what_is_not_valid_is_hinted_at_with_its_place(text: str, said: str) -> None:
    assert any(said in hint for hint in parse(text).hints)


@pytest.mark.parametrize("text", ["https://doi.org/10.1186/x", "doi:10.1186/x", "2:1"])
def test_addresses_and_ratios_are_no_fields(text: str) -> None:
    assert not parse(text).hints


def test_us_in_capitals_is_a_country() -> None:
    assert parse("US").clauses[0].terms[0].words == ("usa",)
    assert parse("us").clauses[0].terms[0].words == ("us",)


@given(st.text(st.characters(), max_size=60) | st.text('ab"-:*OR title', max_size=40))
def test_no_text_fails_and_every_term_has_words(text: str) -> None:
    assert all(term.words for clause in parse(text).clauses for term in clause.terms)
