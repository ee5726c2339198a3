"""Reorder the arguments for Typer: global options first, a command's options behind its name, exclusions behind `--`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pswbrief.completion.request import GLOBAL_OPTIONS
from pswbrief.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

# American and other spellings of global options.
_SPELLINGS = {"--catalog": "--catalogue", "--colour": "--color"}

# These may be followed by the name of a shell; Typer has no options with an optional value.
_SHELL_MAY_FOLLOW = ("--install-completion", "--show-completion")
# Global options without a value.
_FLAGS = ("--version", "--no-pager")


def move_global_options(arguments: list[str]) -> list[str]:
    """Return the arguments with global options moved to the front, where Typer expects them: `list --color never` works as well.

    UsageError for a global option without its value.
    """
    front: list[str] = []
    rest: list[str] = []
    waiting = iter(arguments)
    for typed in waiting:
        name, equals, value = typed.partition("=")
        argument = f"{_SPELLINGS.get(name, name)}{equals}{value}"
        if argument == "--":
            rest += [argument, *waiting]
        elif argument in GLOBAL_OPTIONS:
            following = next(waiting, None)
            if following is None:
                raise UsageError(f"{argument} needs a value after it.", hint="See: pswbrief --help")
            front += [argument, following]
        elif argument in _FLAGS or argument.partition("=")[0] in GLOBAL_OPTIONS:
            front.append(argument)
        elif argument in _SHELL_MAY_FOLLOW:
            shell = next(waiting, "detect")
            front.append(f"{argument}={shell}")
        else:
            rest.append(argument)
    return front + rest


# Options of the program itself, at any position.
_OF_THE_PROGRAM = frozenset({*_FLAGS, *_SHELL_MAY_FOLLOW})


def move_command_options(arguments: list[str]) -> list[str]:
    """Return the arguments with a command's options moved behind its name: `--format json list` is `list --format json`.

    Expects global options at the front (`move_global_options`). Without a command, nothing is moved.
    """
    start = 0
    while start < len(arguments) and arguments[start].partition("=")[0] in {*GLOBAL_OPTIONS, *_OF_THE_PROGRAM}:
        start += 2 if arguments[start] in GLOBAL_OPTIONS else 1
    if all(argument.startswith("-") for argument in arguments[start:]):
        return arguments
    end = start
    while end < len(arguments) and arguments[end].startswith("-") and arguments[end] not in {"-", "--"}:
        end += 2 if _takes_value(arguments[end]) else 1
    if end == start or end >= len(arguments):
        return arguments
    return [*arguments[:start], arguments[end], *arguments[start:end], *arguments[end + 1 :]]


def _takes_value(option: str) -> bool:
    """Return whether an option, as it was typed, takes a value in some command."""
    from pswbrief.completion.table import OPTIONS

    return "=" not in option and any(value for names, value, _ in OPTIONS.values() if option in names.split())


# The commands in which `-word` excludes a word or removes a tag, with their short options, which do neither.
_SHORT_OPTIONS = {
    # A single letter counts as an option, even if that doesn't exist.
    "search": re.compile(r"-(?:[A-Za-z]|n[0-9]+|f(?:table|plain|ids|json|jsonl|csv))"),
    "tag": re.compile("-h"),
}
_LEFT_OUT = re.compile(r"-[^-].*", re.DOTALL)


def protect_exclusions(arguments: list[str]) -> list[str]:
    """Return the arguments of `search` or `tag` with each `-word` behind `--`, so that it is not read as several short options.

    Expects only global options before the command's name (`move_global_options`, `move_command_options`).
    """
    short = _SHORT_OPTIONS.get(command_of(arguments))
    if short is None or "--" in arguments:
        return arguments
    left_out = [argument for argument in arguments if _LEFT_OUT.fullmatch(argument) and not short.fullmatch(argument)]
    if not left_out:
        return arguments
    return [*(argument for argument in arguments if argument not in left_out), "--", *left_out]


def command_of(arguments: Sequence[str]) -> str:
    """Return the first argument that is neither an option nor a global option's value, in lower case: the command's name."""
    waiting = iter(arguments)
    for argument in waiting:
        if argument in GLOBAL_OPTIONS:
            next(waiting, None)
        elif not argument.startswith("-"):
            return argument.lower()
    return ""
