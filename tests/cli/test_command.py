"""The class of all commands: values without pydantic, on every Typer, and arguments shown as we wrote them."""

from __future__ import annotations

import pytest
import typer

from pswbrief.cli.app import COMMANDS, app
from pswbrief.cli.command import _ATTRIBUTE, _Coercer


@pytest.fixture(scope="module")
def group():
    return typer.main.get_command(app)


@pytest.fixture
def context(group):
    return typer.Context(group, **group.context_settings)


@pytest.mark.parametrize("name", [None, *COMMANDS])
def test_no_parameter_of_ours_needs_typer_s_own_way(group, context, name):
    """A Typer without the attribute has no place for a coercer, and loads no pydantic."""
    command = group if name is None else group.get_command(context, name)
    for param in command.get_params(context):
        assert isinstance(getattr(param, _ATTRIBUTE, _Coercer(str)), _Coercer), param.name


@pytest.mark.parametrize("name", COMMANDS)
def test_arguments_are_shown_by_their_metavar_alone(group, context, name):
    command = group.get_command(context, name)
    shown = [param.metavar for param in command.params if param.param_type_name == "argument"]
    assert all(shown)
    usage = command.get_help(context).split("\n\n")[0].split("[OPTIONS]")[1].split()
    assert usage == " ".join(shown).split()


def test_a_number_has_its_limits_and_a_choice_its_values(program):
    for arguments, sentence in (
        (("list", "--limit", "x"), "--limit takes a whole number, not 'x'."),
        (("list", "--limit", "0"), "--limit takes a number from 1 on, not 0."),
        (("list", "--format", "foo"), "'foo' is not a value of --format.\nTry table, plain,"),
    ):
        answer = program(*arguments)
        assert answer.status == 2
        assert answer.err.startswith(f"pswbrief: {sentence}")
    assert program("list", "--limit", "2", "--format", "ids").lines == program("list", "--format", "ids").lines[:2]
