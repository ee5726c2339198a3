from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pswbrief.core.clean import clean_line, clean_text


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("plain", "plain"),
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("a\tb", "a\tb"),
        ("\x1b[31mred\x00\x07\x7f\x85\x9b", "[31mred"),
        ("a\ud800b\udcffc", "a\ufffdb\ufffdc"),
        ("é😀\u2028\u200b", "é😀\u2028\u200b"),
        ("", ""),
    ],
)
def test_a_text_loses_controls_and_nothing_else(text, clean):
    assert clean_text(text) == clean


@pytest.mark.parametrize(
    ("text", "line"), [("  a \n\t b\u00a0c\u2028d ", "a b c d"), ("\x00\n", ""), ("a\x00b", "ab"), ("a\vb", "ab")]
)
def test_a_line_has_single_blanks_for_white_space(text, line):
    assert clean_line(text) == line


@given(st.text(st.characters()))
def test_what_is_clean_stays_and_can_be_written(text):
    for clean in (clean_text, clean_line):
        once = clean(text)
        assert clean(once) == once
        assert once.encode().decode() == once
