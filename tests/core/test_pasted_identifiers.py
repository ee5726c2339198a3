"""Identifiers in the forms that people paste."""

from __future__ import annotations

import pytest

from pswbrief.core.pasted_identifiers import find_identifiers, recognise


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("10.5555/ABC.1", "DOI", "10.5555/abc.1"),
        ("doi:10.5555/abc", "DOI", "10.5555/abc"),
        ("DOI: 10.5555/abc", "DOI", "10.5555/abc"),
        ("https://doi.org/10.5555/abc(1)2", "DOI", "10.5555/abc(1)2"),
        ("http://dx.doi.org/10.5555%2Fabc", "DOI", "10.5555/abc"),
        ("https://www.tandfonline.com/doi/full/10.5555/abc.1?needAccess=true", "DOI", "10.5555/abc.1"),
        ("https://link.springer.com/article/10.5555/s1-2-3-x", "DOI", "10.5555/s1-2-3-x"),
        ("https://link.springer.com/content/pdf/10.5555/s1-2.pdf", "DOI", "10.5555/s1-2"),
        ("https://journals.example.org/doi/10.5555/abc/full", "DOI", "10.5555/abc"),
        ("arXiv:2201.06719v2", "DOI", "10.48550/arxiv.2201.06719"),
        ("https://arxiv.org/abs/2201.06719", "DOI", "10.48550/arxiv.2201.06719"),
        ("https://arxiv.org/pdf/2201.06719v1.pdf", "DOI", "10.48550/arxiv.2201.06719"),
        ("12345678", "PMID", "12345678"),
        ("PMID: 123", "PMID", "123"),
        ("https://pubmed.ncbi.nlm.nih.gov/123/", "PMID", "123"),
        ("https://www.ncbi.nlm.nih.gov/pubmed/123", "PMID", "123"),
        ("pmc123", "PMCID", "PMC123"),
        ("https://pmc.ncbi.nlm.nih.gov/articles/PMC123/", "PMCID", "PMC123"),
        ("https://www.ncbi.nlm.nih.gov/pmc/articles/PMC123/pdf/a.pdf", "PMCID", "PMC123"),
        ("ISBN 978-0-306-40615-7", "ISBN", "9780306406157"),
        ("0-306-40615-2", "ISBN", "9780306406157"),
        ("0-8044-2957-X", "ISBN", "9780804429573"),
        ("isbn-10: 080442957x", "ISBN", "9780804429573"),
        ("979-1-23-456789-6", "ISBN", "9791234567896"),
        ("<https://doi.org/10.5555/abc>", "DOI", "10.5555/abc"),
        ("HTTPS://DOI.ORG/10.5555/ABC", "DOI", "10.5555/abc"),
        # A resolver's path is the DOI alone: what would be a page's word elsewhere is part of it.
        ("https://doi.org/10.5555/abc/full", "DOI", "10.5555/abc/full"),
        ("https://arxiv.org/html/2201.06719v2", "DOI", "10.48550/arxiv.2201.06719"),
        ("https://www.arxiv.org/abs/hep-th/9901001", "DOI", "10.48550/arxiv.hep-th/9901001"),
        ("1", "PMID", "1"),
        ("pubmed #123", "PMID", "123"),
        ("http://ncbi.nlm.nih.gov/pubmed/123/", "PMID", "123"),
        ("PMCID: PMC123", "PMCID", "PMC123"),
        ("https://pmc.ncbi.nlm.nih.gov/articles/pmc123", "PMCID", "PMC123"),
        ("https://europepmc.org/article/PMC/PMC123", "PMCID", "PMC123"),
        ("https://mirror.example.org/pmc/articles/PMC123/", "PMCID", "PMC123"),
    ],
)
def test_every_form_gives_the_bare_identifier(text, kind, value):
    assert recognise(f" {text} ") == (kind, value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hope",
        "123456789",
        "0",
        "978-0-306-40615-8",
        "0-306-40615-3",
        "https://example.org/a",
        "10.5555",
        "javascript:1",
        "PMC",
        "arXiv:1",
        "012",
        "١٢٣",
        "PMID 0123",
        "PMC0",
        "978030640615X",
        "978-0-306-40615-7 and more",
        "https://pubmed.ncbi.nlm.nih.gov/?term=peer",
        "https://www.ncbi.nlm.nih.gov/books/123",
        "https://pmc.ncbi.nlm.nih.gov/about/",
        "https://europepmc.org/article/MED/123",
        "https://arxiv.org/list/cs",
        "https://example.org/pubmed/123",
    ],
)
def test_what_is_none_is_none(text):
    assert recognise(text) is None


def test_identifiers_are_found_in_a_text():
    line = "1. Hope (see https://doi.org/10.5555/abc.(2)1). J Care 2019. doi:10.5555/DEF. PMID: 99; PMC12. arXiv:2201.06719."
    assert [value for _, value in find_identifiers(line)] == [
        "10.5555/abc.(2)1",
        "10.5555/def",
        "99",
        "PMC12",
        "10.48550/arxiv.2201.06719",
    ]
    assert list(find_identifiers("Nothing in 2019; 12(3): 101-110.")) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("(10.5555/abc(1))", "10.5555/abc(1)"),
        ("[see 10.5555/abc[1].]", "10.5555/abc[1]"),
        ("10.5555/abc.),", "10.5555/abc"),
        ("“10.5555/abc”; next", "10.5555/abc"),
        ("10.5555/a(b", "10.5555/a(b"),
    ],
)
def test_brackets_and_punctuation_around_a_doi_are_those_of_the_sentence(text, found):
    assert [value for _, value in find_identifiers(text)] == [found]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("doi:10.5555/ABC", "10.5555/abc"),
        ("pmid 99", "PMID 99"),
        ("pmc12", "PMCID 12"),
        ("0-306-40615-2", "ISBN 9780306406157"),
    ],
)
def test_an_identifier_prints_with_its_kind_but_a_doi_which_shows_it(text, shown):
    assert str(recognise(text)) == shown
