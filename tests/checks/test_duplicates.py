"""Likely duplicates are reported once, with a score; so are identifiers that different works share."""

from __future__ import annotations

import pytest

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
