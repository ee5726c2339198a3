"""Sections, notes and ids that do not fit together are reported, in a file and between the brief and the library."""

from __future__ import annotations

import pytest

from testing.catalogues import reference
from testing.findings import WHOLE, codes_in, found, found_in

SECTIONS = [
    {"id": "all", "title": "All"},
    {"id": "top", "title": "Top"},
    {"id": "below", "title": "Below", "parent": "top"},
]
OWN = {"id": "mine", "type": "report", "title": "Bees and their keepers", "authors": WHOLE["authors"], "issued": "2020"}


def _reported(*references, **tables):
    return [
        (one.code, one.source, one.key, one.where) for one in found(*(references or [reference(**WHOLE)]), **tables)
    ]


def test_a_section_without_references_in_or_below_it_is_empty():
    assert _reported(sections=SECTIONS) == [
        ("empty-section", "brief", "top", ("sections", 1)),
        ("empty-section", "brief", "below", ("sections", 2)),
    ]


def test_a_section_above_one_that_is_filled_is_not_nor_one_with_a_resource_or_a_reference_of_the_library():
    assert (
        _reported(
            reference(**WHOLE),
            reference(**WHOLE | {"doi": "10.5555/2"}, id="b", title="Bees", section="below"),
            sections=SECTIONS,
        )
        == []
    )
    resource = {"id": "r", "section": "below", "title": "R", "text": "R"}
    assert _reported(sections=SECTIONS, resources=[resource]) == []
    assert _reported(sections=SECTIONS, library={"references": [OWN | {"section": "below"}]}) == []


def test_a_reference_of_a_library_may_not_be_in_a_section_that_does_not_exist():
    assert _reported(library={"references": [OWN | {"section": "all"}]}) == []
    library = {"references": [OWN | {"section": "none"}]}
    assert _reported(library=library) == [("no-section", "library", "mine", ("references", 0, "section"))]


def test_a_library_s_id_that_the_brief_has_is_taken():
    library = {"references": [OWN | {"id": "smith2020words"}]}
    assert _reported(library=library) == [("id-taken", "library", "smith2020words", ("references", 0, "id"))]


def test_notes_on_what_is_not_there_are_lost():
    notes = [{"id": "smith2020words", "notes": "x"}, {"id": "mine", "tags": ["x"]}, {"id": "gone", "status": "read"}]
    library = {"references": [OWN], "annotations": notes}
    assert _reported(library=library) == [("lost-note", "library", "gone", ("annotations", 2))]


def test_a_whole_reference_lacks_nothing():
    assert codes_in() == []


@pytest.mark.parametrize(("field", "code"), [("issued", "no-year"), ("authors", "no-authors"), ("doi", "no-doi")])
def test_what_a_citation_lacks_is_reported(field, code):
    assert codes_in(**{field: None}) == [code]


def test_the_sentence_on_authors_is_true_in_every_style():
    for publisher in (None, "NHS England"):
        assert "citation style" in found_in(authors=None, publisher=publisher)["no-authors"]


def test_an_article_needs_pages_or_a_number_printed_or_seen():
    verified = {"basis": "title", "pages": "1-9", "seen_at": ["https://example.org/"]}
    assert codes_in(article_number=None) == ["no-pages"]
    assert codes_in(article_number=None, pages="1-9") == []
    assert codes_in(article_number=None, verified=verified) == []
    assert codes_in(article_number=None, type="report") == []


def test_editors_do_for_authors():
    assert codes_in(authors=None, editors=[{"family": "Smith"}]) == []


@pytest.mark.parametrize("kind", ["report", "webpage", "book", "thesis"])
def test_only_articles_and_papers_are_asked_for_a_doi(kind):
    assert codes_in(doi=None, type=kind) == []


def test_a_date_that_was_seen_does_for_a_printed_one():
    verified = {"basis": "title", "published": "2020", "seen_at": ["https://example.org/"]}
    assert codes_in(issued=None, verified=verified) == []
