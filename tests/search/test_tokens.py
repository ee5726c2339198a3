"""The tokens of the query language, each with its column."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pswbrief.search.tokens import QueryToken, tokenize


def test_a_query_of_words_is_its_words() -> None:
    assert list(tokenize(" burnout  in  teams")) == [
        QueryToken("word", "burnout", 2),
        QueryToken("word", "in", 11),
        QueryToken("word", "teams", 15),
    ]


@pytest.mark.parametrize(
    ("text", "token"),
    [
        ('"job satisfaction"', QueryToken("phrase", "job satisfaction", 1)),
        ('"job satisf"*', QueryToken("phrase", "job satisf", 1, tail=True)),
        ("-rural", QueryToken("word", "rural", 1, minus=True)),
        ("title:stigma", QueryToken("word", "stigma", 1, "title")),
        ("title:(", QueryToken("(", "(", 1, "title")),
        ("-(", QueryToken("(", "(", 1, minus=True)),
        (")", QueryToken(")", ")", 1)),
        ("AND", QueryToken("and", "AND", 1)),
        ("-AND", QueryToken("word", "AND", 1, minus=True)),
        ("worker(s)", QueryToken("word", "worker(s)", 1)),
        ("10.1016/S0140-6736(12)60000-0", QueryToken("word", "10.1016/S0140-6736(12)60000-0", 1)),
        ("2018-2020", QueryToken("word", "2018..2020", 1, "year")),
        ("since 2020", QueryToken("word", "since 2020", 1, "year")),
        (">2020", QueryToken("word", ">2020", 1, "year")),
        ("burnout[tiab]", QueryToken("word", "burnout", 1, "tiab")),
        ('"peer support"[tiab]', QueryToken("phrase", "peer support", 1, "tiab")),
        ("burnout[mh:noexp]", QueryToken("word", "burnout", 1, "mh")),
        ('"burnout, professional"[MeSH Terms:noexp]', QueryToken("phrase", "burnout, professional", 1, "MeSH Terms")),
        ("title:AND", QueryToken("word", "AND", 1, "title")),
        ("&&", QueryToken("and", "&&", 1)),
        ("|", QueryToken("or", "|", 1)),
    ],
)
def test_each_kind_of_token_is_one(text: str, token: QueryToken) -> None:
    assert list(tokenize(text)) == [token]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2020..", "since 2020"),
        ("2020 onwards", "since 2020"),
        ("..2020", "until 2020"),
        ("up to 2020", "until 2020"),
        ("before 2015", "before 2015"),
        (">=2020", ">=2020"),
        ("2019-22", "2019..2022"),
        ("2018/19", "2018..2019"),
        ("from 2018 to 2020", "2018..2020"),
        ("last five years", "since 2020"),
        ("past 10 years", "since 2015"),
    ],
)
def test_years_are_one_token_and_what_follows_is_another(text: str, years: str) -> None:
    assert list(tokenize(f"{text} pay", 2025)) == [
        QueryToken("word", years, 1, "year"),
        QueryToken("word", "pay", len(text) + 2),
    ]


@pytest.mark.parametrize("text", ["2008-12", "2020-2018", "1-2", "312-318", "20200-20210"])
def test_other_ranges_are_words(text: str) -> None:
    assert list(tokenize(text)) == [QueryToken("word", text, 1)]


def test_a_range_in_a_long_query_may_be_pages() -> None:
    long = "smith j burnout among peer workers journal of things 12 2018-2020"
    assert all(token.field is None for token in tokenize(long))


@given(st.text('ab \t()"*:-19ANDOR', max_size=40))
def test_columns_rise_and_point_into_the_text(text: str) -> None:
    columns = [token.column for token in tokenize(text)]
    assert columns == sorted(columns)
    assert all(1 <= column <= len(text) for column in columns)
