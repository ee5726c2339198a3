from __future__ import annotations

from pswbrief.checks.texts import excerpt


def test_a_short_text_is_shown_whole_with_a_dot_for_a_blank():
    assert excerpt("peer  support", (4, 6)) == "‘peer··support’"


def test_a_long_text_is_cut_on_both_sides_and_has_one_line():
    shown = excerpt("word\n" * 100 + "(" + "\nword" * 100, (500, 501))
    assert shown.startswith("‘…")
    assert shown.endswith("…’")
    assert "(" in shown
    assert "\n" not in shown
    assert len(shown) < 60
