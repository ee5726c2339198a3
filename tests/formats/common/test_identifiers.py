"""Identifiers in an address, or labelled in a note."""

from __future__ import annotations

import pytest

from pswbrief.formats.common.identifiers import elsewhere, identifiers_in_note, without_name


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        ({"note": "PMID: 123"}, {"pmid": "123"}),
        ({"note": "Read twice; PubMed PMID: 123."}, {"pmid": "123"}),
        ({"note": "PMID: 123\nPMCID: PMC5\nDOI: 10.5555/x"}, {"doi": "10.5555/x", "pmid": "123", "pmcid": "PMC5"}),
        ({"note": "Erratum in: PMID: 123"}, {}),
        ({"note": "PMID: 123", "pmid": "5"}, {}),
        ({"url": "https://doi.org/10.5555/x"}, {"doi": "10.5555/x"}),
        ({"url": "https://pmc.ncbi.nlm.nih.gov/articles/PMC5/"}, {"pmcid": "PMC5"}),
        ({"url": "https://example.org/123"}, {}),
        ({}, {}),
    ],
)
def test_an_identifier_without_a_field_of_its_own_is_found(texts, found):
    assert elsewhere(texts) == found


@pytest.mark.parametrize("text", ["123", "PMID: 123", "PMID 123", "MEDLINE:123", "123 [pmid]"])
def test_an_identifier_is_read_without_what_names_it(text):
    assert without_name(text) == "123"


def test_a_version_is_no_part_of_a_number_in_pubmed_central():
    assert without_name("PMC5.1") == "PMC5"


def test_what_zotero_notes_of_an_identifier_is_moved_to_its_field():
    assert identifiers_in_note({"note": "Mine\nPMID: 123"}) == {"note": "Mine\n", "pmid": "123"}
