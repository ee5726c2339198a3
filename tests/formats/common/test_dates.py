"""Dates in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pswbrief.core.edtf import Edtf
from pswbrief.formats.common.dates import is_part_of, written_date
from testing.exchange_items import DATES, SOME


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2018", "2018"),
        ("2012-04/2012-06", "2012-04/2012-06"),
        ("2018-21", "2018-21"),
        ("2019/12/5", "2019-12-05"),
        ("2023-05-01 09:30:00", "2023-05-01"),
        ("2023-05-01T09:30:00Z", "2023-05-01"),
        ("12/2019", "2019-12"),
        ("December 2019", "2019-12"),
        ("2012 Apr-Jun", "2012-04/2012-06"),
        ("April–June 2012", "2012-04/2012-06"),
        ("Dec 2019 - Jan 2020", "2019-12/2020-01"),
        ("2018-2019", "2018/2019"),
        ("Dec 5, 2019", "2019-12-05"),
        ("5th of December 2019", "2019-12-05"),
        ("2019 Sept 3", "2019-09-03"),
        ("Fall 2018", "2018-23"),
        ("Spring, 2018", "2018-21"),
        ("2019-Mar", "2019-03"),
        ("2019 Mar 15-21", "2019-03-15/2019-03-21"),
        ("15-21 March 2019", "2019-03-15/2019-03-21"),
        ("WIN 2019", "2019-24"),
        ("04 2019", "2019-04"),
        ("23-Mar-2019", "2019-03-23"),
        ("Monday, March 4, 2019", "2019-03-04"),
        ("Accessed 6 May 2019", "2019-05-06"),
        ("[2019/05/06/]", "2019-05-06"),
        ("2019/05/06/10:11:12", "2019-05-06"),
        ("20190506", "2019-05-06"),
        ("23.05.2019", "2019-05-23"),
        ("05/23/2019", "2019-05-23"),
        ("2019/20", "2019/2020"),
        ("2019-present", "2019/.."),
        ("c. 1850", "1850~"),
        ("[ca. 1850?]", "1850%"),
        ("[1850?]", "1850?"),
        ("1987/", "1987/.."),
        ("2019年3月5日", "2019-03-05"),
        ("2019년 3월", "2019-03"),
        ("3. März 2019", "2019-03-03"),
        ("5 de marzo de 2019", "2019-03-05"),
        ("1er déc. 2018", "2018-12-01"),
        ("12 мая 2019", "2019-05-12"),
        ("44 BC", "-0043"),
        ("c. 350 B.C.E.", "-0349~"),
        ("2000bc", "-1999"),
        ("1 BCE", "Y00000"),
        ("Frühjahr 2018", "2018-21"),
    ],
)
def test_a_date_is_read_whole(text, edtf):
    assert str(written_date(text)) == edtf


@pytest.mark.parametrize(
    "text", ["3/4/2018", "c2018", "©2018", "2018-00-00", "2018-13", "Marketing 2018", "31 April-June 2018, or so"]
)
def test_of_what_is_not_certain_only_the_year_is_read(text):
    assert str(written_date(text)) == "2018"


def test_a_day_that_the_calendar_does_not_have_leaves_its_month():
    assert str(written_date("2018-04-31")) == "2018-04"


@pytest.mark.parametrize(
    "text", ["", "in press", "April", "18", "12345", "0000", "0 BC", "perhaps around 2000 BC, or so"]
)
def test_without_a_year_there_is_no_date(text):
    assert written_date(text) is None


@SOME
@given(DATES)
def test_a_date_in_our_own_words_is_read_back(date):
    assert written_date(date.in_words()) == date


@SOME
@given(st.text() | st.text("0123456789-/. AprilJune", max_size=30))
def test_any_text_is_a_date_or_none(text):
    date = written_date(text)
    assert date is None or date.year > 0


@pytest.mark.parametrize(
    ("text", "date", "part"),
    [
        ("2018", "2018-05-02", True),
        ("2018-05", "2018-05-02", True),
        ("May 2018", "2018-05-02", True),
        ("May 2", "2018-05-02", True),
        ("2018///", "2018", True),
        ("", "2018", True),
        ("2018-06", "2018-05", False),
        ("2018-05-02", "2018-05", False),
        ("2019", "2018", False),
        ("in press", "2018", False),
        ("2018 (accepted)", "2018", False),
        ("350 BC", "-0349", True),
        ("350 BC", "-0349~", True),
        ("350 BC (lost)", "-0349", False),
        ("349 BC", "-0349", False),
        ("1 BC", "Y00000", True),
        ("Y00000", "Y00000-03-15", True),
    ],
)
def test_a_date_is_part_of_another_if_it_says_nothing_more(text, date, part):
    assert is_part_of(text, Edtf.parse(date)) is part
