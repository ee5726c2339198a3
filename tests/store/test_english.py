"""The words of English that ship."""

from __future__ import annotations

import pytest

from pswbrief.store.english import is_english
from pswbrief.store.source import english_file


@pytest.mark.parametrize("word", ["police", "colour", "color"])
def test_a_word_is_english_if_it_is_in_the_list(word: str) -> None:
    assert is_english(word)
    assert not is_english(word + "x")


def test_the_list_has_each_word_once_in_order_and_no_short_one() -> None:
    lines = english_file().read_text(encoding="ascii").splitlines()
    found = [line for line in lines if line and not line.startswith("#")]
    assert found == sorted(set(found))
    assert all(word.isalpha() and word.islower() and len(word) > 3 for word in found)
