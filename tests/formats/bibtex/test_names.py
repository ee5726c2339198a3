"""Names of a .bib file, as people write them."""

from __future__ import annotations

import pytest

from pswbrief.core.name import OTHERS, Organisation, Person
from pswbrief.formats.bibtex.names import read_names, write_names

ASH, BIRCH, CEDAR = Person("Ash", "A."), Person("Birch", "B."), Person("Cedar", "C.")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ash, A., Birch, B., and Cedar, C.", [ASH, BIRCH, CEDAR]),
        ("A. Ash, B. Birch, and C. Cedar", [ASH, BIRCH, CEDAR]),
        ("A. Ash, B. Birch and C. Cedar", [ASH, BIRCH, CEDAR]),
        (r"Ash, A. \& Birch, B.", [ASH, BIRCH]),
        ("Ash, A.; Birch, B.", [ASH, BIRCH]),
        ("Ash A., Birch B., Cedar C.", [ASH, BIRCH, CEDAR]),
        ("Ash, A. et al.", [ASH, OTHERS]),
        ("and Ash, A. and and Birch, B. and", [ASH, BIRCH]),
    ],
)
def test_several_people_are_distinguished_however_they_are_joined(text, names):
    assert read_names(text) == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ada Ash Jr.", Person("Ash", "Ada", "Jr.")),
        ("Ada Ash, Jr.", Person("Ash", "Ada", "Jr.")),
        ("Ash III, Ada", Person("Ash", "Ada", "III")),
        ("Ada Ash III", Person("Ash", "Ada", "III")),
        ("Ash AB", Person("Ash", "AB")),
        ("Ash, Ada, MD", Person("Ash", "Ada, MD")),
        (r"J\'er\^ome Bol\'\i var", Person("Bolívar", "Jérôme")),
        (r"\v Capek, Karel", Person("Čapek", "Karel")),
        ("Ada van der Ash", Person("van der Ash", "Ada")),
        ("Philip Board", Person("Board", "Philip")),
        ("World Hope Organization", Organisation("World Hope Organization")),
        ("Department of Hope", Organisation("Department of Hope")),
        ("{Ash and Birch, Inc.}", Organisation("Ash and Birch, Inc.")),
    ],
)
def test_one_name_is_read_as_what_it_is(text, name):
    assert read_names(text) == [name]


@pytest.mark.parametrize(
    "names",
    [
        [Person("Ash", "Ada", "Jr."), OTHERS],
        [Person("van der Ash", "A. B."), Organisation("Department of Hope")],
        [Person("Board", "Philip"), Organisation("Ash and Birch, Inc.")],
    ],
)
def test_names_that_are_written_come_back(names):
    assert read_names(write_names(names)) == names
