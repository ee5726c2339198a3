"""Titles that are one, and titles that only look so."""

from __future__ import annotations

import pytest

from pswbrief.core.titles import (
    is_recurring,
    is_rubric,
    notices,
    same_main_title,
    same_title,
    significant_words,
    spelt_alike,
)

LONG = "Lived experience roles in community mental health teams: a qualitative study of belonging"


@pytest.mark.parametrize(
    "other",
    [
        LONG.upper(),
        LONG + ".",
        LONG.replace(":", " –"),
        "<i>Lived experience</i> roles in community mental health teams: a qualitative study of belonging",
        LONG.replace("belonging", "belongings"),
        LONG.replace("a qualitative", "qualitative"),
        LONG.replace("community", "comunity"),
    ],
)
def test_spelling_and_punctuation_make_no_other_title(other):
    assert same_title(LONG, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (LONG, LONG.replace("qualitative", "quantitative")),
        (LONG, LONG.replace("a qualitative study", "a qualitative case study")),
        ("Trial of peer support for women on acute wards", "Trial of peer support for men on acute wards"),
        ("Ward safety with a peer worker on every shift", "Ward safety without a peer worker on every shift"),
        ("An increase in hope among people who use services", "A decrease in hope among people who use services"),
        ("Annual report of the peer training register 2017", "Annual report of the peer training register 2018"),
        ("Foundations of peer work in acute wards, part II", "Foundations of peer work in acute wards, part III"),
        (
            "Wards of a hospital in the time of covid19 and after",
            "Wards of a hospital in the time of covid18 and after",
        ),
        ("Tea rounds on the acute wards of a large hospital", "Tea rounds on the acute wards of a large hospital now"),
        ("Tea rounds on the wards and wards of large hospitals", "Tea rounds on the wards of large hospitals"),
        ("", ""),
        ("", "Hope on the ward"),
        ("Hope on the ward", ""),
    ],
)
def test_a_word_or_a_number_makes_another_title(one, other):
    assert not same_title(one, other)


def test_one_letter_in_twenty_five_is_a_misspelling_and_in_fewer_another_title():
    assert same_title("Peer workers on the wards", "Peer workars on the wards")
    assert not same_title("Peer workers at the ward", "Peer workars at the ward")


def test_a_hyphen_or_a_blank_inside_a_word_makes_no_other_title():
    assert same_title("Follow-up of peer support in rural areas", "Followup of peer support in rural areas")
    assert same_title("Help-seeking and peer workers in the country", "Helpseeking and peer workers in the country")


def test_entities_are_read_however_often_they_were_escaped():
    assert same_title("Research & practice in recovery colleges", "Research &amp;amp; practice in recovery colleges")


def test_a_title_is_its_main_title_only_where_one_side_has_no_subtitle():
    main = "Lived experience roles in community mental health teams"
    assert same_main_title(LONG, main)
    assert same_main_title(main, LONG)
    assert not same_main_title(LONG, f"{main}: a systematic review")
    assert not same_main_title("Peer support: a review", "Peer support")
    assert same_main_title("Tea rounds on wards today: a diary", "Tea rounds on wards today")
    assert not same_main_title("Tea rounds on the wards: a diary", "Tea rounds on the wards")
    assert same_main_title(f"{main}: ?", f"{main}? A diary")
    assert not same_main_title(main, main)


@pytest.mark.parametrize("subtitle", ["part two", "a diary: study protocol", "volume II", "an update"])
def test_a_subtitle_that_says_it_is_a_part_or_another_text_makes_another_work(subtitle):
    main = "Lived experience roles in community mental health teams"
    assert not same_main_title(f"{main}: {subtitle}", main)
    assert not same_main_title(main, f"{main}: {subtitle}")


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Correction: Hope on the ward", {"correction"}),
        ("Hope on the ward: author's reply", {"reply"}),
        ("RETRACTED: Hope on the ward", {"retracted"}),
        ("Author response: Hope on the ward", {"author response"}),
        ("Hope on the ward", set()),
        # In the middle of a title it is a word like any other.
        ("How nurses see corrections made to earlier wrong diagnoses", {"corrections"}),
        ("How most nurses see corrections made to earlier wrong diagnoses", set()),
        ("Earlier wrong diagnoses on wards and the correction of peers", {"correction"}),
        ("Earlier wrong diagnoses on wards and the correction of most peers now", set()),
        ("How nurses on acute wards see the correction of earlier wrong diagnoses by their peers today", set()),
    ],
)
def test_marks_of_a_work_about_another_are_at_the_ends_of_a_title(title, found):
    assert notices(title) == found


def test_words_that_say_nothing_are_not_counted():
    assert significant_words("The peer in the team") == 2


@pytest.mark.parametrize(
    ("title", "rubric", "recurring"),
    [
        ("Editorial", True, True),
        ("Book reviews", True, True),
        ("In this issue", True, True),
        ("From the editor", True, True),
        ("Annual report of the register", False, True),
        ("Acknowledgement to reviewers", False, True),
        ("Editorial independence on wards", False, False),
        ("Hope on the ward", False, False),
    ],
)
def test_a_column_has_many_texts_and_some_titles_come_again_every_year(title, rubric, recurring):
    assert (is_rubric(title), is_recurring(title)) == (rubric, recurring)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("behaviour", "behavior", True),
        ("programme", "program", True),
        ("ward", "wards", True),
        ("class", "classes", True),
        ("organisation", "organization", True),
        ("qualitative", "quantitative", False),
        ("hypertension", "hypotension", False),
        ("programmes", "program", False),
        ("supervised", "supervened", False),
        ("nurses", "nurtes", True),
        ("colour", "color", False),
        ("men", "women", False),
        ("ward", "word", False),
        ("nursing", "pursing", False),
    ],
)
def test_spellings_of_one_word_differ_in_a_letter_or_at_the_end(one, other, alike):
    assert spelt_alike(one, other) is spelt_alike(other, one) is alike
