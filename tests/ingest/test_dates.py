"""Dates in words, read as EDTF."""

import pytest

from pswbrief.ingest.dates import read_date


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("2018", "2018"),
        ("March 2025", "2025-03"),
        ("Sept 2020", "2020-09"),
        ("3rd March 2020", "2020-03-03"),
        ("March 3, 2020", "2020-03-03"),
        ("2022 Mar", "2022-03"),
        ("2022 Mar 14", "2022-03-14"),
        ("April-June 2012", "2012-04/2012-06"),
        ("December 2019/January 2020", "2019-12/2020-01"),
        ("Spring 2018", "2018-21"),
        ("Fall 2018", "2018-23"),
        ("2020-03-31", "2020-03-31"),
        ("31/03/2020", "2020-03-31"),
        ("2018-2019", "2018/2019"),
    ],
)
def test_a_date_in_words(words, edtf):
    """The words of a source line give the EDTF date that they mean; a slashed date has its day first."""
    assert str(read_date(words)) == edtf


def test_no_day_of_the_calendar():
    """A day that doesn't exist is no date, and is not put right."""
    assert read_date("31/02/2020") is None
