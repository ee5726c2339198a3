"""The order of names and titles."""

from __future__ import annotations

import pytest

from pswbrief.styles.collation import sort_key


@pytest.mark.parametrize(
    "ordered",
    [
        [
            "Aab",
            "Aerts",
            "Æsop",
            "Afar",
            "Ångström",
            "Ask",
            "Łukasz",
            "Luz",
            "O’Neill",
            "Ober",
            "Öber",
            "Østergaard",
            "ßa",
            "ssb",
            "Zed",
        ],
        ["2nd", "aa"],
        ["resume b", "resume c", "résumé a"],
        ["workers a", "Workers b", "workers’ c", "workers: a"],
        ["co op", "co-op", "coop"],
    ],
)
def test_letters_before_accents_before_punctuation_word_by_word(ordered):
    backwards = [*reversed(ordered)]
    assert sorted(backwards, key=sort_key) == ordered


def test_case_makes_no_difference():
    assert sort_key("Peer SUPPORT") == sort_key("peer support")
