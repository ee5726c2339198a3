"""The table that completion answers from, made from the real commands."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from typer.main import get_command

from pswbrief.cli.app import COMMANDS, app
from pswbrief.core import fields
from pswbrief.core.enums import ItemType, Status
from pswbrief.core.selection import ACCESS
from pswbrief.search.field_names import FIELDS
from pswbrief.workspace.assignment import settable

if TYPE_CHECKING:
    from typer._click import Command, Context, Parameter

_HEAD = '''"""The commands, their arguments and options, and what these take.

Made from the commands themselves by `PSWBRIEF_SNAPSHOTS=write pytest tests/completion/test_table.py`, which without the variable
compares the two. Literals only, which Python loads in a millisecond; the commands take fifty.
"""

from __future__ import annotations

# Names, values ("" for a flag, choices between blanks, or the kind of what it takes in capitals), help.
Option = tuple[str, str, str]

'''
# What options take that are no choices to Typer; any other text is the reader's own.
_TAKEN = {
    "--access": "ACCESS",
    "--type": "TYPE",
    "--section": "SECTION",
    "--tag": "TAG",
    "--status": "STATUS",
    "--columns": "COLUMNS",
    "--set": "FIELD",
    "--install-completion": "bash zsh fish",
    "--show-completion": "bash zsh fish",
}
_TYPES = {
    "COMMANDS": "dict[str, tuple[str, str, str]]",
    "OPTIONS": "dict[str, Option]",
}


def made_table() -> dict[str, Any]:
    """The constants of `completion/table.py`, as the commands are now."""
    group = get_command(app)
    context = group.make_context("pswbrief", [], resilient_parsing=True)
    options: dict[str, tuple[str, str, str]] = {}
    commands = {"": ("", "", _options("", group, context, options))}
    for name, place in COMMANDS.items():
        command = group.get_command(context, name)  # type: ignore[attr-defined]
        inner = command.make_context(name, [], parent=context, resilient_parsing=True)
        arguments = [param.name for param in command.params if param.param_type_name == "argument"]
        commands[name] = (place.summary, " ".join(arguments), _options(name, command, inner, options))
    return {
        "COMMANDS": commands,
        "OPTIONS": options,
        "ACCESS": " ".join(ACCESS),
        "TYPES": " ".join(ItemType),
        "STATUSES": " ".join(Status),
        "COLUMNS": " ".join(fields.column_names()),
        "FIELDS": " ".join(FIELDS),
        "SET_FIELDS": " ".join(settable()),
    }


def as_module(table: dict[str, Any]) -> str:
    """The text of `completion/table.py`; `ruff format` does the rest."""
    return _HEAD + "".join(
        f"{name}{f': {_TYPES[name]}' if name in _TYPES else ''} = {_literal(value)}\n" for name, value in table.items()
    )


def _literal(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + "".join(f"{name!r}: {_literal(inner)},\n" for name, inner in value.items()) + "}"
    if isinstance(value, tuple):
        return "(" + ", ".join(map(_literal, value)) + ")"
    lines = textwrap.wrap(value, 100, break_on_hyphens=False) or [""]
    if len(lines) == 1:
        return repr(value)
    return "(" + "\n".join(repr(f"{line} ") for line in lines[:-1]) + repr(lines[-1]) + ")"


def _options(name: str, command: Command, context: Context, options: dict[str, tuple[str, str, str]]) -> str:
    """The keys of a command's options in `options`, where those that are new are put."""
    keys = []
    for option in command.get_params(context):
        if option.param_type_name != "option":
            continue
        names = sorted([*option.opts, *option.secondary_opts], key=len, reverse=True)
        value = (" ".join(names), _taken(option), option.help or "")  # type: ignore[attr-defined]
        # `--format` is not the same everywhere.
        key = names[0] if options.get(names[0], value) == value else f"{name}{names[0]}"
        options[key] = value
        keys.append(key)
    return " ".join(keys)


def _taken(option: Parameter) -> str:
    if option.is_flag or option.count:  # type: ignore[attr-defined]
        return ""
    if choices := option.type_descriptor.choices:  # type: ignore[attr-defined]
        return " ".join(str(getattr(choice, "value", choice)) for choice in choices)
    if option.metavar == "FILE":
        return "FILE"
    return next((_TAKEN[name] for name in option.opts if name in _TAKEN), "TEXT")
