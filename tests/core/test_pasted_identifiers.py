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
