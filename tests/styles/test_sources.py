"""The small phrases that styles share."""

from __future__ import annotations

import pytest

from pswbrief.core.item import Item
from pswbrief.core.pages import Pages
from pswbrief.styles.inlines import Emphasis, Link, plain
from pswbrief.styles.sources import (
    capitalized,
    doi_link,
    edition_ed,
    is_numeric,
    number_label,
    ordinal,
    page_label,
    url_link,
    web_address,
    without_periods,
)


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("1", "1st"),
        ("2", "2nd"),
        ("3", "3rd"),
        ("4", "4th"),
        ("11", "11th"),
        ("112", "112th"),
        ("21", "21st"),
        ("2a", "2a"),
    ],
)
def test_ordinal_numbers(number, shown):
    assert ordinal(number) == shown


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("12", True),
        ("2a", True),
        ("1, 2", True),
        ("3-5", True),
        ("A/12 b", False),
        ("Suppl 1", False),
        ("7.2", False),
        (None, False),
    ],
)
def test_what_counts_as_a_number(value, expected):
    assert is_numeric(value) is expected


@pytest.mark.parametrize(
    ("value", "label"),
    [("12", "no."), ("W12a", "no."), ("12, 13", "nos"), ("4–5", "nos"), ("2019-01", ""), ("WHO/12", ""), (None, "")],
)
def test_a_number_is_labelled_if_it_is_one_or_several(value, label):
    assert number_label(value, "no.", "nos") == label


def test_an_edition_is_ordinal_if_it_is_a_number():
    assert plain(edition_ed(Item(id="a", edition="2"))) == "2nd ed."
    assert plain(edition_ed(Item(id="a", edition="Revised edition"))) == "Revised edition"
    assert edition_ed(Item(id="a")) == ()


def test_a_doi_is_shown_as_it_is_and_leads_to_an_address_that_holds_it():
    doi = "10.1002/(SICI)1097<1:AID>3.0"
    assert doi_link(Item(id="a", doi=doi)) == (
        Link((f"https://doi.org/{doi}",), "https://doi.org/10.1002/(SICI)1097%3C1:AID%3E3.0"),
    )
    assert doi_link(Item(id="a")) == ()


def test_only_addresses_of_the_web_are_linked():
    assert url_link(Item(id="a", url="javascript:alert(1)")) == ("javascript:alert(1)",)
    assert url_link(Item(id="a", url="HTTPS://a.b")) == (Link(("HTTPS://a.b",), "HTTPS://a.b"),)
    assert web_address(Item(id="a")) == ""


def test_first_words_and_full_stops():
    assert capitalized(("working paper",)) == ("Working paper",)
    assert capitalized(("PhD thesis",)) == ("PhD thesis",)
    assert capitalized(()) == ()
    assert capitalized((Emphasis(("a",)),)) == (Emphasis(("a",)),)
    assert without_periods(("J. Ment. ", Emphasis(("Health.",)))) == ("J Ment ", Emphasis(("Health",)))


@pytest.mark.parametrize(
    ("pages", "label"),
    [("12", "p."), ("12; 15", "pp."), ("12 & 15", "pp."), ("12-19", "pp."), ("A3", "p."), ("12+", "p.")],
)
def test_a_list_of_pages_is_several_pages(pages, label):
    assert page_label(Pages.kept(pages)) == label
