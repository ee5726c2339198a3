from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pswbrief.checks.fix import fixes_for
from pswbrief.core.identifiers import check_doi


def _mended(**fields):
    return {one.field: one.value for one in fixes_for(fields)}


@pytest.mark.parametrize(
    ("field", "value", "good"),
    [
        ("title", " Two  blanks\t", "Two blanks"),
        ("container", "Mental\nHealth", "Mental Health"),
        ("csl", {"medium": " a  film", "scale": " "}, {"medium": "a film", "scale": " "}),
        ("abstract", "One  two.  \n  - three \n", "One two.\n  - three"),
        ("doi", "https://doi.org/10.5555/A", "10.5555/A"),
        ("doi", "http://dx.doi.org/10.5555/a", "10.5555/a"),
        ("doi", "DOI: 10.5555/a ", "10.5555/a"),
        ("pmid", "PMID: 123", "123"),
        ("pmid", "https://pubmed.ncbi.nlm.nih.gov/123/", "123"),
        ("pmcid", "pmc123", "PMC123"),
        ("pmcid", "https://pmc.ncbi.nlm.nih.gov/articles/PMC123/", "PMC123"),
    ],
)
def test_what_is_unambiguous_is_fixed(field, value, good):
    assert _mended(**{field: value}) == {field: good}
    assert _mended(**{field: good}) == {}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "self-\nhelp"),
        ("title", "no\u00a0\u00a0break"),
        ("title", "  "),
        ("title", "Peers (and <sup>2</sup> *"),
        ("notes", "my  own"),
        ("tags", ["a  b"]),
        ("pages", "9-3"),
        ("doi", "https://doi.org/10.5555"),
        ("doi", "10.5555/a."),
        ("doi", "https://example.org/10.5555/a"),
        ("doi", 7),
        ("pmid", "123456789"),
        ("pmcid", "123"),
        ("authors", "Smith"),
        ("verified", {"title": "a  b"}),
    ],
)
def test_what_could_be_wrong_is_left(field, value):
    assert _mended(**{field: value}) == {}


def test_people_are_fixed_together():
    people = [{"family": "Van  Bergen", "given": "D."}, {"literal": "NHS "}]
    assert _mended(authors=people) == {"authors": [{"family": "Van Bergen", "given": "D."}, {"literal": "NHS"}]}


@given(st.text())
def test_a_fixed_text_has_the_same_words_and_needs_no_further_fix(text):
    for field in ("title", "abstract"):
        good = _mended(**{field: text}).get(field, text)
        assert good.split() == text.split()
        assert _mended(**{field: good}) == {}


@given(st.text())
def test_a_fixed_doi_is_valid(text):
    if (good := _mended(doi=text).get("doi")) is not None:
        assert check_doi(good) in text
