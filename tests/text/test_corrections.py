"""Misspelt words and names."""

from __future__ import annotations

import pytest

from pswbrief.text.corrections import correct, nearest

VOCABULARY = {"stigma": 5, "volunteer": 2, "volunteers": 1, "adolescents": 3, "burnout": 3, "work": 80, "word": 1}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("stigmma", "stigma"), ("volunter", "volunteer"), ("adolesents", "adolescents"), ("burnuot", "burnout")],
)
def test_a_slip_is_read_as_the_nearest_word(typed: str, meant: str) -> None:
    assert correct(typed, VOCABULARY, english=False)[0] == meant


@pytest.mark.parametrize("typed", ["volunteersxyz", "volunte"])
def test_a_word_that_is_three_letters_longer_or_shorter_is_another(typed: str) -> None:
    # Whoever looks words up relies on it: only those about as long are read.
    assert correct(typed, {"volunteers": 1}, english=False) == []


@pytest.mark.parametrize("typed", ["wages", "worn", "strength"])
def test_a_word_of_english_is_no_slip(typed: str) -> None:
    near = {"wales": 9, "work": 9, "strengths": 1, "word": 3}
    assert correct(typed, near, english=True) == (["strengths"] if typed == "strength" else [])
    assert correct(typed, near, english=False)


@pytest.mark.parametrize(("typed", "meant"), [("risky", "risk"), ("recover", "recovery")])
def test_but_it_may_be_a_relative_of_a_word_that_extends_it(typed: str, meant: str) -> None:
    assert correct(typed, {meant: 1, typed[:-1] + "x": 5}, english=True) == [meant]


@pytest.mark.parametrize(
    ("typed", "word", "read"),
    [
        ("volanteor", "volunteer", True),  # two slips in nine letters
        ("abcdefxy", "abcdefgh", True),  # and in eight
        ("abcdexy", "abcdefg", False),  # but not in seven
        ("ybcdefgx", "abcdefgh", False),  # nor with another first letter
        ("ybcdefgh", "abcdefgh", True),  # which one slip may change
        ("wrk", "work", False),  # a word of three letters
        ("wokk", "work", True),
    ],
)
def test_two_slips_are_read_in_a_word_of_eight_letters_with_the_same_first(
    typed: str, word: str, *, read: bool
) -> None:
    assert correct(typed, {word: 1}, english=False) == ([word] if read else [])


@pytest.mark.parametrize(
    ("typed", "word", "read"),
    [
        ("managerial", "managers", True),  # ten letters, three others at the end
        ("managery", "managers", True),
        ("manageing", "managers", False),  # two slips at most in nine letters
        ("recovering", "recovery", True),
        ("deliverer", "believer", False),  # no common beginning
    ],
)
def test_a_word_of_english_is_a_relative_of_one_with_the_same_long_beginning(
    typed: str, word: str, *, read: bool
) -> None:
    assert correct(typed, {word: 1}, english=True) == ([word] if read else [])


@pytest.mark.parametrize("typed", ["1970s", "covid19"])
def test_what_holds_digits_is_no_word(typed: str) -> None:
    assert correct(typed, {"1980s": 3, "covid": 2}, english=False) == []


def test_of_equally_near_words_the_commonest_comes_first() -> None:
    assert correct("worj", VOCABULARY, english=False)[:2] == ["work", "word"]


def test_a_slip_is_rarely_in_the_first_letter() -> None:
    assert correct("sork", {"work": 80, "sort": 1, "sore": 1}, english=False) == ["sore", "sort", "work"]


@pytest.mark.parametrize("typed", ["pws", "2013", "zebra", "xyzzyx"])
def test_short_words_numbers_and_words_far_from_all_are_left(typed: str) -> None:
    assert correct(typed, VOCABULARY, english=False) == []


def test_the_nearest_names_come_likest_first_in_any_case() -> None:
    assert nearest("GILARD2022", ["gillard2022impact", "gillard2013introducing", "byrne2019stigma"])[0] == (
        "gillard2022impact"
    )


def test_a_name_of_less_than_half_the_letters_is_not_near() -> None:
    assert nearest("burnoutinpeers", ["burnout"]) == ["burnout"]
    assert nearest("burnoutinpeers2", ["burnout"]) == []
