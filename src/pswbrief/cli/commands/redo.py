"""`pswbrief redo`."""

from __future__ import annotations

from pswbrief.cli.context import run_context
from pswbrief.term.out import say


def redo() -> None:
    """Redo the change that `undo` took back. It can be repeated, as long as nothing else changes in between."""
    change = run_context.workspace().redo()
    say(f"Made again: {change.command}")
