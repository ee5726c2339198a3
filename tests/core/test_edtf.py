from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pswbrief.core.edtf import MONTHS, SEASONS, Edtf, Point


@pytest.mark.parametrize(
    ("text", "date", "words"),
    [
        ("2018", Edtf(Point(2018)), "2018"),
        ("2019-12", Edtf(Point(2019, 12)), "December 2019"),
        ("2019-12-05", Edtf(Point(2019, 12, 5)), "5 December 2019"),
        ("2020-02-29", Edtf(Point(2020, 2, 29)), "29 February 2020"),
        ("2018-21", Edtf(Point(2018, 21)), "Spring 2018"),
        ("2018-24", Edtf(Point(2018, 24)), "Winter 2018"),
        ("2012-04/2012-06", Edtf(Point(2012, 4), Point(2012, 6)), "April-June 2012"),
        ("2011-12/2012-01", Edtf(Point(2011, 12), Point(2012, 1)), "December 2011-January 2012"),
        ("2012/2013", Edtf(Point(2012), Point(2013)), "2012-2013"),
        ("2012-04-30/2012-05-02", Edtf(Point(2012, 4, 30), Point(2012, 5, 2)), "30 April 2012-2 May 2012"),
        ("0987", Edtf(Point(987)), "987"),
        ("-0099", Edtf(Point(-99)), "100 BC"),
        ("Y00000-03-15", Edtf(Point(0, 3, 15)), "15 March 1 BC"),
        ("Y17000", Edtf(Point(17000)), "17000"),
        ("1850~", Edtf(Point(1850, qualifier="~")), "c. 1850"),
        ("1850-03?", Edtf(Point(1850, 3, qualifier="?")), "March 1850?"),
        ("-0499%", Edtf(Point(-499, qualifier="%")), "c. 500 BC?"),
        ("1850~/1860", Edtf(Point(1850, qualifier="~"), Point(1860)), "c. 1850-1860"),
        ("1998/..", Edtf(Point(1998), is_open=True), "1998-"),
        ("0001", Edtf(Point(1)), "1"),
        ("-0001", Edtf(Point(-1)), "2 BC"),
        ("9999", Edtf(Point(9999)), "9999"),
        ("Y10000", Edtf(Point(10000)), "10000"),
        ("-9999", Edtf(Point(-9999)), "10000 BC"),
        ("Y-10000", Edtf(Point(-10000)), "10001 BC"),
        ("2018-01", Edtf(Point(2018, 1)), "January 2018"),
        ("2018-01-01", Edtf(Point(2018, 1, 1)), "1 January 2018"),
        ("2012-04/2012-04", Edtf(Point(2012, 4), Point(2012, 4)), "April-April 2012"),
        ("2018-21/2018-23", Edtf(Point(2018, 21), Point(2018, 23)), "Spring-Autumn 2018"),
        ("-0099-03/-0099-04", Edtf(Point(-99, 3), Point(-99, 4)), "March-April 100 BC"),
        ("2018-02/2018", Edtf(Point(2018, 2), Point(2018)), "February 2018-2018"),
        ("2018-02-10/2018-02", Edtf(Point(2018, 2, 10), Point(2018, 2)), "10 February 2018-February 2018"),
        # A month on one side alone, a day or a qualifier of either: each end says its own year.
        ("2012/2012-06", Edtf(Point(2012), Point(2012, 6)), "2012-June 2012"),
        ("2012-04-30/2012-05", Edtf(Point(2012, 4, 30), Point(2012, 5)), "30 April 2012-May 2012"),
        ("2012-04/2012-05-02", Edtf(Point(2012, 4), Point(2012, 5, 2)), "April 2012-2 May 2012"),
        ("2012-04~/2012-06", Edtf(Point(2012, 4, qualifier="~"), Point(2012, 6)), "c. April 2012-June 2012"),
        ("2012-04/2012-06?", Edtf(Point(2012, 4), Point(2012, 6, qualifier="?")), "April 2012-June 2012?"),
        # The Gregorian calendar, carried on before its beginning and beyond four digits.
        ("2000-02-29", Edtf(Point(2000, 2, 29)), "29 February 2000"),
        ("-0004-02-29", Edtf(Point(-4, 2, 29)), "29 February 5 BC"),
        ("Y20000-02-29", Edtf(Point(20000, 2, 29)), "29 February 20000"),
    ],
)
def test_a_date_is_read_and_printed_in_words(text, date, words):
    assert Edtf.parse(text) == date
    assert str(date) == text
    assert date.in_words() == words


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "not a date"),
        ("18", "not a date"),
        ("2018-1", "not a date"),
        ("2018-01-1", "not a date"),
        ("2018-01-01T00:00", "not a date"),
        ("20180101", "not a date"),
        ("March 2018", "not a date"),
        (" 2018", "not a date"),
        ("2018\n", "not a date"),
        ("٢٠١٨", "not a date"),
        ("/2018", "not a date"),
        ("2018/2019/2020", "not a date"),
        ("2018..2019", "not a date"),
        ("2018?-12", "not a date"),
        ("Y2018", "not a date"),
        ("-0000", "has no year"),
        ("0000", "has no year"),
        ("2018-00", "no month 00"),
        ("2018-13", "no month 13"),
        ("2018-20", "no month 20"),
        ("2018-25", "no month 25"),
        ("2018-21-01", "no month 21"),
        ("2018-02-29", "not a day"),
        ("2018-04-31", "not a day"),
        ("1900-02-29", "not a day"),
        ("-0003-02-29", "not a day"),
        ("2018-01/2018-13", "no month 13"),
        ("2018-06-10/2018-06-09", "ends before it starts"),
        ("-0099/-0100", "ends before it starts"),
        ("2018-02/2017", "ends before it starts"),
        ("2018-02-10/2018-01", "ends before it starts"),
        ("2018-04-00", "not a day"),
        ("2019/2018", "ends before it starts"),
        ("2018-06/2018-04", "ends before it starts"),
    ],
)
def test_what_is_no_date_is_refused_with_a_reason_that_quotes_it(text, why):
    with pytest.raises(ValueError, match=why) as caught:
        Edtf.parse(text)
    assert repr(text) in str(caught.value)


