from __future__ import annotations

import pytest

from pswbrief.core.name import Organisation, Person, is_others, name_from_record, name_to_record


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
        ("A", ("A",)),
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


@pytest.mark.parametrize(
    "name",
    [
        Person("Watson", "Emma"),
        Person("Plato"),
        Person("Harrow", "Martin L.", "Jr."),
        Person("Berg", "Jan", dropping_particle="von"),
        Person("Berg", "Jan", non_dropping_particle="van den"),
        Organisation("NHS England"),
    ],
)
def test_a_name_survives_its_record(name):
    assert name_from_record(name_to_record(name)) == name


def test_a_record_has_the_parts_that_are_known():
    assert name_to_record(Person("Plato")) == {"family": "Plato", "given": ""}
    record = {
        "family": "Berg",
        "given": "Jan",
        "suffix": "Jr.",
        "dropping-particle": "von",
        "non-dropping-particle": "van",
    }
    assert name_to_record(Person("Berg", "Jan", "Jr.", "von", "van")) == record
    assert name_to_record(Person("Berg", "Jan", suffix="Jr.")) == {"family": "Berg", "given": "Jan", "suffix": "Jr."}


def test_a_record_without_given_is_a_person_with_none():
    assert name_from_record({"family": "Plato"}) == Person("Plato", "")
    assert name_from_record({"family": "Plato", "suffix": "Jr."}) == Person("Plato", suffix="Jr.")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Harrow, Martin L., Jr.", Person("Harrow", "Martin L.", "Jr.")),
        ("Harrow, Jr., Martin L.", Person("Harrow", "Martin L.", "Jr.")),
        ("Harrow, Martin L Jr", Person("Harrow", "Martin L", "Jr")),
        ("Marsh, III, Adel E.", Person("Marsh", "Adel E.", "III")),
        ("Nguyen, Vi", Person("Nguyen", "Vi")),
        ("Ng, A V", Person("Ng", "A V")),
        ("Ng", Person("Ng")),
        ("Ng,", Person("Ng")),
    ],
)
def test_a_person_is_read_family_name_first_with_a_suffix_in_any_of_its_places(text, name):
    assert Person.parse(text) == name


def test_particles_belong_to_the_names_next_to_them():
    name = Person("Berg", "Jan", "Jr.", "von", "van den")
    assert (name.full_family, name.full_given, str(name)) == ("van den Berg", "Jan von", "van den Berg, Jan von, Jr.")
    assert Person("Angelo", non_dropping_particle="d'").full_family == "d'Angelo"
    assert name_from_record(name_to_record(name)) == name


@pytest.mark.parametrize(
    ("text", "others"), [("others", True), ("Et al.", True), ("et al", True), ("Others Ltd", False)]
)
def test_others_are_reported_from_names(text, others):
    assert is_others(text) is others
