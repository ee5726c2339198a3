"""Values from a service's JSON, whatever that holds."""

from __future__ import annotations

import pytest

from pswbrief.core.name import Organisation, Person
from pswbrief.sources import values

JUNK = [None, True, 3, "text", [], [None], [[]], {}, {"a": None}, [{"date-parts": None}], {"date-parts": [[None]]}]


@pytest.mark.parametrize("junk", JUNK)
def test_no_value_of_a_wrong_shape_raises(junk):
    assert isinstance(values.line(junk), str)
    assert isinstance(values.lines(junk), tuple)
    assert isinstance(values.people(junk), tuple)
    assert isinstance(dict(values.record(junk)), dict)
    assert list(values.records(junk)) == [
        part for part in (junk if isinstance(junk, list) else []) if isinstance(part, dict)
    ]
    values.date(junk)
    assert values.doi(junk) is None
    assert values.url(junk) is None
    assert values.pmcid(junk) in {None, "PMC3"}
    assert values.pmid(junk) in {None, "3"}


def test_a_line_has_no_markup_entities_or_controls():
    assert values.line(["<i>Hope</i> &amp;amp; care\x1b[31m\n of 5 < 6"]) == "Hope & care [31m of 5 < 6"


def test_jats_becomes_paragraphs_with_their_headings():
    jats = """<jats:title>Abstract</jats:title><jats:sec>
        <jats:title>Background</jats:title>
        <jats:p>One <jats:italic>two</jats:italic>
          &amp; three, p&lt;.05.</jats:p></jats:sec>
        <jats:sec><jats:title>Methods:</jats:title><jats:p>Four.</jats:p><jats:p>Five.</jats:p></jats:sec>"""
    assert values.paragraphs(jats) == "Background: One two & three, p<.05.\nMethods: Four.\nFive."


def test_plain_text_keeps_its_paragraphs_and_nothing_is_none():
    assert values.paragraphs("One\ntwo.\n\nThree.") == "One two.\nThree."
    assert values.paragraphs(" <jats:p> </jats:p> ") is None
    assert values.paragraphs(None) is None


def test_identifiers_are_bare_whatever_form_they_come_in():
    assert values.doi("https://doi.org/10.5555/ABC") == "10.5555/abc"
    assert values.pmid("https://pubmed.ncbi.nlm.nih.gov/123/") == "123"
    assert values.pmcid("https://www.ncbi.nlm.nih.gov/pmc/articles/12") == "PMC12"
    assert values.pmcid("PMC12") == "PMC12"
    assert values.doi("not one") is None
    assert values.url("javascript:alert(1)") is None


def test_people_and_groups_keep_their_order():
    found = values.people(
        [{"family": "Ó Rún", "given": "A", "suffix": "Jr"}, {"name": "The Group"}, None, {"given": "Cher"}]
    )
    assert found == (Person("Ó Rún Jr", "A"), Organisation("The Group"), Person("Cher"))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"date-parts": [[2019, 5, 3]]}, "2019-05-03"),
        ({"date-parts": [["2019", "5"]]}, "2019-05"),
        ({"date-parts": [[2019, None]]}, "2019"),
        ("2019-05-03T12:00:00Z", "2019-05-03"),
        ("May 2019", "2019-05"),
        ({"raw": "Spring 2019"}, "2019-21"),
    ],
)
def test_dates_come_in_many_forms(value, expected):
    assert str(values.date(value)) == expected
