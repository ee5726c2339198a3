"""Dates: years, days and ranges, as three languages of style have them."""

from __future__ import annotations

import pytest

from pswbrief.core.edtf import Edtf
from pswbrief.styles.dates import (
    COMMON_ERAS,
    day_month_year,
    month_day,
    month_day_year,
    year_month_day,
    years,
    years_key,
)


@pytest.mark.parametrize(
    ("date", "british", "american", "nlm"),
    [
        ("2018", "2018", "2018", "2018"),
        ("2019-12", "December 2019", "December 2019", "2019 Dec"),
        ("2019-12-05", "5 December 2019", "December 5, 2019", "2019 Dec 5"),
        ("2018-21", "Spring 2018", "Spring 2018", "2018 Spring"),
        ("2012-04/2012-06", "April–June 2012", "April–June 2012", "2012 Apr–Jun"),
        ("2012-04-03/2012-04-07", "3–7 April 2012", "April 3–7, 2012", "2012 Apr 3–7"),
        ("2012-04-30/2012-05-02", "30 April–2 May 2012", "April 30–May 2, 2012", "2012 Apr 30–May 2"),
        ("2012-12/2013-01", "December 2012–January 2013", "December 2012–January 2013", "2012 Dec–2013 Jan"),
        (
            "2012-12-30/2013-01-02",
            "30 December 2012–2 January 2013",
            "December 30, 2012–January 2, 2013",
            "2012 Dec 30–2013 Jan 2",
        ),
        ("2012/2013", "2012–2013", "2012–2013", "2012–2013"),
        ("0499", "499 AD", "499 AD", "499 AD"),
        ("-0099", "100 BC", "100 BC", "100 BC"),
    ],
)
def test_a_date_in_words(date, british, american, nlm):
    parsed = Edtf.parse(date)
    assert (day_month_year(parsed), month_day_year(parsed), year_month_day(parsed)) == (british, american, nlm)


def test_a_year_before_1000_has_an_era_and_a_range_that_has_not_ended_has_no_end():
    dates = [Edtf.parse(text) for text in ("-0099/-0043", "0068", "1000", "1987/..")]
    assert [years(date) for date in dates] == ["100 BC–44 BC", "68 AD", "1000", "1987–"]
    assert [years(date, COMMON_ERAS) for date in dates[:2]] == ["100 B.C.E.–44 B.C.E.", "68 C.E."]


def test_years_and_days_alone():
    months, two_years = Edtf.parse("2012-04/2012-06"), Edtf.parse("2012-12/2013-01")
    assert [years(date) for date in (months, two_years, None)] == ["2012", "2012–2013", ""]
    assert [month_day(date) for date in (months, Edtf.parse("2012"), None)] == ["April–June", "", ""]
    assert year_month_day(Edtf.parse("2012-04-03"), days=False) == "2012 Apr"
    assert sorted([two_years, Edtf.parse("2012")], key=years_key)[1] is two_years
    assert day_month_year(None) == month_day_year(None) == year_month_day(None) == ""
