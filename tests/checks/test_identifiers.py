from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testing.findings import codes_in, found_in


@pytest.mark.parametrize("doi", ["10.5555/a.", "10.5555/a,", "10.5555/a;", "10.5555/a)"])
def test_a_doi_with_the_sentence_s_stop_is_odd(doi):
    assert codes_in(doi=doi) == ["odd-identifier"]


@pytest.mark.parametrize("doi", ["10.1016/S0140-6736(21)00267-1", "10.1016/0140-6736(90)90003-(x)", "10.5555/a.b"])
def test_a_doi_with_brackets_and_stops_of_its_own_is_not(doi):
    assert codes_in(doi=doi) == []


@pytest.mark.parametrize(
    "isbn", ["0-306-40615-2", "978-0-306-40615-7", "9780306406157", "978 0 306 40615 7", "080442957X"]
)
def test_an_isbn_may_be_written_in_many_ways(isbn):
    assert codes_in(isbn=isbn) == []


@pytest.mark.parametrize(
    ("isbn", "why"),
    [
        ("978-0-306-40615-8", "check digit"),
        ("0306406153", "check digit"),
        ("978030640615", "digits"),
        ("none", "no number"),
        ("9780306406157, 9780306406158", "check digit"),
    ],
)
def test_a_wrong_isbn_is_reported_with_the_reason(isbn, why):
    assert why in found_in(isbn=isbn)["odd-identifier"]


@pytest.mark.parametrize(
    "issn", ["0317-8471", "0163-853X (Print), 1532-6950 (Electronic)", "03178471", "0163-853X 1532-6950"]
)
def test_one_or_several_issns_are_fine(issn):
    assert codes_in(issn=issn) == []


def test_a_wrong_issn_is_reported():
    assert "'0317-8472' is not an ISSN: its check digit" in found_in(issn="0317-8472")["odd-identifier"]


@given(st.integers(0, 10**9 - 1))
def test_of_the_ten_last_digits_that_an_isbn_could_have_one_fits(number):
    assert [codes_in(isbn=f"978{number:09d}{last}") for last in range(10)].count([]) == 1


@pytest.mark.parametrize(
    ("field", "value", "url"),
    [
        ("doi", "10.5555/1", "https://doi.org/10.5555/2"),
        ("pmcid", "PMC1", "https://pmc.ncbi.nlm.nih.gov/articles/PMC2/"),
        ("pmid", "1", "https://pubmed.ncbi.nlm.nih.gov/2/"),
    ],
)
def test_an_address_that_leads_to_another_work_clashes(field, value, url):
    assert codes_in(**{field: value, "url": url}) == ["identifier-clash"]


@pytest.mark.parametrize(
    "url", ["https://doi.org/10.5555%2FA", "https://dx.doi.org/10.5555/a", "https://example.org/10.5555/b"]
)
def test_an_address_that_leads_to_the_same_does_not(url):
    assert codes_in(doi="10.5555/a", url=url) == []
