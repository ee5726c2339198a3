"""The dialogs of the browser: tags, note, sections, filters, help."""

from __future__ import annotations

from textual.widgets import Input, Select, Static, TextArea, Tree

from pswbrief.core.selection import Selection
from pswbrief.tui.keys import BINDINGS, HELP
from testing.screens import browsing, run


def test_tags_note_and_status_are_edited_in_place_and_undone(state):
    async def steps():
        async with browsing(state) as (app, pilot):
            key = app.current
            await pilot.press("t", *"one,two", "enter")
            assert state.tags_of(key) == ["one", "two"]
            await pilot.press("n")
            app.screen.query_one(TextArea).text = "Read again"
            await pilot.press("ctrl+s")
            assert state.note_of(key) == "Read again"
            await pilot.press("m")
            await pilot.pause()
            assert app.current == key
            await pilot.press("u", "u", "u")
            assert (state.tags_of(key), state.note_of(key)) == ([], "")
            await pilot.press("t", "x", "escape")
            assert state.tags_of(key) == []

    run(steps)


def test_a_section_is_chosen_from_the_tree(state):
    async def steps():
        async with browsing(state) as (app, pilot):
            await pilot.press("s")
            tree = app.screen.query_one(Tree)
            assert "136" in str(tree.root.label)
            await pilot.press("j", "j", "enter")
            await pilot.pause()
            assert state.filters.sections == ("Case Studies",)
            assert len(state.rows) == 4
            await pilot.press("escape")
            assert len(state.rows) == 136

    run(steps)


def test_filters_are_chosen_and_a_wrong_one_is_said_and_stays(state):
    async def steps():
        async with browsing(state) as (app, pilot):
            await pilot.press("f")
            app.screen.query_one("#year", Input).value = "twenty"
            app.screen.query_one("#access", Select).value = "open"
            await pilot.press("ctrl+s")
            assert state.filters == Selection()
            app.screen.query_one("#year", Input).value = "2020.."
            await pilot.press("ctrl+s")
            await pilot.pause()
            assert state.filters.access == ("open",)
            assert 0 < len(state.rows) < 82
            assert all(row.year >= 2020 for row in state.rows)

    run(steps)


def test_help_names_every_key_that_does_something(state):
    named = " ".join(keys for keys, _ in HELP)
    shown = {
        "slash": "/",
        "question_mark": "?",
        "asterisk": "*",
        "tilde": "~",
        "escape": "Esc",
        "ctrl+q,ctrl+c": "Ctrl+Q",
        "enter,down": "Enter",
    }
    for binding in BINDINGS:
        assert shown.get(binding.key, binding.key.capitalize() if len(binding.key) > 1 else binding.key) in named

    async def steps():
        async with browsing(state) as (app, pilot):
            await pilot.press("question_mark")
            assert "undo the last filter" in str(app.screen.query(Static).last().render())
            await pilot.press("escape")
            assert app.screen is app.screen_stack[0]

    run(steps)
