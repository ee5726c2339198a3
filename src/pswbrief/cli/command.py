"""The class of all commands: parses parameters without pydantic, and lays out help, in any version of Typer.

From Typer 0.29 each parameter builds a pydantic adapter the first time it is parsed, which takes longer than all the rest of a short
run. Where a parameter has the attribute that holds the adapter, it is set to a coercer without pydantic. Without that attribute, or
for a type that is not known here, Typer's adapter works, only slower. Help, usage included, is laid out in `cli.help_layout`.
"""

from __future__ import annotations

import re
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args, get_origin

import typer
from typer.core import TyperArgument, TyperCommand, TyperOption

from pswbrief.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from typer._click import Context, Parameter

# The attribute in which a parameter keeps its adapter; None until the first value is parsed.
_ATTRIBUTE = "_runtime_param"
# What the metavar of a parameter says that takes names of files.
_FILE_NAMES = re.compile(r"\b(?:FILE|DOC|NEW)\b")


class _Coercer:
    """Converts the arguments of one parameter to its value; has the interface of Typer's own adapter."""

    def __init__(self, convert: Callable[[Any, Context], object]) -> None:
        self._convert = convert

    def coerce(self, value: Any, param: TyperArgument | TyperOption, ctx: Context) -> object:  # noqa: ANN401 - a word, several or None
        """Return `value`, one argument or several, converted. BadParameter, or UsageError for a choice, if it is not valid."""
        several = param.multiple or param.nargs == -1
        if value is None:
            return () if several else None
        try:
            return [self._convert(one, ctx) for one in value] if several else self._convert(value, ctx)
        except ValueError as error:
            raise typer.BadParameter(str(error), ctx=ctx, param=param) from error


class LightCommand(TyperCommand):
    """A command whose parameters are parsed without pydantic."""

    def get_params(self, ctx: Context) -> list[Parameter]:
        """Return the command's parameters, including `--help`."""
        return without_pydantic(super().get_params(ctx))

    def get_help(self, ctx: Context) -> str:
        """Return the help of the command: options in groups, and examples."""
        from pswbrief.cli.help_layout import command_help

        return command_help(self, ctx)


def without_pydantic(params: list[Parameter]) -> list[Parameter]:
    """Set a coercer without pydantic on each parameter whose type allows it; return the parameters."""
    for param in params:
        if not isinstance(param, TyperArgument | TyperOption) or getattr(param, _ATTRIBUTE, _Coercer) is not None:
            continue
        if (convert := _converter(param)) is not None:
            setattr(param, _ATTRIBUTE, _Coercer(convert))
    return params


def _converter(param: TyperArgument | TyperOption) -> Callable[[Any, Context], object] | None:
    """Return the function that converts one argument; None for a type, or a limit, that is not known here."""
    descriptor = param.type_descriptor
    annotation: Any = descriptor.annotation
    facts = descriptor.parameter_info
    if get_origin(annotation) is list:
        (annotation,) = get_args(annotation)
    if facts.parser is not None or (annotation is Path and (facts.exists or facts.resolve_path)):
        return None
    if get_origin(annotation) is tuple and set(get_args(annotation)) == {str}:
        return lambda value, _: tuple(value)
    option = max(param.opts, key=len)
    # A flag takes no argument: it is its own value.
    if annotation in {str, bool, Path}:
        is_file = annotation is Path or _FILE_NAMES.search(facts.metavar or "") is not None
        return lambda value, _: annotation(_file_name(value, option)) if is_file else value
    if annotation is int:
        return lambda value, _: _number(value, facts.min, option)
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return lambda value, ctx: _choice(annotation, value, option, ctx, several=param.multiple)
    return None


def _file_name(value: str, option: str) -> str:
    """Return `value`. UsageError if it is empty, which is the working folder to pathlib, and to nobody else."""
    if not value:
        where = f"The name after {option}" if option.startswith("-") else "A name"
        raise UsageError(f"Which file? {where} is empty.", hint="Is a variable of the shell unset?")
    return value


def _number(value: str | int, least: float | None, option: str) -> int:
    hint = f"Try: {option} 10"
    try:
        number = int(value)
    except ValueError:
        raise UsageError(f"{option} takes a whole number, not {value!r}.", hint=hint) from None
    if least is not None and number < least:
        raise UsageError(f"{option} takes a number from {least:g} on, not {number}.", hint=hint)
    return number


def _choice(choices: type[Enum], value: object, option: str, context: Context, *, several: bool) -> Enum:
    if isinstance(value, choices):
        return value
    from pswbrief.cli.choices import one_of

    values = [str(choice.value) for choice in choices]
    return choices(one_of(str(value), values, option, command=context.info_name or "", several=several))
