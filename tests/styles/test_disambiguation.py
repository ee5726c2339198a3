"""Disambiguation: the cases that one list of golden works can't hold."""

from __future__ import annotations

from pswbrief.core.name import Person
from pswbrief.styles.disambiguation import Cited, distinguish, letters
from pswbrief.styles.name_lists import NameRules

RULES = NameRules(conjunction="and", et_al_min=4)


def test_letters_continue_after_z():
    assert [letters(count) for count in (0, 25, 26, 27, 51, 52, 701, 702)] == [
        "a",
        "z",
        "aa",
        "ab",
        "az",
        "ba",
        "zz",
        "aaa",
    ]


def test_a_work_that_is_cited_like_no_other_shows_nothing_more():
    works = [
        Cited((Person("Ito", "K"),), "", "2020"),
        Cited((Person("Ito", "K"),), "", "2021"),
        Cited((), "Ito", "2019"),
    ]
    assert [shown.year_suffix for shown in distinguish(works, RULES)] == ["", "", ""]


def test_namesakes_of_whom_two_works_are_the_same_get_names_and_letters():
    works = [Cited((Person("Ito", given),), "", "2020") for given in ("Ken", "Ken", "Ada", "Ada")]
    shown = distinguish(works, RULES)
    assert [one.year_suffix for one in shown] == ["a", "b", "a", "b"]
    assert all(one.given for one in shown)


def test_a_body_that_is_author_of_one_work_and_publisher_of_another_gets_letters():
    works = [Cited((Person("NHS"),), "", "2020"), Cited((), "NHS", "2020")]
    assert [shown.year_suffix for shown in distinguish(works, RULES)] == ["a", "b"]
