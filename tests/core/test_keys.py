from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pswbrief.core.keys import LONGEST_KEY, check_key, make_key, unused_key


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
