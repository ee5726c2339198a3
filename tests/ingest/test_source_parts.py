"""The parts behind a name are found in whatever order and punctuation a librarian prints them."""

import pytest

from pswbrief.ingest.source_parts import strip_parts, trimmed

FIELDS = ("name", "volume", "issue", "pages", "article_number", "issued", "genre")


def found(text):
    parts = strip_parts(text)
    return {name: str(value) for name in FIELDS if (value := getattr(parts, name)) is not None}


PAGED = {"name": "Ward Studies", "volume": "12", "issue": "3", "pages": "45-58", "issued": "2021"}


@pytest.mark.parametrize(
    "line",
    [
        "Ward Studies 2021;12(3):45-58",
        "Ward Studies (2021) 12(3): 45-58",
        "Ward Studies, 12 (3), pp.45-58, 2021",
        "Ward Studies 12(3):45-58, 2021.",
        "Ward Studies, 12(3): 45-58. 2021",
        "Ward Studies, 2021, Vol.12(3), p.45-58",
        "Ward Studies, volume 12, number 3, 2021, pages 45-58",
        "Ward Studies 12(3), 45-58 (2021)",
        "Ward Studies; 12(3); 2021; p45-58",
    ],
)
def test_one_article_in_many_styles(line):
    """The same values come out of each."""
    assert found(line) == PAGED


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("Ward Open 2020;10:e034567", {"volume": "10", "article_number": "e034567", "issued": "2020"}),
        ("Ward Open, Volume 10, May 2020, e03456", {"volume": "10", "article_number": "e03456", "issued": "2020-05"}),
        ("Ward Open vol 10 no 3 May 2020", {"volume": "10", "issue": "3", "issued": "2020-05"}),
        ("Ward Open, May 2020, 10(3)", {"volume": "10", "issue": "3", "issued": "2020-05"}),
        ("Ward Open 10 Suppl 1, 2020", {"volume": "10", "issue": "Suppl 1", "issued": "2020"}),
        ("Ward Open. Epub ahead of print 2020", {"issued": "2020"}),
        ("Ward Open, online ahead of print, 3 May 2020", {"issued": "2020-05-03"}),
        ("(2020) Ward Open", {"issued": "2020"}),
        ("Ward Open [no date]", {}),
        ("Thesis (PhD), Ward Open, 2020", {"issued": "2020", "genre": "Thesis (PhD)"}),
        ("Ward Open, PhD thesis, 2020", {"issued": "2020", "genre": "PhD thesis"}),
    ],
)
def test_other_lines(line, fields):
    """Articles with numbers, works without any, and theses; what is left is the name."""
    assert found(line) == {"name": "Ward Open"} | fields


def test_a_preprint():
    """The word is no part of the name of the server, before it or behind."""
    assert [strip_parts(line).name for line in ("[Preprint] wardRxiv 2021", "wardRxiv [Preprint], May 2021")] == [
        "wardRxiv"
    ] * 2
    assert strip_parts("wardRxiv [Preprint], May 2021").preprint


def test_a_page_number_behind_a_date_is_no_part():
    """The foot of a page, "Brief, June 2024 Page 3", has a date within, and none at its end."""
    assert strip_parts("Ward brief, June 2024 Page 3").date is None


def test_a_range_of_years_is_known():
    """It is rather what a title is about."""
    assert strip_parts("Wards in Leith: 2015-2019").spans_years
    assert not strip_parts("Ward Studies, 2019").spans_years


def test_the_full_stop_of_an_abbreviation_stays():
    """It is part of the name."""
    assert trimmed("Ward Press Ltd.,") == "Ward Press Ltd."
    assert trimmed("Ward Press. ") == "Ward Press"
