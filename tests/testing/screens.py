"""Running the browser without a terminal."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager

from pswbrief.tui.app import BrowserApp


@asynccontextmanager
async def browsing(state, size=(80, 24)):
    """A browser at work, all messages dealt with, and its pilot."""
    app = BrowserApp(state)
    # What glides takes time, and the state at its end is the same.
    app.animation_level = "none"
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield app, pilot


def run(steps):
    """Run a test that awaits."""
    asyncio.run(steps())


def text_of(app):
    """The screen as text."""
    return "\n".join("".join(segment.text for segment in line) for line in app.screen._compositor.render_strips())
