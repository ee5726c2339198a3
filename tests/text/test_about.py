from __future__ import annotations

import pytest

from pswbrief.text.about import About


@pytest.mark.parametrize(
    ("about", "text"),
    [
        (About(("a", "b c"), ("d",)), "a;b c\nd\n"),
        (About((), ("d",), by_hand=True), "\nd\nby hand"),
        (About(), "\n\n"),
    ],
)
def test_headings_are_packed_to_three_lines_and_unpacked(about: About, text: str) -> None:
    assert about.pack() == text
    assert About.unpack(text) == about
