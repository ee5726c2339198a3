"""Ranges of pages: as seen, in full, and with no more digits than needed."""

from __future__ import annotations

import pytest

from pswbrief.core.pages import Pages
from pswbrief.styles.page_ranges import as_given, expanded, minimal


@pytest.mark.parametrize(
    ("pages", "seen", "full", "short"),
    [
        (None, "", "", ""),
        (Pages("5"), "5", "5", "5"),
        (Pages("211", "216"), "211–216", "211–216", "211–6"),
        (Pages("321", "8"), "321–8", "321–328", "321–8"),
        (Pages("S267", "S274"), "S267–S274", "S267–S274", "S267–74"),
        (Pages("998", "1003"), "998–1003", "998–1003", "998–1003"),
        (Pages("1", "10"), "1–10", "1–10", "1–10"),
        (Pages("S9", "S12"), "S9–S12", "S9–S12", "S9–12"),
        (Pages("46:1", "46:22"), "46:1–46:22", "46:1–46:22", "46:1–22"),
        (Pages("e5", "f7"), "e5–f7", "e5–f7", "e5–f7"),
        (Pages("94-98, 103"), "94–98, 103", "94–98, 103", "94–8, 103"),
        (Pages("12, 15-18; 321-8"), "12, 15–18; 321–8", "12, 15–18; 321–328", "12, 15–8; 321–8"),
        (Pages("12-19 & 22"), "12–19 & 22", "12–19 & 22", "12–9 & 22"),
        (Pages("12 (roll 3, box 4)"), "12 (roll 3, box 4)", "12 (roll 3, box 4)", "12 (roll 3, box 4)"),
        (Pages("7", "7"), "7–7", "7–7", "7–7"),
        # One page whose number has a hyphen, as CSL writes it.
        (Pages(r"3\-B"), "3-B", "3-B", "3-B"),
        (Pages(r"3\-B", r"3\-F"), "3-B–3-F", "3-B–3-F", "3-B–3-F"),
        (Pages(r"94\-B, 103-8"), "94-B, 103–8", "94-B, 103–108", "94-B, 103–8"),
    ],
)
def test_a_range_of_pages(pages, seen, full, short):
    assert (as_given(pages), expanded(pages), minimal(pages)) == (seen, full, short)
