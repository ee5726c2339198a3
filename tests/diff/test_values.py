from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pswbrief.diff.values import in_words, old_and_new


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, ""),
        ("11", "11"),
        (7, "7"),
        (True, "true"),
        (["a", "b"], "a; b"),
        ([{"family": "Smith", "given": "J."}, {"literal": "NHS"}, {"family": "Li"}], "Smith, J.; NHS; Li"),
        ([{"text": "List", "url": "https://example.org/"}], '{"text": "List", "url": "https://example.org/"}'),
    ],
)
def test_a_value_in_words(value, words):
    assert in_words(value) == words


def test_what_is_not_there_is_nothing():
    assert old_and_new("11", None) == ("11", "nothing")
    assert old_and_new(None, "11") == ("nothing", "11")


def test_long_texts_are_cut_to_where_they_differ():
    old, new = old_and_new("same " * 100 + "old " + "end " * 100, "same " * 100 + "new " + "end " * 100)
    assert "old" in old
    assert "new" in new
    assert max(map(len, (old, new))) < 130
    assert old[0] == old[-1] == "…"


@given(st.text(), st.text())
def test_values_that_differ_look_different(old, new):
    if old != new:
        assert len(set(old_and_new(old, new))) == 2
