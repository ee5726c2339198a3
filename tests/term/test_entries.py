from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from pswbrief.term.entries import Entry, show_entries

COLUMNS = ("Code", "ID", "What")


def _shown(entries, width):
    console = Console(file=io.StringIO(), width=width, color_system=None, markup=False, emoji=False, highlight=False)
    show_entries(console, "Warnings", COLUMNS, entries)
    return [line.rstrip() for line in console.file.getvalue().split("\n")]


def test_a_narrow_terminal_gets_a_block_an_entry_without_what_is_empty():
    lines = _shown([Entry(("spaces", "a"), "Two blanks."), Entry(("spaces", ""), "One.")], 40)
    assert lines == ["Warnings (2)", "spaces · a", "  Two blanks.", "spaces", "  One.", "", ""]


def test_a_wide_one_gets_a_table():
    lines = _shown([Entry(("spaces", "a"), "Two blanks.")], 120)
    assert [line.split() for line in lines[:3]] == [
        ["Warnings", "(1)"],
        ["Code", "ID", "What"],
        ["spaces", "a", "Two", "blanks."],
    ]


def test_where_there_is_nothing_nothing_is_shown():
    assert _shown([], 80) == [""]


@pytest.mark.parametrize("width", [40, 119, 120])
@given(marks=st.tuples(st.text(), st.text()), text=st.text())
def test_no_line_is_wider_than_the_terminal(width, marks, text):
    assert max(map(cell_len, _shown([Entry(marks, text)], width))) <= width
