"""The arguments before Typer sees them: what may stand where Typer would not look for it is put where it does."""

from __future__ import annotations

import re

from pswbrief.completion.request import GLOBAL_OPTIONS
from pswbrief.errors import UsageError

# These take the name of a shell or none, which Typer's options can't.
_SHELL_MAY_FOLLOW = ("--install-completion", "--show-completion")


def move_global_options(arguments: list[str]) -> list[str]:
    """The arguments with global options moved to the front, where Typer looks for them: `list --color never` works as well."""
    front: list[str] = []
    rest: list[str] = []
    waiting = iter(arguments)
    for argument in waiting:
        if argument == "--":
            rest += [argument, *waiting]
        elif argument in GLOBAL_OPTIONS:
            value = next(waiting, None)
            if value is None:
                raise UsageError(f"{argument} needs a value.", hint="See: pswbrief --help")
            front += [argument, value]
        elif argument == "--version" or argument.partition("=")[0] in GLOBAL_OPTIONS:
            front.append(argument)
        elif argument in _SHELL_MAY_FOLLOW:
            shell = next(waiting, "detect")
            front.append(f"{argument}={shell}")
        else:
            rest.append(argument)
    return front + rest


# Where anything behind one hyphen is a word to leave out or a tag to take off, but for these short options.
_SHORT_OPTIONS = {
    "search": re.compile(r"-(?:[nfh]|n[0-9]+|f(?:table|plain|ids|json|jsonl|csv))"),
    "tag": re.compile("-h"),
}
_LEFT_OUT = re.compile(r"-[^-].*", re.DOTALL)


def protect_exclusions(arguments: list[str]) -> list[str]:
    """The arguments of `search` or `tag` with `-word` behind `--`, where it is no heap of options.

    They have been hoisted: before the command's name there are only global options.
    """
    short = _SHORT_OPTIONS.get(_command(arguments))
    if short is None or "--" in arguments:
        return arguments
    left_out = [argument for argument in arguments if _LEFT_OUT.fullmatch(argument) and not short.fullmatch(argument)]
    if not left_out:
        return arguments
    return [*(argument for argument in arguments if argument not in left_out), "--", *left_out]


def _command(arguments: list[str]) -> str:
    """The command's name: the first argument that is neither an option nor an option's value."""
    waiting = iter(arguments)
    for argument in waiting:
        if argument in GLOBAL_OPTIONS:
            next(waiting, None)
        elif not argument.startswith("-"):
            return argument
    return ""
