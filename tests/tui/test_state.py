"""What the browser shows and changes, without a screen."""

from __future__ import annotations

import pytest

from pswbrief.core.selection import Selection, Years
from pswbrief.errors import NothingFoundError, UnknownNameError, UsageError
from pswbrief.tui.state import BrowseState, filter_words, parse_tag_filter
from pswbrief.workspace import Settings, Workspace
from testing.libraries import BRIEFS


@pytest.fixture
def state(tmp_path):
    return BrowseState(Workspace(Settings(library=tmp_path / "library.toml")))


def ids(state):
    return [row.id for row in state.rows]


def test_everything_is_listed_until_a_query_narrows_it_as_the_command_does(state, program):
    assert ids(state) == program.once("list").ids
    state.search("burnout")
    assert ids(state) == program("search", "burnout").ids
    assert state.listing.matched >= {"burnout"}
    state.search("  ")
    assert len(state.rows) == 136


@pytest.mark.parametrize("typed", ["bu", "burn", "burno", "burnou"])
def test_a_word_that_is_not_yet_whole_finds_what_begins_with_it(state, typed):
    state.search(typed)
    assert "weikel2022burnout" in ids(state)


@pytest.mark.parametrize("typed", ['"peer', "peer AND", "(", "year:", "-", "AND", "*", "title:(", "~", "\\"])
def test_no_query_that_is_typed_on_the_way_is_a_fault(state, typed):
    state.search(typed)
    assert len(state.rows) <= 136


def test_a_query_that_names_lines_which_it_does_not_have_lists_nothing_and_says_why(state):
    state.search("#1 AND #2")
    assert ids(state) == []
    assert state.listing.reading.startswith("'#1' in column 1 names a line")


def test_filters_narrow_a_query_and_a_wrong_one_changes_nothing(state):
    state.search("burnout")
    every = len(state.rows)
    state.filter(Selection(access=("open",)))
    assert 0 < len(state.rows) < every
    with pytest.raises(UnknownNameError):
        state.filter(Selection(sections=("nowhere",)))
    assert state.filters == Selection(access=("open",))


def test_each_reset_takes_the_last_narrowing_back(state):
    state.filter(Selection(access=("open",)))
    state.search("burnout")
    state.show_similar(BRIEFS)
    assert BRIEFS not in ids(state)
    assert state.reset()
    assert state.query == "burnout"
    assert state.reset()
    assert (state.query, len(state.rows)) == ("", 82)
    assert state.reset()
    assert len(state.rows) == 136
    assert not state.reset()


def test_marks_are_kept_in_the_order_of_marking_whatever_is_listed(state):
    first, second = ids(state)[:2]
    for key in (second, first, second, second):
        state.toggle_mark(key)
    state.search("burnout")
    assert state.chosen("x") == [first, second]
    state.mark_all()
    assert len(state.chosen(None)) == 2 + len(state.rows)
    state.mark_all()
    assert state.chosen(None) == [first, second]


def test_without_marks_a_command_is_for_the_current_reference(state):
    assert state.chosen("x") == ["x"]
    assert state.chosen(None) == []


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("+brow", ["a", "b", "brow"]),
        ("+ brow, -a", ["b", "brow"]),
        ("a, b, +brow", ["a", "b", "brow"]),
        ("a, +a", ["a"]),
        ("c, -c", []),
        ("-a, -b", []),
        ("-elsewhere", ["a", "b"]),
        ("x-y, 1+1", ["x-y", "1+1"]),
    ],
)
def test_signs_before_tags_are_read_as_on_the_command_line(state, text, tags):
    state.set_tags(BRIEFS, "a, b")
    state.set_tags(BRIEFS, text)
    assert state.tags_of(BRIEFS) == tags


@pytest.mark.parametrize("text", ["+", "a, -"])
def test_a_sign_without_a_tag_is_wrong_usage(state, text):
    with pytest.raises(UsageError, match="no tag after the sign"):
        state.set_tags(BRIEFS, text)
    assert state.tags_of(BRIEFS) == []


def test_tags_notes_and_status_are_edited_and_each_change_is_undone(state):
    state.set_tags(BRIEFS, " a , b, ")
    state.set_tags(BRIEFS, "b, c")
    assert state.tags_of(BRIEFS) == ["b", "c"]
    state.set_note(BRIEFS, "One\nTwo")
    assert state.note_of(BRIEFS) == "One\nTwo"
    assert [state.next_status(BRIEFS) for _ in range(4)] == ["to-read", "reading", "read", None]
    for _ in range(4):
        state.undo()
    assert state.note_of(BRIEFS) == "One\nTwo"
    state.set_note(BRIEFS, "")
    assert state.note_of(BRIEFS) == ""
    for _ in range(4):
        state.undo()
    assert state.tags_of(BRIEFS) == []
    with pytest.raises(NothingFoundError):
        state.undo()


def test_what_changes_nothing_is_no_change(state):
    state.set_tags(BRIEFS, "")
    state.set_note(BRIEFS, " ")
    with pytest.raises(NothingFoundError):
        state.undo()


def test_a_change_that_was_made_elsewhere_is_not_undone(state):
    state.workspace.tag([BRIEFS], add=["elsewhere"])
    with pytest.raises(NothingFoundError):
        state.undo()
    assert state.tags_of(BRIEFS) == ["elsewhere"]


def test_a_private_note_is_neither_copied_nor_exported(state):
    state.set_note(BRIEFS, "SECRET")
    assert "SECRET" not in state.exported([BRIEFS], "bibtex") + state.exported([BRIEFS], "json")
    assert state.citation([BRIEFS], "apa").startswith("Gillard, S.")


def test_totals_name_what_narrows_the_list(state):
    state.filter(Selection(access=("open",), years=(Years(2020, None),)))
    state.toggle_mark(BRIEFS)
    assert state.totals().endswith("1 marked · year: 2020.. · access: open")
    assert state.totals().startswith(f"{len(state.rows)} of 136 · {len(state.rows)} free to read")
    assert filter_words(Selection(source="library", years=(Years(2020, 2020),))) == ["year: 2020", "only yours"]


def test_a_tag_filter_is_more_than_a_star():
    assert parse_tag_filter(" a, b* ,") == ("a", "b*")
    with pytest.raises(UsageError):
        parse_tag_filter("a, *")
