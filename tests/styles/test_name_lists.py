"""One person's name: particles, suffixes and initials."""

from __future__ import annotations

import pytest

from pswbrief.core.name import OTHERS, Organisation, Person
from pswbrief.styles.inlines import Emphasis, plain
from pswbrief.styles.name_lists import NameRules, Shown, cited, family, initials, is_spaced, listed, parts, sort_name


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


NAMES = [Person(letter * 2, letter) for letter in "ABCDEFG"]
AND = NameRules(conjunction="and", comma_before_last=False, et_al_min=4)


@pytest.mark.parametrize(
    ("count", "shown"),
    [(0, ""), (1, "AA, A."), (2, "AA, A. and BB, B."), (3, "AA, A., BB, B. and CC, C."), (4, "AA, A. et al.")],
)
def test_from_et_al_min_names_only_the_first_are_listed(count, shown):
    assert plain(listed(NAMES[:count], AND)) == shown


def test_et_al_after_several_names_follows_a_comma_and_may_be_italic():
    rules = NameRules(et_al_min=4, et_al_first=3, et_al_italic=True)
    assert listed(NAMES, rules)[-1] == Emphasis(("et al.",))
    assert plain(listed(NAMES, rules)) == "AA, A., BB, B., CC, C., et al."


def test_apas_long_lists_end_with_an_ellipsis_and_the_last_name():
    rules = NameRules(period=". ", conjunction="&", comma_before_last=True, et_al_min=6, et_al_first=2, et_al_last=True)
    assert plain(listed(NAMES, rules)) == "AA, A., BB, B., … GG, G."
    assert plain(listed(NAMES[:2], rules)) == "AA, A., & BB, B."


def test_what_tells_works_apart_is_shown():
    shown = Shown(first=2, given={NAMES[0]: True})
    rules = NameRules(conjunction="and", et_al_min=3)
    assert plain(cited([Person("AA", "A"), *NAMES[1:]], rules, shown)) == "A. AA, BB, et al."
    assert plain(cited(NAMES[:2], rules, Shown())) == "AA and BB"


def test_names_that_are_not_inverted_and_bodies():
    rules = NameRules(inverted=False, conjunction="and")
    names = [Person("van Bergen", "Diana D."), Organisation("The Trust"), Person("王", "小明")]
    assert plain(listed(names, rules)) == "D.D. van Bergen, The Trust, and 王小明"


def test_a_particle_counts_for_order_only_where_a_style_says_so():
    person = Person("van Bergen", "Diana D.")
    assert sort_name([person], AND) == "Bergen, D.D. van"
    assert sort_name([person], AND, as_seen=True) == "van Bergen, Diana D."
    assert sort_name(NAMES, AND) == "AA, A."


@pytest.mark.parametrize(
    ("count", "shown"),
    [(1, "Name0 A et al."), (2, "Name0 A, Name1 A, et al."), (3, "Name0 A, et al."), (4, "Name0 A, et al.")],
)
def test_others_count_as_one_name_more(count, shown):
    rules = NameRules(period="", separator=" ", et_al_min=4, comma_before_last=False if count == 1 else None)
    names = (*(Person(f"Name{number}", "A") for number in range(count)), OTHERS)
    assert plain(listed(names, rules)) == shown


def test_after_one_name_that_is_not_inverted_others_follow_without_a_comma():
    names = (Person("Roe", "Ann"), OTHERS)
    assert plain(listed(names, NameRules(period=". ", conjunction="&", inverted=False))) == "A. Roe et al."
    assert plain(cited((*names[:1], Person("Marsh", "Jo"), OTHERS), NameRules(et_al_min=3), Shown())) == "Roe et al."


def test_a_suffix_has_a_full_stop_where_initials_have():
    name = Person("King", "Martin L.", suffix="Jr.")
    assert plain(listed((name,), NameRules(period="", separator=" "))) == "King ML Jr"
    assert plain(listed((name,), NameRules(period=". "))) == "King, M. L., Jr."
