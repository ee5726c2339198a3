"""Lines of places in a text, in their order."""

from __future__ import annotations

from pswbrief.text.line_counter import LineCounter


def test_a_place_is_on_the_line_after_the_line_feeds_before_it():
    text = "a\n\nb\rc\n"
    lines = LineCounter(text)
    assert [lines.at(place) for place in range(len(text) + 1)] == [1, 1, 2, 3, 3, 3, 3, 4]


def test_a_place_may_be_asked_for_twice_and_others_left_out():
    lines = LineCounter("a\nb\nc\n")
    assert [lines.at(place) for place in (2, 2, 5, 6)] == [2, 2, 3, 4]
