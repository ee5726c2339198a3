"""Likely duplicates are reported once, with a score; so are identifiers that different works share."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pswbrief.checks.duplicates import same_journal, same_number, same_pages, same_text
from testing.catalogues import reference
from testing.findings import WHOLE, found

LONG = "Peer workers in community mental health teams"


def _two(one, other, *, library=False):
    tables = [
        reference(id=key, **(WHOLE | {"doi": None, "type": "report", "title": LONG} | fields))
        for key, fields in (("first", one), ("second", other))
    ]
    if library:
        del tables[1]["section"]
        return found(tables[0], library={"references": [tables[1]]})
    return found(*tables)


def test_the_same_title_is_reported_with_a_score_at_the_second_of_them():
    (finding,) = _two({}, {})
    assert (finding.code, finding.key, finding.score) == ("duplicate", "second", 100.0)
    assert "the same work as first: same in every field (score 100)" in finding.sentence


def test_a_slip_in_the_title_scores_less():
    (finding,) = _two({}, {"title": LONG.replace("community", "comunity")})
    assert finding.code == "duplicate"
    assert 90 < finding.score < 100


def test_one_in_the_library_is_reported_of_the_brief_s():
    (finding,) = _two({}, {}, library=True)
    assert (finding.source, finding.code) == ("library", "duplicate")
    assert "the brief's first" in finding.sentence


def test_a_duplicate_that_is_reported_as_such_is_not_reported_again():
    assert _two({}, {"duplicate_of": "first"}) == []


@pytest.mark.parametrize(
    ("one", "other", "field", "why"),
    [
        (
            {"doi": "10.5555/1"},
            {"doi": "10.5555/1", "title": "Something else entirely, on bees"},
            "doi",
            "another title",
        ),
        ({"pmid": "1", "doi": "10.5555/1"}, {"pmid": "1", "doi": "10.5555/2"}, "pmid", "another DOI: 10.5555/2"),
    ],
)
def test_two_works_can_not_share_an_identifier(one, other, field, why):
    (finding,) = _two(one, other)
    assert (finding.code, finding.field, finding.score) == ("identifier-clash", field, None)
    assert f"of first, but {why}" in finding.sentence


def test_the_case_of_a_doi_makes_no_difference():
    (finding,) = _two({"doi": "10.5555/A"}, {"doi": "10.5555/a"})
    assert finding.code == "duplicate"


def test_a_duplicate_with_another_identifier_than_its_original_clashes():
    (finding,) = _two({"doi": "10.5555/1"}, {"doi": "10.5555/2", "duplicate_of": "first"})
    assert (finding.code, finding.key, finding.field) == ("identifier-clash", "second", "doi")
    assert "first, whose DOI is 10.5555/1, not 10.5555/2" in finding.sentence


def test_works_that_only_have_much_in_common_are_not_reported():
    assert _two({"title": f"{LONG}: part 1"}, {"title": f"{LONG}: part 2"}) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Peer support: a review", "Peer Support: A Review."),
        ("'You don't know'", "‘You don’t know’"),
        ("Social Science and Medicine", "Social Science & Medicine"),
        ("The Lancet", "Lancet"),
        ("eLearning", "e-learning"),
        ("decision-making", "decision‐making"),
        ("Åkerblom", "Akerblom"),
        ("CO<sub>2</sub>", "CO2"),
    ],
)
def test_typography_makes_no_difference(one, other):
    assert same_text(one, other)
    assert same_text(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("two stories of changes", "two stories of change"), ("Behavioural", "Behavioral"), ("The A", "A B"), ("", "x")],
)
def test_other_letters_do(one, other):
    assert not same_text(one, other)


@given(
    st.text("abc -:&'.,", min_size=1),
    st.sampled_from([str.upper, str.strip, "{}.".format, lambda text: text.replace("&", " and ")]),
)
def test_a_text_is_the_same_in_another_dress(text, dress):
    assert same_text(text, dress(text))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Journal of mental health (Abingdon, England)", "Journal of Mental Health", True),
        ("Health expectations : an international journal of public participation", "Health Expectations", True),
        ("PloS One", "PLOS ONE", True),
        ("Epidemiology and Psychiatric Services", "Epidemiology and Psychiatric Sciences", False),
        ("International Journal of Nursing Studies", "International Journal of Nursing Studies Advances", False),
        ("Health: one", "Health: another", False),
    ],
)
def test_a_journal_may_be_named_with_its_place_or_subtitle(one, other, same):
    assert same_journal(one, other) is same
    assert same_journal(other, one) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("7", "07", True), ("Suppl. 1", "suppl 1", True), ("6", "6S3", False), ("270", "20", False), ("0", "00", True)],
)
def test_numbers_may_be_written_in_several_ways(one, other, same):
    assert same_number(one, other) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("133-43", "133-143", True),
        ("33-9", "33-39", True),
        ("S267-74", "S267-S274", True),
        ("7", "7-7", True),
        ("33–43", "33-43", True),
        ("33-43", "33-44", False),
        ("1-9", "2-9", False),
        ("e12", "12", False),
    ],
)
def test_a_range_may_be_shortened(one, other, same):
    assert same_pages(one, other) is same
    assert same_pages(other, one) is same
