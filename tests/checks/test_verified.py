"""Printed values compared with verified ones; on the brief itself, with the differences that a reader of it found."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pswbrief.checks.finding import CheckedFiles
from pswbrief.checks.registry import findings
from pswbrief.checks.verified import same_journal, same_number, same_pages, same_text
from pswbrief.store.locations import shipped_catalogue
from pswbrief.store.read import parse_catalogue
from testing.findings import TODAY, found_in

PAGE = "https://example.org/a"


def _codes(printed, seen, *, also=()):
    verified = {"basis": "title", "seen_at": [PAGE, *also], **seen}
    return found_in(**printed, verified=verified)


@pytest.mark.parametrize(
    ("field", "printed", "seen", "code"),
    [
        ("title", "Words on peers", "Words on peers: a review", "title-differs"),
        ("container", "Psychiatric Services", "Psychiatric Sciences", "journal-differs"),
        ("volume", "11", "23", "volume-differs"),
        ("issue", "6", "6S3", "issue-differs"),
        ("article_number", "188", "189", "number-differs"),
        ("pages", "1-9", "1-8", "pages-differs"),
    ],
)
def test_a_printed_value_is_reported_with_the_one_seen_and_where(field, printed, seen, code):
    reported = _codes({field: printed}, {field: seen})
    assert set(reported) == {code}
    assert f"printed as ‘{printed}’; seen: ‘{seen}’ (on the page {PAGE})" in reported[code]


def test_of_several_pages_it_is_said_that_one_shows_it():
    reported = _codes({"volume": "1"}, {"volume": "2"}, also=["https://example.org/b"])
    assert f"(on one of the pages {PAGE}, https://example.org/b)" in reported["volume-differs"]


@pytest.mark.parametrize(
    ("printed", "seen"),
    [
        ({}, {"volume": "23", "pages": "1-9"}),
        ({"volume": "23"}, {}),
        ({"pages": "133-43"}, {"pages": "133-143"}),
        ({"container": "The Social Science and Medicine"}, {"container": "Social science & medicine"}),
        ({"issued": "2020-12"}, {"published": "2020-01-05"}),
        ({"issued": "2020/2021"}, {"published": "2021"}),
    ],
)
def test_what_is_missing_on_one_side_or_only_looks_different_is_not_reported(printed, seen):
    assert _codes(printed, seen) == {}


def test_an_earlier_page_date_is_not_called_a_mistake():
    assert (
        "first publication online and need not be a mistake"
        in _codes({"issued": "2022"}, {"published": "2021-08"})["year-differs"]
    )


def test_a_later_page_date_is_reported_as_later():
    reported = _codes({"issued": "2019"}, {"published": "2020"})["year-differs"]
    assert "later than printed" in reported
    assert "online" not in reported


def test_the_brief_has_the_differences_that_its_pages_show():
    """Each was compared with the brief and its pages by reading; a changed rule must justify what it adds or drops."""
    brief = parse_catalogue(shipped_catalogue().read_bytes(), "brief")
    reported = [one for one in findings(CheckedFiles(brief, None, TODAY)) if one.code.endswith("-differs")]
    by_code = {code: {one.key for one in reported if one.code == code} for code in {one.code for one in reported}}
    assert by_code["volume-differs"] == {"proctor2019welcoming", "bradstreet2010developing", "scanlan2020workplace"}
    assert by_code["issue-differs"] == {"emerging2018providers"}
    assert by_code["journal-differs"] == {
        "flanagan2016stigma",
        "hamilton2015implementation",
        "gillard2015developing",
        "keynejad2016global",
        "vanbergen2025specialists",
        "emerging2018providers",
        "moran2025facing",
        "truong2019selfdisclosure",
        "akerblom2023coproduction",
        "ali2015online",
        "small2013telephone",
    }
    assert by_code["title-differs"] == {
        "watson2024social",
        "haywood2024national",
        "equalvision2020families",
        "skipper2015recovery",
        "holley2015risk",
        "nurses2017selfperceptions",
        "russinova2011recovery",
        "kido2017consumer",
    }
    assert Counter(one.code for one in reported)["year-differs"] == 13


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Peer support: a review", "Peer Support: A Review."),
        ("'You don't know'", "‘You don’t know’"),
        ("Social Science and Medicine", "Social Science & Medicine"),
        ("The Lancet", "Lancet"),
        ("eLearning", "e-learning"),
        ("decision-making", "decision‐making"),
        ("Åkerblom", "Akerblom"),
        ("CO<sub>2</sub>", "CO2"),
    ],
)
def test_typography_makes_no_difference(one, other):
    assert same_text(one, other)
    assert same_text(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("two stories of changes", "two stories of change"), ("Behavioural", "Behavioral"), ("The A", "A B"), ("", "x")],
)
def test_other_letters_do(one, other):
    assert not same_text(one, other)


@given(
    st.text("abc -:&'.,", min_size=1),
    st.sampled_from([str.upper, str.strip, "{}.".format, lambda text: text.replace("&", " and ")]),
)
def test_a_text_is_the_same_in_another_dress(text, dress):
    assert same_text(text, dress(text))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Journal of mental health (Abingdon, England)", "Journal of Mental Health", True),
        ("Health expectations : an international journal of public participation", "Health Expectations", True),
        ("PloS One", "PLOS ONE", True),
        ("Epidemiology and Psychiatric Services", "Epidemiology and Psychiatric Sciences", False),
        ("International Journal of Nursing Studies", "International Journal of Nursing Studies Advances", False),
        ("Health: one", "Health: another", False),
    ],
)
def test_a_journal_may_be_named_with_its_place_or_subtitle(one, other, same):
    assert same_journal(one, other) is same
    assert same_journal(other, one) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("7", "07", True), ("Suppl. 1", "suppl 1", True), ("6", "6S3", False), ("270", "20", False), ("0", "00", True)],
)
def test_numbers_may_be_written_in_several_ways(one, other, same):
    assert same_number(one, other) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("133-43", "133-143", True),
        ("33-9", "33-39", True),
        ("S267-74", "S267-S274", True),
        ("7", "7-7", True),
        ("33–43", "33-43", True),
        ("33-43", "33-44", False),
        ("1-9", "2-9", False),
        ("e12", "12", False),
    ],
)
def test_a_range_may_be_shortened(one, other, same):
    assert same_pages(one, other) is same
    assert same_pages(other, one) is same
