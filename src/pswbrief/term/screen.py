"""The screen: how wide, with colour or without. Only a terminal's output loads this, and with it rich."""

from __future__ import annotations

import os
import sys

from rich.console import Console

from pswbrief.term.out import visible

NARROWEST = 40


def console(color: str) -> Console:
    """A console on standard output; `color` is auto, always or never, and auto heeds NO_COLOR and what the terminal can do."""
    plain = color == "never" or (color == "auto" and bool(os.environ.get("NO_COLOR")))
    forced = color == "always"
    return Console(
        file=sys.stdout,
        force_terminal=True if forced else None,
        color_system=None if plain else "auto" if not forced else "standard",
        no_color=plain,
        highlight=False,
        markup=False,
        emoji=False,
        soft_wrap=False,
    )


def clean(value: object) -> str:
    """A value from a file, as it may stand on a terminal; nothing for None."""
    return "" if value is None else visible(str(value))
