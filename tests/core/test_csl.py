from __future__ import annotations

import pytest

from pswbrief.core.csl import (
    check_csl,
    check_extra,
    check_name,
    csl_from_record,
    csl_to_record,
    extra_from_record,
    extra_to_record,
)
from pswbrief.core.edtf import Edtf
from pswbrief.core.name import Organisation, Person

OWNED = {"DOI": "doi"}


def test_each_kind_of_variable_is_checked_and_comes_back():
    table = {
        "translator": [{"family": "Ng", "given": "A."}, {"literal": "NHS"}],
        "original-date": "1850~",
        "number-of-pages": 300,
        "collection-title": "A series",
    }
    values = check_csl(table, OWNED)
    assert values == {
        "translator": (Person("Ng", "A."), Organisation("NHS")),
        "original-date": Edtf.parse("1850~"),
        "number-of-pages": "300",
        "collection-title": "A series",
    }
    assert check_csl(csl_to_record(values), OWNED) == csl_from_record(csl_to_record(values)) == values


def test_variables_are_written_in_the_order_of_the_specification():
    values = {"version": "1", "scale": "1:2", "translator": (Person("Ng"),), "submitted": Edtf.parse("2020")}
    assert list(csl_to_record(values)) == ["translator", "submitted", "version", "scale"]


@pytest.mark.parametrize(
    ("table", "why"),
    [
        ([], "should be a table"),
        ({"shelf": "x"}, "'shelf' is not a variable of CSL"),
        ({"Translator": "x"}, "did you mean 'translator'?"),
        ({"DOI": "10.1186/x"}, "'DOI' has a field of its own, 'doi'"),
        ({"original-date": "May 1850"}, "original-date: 'May 1850' is not a date"),
        ({"translator": "Ng, A."}, "translator: should be a list of names"),
        ({"translator": []}, "translator: should be a list of names"),
        ({"translator": [{"given": "A."}]}, "translator: a name has either family"),
        ({"translator": [{"family": "Ng", "literal": "NHS"}]}, "translator: a name has either family"),
        ({"translator": [{"literal": "NHS", "given": "A."}]}, "translator: a name has either family"),
        ({"translator": [{"family": " ", "literal": ""}]}, "translator: a name has either family"),
        ({"translator": [{"family": 7}]}, "translator: a name is a table of texts"),
        ({"translator": [{"family": "Ng", "title": "Dr"}]}, "translator: a name has no 'title'"),
        ({"translator": ["Ng"]}, "translator: a name is a table"),
        ({"medium": " "}, "medium: is empty"),
        ({"medium": True}, "medium: should be text"),
        ({"medium": ["a"]}, "medium: should be text"),
    ],
)
def test_what_no_variable_can_hold_is_refused_with_its_name(table, why):
    with pytest.raises(ValueError, match=why.replace("?", r"\?")):
        check_csl(table, OWNED)


def test_every_part_of_a_name_is_read():
    record = {
        "family": "Berg",
        "given": "J.",
        "suffix": "Jr.",
        "dropping-particle": "von",
        "non-dropping-particle": "van",
    }
    assert check_name(record) == Person("Berg", "J.", "Jr.", "von", "van")


def test_fields_beyond_csl_are_texts_by_format():
    assert check_extra({"ris": {"U1": "x", "U2": ["y", "z"]}}) == {"ris": {"U1": "x", "U2": ("y", "z")}}
    for wrong in ([], {"ris": "x"}, {"ris": {"U1": 7}}, {"ris": {"U1": [7]}}):
        with pytest.raises(ValueError, match="should be"):
            check_extra(wrong)


def test_texts_beyond_csl_are_lists_in_plain_data_and_come_back_without_formats_that_hold_none():
    values = {"ris": {"U1": "x", "U2": ("y", "z")}, "bibtex": {}}
    record = extra_to_record(values)
    assert record == {"ris": {"U1": "x", "U2": ["y", "z"]}}
    assert extra_from_record(record) == {"ris": {"U1": "x", "U2": ("y", "z")}}


def test_a_date_that_was_read_already_is_kept():
    assert check_csl({"original-date": Edtf.parse("1850~")}, OWNED) == {"original-date": Edtf.parse("1850~")}
