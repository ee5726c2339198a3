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
    ],
)
def test_each_kind_of_token_is_one(text: str, token: QueryToken) -> None:
    assert list(tokenize(text)) == [token]


@pytest.mark.parametrize("text", ["2020-2018", "1-2", "312-318", "20200-20210"])
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
