"""Tables, bars and lists fit any width and show every entry."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from pswbrief.term.layouts import LabelledEntry, show_bars, show_entries, show_simple_table


def _shown(counts, width, **options):
    console = Console(file=io.StringIO(), width=width, color_system=None, markup=False, emoji=False, highlight=False)
    show_bars(console, "Heading", counts, **options)
    return console.file.getvalue().split("\n")  # type: ignore[attr-defined]


def test_the_longest_bar_is_that_of_the_most_and_the_others_are_in_proportion():
    lines = _shown([("a", 8), ("b", 4), ("c", 1)], 80)
    assert [line.count("█") for line in lines[1:4]] == [40, 20, 5]


def test_what_is_one_in_ten_thousand_still_has_a_bar():
    assert _shown([("a", 10_000), ("b", 1)], 80)[2].split() == ["b", "1", "▏"]


@pytest.mark.parametrize("width", [40, 80, 200])
@given(counts=st.lists(st.tuples(st.text(st.characters(codec="utf-8"), min_size=1), st.integers(1, 10**6)), min_size=1))
def test_no_line_is_wider_than_the_terminal(width, counts):
    assert max(map(cell_len, _shown(counts, width))) <= width


def test_of_many_names_the_rest_is_reported_in_a_line():
    lines = _shown([(f"name {place}", 2) for place in range(40)], 80, most=35)
    assert len(lines) == 1 + 35 + 1 + 2
    assert "and 5 more, with 10 in all" in [line.strip() for line in lines]


COLUMNS = ("Code", "ID", "What")


def _shown_2(entries, width):
    console = Console(file=io.StringIO(), width=width, color_system=None, markup=False, emoji=False, highlight=False)
    show_entries(console, "Warnings", COLUMNS, entries)
    return [line.rstrip() for line in console.file.getvalue().split("\n")]  # type: ignore[attr-defined]


def test_a_narrow_terminal_gets_a_block_an_entry_without_what_is_empty():
    lines = _shown_2([LabelledEntry(("spaces", "a"), "Two blanks."), LabelledEntry(("spaces", ""), "One.")], 40)
    assert lines == ["Warnings (2)", "spaces · a", "  Two blanks.", "spaces", "  One.", "", ""]


def test_a_wide_one_gets_a_table():
    lines = _shown_2([LabelledEntry(("spaces", "a"), "Two blanks.")], 120)
    assert [line.split() for line in lines[:3]] == [
        ["Warnings", "(1)"],
        ["Code", "ID", "What"],
        ["spaces", "a", "Two", "blanks."],
    ]


def test_where_there_is_nothing_nothing_is_shown():
    assert _shown_2([], 80) == [""]


@pytest.mark.parametrize("width", [40, 119, 120])
@given(marks=st.tuples(st.text(), st.text()), text=st.text())
def test_no_line_is_wider_than_the_terminal_2(width, marks, text):
    assert max(map(cell_len, _shown_2([LabelledEntry(marks, text)], width))) <= width


ROWS = [("warning", "volume-differs", "3", "public pages show another volume"), ("error", "", "1", "it is no text")]
HEADINGS = ("Severity", "Code", "Number", "What")


def _table(width):
    console = Console(file=io.StringIO(), width=width, color_system=None, markup=False, emoji=False, highlight=False)
    show_simple_table(console, HEADINGS, ROWS)
    return [line.rstrip() for line in console.file.getvalue().splitlines()]  # type: ignore[attr-defined]


def test_a_narrow_table_breaks_no_code():
    assert _table(40) == [
        "warning · volume-differs · 3",
        "  public pages show another volume",
        "error · 1",
        "  it is no text",
    ]


def test_a_table_that_has_room_has_headings_and_columns():
    assert _table(80)[:2] == [
        "Severity  Code            Number  What",
        "warning   volume-differs  3       public pages show another volume",
    ]


def test_a_word_beside_a_bar_is_not_broken_where_there_is_room_for_it():
    assert _shown([("Professionalisation", 2), ("Place-based approaches", 1)], 40)[1].split()[:2] == [
        "Professionalisation",
        "2",
    ]
