"""Text as one plain line."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pswbrief.text.plain import as_block, as_inline, one_line, plain, plain_lines
from testing.exchange_items import MANY, TEXT


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("practice,<sup>1,2</sup> research<SUP>3</SUP>", "practice,¹,² research³"),
        ("H<sub>2</sub>O, <i>in vitro</i> and <b>bold</b>", "H2O, in vitro and bold"),
        ('<i class="x">in</i> <jats:p>one</jats:p><p>two</p>', "in one two"),
        ("p < 0.05 and n > 3", "p < 0.05 and n > 3"),
        ("a <b and c> d", "a <b and c> d"),
        ("<<b>b>x", "x"),
        ("one\r\ntwo\x0bthree\u2028four\u2029five\x85six", "one two three four five six"),
        ("\x00\x1b[31mred", "[31mred"),
        ("  outer   and inner  ", "outer and inner"),
        ("no\u00a0break", "no\u00a0break"),
        ("lone \ud800", "lone \ufffd"),
        ("no \ufffe\uffff characters", "no \ufffd\ufffd characters"),
        ("\ufeffmark", "mark"),
        ("", ""),
    ],
)
def test_a_text_becomes_one_line_without_tags_and_controls(text, line):
    assert plain(text) == line


@pytest.mark.parametrize(
    ("text", "line"), [(" <i>in</i>  vitro\n", "<i>in</i> vitro"), (" <b>x</b> ", "<b>x</b>"), ("\ufeffa\x00b", "a b")]
)
def test_a_line_may_keep_its_tags(text, line):
    assert one_line(text) == line


def test_lines_are_plain_each_and_none_is_empty():
    assert plain_lines(" <i>one</i>\n\n \ttwo  \n") == ["one", "two"]


@MANY
@given(TEXT | st.text())
def test_no_text_leaves_a_line_end_or_a_control_character_and_a_plain_one_stays_as_it_is(text):
    line = plain(text)
    assert len(line.splitlines()) <= 1
    assert not any(unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"} for char in line)
    assert plain(line) == line


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("1. First", r"1\. First"),
        ("1) First", r"1\) First"),
        ("(a) First", r"(a\) First"),
        ("- item", r"\- item"),
        ("= rule", r"\= rule"),
        ("% title", r"\% title"),
        (": definition", r"\: definition"),
        ("a.b is no list", "a.b is no list"),
        ("plain - 1. text", "plain - 1. text"),
        ("*one*\ntwo", r"\*one\* two"),
    ],
)
def test_a_text_opens_no_block_of_markdown(text, block):
    assert as_block(text) == block


@pytest.mark.parametrize(
    ("text", "inline"),
    [
        ("*bold* _it_ `code`", r"\*bold\* \_it\_ \`code\`"),
        ("ada@x.org and @key", r"ada@x.org and \@key"),
        ("R&D and &amp; and &#38;", r"R&D and \&amp; and \&\#38;"),
        ("1. in a line", "1. in a line"),
    ],
)
def test_a_text_within_a_line_of_markdown_has_no_marks(text, inline):
    assert as_inline(text) == inline
