from __future__ import annotations

import pytest

from pswbrief.core.full_text import Via, abstract_text, addresses, how_to_read, other_printing
from pswbrief.core.record import to_record
from testing.catalogues import model, reference

SEEN = {"basis": "title", "seen_at": ["https://example.org/a"]}


def _reading(contact="help@example.org", **fields):
    made = model(reference(**fields)).references[0]
    return how_to_read(to_record(made, "All"), {"contact": contact})


def test_what_is_free_has_its_link_and_needs_no_advice():
    assert _reading(access="open", doi="10.1186/x") == ("Free to read", "", "https://doi.org/10.1186/x")


def test_the_free_copy_goes_before_the_publishers_page():
    link = _reading(access="open", doi="10.1186/x", pmcid="PMC1", url="https://example.org").link
    assert link == "https://pmc.ncbi.nlm.nih.gov/articles/PMC1/"


def test_what_is_free_and_has_no_link_says_what_to_do():
    answer = _reading(access="open")
    assert answer.link is None
    assert "search for the title" in answer.advice
    assert "help@example.org" in answer.advice


def test_openathens_says_how_to_get_an_account():
    answer = _reading(access="openathens", doi="10.1186/x")
    assert (answer.answer, answer.link) == ("With an NHS OpenAthens account", "https://doi.org/10.1186/x")
    assert "register yourself" in answer.advice


def test_an_abstract_says_whom_to_ask():
    answer = _reading(access="abstract")
    assert (answer.answer, answer.link) == ("Only the abstract", None)
    assert "help@example.org" in answer.advice


def test_a_catalogue_that_names_nobody_sends_to_the_library():
    assert "ask your library" in _reading(contact=None, access="abstract").advice


@pytest.mark.parametrize("access", ["openathens", "abstract"])
def test_a_free_copy_seen_since_is_reported(access):
    assert "https://pmc.ncbi.nlm.nih.gov/articles/PMC1/" in _reading(access=access, pmcid="PMC1").advice
    reported = _reading(access=access, url="https://example.org/b", verified=SEEN | {"open_access": True}).advice
    assert "free to read: https://example.org/b" in reported
    assert (
        "free"
        not in _reading(access=access, url="https://example.org/b", verified=SEEN | {"open_access": False}).advice
    )


def test_another_printing_with_a_better_way_is_named():
    """Of a paper that is printed twice, the one that promises more is reported; the same access, or less, is not."""
    first, second = {"id": "first", "access": "openathens"}, {"id": "second", "access": "abstract"}
    said = "The brief prints this paper twice: as first, it is available with an NHS OpenAthens account."
    assert other_printing(second, [first]) == said
    assert other_printing(first, [second]) == ""
    assert other_printing(first, [first]) == ""
    assert other_printing(second, []) == ""


def test_the_label_of_an_abstract_is_left_out():
    """ "Abstract:" is a label where an abstract begins with it, and a word elsewhere."""
    assert abstract_text("Abstract: Wards are run.") == "Wards are run."
    assert abstract_text("ABSTRACT: Background: Wards.") == "Background: Wards."
    assert abstract_text("In the abstract: wards.") == "In the abstract: wards."
    assert abstract_text(None) is None


def _ways(prefix=None, **fields):
    made = model(reference(**{"title": "A & B"} | fields)).references[0]
    found = addresses(to_record(made, "All"), prefix)
    assert found.pop(Via.SCHOLAR) == "https://scholar.google.com/scholar?q=A%20%26%20B"
    return list(found.items())


DOI, PAGE, PMC = "https://doi.org/10.1186/x", "https://example.org/b", "https://pmc.ncbi.nlm.nih.gov/articles/PMC1/"
COPY = "https://example.org/copy.pdf"
THROUGH = "https://go.example.org/redirector?url="
ESCAPED = "https%3A%2F%2Fdoi.org%2F10.1186%2Fx"


@pytest.mark.parametrize(
    ("fields", "ways"),
    [
        ({}, []),
        ({"doi": "10.1186/x", "url": PAGE}, [(Via.DOI, DOI), (Via.PUBLISHER, PAGE)]),
        ({"pmid": "7"}, [(Via.PUBMED, "https://pubmed.ncbi.nlm.nih.gov/7/")]),
        ({"doi": "10.1186/x", "pmcid": "PMC1"}, [(Via.OA, PMC), (Via.DOI, DOI), (Via.PMC, PMC)]),
        ({"doi": "10.1186/x", "verified": SEEN | {"open_access": True}}, [(Via.OA, DOI), (Via.DOI, DOI)]),
        ({"doi": "10.1186/x", "verified": SEEN | {"open_access": False}}, [(Via.DOI, DOI)]),
        ({"url": PAGE, "verified": SEEN | {"open_access": True}}, [(Via.OA, PAGE), (Via.PUBLISHER, PAGE)]),
        ({"pmcid": "PMC1", "verified": SEEN | {"free_copy": COPY}}, [(Via.OA, COPY), (Via.PMC, PMC)]),
    ],
)
def test_the_ways_to_a_full_text_come_with_the_best_first(fields, ways):
    assert _ways(**fields) == ways


def test_an_organisations_redirector_comes_early_for_a_paywall_and_last_for_all_else():
    through = (Via.OPENATHENS, THROUGH + ESCAPED)
    assert _ways(THROUGH, access="openathens", doi="10.1186/x") == [through, (Via.DOI, DOI)]
    assert _ways(THROUGH, access="abstract", doi="10.1186/x") == [(Via.DOI, DOI), through]
    assert _ways(THROUGH, access="openathens", pmcid="PMC1") == [(Via.OA, PMC), (Via.PMC, PMC)]


@pytest.mark.parametrize(
    ("fields", "holder"),
    [
        ({"pmcid": "PMC1"}, "PubMed Central has a free copy"),
        ({"verified": SEEN | {"free_copy": COPY}}, "There is a free copy"),
    ],
)
def test_it_is_said_who_holds_a_free_copy(fields, holder):
    assert holder in _reading(access="abstract", **fields).advice


def test_where_nothing_is_known_of_the_access_only_the_link_is_given():
    assert _reading(access=None, doi="10.1186/x") == ("", "", DOI)
