from __future__ import annotations

import pytest

from pswbrief.core.name import Organisation, Person, name_from_record, name_to_record


@pytest.mark.parametrize(
    ("given", "initials"),
    [
        ("", ()),
        ("Emma", ("E",)),
        ("Carolyn S", ("C", "S")),
        ("Diana D.", ("D", "D")),
        ("C. R. M.", ("C", "R", "M")),
        ("C.R.M.", ("C", "R", "M")),
        ("CRM", ("C", "R", "M")),
        ("SH", ("S", "H")),
        ("ANNA", ("A",)),
        ("Jean-Marc", ("J-M",)),
        ("J.-M.", ("J", "M")),
        ("élise", ("É",)),
        ("Mary  Ann", ("M", "A")),
        (".", ()),
        ("-", ()),
    ],
)
def test_initials_are_read_from_however_a_given_name_is_written(given, initials):
    assert Person("Smith", given).initials == initials


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (Person("van Bergen", "Diana D."), "van Bergen, Diana D."),
        (Person("Plato"), "Plato"),
        (Organisation("NHS England"), "NHS England"),
    ],
)
def test_a_name_prints_itself_family_first(name, text):
    assert str(name) == text


@pytest.mark.parametrize("name", [Person("Watson", "Emma"), Person("Plato"), Organisation("NHS England")])
def test_a_name_survives_its_record(name):
    assert name_from_record(name_to_record(name)) == name


def test_a_record_without_given_is_a_person_with_none():
    assert name_from_record({"family": "Plato"}) == Person("Plato", "")
