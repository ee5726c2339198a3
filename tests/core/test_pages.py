from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pswbrief.core.pages import Pages


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("7", Pages("7")),
        ("e0123", Pages("e0123")),
        ("12a", Pages("12a")),
        ("10-20", Pages("10", "20")),
        (" 10 - 20 ", Pages("10", "20")),
        ("10--20", Pages("10", "20")),
        ("S267–S274", Pages("S267", "S274")),
        ("10—20", Pages("10", "20")),
        ("10‐20", Pages("10", "20")),
        ("10‑20", Pages("10", "20")),
        ("10−20", Pages("10", "20")),
        ("1135-43", Pages("1135", "43")),
        ("xii-xiv", Pages("xii", "xiv")),
        (r"3\-B", Pages(r"3\-B")),
        (r"3\-B-3\-F", Pages(r"3\-B", r"3\-F")),
    ],
)
def test_a_page_or_a_range_is_read_whatever_dash_joins_it(text, pages):
    assert Pages.parse(text) == pages


@pytest.mark.parametrize("text", ["", " ", "-", "1-", "-1", "1-2-3", "1, 3", "1;3", "pp. 1", "1 2", "1---2"])
def test_what_is_no_single_range_is_refused(text):
    with pytest.raises(ValueError, match="is not a page or a range of pages"):
        Pages.parse(text)


@pytest.mark.parametrize(
    ("text", "is_reversed"),
    [
        ("20-10", True),
        ("10-20", False),
        ("1135-43", False),
        ("10", False),
        ("S20-S10", False),
        ("S20-10", False),
        ("20-S10", False),
        ("20-20", False),
    ],
)
def test_a_range_knows_whether_it_runs_backwards(text, is_reversed):
    assert Pages.parse(text).is_reversed is is_reversed


_page = st.from_regex(r"[A-Za-z]{0,2}[0-9]{1,6}[a-z]?", fullmatch=True)


@given(_page, st.none() | _page)
def test_any_range_reads_back_from_what_it_prints(first, last):
    pages = Pages(first, last)
    assert Pages.parse(str(pages)) == pages


@pytest.mark.parametrize(
    ("text", "pages"),
    [("10–20", Pages("10", "20")), (" 12, 15-18 ", Pages("12, 15-18")), ("Suppl 2:S1", Pages("Suppl 2:S1"))],
)
def test_a_list_of_pages_is_kept_whole_and_a_range_is_read(text, pages):
    assert Pages.kept(text) == pages


def test_what_names_no_page_at_all_is_not_kept():
    with pytest.raises(ValueError, match="is not a page or a range of pages"):
        Pages.kept("in press, online")
