"""The tokens of the query language, each with its column."""

from __future__ import annotations

import time

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
    assert [(token.text, token.column) for token in tokenize("an ban an")] == [("an", 1), ("ban", 4), ("an", 8)]


@pytest.mark.parametrize(
    ("text", "token"),
    [
        ('"job satisfaction"', QueryToken("phrase", "job satisfaction", 1)),
        ('"job satisf"*', QueryToken("phrase", "job satisf", 1, tail=True)),
        ("-rural", QueryToken("word", "rural", 1, minus=True)),
        # As word processors write a minus.
        ("\u2013rural", QueryToken("word", "rural", 1, minus=True)),
        ("\u2010rural", QueryToken("word", "rural", 1, minus=True)),
        ("\u2011rural", QueryToken("word", "rural", 1, minus=True)),
        ("title:stigma", QueryToken("word", "stigma", 1, "title")),
        ("title:(", QueryToken("(", "(", 1, "title")),
        ("-(", QueryToken("(", "(", 1, minus=True)),
        (")", QueryToken(")", ")", 1)),
        ("AND", QueryToken("and", "AND", 1)),
        ("-AND", QueryToken("word", "AND", 1, minus=True)),
        ("+rural", QueryToken("word", "rural", 1, plus=True)),
        ("+", QueryToken("word", "+", 1)),
        ("c+", QueryToken("word", "c+", 1)),
        ("+44", QueryToken("word", "+44", 1)),
        ("worker(s)", QueryToken("word", "worker(s)", 1)),
        ("10.1016/S0140-6736(12)60000-0", QueryToken("word", "10.1016/S0140-6736(12)60000-0", 1)),
        ("2018-2020", QueryToken("word", "2018..2020", 1, "year", read_from="2018-2020")),
        ("since 2020", QueryToken("word", "since 2020", 1, "year", read_from="since 2020")),
        (">2020", QueryToken("word", ">2020", 1, "year", read_from=">2020")),
        ("burnout[tiab]", QueryToken("word", "burnout", 1, "tiab", reach="before")),
        ('"peer support"[tiab]', QueryToken("phrase", "peer support", 1, "tiab")),
        ("burnout[mh:noexp]", QueryToken("word", "burnout", 1, "mh", reach="before")),
        ('"burnout, professional"[MeSH Terms:noexp]', QueryToken("phrase", "burnout, professional", 1, "MeSH Terms")),
        ("title:AND", QueryToken("word", "AND", 1, "title")),
        ("&&", QueryToken("and", "&&", 1)),
        ("|", QueryToken("or", "|", 1)),
        ("NOT", QueryToken("not", "NOT", 1)),
        ("and", QueryToken("word", "and", 1)),
        ("!rural", QueryToken("word", "rural", 1, minus=True)),
        ("!=", QueryToken("word", "!=", 1)),
        ('-"job satisfaction"', QueryToken("phrase", "job satisfaction", 1, minus=True)),
        ("-title:stigma", QueryToken("word", "stigma", 1, "title", minus=True)),
        ("-title:(", QueryToken("(", "(", 1, "title", minus=True)),
        ('title:"job satisf"*', QueryToken("phrase", "job satisf", 1, "title", tail=True)),
        ("-burnout[ti]", QueryToken("word", "burnout", 1, "ti", minus=True, reach="before")),
        ("title:burnout[ab]", QueryToken("word", "burnout", 1, "title")),
        ("burnout[tiab1]", QueryToken("word", "burnout[tiab1]", 1)),
        ("TI = burnout", QueryToken("word", "burnout", 1, "TI", reach="after")),
        ("TS=(", QueryToken("(", "(", 1, "TS")),
        ("TITLE-ABS-KEY(", QueryToken("(", "(", 1, "TITLE-ABS-KEY")),
        ("title(s)", QueryToken("word", "title(s)", 1)),
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
        ("over the previous one years", "since 2024"),
        ("within last Twenty years", "since 2005"),
        ("2019 and before", "until 2019"),
        ("no later than 2020", "until 2020"),
        ("newer  than 2015", "after 2015"),
        ("earlier than 2014", "before 2014"),
        ("< 2020", "<2020"),
        ("2020 or newer", "since 2020"),
        ("2020 +", "since 2020"),
        ("2020 .. 2022", "2020..2022"),
        ("2008-13", "2008..2013"),
        ("1999..2005", "1999..2005"),
    ],
)
def test_years_are_one_token_and_what_follows_is_another(text: str, years: str) -> None:
    assert list(tokenize(f"{text} pay", 2025)) == [
        QueryToken("word", years, 1, "year", read_from=text),
        QueryToken("word", "pay", len(text) + 2),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "2008-12",
        "2020-2018",
        "2019-2019",
        "1-2",
        "312-318",
        "20200-20210",
        "2020",
        "v2020-2022",
        "2020-2022-1",
        "1800-1810",
    ],
)
def test_other_ranges_are_words(text: str) -> None:
    assert list(tokenize(text)) == [QueryToken("word", text, 1)]


@pytest.mark.parametrize(("before", "is_year"), [(9, True), (10, False)])
def test_a_range_in_a_query_of_more_than_ten_words_may_be_pages(before: int, *, is_year: bool) -> None:
    *_, last = tokenize("burnout " * before + "2018-2020")
    assert (last.field == "year") is is_year


def test_a_range_is_a_token_among_others_and_those_behind_it_keep_their_columns() -> None:
    assert list(tokenize("(2018-2020 OR x) -2021-2022 AND y")) == [
        QueryToken("(", "(", 1),
        QueryToken("word", "2018..2020", 2, "year", read_from="2018-2020"),
        QueryToken("or", "OR", 12),
        QueryToken("word", "x", 15),
        QueryToken(")", ")", 16),
        QueryToken("word", "2021-2022", 18, minus=True),
        QueryToken("and", "AND", 29),
        QueryToken("word", "y", 33),
    ]


def test_years_are_counted_from_the_present_one_if_no_other_is_given() -> None:
    before, (token,), after = (time.localtime(), tokenize("last two years"), time.localtime())
    assert token.text in {f"since {year - 2}" for year in (before.tm_year, after.tm_year)}


@given(st.text('ab \t()"*:-19ANDOR', max_size=40))
def test_columns_rise_and_point_into_the_text(text: str) -> None:
    columns = [token.column for token in tokenize(text)]
    assert columns == sorted(columns)
    assert all(1 <= column <= len(text) for column in columns)
