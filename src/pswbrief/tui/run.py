"""Running the browser at the terminal, whatever the standard streams are connected to."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING

from pswbrief.errors import UsageError
from pswbrief.tui.app import BrowserApp

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pswbrief.tui.state import BrowseState

_TERMINAL = "/dev/tty"
# Textual reads standard input and draws on standard error, but asks standard output how large the terminal is.
_STREAMS = (0, 1, 2)


def browse(state: BrowseState, *, style: str = "harvard", color: bool = True) -> list[str]:
    """Let the reader browse, and return the chosen ids. UsageError without a terminal."""
    if not color:
        os.environ["NO_COLOR"] = "1"
    with at_terminal():
        return BrowserApp(state, style=style).run() or []


@contextlib.contextmanager
def at_terminal() -> Iterator[None]:
    """Connect the standard streams to the terminal while the block runs. UsageError without a terminal."""
    redirected = [stream for stream in _STREAMS if not os.isatty(stream)]
    if not redirected or os.name == "nt":
        yield
        return
    try:
        terminal = os.open(_TERMINAL, os.O_RDWR)
    except OSError:
        raise UsageError(
            "The full-screen browser needs a terminal.", hint="Try: pswbrief list, or pswbrief search"
        ) from None
    kept = {stream: os.dup(stream) for stream in redirected}
    try:
        for stream in redirected:
            os.dup2(terminal, stream)
        yield
    finally:
        os.close(terminal)
        for stream, copy in kept.items():
            os.dup2(copy, stream)
            os.close(copy)
