"""Headings by rule, and the neighbours that they make."""

from __future__ import annotations

import pytest

from pswbrief.text.about import About
from pswbrief.text.subject_headings import ABSTRACT, KEYWORD, SECTION, TITLE, HeadingRules, neighbours
from pswbrief.text.vocabulary import parse_vocabulary

RULES = HeadingRules(
    parse_vocabulary(
        """
headings = ["burnout", "leaving the job", "training"]

[[concepts]]
label = "burnout"
synonyms = ["emotional exhaustion"]

[[concepts]]
label = "quitting"
entry = ["quit"]
finds = ["leaving the job", "turnover"]
"""
    )
)


@pytest.mark.parametrize(
    ("texts", "main"),
    [
        ([("Burnout among peer workers", TITLE)], ("burnout",)),
        ([("burnout", KEYWORD)], ("burnout",)),
        ([("Leaving their jobs", SECTION)], ("leaving the job",)),
        ([("Trained peers", TITLE)], ("training",)),
    ],
)
def test_a_label_in_any_form_gives_its_heading(texts: list[tuple[str, float]], main: tuple[str, ...]) -> None:
    assert RULES.about(texts).main == main


def test_a_synonym_and_what_answers_those_who_ask_give_it_too() -> None:
    about = RULES.about([("Emotional exhaustion and turnover", TITLE)])
    assert {*about.main, *about.minor} >= {"burnout", "leaving the job"}


@pytest.mark.parametrize(("key", "main"), [("same", ("burnout",)), ("synonyms", ())])
def test_another_name_of_the_same_is_as_good_as_the_label_and_a_synonym_is_not(key: str, main: tuple[str, ...]) -> None:
    rules = HeadingRules(
        parse_vocabulary(f'headings = ["burnout"]\n[[concepts]]\nlabel = "burnout"\n{key} = ["burn out syndrome"]')
    )
    assert rules.about([("Burn out syndrome", TITLE)]).main == main


def test_what_occurs_once_in_an_abstract_is_no_main_subject() -> None:
    about = RULES.about([("We measured burnout once.", ABSTRACT)])
    assert about == About((), ("burnout",))


def test_a_text_without_a_name_has_no_heading() -> None:
    assert RULES.about([("Falcons over the moor", TITLE), ("the job", ABSTRACT)]) == About()


def test_the_nearest_neighbour_shares_the_rarest_headings() -> None:
    near = neighbours(
        {
            1: About(("burnout",), ("survey",)),
            2: About(("burnout",), ("survey",)),
            3: About(("training",), ("survey",)),
            4: About(("training",), ("survey",)),
            5: About((), ("history",)),
        }
    )
    assert near[1][0] == (2, pytest.approx(1.0))  # type: ignore[comparison-overlap]
    assert [key for key, _ in near[3]] == [4, 1, 2]
    assert 0 < near[3][1][1] < near[3][0][1]
    assert near[5] == []


def test_a_heading_of_the_main_matter_counts_more() -> None:
    about = {1: About(("a", "b")), 2: About(("a",), ("c",)), 3: About(("c",), ("a",))}
    assert [key for key, _ in neighbours(about)[1]] == [2, 3]


def test_a_reference_has_five_neighbours_at_most() -> None:
    near = neighbours({number: About(("a",)) for number in range(9)})
    assert [key for key, _ in near[3]] == [0, 1, 2, 4, 5]
