from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pswbrief.core.keys import (
    LONGEST_KEY,
    TakenKeys,
    check_citation_key,
    check_key,
    in_latin_letters,
    key_of_heading,
    make_key,
    unused_key,
)


@pytest.mark.parametrize("key", ["a", "0", "gillard2022impact", "nhsengland-lived", "x" * LONGEST_KEY])
def test_a_key_of_the_contracts_shape_is_accepted(key):
    assert check_key(key) == key


@pytest.mark.parametrize("key", ["", "-a", "A", "a_b", "a b", "é", "a\n", "a/b", "a.b", "..", "x" * (LONGEST_KEY + 1)])
def test_a_key_of_another_shape_is_refused(key):
    with pytest.raises(ValueError, match="is not an id") as caught:
        check_key(key)
    assert repr(key) in str(caught.value)


@pytest.mark.parametrize(
    ("name", "year", "title", "key"),
    [
        ("Gillard", 2022, "The impact of working as a peer worker", "gillard2022impact"),
        ("van Bergen", 2019, "Stories", "vanbergen2019stories"),
        ("O’Hagan", 2011, "Workers’ stories", "ohagan2011stories"),
        ("Åkerblom", None, "On stigma", "akerblom-stigma"),
        ("", 2022, "Predictors of worklife burnout", "predictors2022worklife"),
        ("", None, "", "untitled"),
        ("Smith", 2020, "", "smith2020"),
        ("Smith", 2020, "The peer worker", "smith2020peer"),
        ("Ng", 2020, "Inter-role conflict", "ng2020interrole"),
    ],
)
def test_a_key_is_made_of_a_name_a_year_and_a_telling_word(name, year, title, key):
    assert make_key(name, year, title) == key


def test_what_would_be_the_same_key_gets_a_number():
    taken = []
    for _ in range(3):
        taken.append(make_key("Ng", 2020, "Stigma", taken))
    assert taken == ["ng2020stigma", "ng2020stigma-2", "ng2020stigma-3"]


@given(st.text(max_size=60), st.none() | st.integers(1800, 2100), st.text(max_size=120), st.integers(0, 3))
def test_a_key_of_anything_has_the_shape_is_new_and_is_made_the_same_again(name, year, title, already):
    taken = []
    for _ in range(already):
        taken.append(make_key(name, year, title, taken))
    key = make_key(name, year, title, taken)
    assert check_key(key) == key
    assert key not in taken
    assert make_key(name, year, title, taken) == key


def test_an_unused_id_is_the_first_that_is_free():
    assert unused_key("a", set()) == "a"
    assert unused_key("a", {"a", "a-2"}) == "a-3"


@pytest.mark.parametrize("key", ["smith_etal_2021", "DBLP:conf/x/Doe22", "a.b+c-d", "_x", ":2020", "A" * 200])
def test_a_key_as_files_have_them_may_be_an_id(key):
    assert check_citation_key(key) == key


@pytest.mark.parametrize("key", ["", "-a", "../x", ".x", "/x", "a b", "é", "a\n", "a{b}", "a,b", "a(b)", "A" * 201])
def test_what_latex_could_not_cite_or_a_shell_would_misread_is_no_id(key):
    with pytest.raises(ValueError, match="is not an id"):
        check_citation_key(key)


@pytest.mark.parametrize(
    ("name", "title", "key"),
    [
        ("王", "同儕支持研究", "wang2009tongchaizhi"),
        ("Ковров", "Работа в палате", "kovrov2009rabota"),
        ("Παπαδάς", "Ομότιμη υποστήριξη", "papadas2009omotimi"),
        ("王", "支持支持", "wang2009zhichizhi"),
        ("Ковров", "УНИЖЕНИЯМИ", "kovrov2009unizheniyami"),
        ("Ковров", "Унижениями", "kovrov2009unizheniyami"),
        ("김", "동료 지원", "gim2009donglyo"),
        ("Đặng", "Hỗ trợ", "dang2009ho"),
    ],
)
def test_other_scripts_are_written_in_latin_letters(name, title, key):
    assert make_key(name, 2009, title) == key


@pytest.mark.parametrize(
    ("text", "latin"),
    [("Müller-Ng 2", "Muller-Ng 2"), ("Plain TEXT", "Plain TEXT"), ("王小明", "WangXiaoMing"), ("", "")],
)
def test_a_text_in_latin_letters_keeps_its_capitals(text, latin):
    assert in_latin_letters(text) == latin


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("Peer roles", "peer-roles"),
        ("  Über: uns! ", "uber-uns"),
        ("w" * 24 + " " + "v" * 10 + " u", "w" * 24 + "-" + "v" * 10),
        ("w" * 24 + " " + "v" * 11 + " u", "w" * 24),
        ("w" * 34, "w" * 34),
        ("w" * 35 + " u", "section"),
        ("研究", "section"),
        ("", "section"),
    ],
)
def test_a_heading_has_a_key_of_its_first_words_with_room_for_a_number(heading, key):
    assert key_of_heading(heading) == key


def test_a_long_name_leaves_room_for_a_number():
    assert make_key("x" * 50, 2020, "Title") == "x" * 35
    assert make_key("x" * 34, None, "Title") == "x" * 34
    assert make_key("x" * 50, 2020, "Title", {"x" * 35}) == "x" * 35 + "-2"


def test_the_keys_that_are_taken_remember_the_last_number_of_each_stem():
    taken = TakenKeys(["a", "a-3"])
    made = []
    for _ in range(4):
        made.append(unused_key("a", taken))
        taken.add(made[-1])
    assert made == ["a-2", "a-4", "a-5", "a-6"]


def test_a_key_that_was_asked_for_and_not_taken_is_given_again():
    taken = TakenKeys(["a"])
    assert [taken.unused("a"), taken.unused("a")] == ["a-2", "a-2"]


def test_a_thousand_works_of_one_name_look_up_few_keys():
    """Counting up from 2 for each would look up half a million."""
    looked_up = 0

    class Counting(TakenKeys):
        def __contains__(self, key):
            nonlocal looked_up
            looked_up += 1
            return super().__contains__(key)

    taken = Counting()
    for _ in range(1000):
        taken.add(make_key("Ng", 2020, "Editorial", taken))
    assert len(taken) == 1000
    assert looked_up < 4000
