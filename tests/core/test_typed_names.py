"""Names as people type them."""

from __future__ import annotations

import pytest

from pswbrief.core.name import OTHERS, Organisation, Person
from pswbrief.core.typed_names import read_names


def persons(*names):
    return [Person(family, given) for family, given in names]


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("Okoro, Ada", persons(("Okoro", "Ada"))),
        ("Ada Okoro", persons(("Okoro", "Ada"))),
        ("Smith A", persons(("Smith", "A."))),
        ("Smith A, Jones B", persons(("Smith", "A."), ("Jones", "B."))),
        (
            "Smith AB, Jones B and van den Berg JM",
            persons(("Smith", "A. B."), ("Jones", "B."), ("van den Berg", "J. M.")),
        ),
        ("Okoro, Ada; Smith, Ben", persons(("Okoro", "Ada"), ("Smith", "Ben"))),
        ("Ada Okoro and Ben Smith", persons(("Okoro", "Ada"), ("Smith", "Ben"))),
        ("García Márquez, Gabriel José", persons(("García Márquez", "Gabriel José"))),
        ("Ada Okoro, Ben Smith, Cy Li", persons(("Okoro", "Ada"), ("Smith", "Ben"), ("Li", "Cy"))),
        ("Okoro, Ada, Smith, Ben", persons(("Okoro", "Ada"), ("Smith", "Ben"))),
        ("A. B. Smith", persons(("Smith", "A. B."))),
        ("Jan van den Berg", persons(("van den Berg", "Jan"))),
        ("Martin L. King Jr.", [Person("King", "Martin L.", "Jr.")]),
        ("Harrow, Martin L., Jr.", [Person("Harrow", "Martin L.", "Jr.")]),
        ("Zoë Ångström", persons(("Ångström", "Zoë"))),
        ("NHS England", [Organisation("NHS England")]),
        ("Health Education England", [Organisation("Health Education England")]),
        ("Martin Harrow III", [Person("Harrow", "Martin", "III")]),
        ("Harrow II", persons(("Harrow", "I. I."))),
        ("Martin L. Harrow, Jr.", [Person("Harrow", "Martin L.", "Jr.")]),
        ("Harrow Jr.", [Person("Harrow", "", "Jr.")]),
        ("Harrow, Jr.", [Person("Harrow", "", "Jr.")]),
        ("van Dijk, Jr.", [Person("van Dijk", "", "Jr.")]),
        ("Jan van Dijk", persons(("van Dijk", "Jan"))),
        ("Ana Maria Luisa Rosa Costa", persons(("Costa", "Ana Maria Luisa Rosa"))),
        ("Tea And Rounds Over Many Moors", [Organisation("Tea And Rounds Over Many Moors")]),
        ("A. B. Smith and Cy Li", persons(("Smith", "A. B."), ("Li", "Cy"))),
        ("Mind and Rethink", [Organisation("Mind and Rethink")]),
        ("Okoro, A. B., Smith, C. D.", persons(("Okoro", "A. B."), ("Smith", "C. D."))),
        ("Okoro, Ada, Smith, Ben Cy", persons(("Okoro", "Ada, Smith, Ben Cy"))),
        ("Okoro, Ada, Smith", persons(("Okoro", "Ada, Smith"))),
        ("Studio 54", [Organisation("Studio 54")]),
        ("WHO Geneva", [Organisation("WHO Geneva")]),
        ("JD Quill", persons(("Quill", "JD"))),
        ("A.B.C. Quill", persons(("Quill", "A.B.C."))),
        ("Åsa östlund", persons(("östlund", "Åsa"))),
        ("Ada héros", [Organisation("Ada héros")]),
        ("Smith A, Unit B", [Person("Smith A", "Unit B")]),
        ("others", [OTHERS]),
        ("Byrne,", persons(("Byrne", ""))),
        ("WHO", [Organisation("WHO")]),
        ("Cancer Research UK", [Organisation("Cancer Research UK")]),
        ("Rethink Mental Illness Group", [Organisation("Rethink Mental Illness Group")]),
        ("Mind and Body Trust", [Organisation("Mind and Body Trust")]),
        ("ImROC", [Organisation("ImROC")]),
        ("Okoro, Ada; NHS England", [*persons(("Okoro", "Ada")), Organisation("NHS England")]),
        (" ; ", []),
    ],
)
def test_what_people_type_is_read_as_they_mean_it(typed, names):
    assert [one.name for one in read_names(typed)] == names


@pytest.mark.parametrize(
    ("typed", "doubtful"),
    [
        ("Okoro, Ada", False),
        ("Smith A, Jones B", False),
        ("A. B. Smith", False),
        ("NHS England", False),
        ("WHO", False),
        ("Ada Okoro", True),
        ("Plato", True),
        ("Ada Okoro, Ben Smith", True),
        ("Ada Okoro, Ben Smith, Cy Li", True),
        ("García Márquez, Gabriel José", True),
        ("Okoro, Ada Grace", False),
        ("Okoro Li, Ada", False),
        ("van Dijk, Jan Piet", False),
        ("Okoro Li, A. B.", False),
        ("Okoro, Ada, Smith", True),
        ("Okoro, Ada Grace, Smith, Ben", True),
        ("Ada B. Okoro", False),
        ("Martin L. Harrow, Jr.", False),
        ("plato", False),
        ("PLATO", False),
        ("Byrne,", False),
        ("et al.", False),
        ("Okoro, Ada, Smith, Ben", True),
    ],
)
def test_what_may_be_meant_otherwise_is_doubtful(typed, doubtful):
    assert any(one.doubtful for one in read_names(typed)) is doubtful
