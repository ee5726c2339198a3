"""Runs: absent parts stay absent, and colliding punctuation is resolved."""

from __future__ import annotations

import pytest

from pswbrief.styles.inlines import Emphasis, Link, Quoted, emphasis, group, plain, quoted, strip_end, strip_start, text


def test_a_group_of_absent_values_is_absent_with_its_affixes():
    assert group((), (), delimiter=", ", prefix="(", suffix=")") == ()
    assert text("") == text(None) == emphasis(()) == quoted(()) == ()


def test_a_delimiter_is_between_present_values_only():
    assert plain(group((), ("a",), (), ("b",), delimiter="; ", prefix="[", suffix="]")) == "[a; b]"


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("Why?", ". Journal", "Why? Journal"),
        ("Help!", ". Journal", "Help! Journal"),
        ("U.S.A.", ". Journal", "U.S.A. Journal"),
        ("Why?", ", Journal", "Why?, Journal"),
        ("Title:", ": more", "Title: more"),
        ("Title;", "? more", "Title? more"),
        ("Title ", " more", "Title more"),
        ("Title ", ", more", "Title, more"),
        ("a", "b", "ab"),
    ],
)
def test_where_two_marks_meet_the_weaker_goes(first, second, joined):
    assert plain(group((first,), (second,))) == joined


def test_a_part_that_brings_its_own_punctuation_needs_no_delimiter():
    assert plain(group(("a",), (", b",), delimiter=". ")) == "a, b"


def test_a_full_stop_is_needless_after_a_question_in_quotation_marks():
    assert plain(group((Quoted(("Why?",)),), (". ",), ("J",))) == "“Why?” J"


def test_marks_are_found_and_dropped_at_any_depth():
    assert strip_end((Emphasis(("a", Link(("b;",), "x"))),), ";") == (Emphasis(("a", Link(("b",), "x"))),)
    assert strip_start(("", "..", Emphasis((".a",))), ".") == (Emphasis(("a",)),)
    assert strip_end((Emphasis(("...",)),), ".") == ()


def test_what_goes_whole_leaves_the_next_part_alone():
    assert plain(group(("Why.",), (Emphasis((".",)),), ("b",))) == "Why.b"
