from __future__ import annotations

import pytest

from pswbrief.core.identifiers import (
    arxiv_id,
    arxiv_of,
    bare_doi,
    check_doi,
    check_pmcid,
    check_pmid,
    check_url,
    doi_url,
    identifiers_in,
    is_preprint_doi,
    linkable,
    pmc_url,
)
from pswbrief.core.item import Item

ACCEPTED = [
    (check_doi, "10.1186/s12888-022-03999-9"),
    (check_doi, "10.1002/(SICI)1097-0258(19980815/30)17:15/16"),
    (check_doi, "10.1000.10/123#456"),
    (check_doi, "10.123456789/x"),
    (check_pmid, "1"),
    (check_pmid, "12345678"),
    (check_pmcid, "PMC8977179"),
    (check_url, "https://example.org"),
    (check_url, "http://example.org/a?b=c&d=%20#e"),
    (check_url, "https://example.org/naïve(1)"),
]
REFUSED = [
    (check_doi, "https://doi.org/10.1186/x"),
    (check_doi, "doi:10.1186/x"),
    (check_doi, "10.1186"),
    (check_doi, "10.1186/"),
    (check_doi, "10.118/x"),
    (check_doi, "10.1234567890/x"),
    (check_doi, "10.1186/a b"),
    (check_doi, "10.1186/a\n"),
    (check_doi, "10.1186/a\x1b[31m"),
    (check_doi, "10.1186/a\x9b31m"),
    (check_pmid, ""),
    (check_pmid, "0123"),
    (check_pmid, "123456789"),
    (check_pmid, "PMID 123"),
    (check_pmid, "١٢٣"),
    (check_pmid, "123\n"),
    (check_pmcid, "8977179"),
    (check_pmcid, "pmc8977179"),
    (check_pmcid, "PMC"),
    (check_pmcid, "PMC0"),
    (check_url, ""),
    (check_url, "https://"),
    (check_url, "example.org"),
    (check_url, "ftp://example.org"),
    (check_url, "javascript:alert(1)"),
    (check_url, "file:///etc/passwd"),
    (check_url, "https://example.org/a b"),
    (check_url, 'https://example.org/"onclick='),
    (check_url, "https://example.org/<b>"),
    (check_url, "https://example.org/\x1b[31m"),
    (check_url, "https://example.org/\x07"),
    (check_url, "https://example.org/\x9b31m"),
    (check_url, "https://example.org/\x9c"),
    (check_url, "https://example.org/\n"),
]


@pytest.mark.parametrize(("check", "text"), ACCEPTED)
def test_an_identifier_of_the_right_shape_is_given_back(check, text):
    assert check(text) == text


@pytest.mark.parametrize(("check", "text"), REFUSED)
def test_an_identifier_of_the_wrong_shape_is_refused_with_a_sentence_that_quotes_it(check, text):
    with pytest.raises(ValueError, match="is not a") as caught:
        check(text)
    assert str(caught.value).startswith(repr(text))


@pytest.mark.parametrize(
    "text",
    [
        "10.1186/x",
        "doi:10.1186/x",
        "DOI: 10.1186/x",
        "https://doi.org/10.1186/x",
        " http://dx.doi.org/10.1186/x ",
        "http://doi.acm.org/10.1186/x",
        "doi.org/10.1186/x",
        "https://doi.org/10.1186%2Fx",
        "https://proxy.example.org/login?url=https://doi.org/10.1186/x",
        "https://doi-org.proxy.example.org/10.1186/x",
        "https://doi.org/10.1186/x?utm_source=alert",
        "https://doi.org/10.1186/x&utm_source=alert#top?a",
        "(10.1186/x).",
        "10.1186/x[doi]",
        "10.1186/x;jsessionid=A1",
        "10.1186/x;10.5555/y",
        "info:doi/10.1186/x",
        "{10.1186/x}",
        '"10.1186/x"',
        "https://publisher.example/doi/full/10.1186/x",
        "https://publisher.example/article/10.1186/x.pdf",
    ],
)
def test_a_doi_is_found_in_what_people_paste(text):
    assert bare_doi(text) == "10.1186/x"


@pytest.mark.parametrize(
    "doi",
    ["10.1002/(SICI)1234-5678(199808)19:6<335::AID-ABC1>3.0.CO;2-2", "10.1186/x(1)", "10.1186/a?b", "10.1186/a%2fb"],
)
def test_brackets_and_signs_of_a_doi_are_its_own(doi):
    assert bare_doi(doi) == doi


def test_only_the_brackets_that_a_doi_does_not_open_are_those_of_the_sentence():
    assert bare_doi("(see (10.1186/x(1)))") == "10.1186/x(1)"


def test_signs_that_an_address_escapes_are_those_of_the_doi():
    assert bare_doi("10.1016/S0140-6736%2805%2912345-6") == "10.1016/S0140-6736(05)12345-6"
    assert bare_doi("10.1186/a\u2011b") == "10.1186/a-b"
    assert bare_doi("https://doi.org/10.1186/a%2Bb%C3%A9") == "10.1186/a+bé"
    assert bare_doi("10.1186%2Fa%2Bb") == "10.1186/a+b"
    assert bare_doi("10.1186/a%2Bb") == "10.1186/a%2Bb"


