"""One person's name: particles, suffixes and initials."""

from __future__ import annotations

import pytest

from pswbrief.core.name import Organisation, Person
from pswbrief.styles.name_parts import family, initials, is_spaced, parts


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        (Person("van Bergen", "Diana D."), ("van", "Bergen", "Diana D.", "", "")),
        (Person("d'Angelo", "Maria"), ("d’", "Angelo", "Maria", "", "")),
        (Person("Cruz", "Ana de la"), ("", "Cruz", "Ana", "de la", "")),
        (Person("King", "Martin Luther, Jr."), ("", "King", "Martin Luther", "", "Jr.")),
        (Person("O'Neill", ""), ("", "O’Neill", "", "", "")),
        (Person("de", "F"), ("", "de", "F", "", "")),
    ],
)
def test_a_name_falls_into_csls_parts(person, expected):
    assert parts(person) == expected


@pytest.mark.parametrize(
    ("given", "harvard", "vancouver"),
    [
        ("Carolyn S", "C.S.", "CS"),
        ("C. R. M.", "C.R.M.", "CRM"),
        ("CRM", "C.R.M.", "CRM"),
        ("SH", "S.H.", "SH"),
        ("ANNA", "A.", "A"),
        ("Jean-Marc", "J.-M.", "JM"),
        ("J.-M.", "J.-M.", "JM"),
        ("Ji-ping", "J.", "J"),
        ("Maria del Mar", "M. del M.", "M del M"),
        ("Øystein Å.", "Ø.Å.", "ØÅ"),
        ("", "", ""),
    ],
)
def test_initials_of_given_names(given, harvard, vancouver):
    assert initials(given) == harvard
    assert initials(given, "", hyphen=False) == vancouver


def test_initials_apart_and_names_whole():
    assert initials("Anna-Lena B", ". ") == "A.-L. B."
    assert initials("Steve G.", ". ", whole=True) == "Steve G."
    assert initials("Jean-Marc", whole=True) == "Jean-Marc"


def test_the_short_form_and_the_script_of_a_name():
    assert family(Person("van Bergen", "D")) == "van Bergen"
    assert family(Organisation("Workers' Union")) == "Workers’ Union"
    assert is_spaced("Łukasz")
    assert not is_spaced("王")
