"""CSL styles by what people call them, and what an unknown name may mean."""

from __future__ import annotations

import pytest

from pswbrief.workspace.csl_names import COMMON_NAMES, has_words, likely_names, name_words, official_name
from pswbrief.workspace.pandoc import installed_styles
from testing.steps import processor_time


def test_every_common_name_is_that_of_an_official_style():
    assert set(COMMON_NAMES.values()) <= set(installed_styles())


@pytest.mark.parametrize(
    ("asked", "official"),
    [
        ("Chicago", "chicago-author-date"),
        ("Chicago 17th ed.", "chicago-author-date-17th-edition"),
        ("apa 6", "apa-6th-edition"),
        ("apa6", "apa-6th-edition"),
        ("APA 7th edition", "apa"),
        ("MLA 9", "modern-language-association"),
        ("Modern Language Association", "modern-language-association"),
        ("Harvard (Cite Them Right)", "harvard-cite-them-right"),
        ("Nature style", "nature"),
        ("2D Materials", "2d-materials"),
        ("lancet", "the-lancet"),
        ("mla 3", None),
        ("chigaco", None),
        ("", None),
    ],
)
def test_a_style_is_found_by_its_common_name_and_its_edition(asked, official):
    assert official_name(asked, installed_styles()) == official


@pytest.mark.parametrize(
    ("asked", "likely"),
    [
        ("chigaco", ["chicago"]),
        ("vancover", ["vancouver"]),
        ("havard", ["harvard"]),
        ("new england journal", ["the-new-england-journal-of-medicine"]),
        ("xxyyzz", []),
        ("?", []),
        ("", []),
    ],
)
def test_what_an_unknown_name_may_mean(asked, likely):
    assert likely_names(asked, installed_styles()) == likely


def test_at_most_three_names_are_offered_the_shortest_first():
    names = likely_names("elsevier", installed_styles())
    assert names[0] == "elsevier-harvard"
    assert len(names) == 3


@pytest.mark.parametrize(("asked", "holds"), [("hica 17", True), ("17th edition", True), ("16", False), ("", True)])
def test_a_name_holds_all_words_or_parts_of_them(asked, holds):
    assert has_words("chicago-author-date-17th-edition", name_words(asked)) is holds


@pytest.mark.parametrize("asked", ["x" * 100_000, "apa " * 25_000])
def test_a_pasted_text_is_taken_apart_once_and_not_for_each_of_thousands_of_styles(asked):
    names = [f"journal-of-{place}-things" for place in range(10_000)]
    with processor_time(5):
        assert likely_names(asked, names) == []