@pytest.mark.parametrize(
    "text", ["10/abcd", "doi:10/abcd", "https://doi.org/10/abcd", "http://dx.doi.org/10/ABCD", "doi.org/10/abcd"]
)
def test_a_short_doi_is_a_doi(text):
    assert check_doi(bare_doi(text)) == "10/abcd"


@pytest.mark.parametrize("text", ["https://example.org/10/abcd", "pp. 10/abcd", "10/12/2019"])
def test_what_only_looks_like_a_short_doi_is_none(text):
    with pytest.raises(ValueError, match="is not a DOI"):
        bare_doi(text)


def test_a_pasted_text_without_a_doi_is_refused():
    with pytest.raises(ValueError, match="is not a DOI"):
        bare_doi("https://example.org/10.1186/x")


@pytest.mark.parametrize(
    ("doi", "url"),
    [
        ("10.1186/s12888-022-03999-9", "https://doi.org/10.1186/s12888-022-03999-9"),
        ("10.1000/a(b);c", "https://doi.org/10.1000/a(b);c"),
        ("10.1000/a#b?c%d", "https://doi.org/10.1000/a%23b%3Fc%25d"),
        ("10.1000/ü[x]", "https://doi.org/10.1000/%C3%BC%5Bx%5D"),
    ],
)
def test_the_address_of_a_doi_is_percent_encoded_where_it_must_be(doi, url):
    assert doi_url(doi) == url
    assert check_url(url) == url


def test_the_free_text_of_a_pmcid_is_in_pubmed_central():
    assert pmc_url("PMC8977179") == "https://pmc.ncbi.nlm.nih.gov/articles/PMC8977179/"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("arXiv:2101.09876", "2101.09876"),
        ("https://arxiv.org/abs/2101.09876v2", "2101.09876v2"),
        ("http://arxiv.org/pdf/hep-th/9901001.pdf", "hep-th/9901001"),
        ("10.48550/arXiv.2101.09876", "2101.09876"),
        ("https://doi.org/10.48550/ARXIV.2101.09876", "2101.09876"),
        ("2101.09876", None),
        ("https://arxiv.org/", None),
        ("10.5555/x", None),
    ],
)
def test_an_arxiv_number_is_read_in_each_of_its_forms(text, number):
    assert arxiv_id(text) == number


@pytest.mark.parametrize(
    "fields",
    [
        {"csl": {"archive": "arXiv", "archive_location": "2101.09876v3"}},
        {"csl": {"archive_location": "arXiv:2101.09876"}},
        {"article_number": "arXiv:2101.09876v1"},
        {"doi": "10.48550/arXiv.2101.09876"},
        {"url": "https://arxiv.org/abs/2101.09876"},
    ],
)
def test_an_items_arxiv_number_is_found_wherever_a_file_has_put_it(fields):
    assert arxiv_of(Item(id="a", **fields)) == "2101.09876"


def test_a_shelf_mark_is_no_arxiv_number():
    assert arxiv_of(Item(id="a", csl={"archive": "Leith", "archive_location": "2101.09876"})) is None


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("https://doi.org/10.1186/x(1)", {"doi": "10.1186/x(1)"}),
        ("http://dx.doi.org/10.1186/x", {"doi": "10.1186/x"}),
        ("https://doi-org.proxy.example.org/10.1186/x", {"doi": "10.1186/x"}),
        ("https://publisher.example/doi/abs/10.1186/x", {"doi": "10.1186/x"}),
        ("https://pubmed.ncbi.nlm.nih.gov/123/", {"pmid": "123"}),
        ("https://www.ncbi.nlm.nih.gov/pmc/articles/PMC12", {"pmcid": "PMC12"}),
        ("https://example.org/10.1186/x", {}),
        ("", {}),
    ],
)
def test_an_address_of_an_identifiers_page_holds_it(url, found):
    assert identifiers_in(url) == found


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://example.org/a", "https://example.org/a"),
        ("javascript:alert(1)", None),
        ("https://example.org/\x1b[31m", None),
        ("", None),
        (None, None),
    ],
)
def test_only_an_address_that_is_safe_is_linked(url, link):
    assert linkable(url) == link


@pytest.mark.parametrize(
    ("doi", "whether"),
    [
        ("10.1101/2020.05.01.20086801", True),
        ("10.1101/123456", True),
        ("10.1101/123456v2", True),
        ("10.48550/ARXIV.2101.09876", True),
        ("10.1101/gr.229102", False),
        ("10.5555/10.48550/arxiv.1", False),
        (None, False),
    ],
)
def test_a_preprint_is_known_by_its_registrant_and_the_shape_of_its_doi(doi, whether):
    assert is_preprint_doi(doi) is whether
