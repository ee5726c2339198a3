"""Identifiers of entries, in fields of many names."""

from __future__ import annotations

import pytest

from pswbrief.formats.bibtex.bibtex import loads


def _item(fields, kind="misc"):
    return loads(f"@{kind}{{k, title = {{T}}, {fields}}}").items[0]


@pytest.mark.parametrize("name", ["pmid", "pubmed", "pubmedid", "pubmed-id", "pubmed_id", "note"])
def test_a_pmid_is_found_whatever_its_field_is_called(name):
    assert _item(f"{name} = {{PMID: 123}}").pmid == "123"


@pytest.mark.parametrize(
    "fields",
    [
        "eprint = {2101.09876}, archiveprefix = {arXiv}",
        "eprint = {arXiv:2101.09876}, eprinttype = {arxiv}",
        "eprint = {https://arxiv.org/abs/2101.09876}, archiveprefix = {arXiv}",
        "arxivid = {2101.09876}, archiveprefix = {arXiv}",
        "howpublished = {arXiv:2101.09876}",
        "note = {arXiv: 2101.09876 [cs.CL]}",
        "journal = {CoRR}, volume = {abs/2101.09876}",
    ],
)
def test_arxivs_number_gives_its_address(fields):
    assert _item(fields).url == "https://arxiv.org/abs/2101.09876"


def test_arxivs_number_is_that_of_what_no_journal_has_published():
    fields = "title = {T}, eprint = {2101.09876}, archiveprefix = {arXiv}"
    assert _item(fields).article_number == "arXiv:2101.09876"
    published = _item(f"{fields}, journal = {{J}}, volume = {{3}}, pages = {{4--9}}")
    assert (published.article_number, str(published.pages)) == (None, "4-9")
