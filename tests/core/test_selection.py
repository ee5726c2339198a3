"""Years as `--year` and `year:` take them."""

from __future__ import annotations

import pytest

from pswbrief.core.selection import Selection, Years
from pswbrief.errors import UsageError


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2020", 2020, 2020),
        ("2018..2022", 2018, 2022),
        ("2020..", 2020, None),
        ("..2012", None, 2012),
        (" 2020 ", 2020, 2020),
        ("2018-2022", 2018, 2022),
        ("2018 – 2022", 2018, 2022),
        ("2018 to 2022", 2018, 2022),
        ("2018-22", 2018, 2022),
        ("2018/22", 2018, 2022),
        ("2020-", 2020, None),
        (">2020", 2021, None),
        (">= 2020", 2020, None),
        ("<2020", None, 2019),
        ("<=2020", None, 2020),
        ("since 2020", 2020, None),
        ("After 2020", 2021, None),
        ("before 2020", None, 2019),
        ("until 2020", None, 2020),
        ("2018..20", 2018, 2020),
        ("\u22652020", 2020, None),
        ("\u2264 2020", None, 2020),
        # What else people write, which `test_written_years` tests.
        ("2018:2020", 2018, 2020),
        ("Between 2018 and 2020", 2018, 2020),
        ("the 1990s", 1990, 1999),
        ("pre-2015", None, 2014),
        ("2019+", 2019, None),
    ],
)
def test_years_are_one_or_a_range_open_at_either_end(text: str, first: int | None, last: int | None) -> None:
    assert Years.parse(text) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "..",
        "20",
        "2022-2020",
        "after",
        "2022..2020",
        "2022-18",
        "twenty",
        "２０２０",
        "peer 2018:2020",
        "2018:2020 peer",
    ],
)
def test_anything_else_is_wrong_usage(text: str) -> None:
    with pytest.raises(UsageError):
        Years.parse(text)


def test_what_asks_for_nothing_excludes_nothing_and_keeps_the_order() -> None:
    assert not any(Selection())
