"""Running the browser at the terminal, even if the standard streams are connected to something else."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
from typing import TYPE_CHECKING

from pswbrief.errors import UsageError
from pswbrief.tui.app import BrowserApp

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pswbrief.tui.state import BrowseState

# The signals end the browser like any other process, but it restores the terminal first. Windows has no handlers for them.
_SIGNALS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if os.name != "nt"]
_TERMINAL = "/dev/tty"
# Textual reads standard input and draws on standard error, but asks standard output how large the terminal is.
_STREAMS = (0, 1, 2)


def browse(state: BrowseState, *, style: str = "harvard", color: bool = True) -> list[str]:
    """Let the reader browse, and return the chosen ids. UsageError without a terminal, KeyboardInterrupt for SIGINT."""
    if not color:
        os.environ["NO_COLOR"] = "1"
    sent: list[int] = []
    try:
        with at_terminal():
            return asyncio.run(_run(BrowserApp(state, style=style), sent)) or []
    finally:
        if sent:
            _end_by(sent[0])


async def _run(app: BrowserApp, sent: list[int]) -> list[str] | None:
    def leave(number: int) -> None:
        if not os.isatty(_STREAMS[-1]):
            # The window was closed: there is no terminal to restore, and drawing on it would wait for ever.
            _end_by(number)
        sent.append(number)
        app.exit()

    for number in _SIGNALS:
        asyncio.get_running_loop().add_signal_handler(number, leave, number)
    return await app.run_async()


def _end_by(number: int) -> None:
    """End this process with a signal that arrived while the browser was running."""
    if number == signal.SIGINT:
        raise KeyboardInterrupt
    signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)


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
