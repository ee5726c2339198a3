"""What leaves the browser: citations copied, references exported."""

from __future__ import annotations

from textual.widgets import Input

from testing.libraries import BRIEFS
from testing.screens import browsing, run


def test_citations_and_bibtex_are_copied(state):
    async def steps():
        async with browsing(state) as (app, pilot):
            await pilot.press("slash", *BRIEFS, "enter", "c")
            assert app.clipboard.startswith("Gillard, S.")
            await pilot.press("b")
            assert f"@article{{{BRIEFS}," in app.clipboard

    run(steps)


def test_what_is_marked_is_exported_to_a_file_that_is_never_replaced(state, tmp_path):
    path = tmp_path / "x.ris"

    async def steps():
        async with browsing(state) as (app, pilot):
            await pilot.press("space", "space", "e")
            app.screen.query_one(Input).value = str(path)
            await pilot.press("enter")
            assert path.read_text(encoding="utf-8").count("TY  - ") == 2
            path.write_text("mine", encoding="utf-8")
            await pilot.press("e")
            app.screen.query_one(Input).value = str(path)
            await pilot.press("enter")
            assert path.read_text(encoding="utf-8") == "mine"

    run(steps)
