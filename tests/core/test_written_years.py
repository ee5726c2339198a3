"""Years in everyday words, as people say them at a reference desk."""

from __future__ import annotations

import time

import pytest

from pswbrief.core.selection import Years
from pswbrief.core.written_years import find_years


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("since 2019", "since 2019"),
        ("published since 2019", "since 2019"),
        ("no earlier than 2019", "since 2019"),
        ("not before 2019", "since 2019"),
        ("from 2019", "since 2019"),
        ("from 2019 on", "since 2019"),
        ("from 2019 onwards", "since 2019"),
        ("2019 and later", "since 2019"),
        ("2019-", "since 2019"),
        ("2019 to present", "since 2019"),
        ("2019\u2013present", "since 2019"),
        ("post 2019", "after 2019"),
        ("year > 2019", ">2019"),
        ("pre 2015", "before 2015"),
        ("till 2015", "until 2015"),
        ("not after 2015", "until 2015"),
        ("2018\u20142020", "2018..2020"),
        ("2018/2020", "2018..2020"),
        ("2018:2020", "2018..2020"),
        ("from 2018 until 2020", "2018..2020"),
        ("from 2018-20", "2018..2020"),
        ("2018 through 2020", "2018..2020"),
        ("year:2018 to 2020", "2018..2020"),
        ("years 2018-2020", "2018..2020"),
        ("2018 or 2019", "2018..2019"),
        ("the 2010s", "2010..2019"),
        ("2010's", "2010..2019"),
        ("from the 1990s", "1990..1999"),
        ("in the early 1990s", "1990..1994"),
        ("mid-1990s", "1993..1997"),
        ("the late 1990s", "1995..1999"),
        ("since the 1990s", "since 1990"),
        ("before the 1990s", "before 1990"),
        ("after the 1990s", "after 1999"),
        ("until the 1990s", "until 1999"),
        ("year 2019", "2019"),
        ("in the year 2019", "2019"),
        ("year = 2019", "2019"),
        ("published 2019", "2019"),
        ("published in 2019", "2019"),
        ("last three years", "since 2022"),
        ("over the past two decades", "since 2005"),
        ("last decade", "since 2015"),
        ("published last year", "2024"),
        ("published this year", "2025"),
        ("since last year", "since 2024"),
    ],
)
def test_years_are_read_as_people_write_them(text: str, years: str) -> None:
    assert list(find_years(f"peer work {text}", 2025)) == [(years, 10, 10 + len(text))]
    assert [found.years for found in find_years(text.upper(), 2025)] == [years]
    # What is read is what `--year` takes.
    assert Years.parse(years)


@pytest.mark.parametrize(
    "text",
    [
        "2019",
        "in 2019",
        "by 2019",
        "2015 or 2019",
        "the 1980 census",
        "1995s",
        "30s",
        "last year of training",
        "first year students",
        "years of work",
        "2019:12",
        "2018-2",
        "12019-2020",
        "pages 1990-2020-1",
        "decades",
    ],
)
def test_anything_else_is_no_year(text: str) -> None:
    assert list(find_years(text)) == []


def test_several_are_found_in_order_and_the_clock_counts_by_default() -> None:
    assert [found.years for found in find_years("1999..2001 or since 2015")] == ["1999..2001", "since 2015"]
    assert [found.years for found in find_years("last 4 years")] == [f"since {time.localtime().tm_year - 4}"]
