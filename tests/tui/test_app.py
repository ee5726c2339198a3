"""The browser as it is used: keys, mouse, sizes, colours, driven by Textual's pilot."""

from __future__ import annotations

import pytest
from textual.events import Key
from textual.widgets import Input

from pswbrief.core.selection import Selection
from pswbrief.tui.app import BrowserApp
from pswbrief.tui.state import BrowseState
from pswbrief.workspace import Settings, Workspace
from testing.libraries import BRIEFS
from testing.screens import browsing, run, text_of


def test_typing_narrows_the_list_and_enter_returns_the_reference_under_the_cursor(state):
    async def steps():
        async with browsing(state) as (app, pilot):
            await pilot.press("slash", *"burno")
            await pilot.pause()
            assert "weikel2022burnout" in [row.id for row in state.rows]
            assert len(state.rows) < 20
            await pilot.press("enter", "enter")
        assert app.return_value == [state.rows[0].id]

    run(steps)


def test_a_slash_begins_a_query_and_is_part_of_one(state):
    async def steps():
        async with browsing(state) as (app, pilot):
            await pilot.press("slash", *"10", "slash", "x")
            assert app.query_one("#search", Input).value == "10/x"
            await pilot.press("escape", "t", "slash", "enter")
            assert state.tags_of(app.current) == ["/"]

    run(steps)


def test_the_cursor_moves_by_arrows_and_by_the_keys_of_vi(state):
    moves = {
        "j j k": 1,
        "down down up": 1,
        "G": 135,
        "end home": 0,
        "G g": 0,
        "k": 0,
        "G j": 135,
        "pagedown pageup": 0,
    }

    async def steps():
        async with browsing(state) as (app, pilot):
            for keys, place in moves.items():
                await pilot.press(*keys.split())
                assert app.references.cursor == place, keys
                assert state.rows[place].id == app.current
                await pilot.press("g")
                assert app.references.cursor == 0

    run(steps)


async def type_at_once(app, pilot, keys):
    """Type keys faster than anything is dealt with, as a terminal that pastes does."""
    for key in keys:
        app.post_message(Key(key, key if len(key) == 1 else None))
    await pilot.pause()
    await pilot.pause()


@pytest.mark.parametrize("moves", [[], ["j", "j", "G", "k"]])
def test_what_is_typed_right_behind_a_key_goes_to_the_dialog_and_is_about_the_reference_seen(state, moves):
    async def steps():
        async with browsing(state) as (app, pilot):
            key = state.rows[134 if moves else 0].id
            # Each letter is a key of the list as well.
            await type_at_once(app, pilot, [*moves, "t", *"jumbq", "enter"])
            assert state.tags_of(key) == ["jumbq"]
            await type_at_once(app, pilot, ["n", *"quosejk", "ctrl+s"])
            assert state.note_of(key) == "quosejk"
            await type_at_once(app, pilot, ["e", *"x.ris"])
            assert app.screen.query_one(Input).value == "x.ris"
            assert app.current == key
            await pilot.press("escape")
            await type_at_once(app, pilot, ["s", "j", "j", "enter"])
            assert state.filters.sections == ("Case Studies",)

    run(steps)


def test_what_is_typed_right_behind_a_search_is_about_what_it_found(state):
    async def steps():
        async with browsing(state) as (app, pilot):
            await type_at_once(app, pilot, ["slash", *BRIEFS, "enter", "space"])
            assert list(state.marked) == [BRIEFS]
            await type_at_once(app, pilot, ["slash", *"jjj", "escape", "j", "space"])
            assert app.query_one("#search", Input).value == ""
            assert len(state.rows) == 136

    run(steps)


def test_marked_references_are_returned_in_the_order_of_marking(state):
    async def steps():
        async with browsing(state) as (app, pilot):
            await pilot.press("j", "space", "g", "space", "space", "k", "space", "enter")
        assert app.return_value == [state.rows[0].id, state.rows[1].id]

    run(steps)


def test_leaving_returns_nothing(state):
    async def steps():
        async with browsing(state) as (app, pilot):
            await pilot.press("space", "q")
        assert app.return_value == []

    run(steps)


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (109, 30), (110, 30), (200, 60)])
def test_list_and_card_are_both_seen_at_any_size(state, size):
    async def steps():
        async with browsing(state, size) as (app, pilot):
            await pilot.pause()
            card = app.query_one("#card").region
            listed = app.references.region
            assert card.width > 0
            assert card.height >= 3
            assert listed.height >= 3
            assert (card.x > listed.x) == (size[0] >= 110)
            assert "watson2024social" in text_of(app)
            assert "Peer Support in Ment" in text_of(app)

    run(steps)


def test_a_click_moves_the_cursor_and_a_double_click_marks(state):
    async def steps():
        async with browsing(state) as (app, pilot):
            await pilot.click(app.references, offset=(10, 3))
            assert app.references.cursor == 3
            await pilot.click(app.references, offset=(10, 5), times=2)
            assert list(state.marked) == [state.rows[5].id]

    run(steps)


def test_similar_references_are_listed_and_escape_returns_to_the_reference(state):
    async def steps():
        async with browsing(state) as (app, pilot):
            await pilot.press("j", "j")
            key = app.current
            await pilot.press("tilde")
            assert key not in [row.id for row in state.rows]
            assert f"similar to {key}" in state.totals()
            await pilot.press("escape")
            assert len(state.rows) == 136

    run(steps)


def test_text_of_a_file_is_never_markup_or_a_control(tmp_path):
    from testing.catalogues import reference, write

    path = write(
        tmp_path / "odd.toml", reference(title="[red]Odd[/red] \\u001b[31m [@click=app.quit]x", abstract="[b]A[/b]")
    )

    async def steps():
        async with browsing(BrowseState(Workspace(Settings(catalogue=path)))) as (app, _):
            shown = text_of(app)
            assert "[red]Odd[/red]" in shown
            assert "\x1b" not in shown

    run(steps)


def test_dark_is_turned_to_light_and_a_light_terminal_is_known(state, monkeypatch):
    async def steps():
        async with browsing(state) as (app, pilot):
            assert app.current_theme.dark
            await pilot.press("d")
            assert not app.current_theme.dark

    run(steps)
    monkeypatch.setenv("COLORFGBG", "0;15")
    assert not BrowserApp(state).current_theme.dark


def test_without_colour_the_screen_is_grey(state, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    assert BrowserApp(state).no_color


def test_of_an_empty_list_nothing_can_be_done_and_nothing_fails(state):
    async def steps():
        async with browsing(state) as (app, pilot):
            state.filter(Selection(source="library"))
            app.references.show(state.listing, state.marked)
            await pilot.press(*"jkgG", "space", "asterisk", *"tnmocbe~")
            await pilot.pause()
            assert app.screen is app.screen_stack[0]
            await pilot.press("enter")
        assert app.return_value == []

    run(steps)
