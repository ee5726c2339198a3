from __future__ import annotations

import pytest

from testing.findings import codes_in, found_in


def test_a_whole_reference_lacks_nothing():
    assert codes_in() == []


@pytest.mark.parametrize(("field", "code"), [("issued", "no-year"), ("authors", "no-authors"), ("doi", "no-doi")])
def test_what_a_citation_lacks_is_told(field, code):
    assert codes_in(**{field: None}) == [code]


def test_the_sentence_says_who_stands_in_the_place_of_authors():
    assert "its publisher, NHS England," in found_in(authors=None, publisher="NHS England")["no-authors"]
    assert "its title" in found_in(authors=None)["no-authors"]


def test_editors_do_for_authors():
    assert codes_in(authors=None, editors=[{"family": "Smith"}]) == []


@pytest.mark.parametrize("kind", ["report", "webpage", "book", "thesis"])
def test_only_articles_and_papers_are_asked_for_a_doi(kind):
    assert codes_in(doi=None, type=kind) == []


def test_a_date_that_was_seen_does_for_a_printed_one():
    verified = {"basis": "title", "published": "2020", "seen_at": ["https://example.org/"]}
    assert codes_in(issued=None, verified=verified) == []
