"""What the global options set, for the one command that a process runs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ColorMode(StrEnum):
    """What `--color` takes."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


@dataclass(slots=True)
class State:
    """The global options as given; `use_cache` is turned off when an index turns out to be damaged."""

    catalogue: str | None = None
    color: ColorMode = ColorMode.AUTO
    use_cache: bool = True


state = State()

# Global options that may also stand behind the command’s name; each takes a value.
_GLOBAL = ("--catalogue", "--color")


def hoist(arguments: list[str]) -> list[str]:
    """The arguments with global options moved to the front, where Typer looks for them: `list --color never` works as well."""
    front: list[str] = []
    rest: list[str] = []
    waiting = iter(arguments)
    for argument in waiting:
        if argument == "--":
            rest += [argument, *waiting]
        elif argument in _GLOBAL:
            front.append(argument)
            front.extend([value for value in [next(waiting, None)] if value is not None])
        elif argument.partition("=")[0] in _GLOBAL:
            front.append(argument)
        else:
            rest.append(argument)
    return front + rest
