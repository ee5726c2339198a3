"""Lists of people and names of bodies, as databases write them in one field."""

from __future__ import annotations

import pytest

from pswbrief.core.name import OTHERS, Organisation, Person
from pswbrief.formats.common.names import is_body, is_initials, read_name, split_degrees, split_people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Ash, J., Birch, B., Cedar, C.", ["Ash, J.", "Birch, B.", "Cedar, C."]),
        ("Ash, J., Jr., Birch, B.", ["Ash, J., Jr.", "Birch, B."]),
        ("Ash AB, van der Birch CD, Cedar E", ["Ash, AB", "van der Birch, CD", "Cedar, E"]),
        ("Ash A., Birch B.D., Cedar C.", ["Ash, A.", "Birch, B.D.", "Cedar, C."]),
        ("Ash A.; Birch B.C.", ["Ash A.", "Birch B.C."]),
        ("de Ash, S.; Birch, J.P.", ["de Ash, S.", "Birch, J.P."]),
        ("Ash, Birch, Cedar, Elm, Fir", ["Ash", "Birch", "Cedar", "Elm", "Fir"]),
        ("Ash, Martin L., Jr.", ["Ash, Martin L., Jr."]),
        ("Ash, Ada", ["Ash, Ada"]),
        ("National Institutes of Hope, Work, and Rest", ["National Institutes of Hope, Work, and Rest"]),
        ("University of Leith,, Ward School", ["University of Leith,, Ward School"]),
        ("王, 小明", ["王, 小明"]),
        ("Ash, Ada & Birch, B.", ["Ash, Ada", "Birch, B."]),
        ("Ash, A., Birch, B., and Cedar, C.", ["Ash, A.", "Birch, B.", "Cedar, C."]),
        ("A. Ash, B. C. Birch and C. Cedar", ["A. Ash, B. C. Birch and C. Cedar"]),
        ("A. Ash, B. C. Birch", ["Ash, A.", "Birch, B. C."]),
        ("A Ash, BC Birch", ["Ash, A", "Birch, BC"]),
        ("NHS England, NHS Wales", ["NHS England, NHS Wales"]),
        ("Ash, A., et al.", ["Ash, A.", "et al."]),
        ("Ash A; et al", ["Ash A", "et al"]),
        ("Hill, Ash and Partners", ["Hill, Ash and Partners"]),
        ("", []),
    ],
)
def test_people_in_one_field_are_distinguished(text, people):
    assert split_people(text) == people


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ash, Ada", Person("Ash", "Ada")),
        ("Ash, Ada, Jr.", Person("Ash", "Ada", "Jr.")),
        ("Ash, III, Ada", Person("Ash", "Ada", "III")),
        ("van Ash AB", Person("van Ash", "AB")),
        ("Ash", Person("Ash")),
        ("NHS England,", Organisation("NHS England")),
        ("University of Leith,, Ward School", Organisation("University of Leith, Ward School")),
        ("University of Leith, Ward School", Organisation("University of Leith, Ward School")),
        ("Hope, Work, and Rest", Organisation("Hope, Work, and Rest")),
        ("et al.", OTHERS),
        ("A. B. van Ash", Person("van Ash", "A. B.")),
        ("Ash III, Ada", Person("Ash", "Ada", "III")),
        ("{World Hope Body}", Organisation("World Hope Body")),
        ("World Hope Organization", Organisation("World Hope Organization")),
    ],
)
def test_a_comma_is_read_as_what_it_parts(text, name):
    assert read_name(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ada Ash", Person("Ash", "Ada")),
        ("Philip Board", Person("Board", "Philip")),
        ("Ash AB", Person("Ash", "AB")),
        ("Department of Hope", Organisation("Department of Hope")),
    ],
)
def test_where_the_family_name_is_last_only_a_typical_word_makes_an_organisation(text, name):
    assert read_name(text, family_last=True) == name


@pytest.mark.parametrize(
    ("given", "parted"),
    [
        ("Ada, MD, PhD", ("Ada", "MD, PhD")),
        ("Ada B. M.D.", ("Ada B.", "M.D.")),
        ("Ada PhD", ("Ada", "PhD")),
        ("Ada MD", ("Ada MD", "")),
        ("M.D.", ("M.D.", "")),
        ("", ("", "")),
    ],
)
def test_degrees_are_no_given_names_but_initials_are(given, parted):
    assert split_degrees(given) == parted


def test_initials_are_short_and_in_capitals():
    assert all(map(is_initials, ["J.", "J. P.", "JP", "J.-P.", "Å."]))
    assert not any(map(is_initials, ["Jo", "Ada", "van", ""]))


def test_a_family_name_before_a_comma_makes_no_body():
    assert not any(map(is_body, ["Ash, Ada", "Hope, J.", "van der Ash, Ada", "Health Education England"]))
