"""What the global options set, for the one command that a process runs."""

from __future__ import annotations

from enum import StrEnum


class ColorMode(StrEnum):
    """What `--color` takes."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


class State:
    """The global options as given; `trusts_index` is turned off when one turns out to be damaged."""

    catalogue: str | None = None
    library: str | None = None
    color: ColorMode = ColorMode.AUTO
    trusts_index: bool = True


state = State()