_years = st.integers(1, 9999)
_points = st.one_of(
    st.builds(Point, _years),
    st.builds(Point, _years, st.integers(1, len(MONTHS)) | st.sampled_from(sorted(SEASONS))),
    st.builds(Point, st.integers(-9999, -1), qualifier=st.sampled_from("~?%")),
    st.dates().map(lambda day: Point(day.year, day.month, day.day)),
)


def _order(point):
    return point.year, point.month or 0, point.day or 0


@given(_points, st.none() | _points)
def test_any_date_or_interval_reads_back_from_what_it_prints(start, end):
    if end is not None and _order(end) < _order(start):
        start, end = end, start
    date = Edtf(start, end)
    assert Edtf.parse(str(date)) == date
    assert start.year_in_words in date.in_words()


@pytest.mark.parametrize(
    ("date", "printed"),
    [("2018-03", "2018"), ("0850", "0850"), ("Y00000", "1 BC"), ("-0099", "100 BC"), ("Y17000", "Y17000")],
)
def test_a_year_before_christ_is_printed_in_words(date, printed):
    assert Edtf.parse(date).start.year_to_print == printed


@given(st.text(alphabet="0123456789-/ ", max_size=24) | st.text(max_size=12))
def test_any_text_is_a_date_that_prints_as_it_was_written_or_a_value_error(text):
    try:
        date = Edtf.parse(text)
    except ValueError:
        return
    assert str(date) == text + (".." if text.endswith("/") else "")


def test_an_end_that_is_not_known_is_open():
    assert Edtf.parse("1998/") == Edtf.parse("1998/..")


def test_a_point_has_a_season_or_none_and_a_date_the_year_of_its_start():
    assert [Point(2018, month).season for month in (None, 1, 12, 21, 24)] == [None, None, None, "Spring", "Winter"]
    assert [Edtf.parse(text).year for text in ("2018-03", "2018/2020", "-0099")] == [2018, 2018, -99]
