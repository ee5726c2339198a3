from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from pswbrief.term.bars import show_bars


def _shown(counts, width, **options):
    console = Console(file=io.StringIO(), width=width, color_system=None, markup=False, emoji=False, highlight=False)
    show_bars(console, "Heading", counts, **options)
    return console.file.getvalue().split("\n")


def test_the_longest_bar_is_that_of_the_most_and_the_others_are_in_proportion():
    lines = _shown([("a", 8), ("b", 4), ("c", 1)], 80)
    assert [line.count("█") for line in lines[1:4]] == [40, 20, 5]


def test_what_is_one_in_ten_thousand_still_has_a_bar():
    assert _shown([("a", 10_000), ("b", 1)], 80)[2].split() == ["b", "1", "▏"]


@pytest.mark.parametrize("width", [40, 80, 200])
@given(counts=st.lists(st.tuples(st.text(st.characters(codec="utf-8"), min_size=1), st.integers(1, 10**6)), min_size=1))
def test_no_line_is_wider_than_the_terminal(width, counts):
    assert max(map(cell_len, _shown(counts, width))) <= width


def test_of_many_names_the_rest_is_told_in_a_line():
    lines = _shown([(f"name {place}", 2) for place in range(40)], 80, most=35)
    assert len(lines) == 1 + 35 + 1 + 2
    assert "and 5 more, with 10 in all" in [line.strip() for line in lines]
