"""Lists of authors are distinguished from titles and organisations, and read as people only where all of them are certain."""

import pytest

from pswbrief.ingest.people import certain_authors, is_author_line, is_name_list


@pytest.mark.parametrize(
    "line",
    [
        "Author(s): Harrow et al.",
        "Harrow J, Lindqvist AB",
        "Harrow et al.",
        "O'Neil-Reed K and Wood T",
        "van der Berg AC, Çelik LT, Ó Súilleabháin D, et al.",
        "Harrow, J., Lindqvist, A. B., & Müller, C.-D.",
        "J. Harrow and A. B. Lindqvist",
        "Harrow, Jane; Lindqvist, Anna B.",
    ],
)
def test_a_list_of_authors(line):
    """Names with initials, before or behind, with particles and accents, or after a label."""
    assert is_author_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "Ward Staff In Leith: A Study",
        "Ward gardens, shade and rest",
        "Age UK",
        "Leith Health Trust",
        "NHS England",
        "Nurses, Midwives and Students",
        "Harrow",
        "",
    ],
)
def test_what_is_none(line):
    """Titles, bodies and single words."""
    assert not is_author_line(line)


@pytest.mark.parametrize(
    ("line", "families"),
    [
        ("Harrow J, van der Berg AB", ["Harrow", "van der Berg"]),
        ("Authors: Harrow, J.; Lindqvist, A.B.", ["Harrow", "Lindqvist"]),
        ("Harrow, J., Lindqvist, A. and Müller, C.", ["Harrow", "Lindqvist", "Müller"]),
        ("Harrow, J., & Lindqvist, A. B.", ["Harrow", "Lindqvist"]),
        ("Harrow, Jane; Lindqvist, Anna", ["Harrow", "Lindqvist"]),
    ],
)
def test_the_people_of_a_list(line, families):
    """All of them, with family names and given ones apart."""
    found = certain_authors(line)
    assert [person.family for person in found] == families
    assert all(person.given for person in found)


@pytest.mark.parametrize("line", [None, "Harrow J et al.", "Author(s): the ward team", "Harrow J, and others"])
def test_a_list_that_leaves_somebody_out_gives_nobody(line):
    """Half a list of authors would be a wrong one."""
    assert certain_authors(line) == ()


def test_a_long_text_is_tried_quickly():
    """An abstract of a megabyte is known not to be a list at once."""
    assert not is_name_list("Aa-Aa Aa " * 100_000)
