from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from pswbrief.core.edtf import Edtf
from pswbrief.core.name import Organisation, Person
from pswbrief.core.pages import Pages
from pswbrief.core.validation import Csl, Date, Doi, Extra, Key, Model, PageRange, Pmcid, Pmid, Seen, Text, Url

GOOD = [
    (Text, " a ", " a "),
    (Key, "gillard2022impact", "gillard2022impact"),
    (Date, "2018-21", Edtf.parse("2018-21")),
    (Date, "2100-12", Edtf.parse("2100-12")),
    (Csl, {"medium": "film", "number-of-pages": 3}, {"medium": "film", "number-of-pages": "3"}),
    (Extra, {"ris": {"U1": ["a", "b"]}}, {"ris": {"U1": ("a", "b")}}),
    (Date, Edtf.parse("2018"), Edtf.parse("2018")),
    (PageRange, "12-18", Pages("12", "18")),
    (PageRange, Pages("e1"), Pages("e1")),
    (Doi, "10.1186/s12888-020-02536-5", "10.1186/s12888-020-02536-5"),
    (Pmid, "12345678", "12345678"),
    (Pmcid, "PMC123", "PMC123"),
    (Url, "https://www.nhs.uk/a", "https://www.nhs.uk/a"),
    (Seen, "https://doi.org/10.1/ x".replace(" ", ""), "https://doi.org/10.1/x"),
]
BAD = [
    (Text, " \n", "is empty"),
    (Key, "../a", "is not an id"),
    (Date, 2020, "between quotes"),
    (Date, "soon", "soon"),
    (Date, "2101-01", "the year 2101 is after 2100"),
    (PageRange, 12, "between quotes"),
    (Doi, "https://doi.org/10.1/x", "is not a DOI"),
    (Pmid, "PMID 1", "1"),
    (Pmcid, "123", "123"),
    (Url, "javascript:alert(1)", "not an http"),
    (Seen, "ftp://x", "pattern"),
    (Csl, {"container-title": "x"}, "'container-title' has a field of its own, 'container'"),
    (Csl, {"keyword": "x"}, "'keyword' has a field of its own, 'tags'"),
    (Csl, {"shelf": "x"}, "'shelf' is not a variable of CSL"),
    (Extra, {"ris": "x"}, "should be a table"),
]


@pytest.mark.parametrize(("kind", "value", "read"), GOOD)
def test_a_field_is_read_as_what_it_is(kind, value, read):
    assert TypeAdapter(kind).validate_python(value) == read


@pytest.mark.parametrize(("kind", "value", "reason"), BAD)
def test_a_field_that_is_wrong_says_why(kind, value, reason):
    with pytest.raises(ValidationError, match=reason):
        TypeAdapter(kind).validate_python(value)


def test_the_note_of_a_file_is_a_variable_like_others():
    assert TypeAdapter(Csl).validate_python({"note": "N"}) == {"note": "N"}


def test_variables_are_written_as_toml_has_them_without_the_parts_of_a_name_that_are_not_known():
    values = {"translator": (Person("Ng"), Organisation("NHS")), "original-date": Edtf.parse("1850~"), "medium": "film"}
    assert TypeAdapter(Csl).dump_python(values, mode="json") == {
        "translator": [{"family": "Ng"}, {"literal": "NHS"}],
        "original-date": "1850~",
        "medium": "film",
    }


def test_dates_and_pages_are_written_as_they_were_read():
    assert TypeAdapter(Date).dump_python(Edtf.parse("2018-21"), mode="json") == "2018-21"
    assert TypeAdapter(PageRange).dump_python(Pages("12", "18"), mode="json") == "12-18"


def test_a_model_takes_no_field_that_it_does_not_know_and_is_never_changed():
    class One(Model):
        text: Text

    with pytest.raises(ValidationError, match="Extra inputs"):
        One(text="a", other=1)  # type: ignore[call-arg]
    with pytest.raises(ValidationError, match="frozen"):
        One(text="a").text = "b"
    with pytest.raises(ValidationError, match="valid string"):
        One(text=3)
