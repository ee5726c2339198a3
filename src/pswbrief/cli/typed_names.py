"""Names typed on the command line: an ambiguous one is asked about on a terminal, and reported elsewhere."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import typer

from pswbrief.cli.standard_input import input_is_terminal
from pswbrief.core.name import Organisation, Person
from pswbrief.core.typed_names import read_names
from pswbrief.term.out import say
from pswbrief.text.normalize import clean_line
from pswbrief.workspace.assignment import name_value

if TYPE_CHECKING:
    from pswbrief.core.name import Name


def settled_names(text: str) -> list[dict[str, str]]:
    """Return the names in a text as tables of a catalogue. Ambiguous ones are asked about on a terminal, else reported."""
    found = []
    for one in read_names(clean_line(text)):
        name = one.name
        if one.doubtful:
            name = _asked(name) if input_is_terminal() else _said(name)
        found.append(name_value(name))
    return found


def _asked(name: Name) -> Name:
    if isinstance(name, Person):
        typed = f"{name.given} {name.family}"
        is_person = typer.confirm(f"{typed}: is this a person ({name})?", default=True, err=True)
        return name if is_person else Organisation(typed)
    is_body = typer.confirm(f"{name}: is this an organisation?", default=True, err=True)
    return name if is_body else Person(str(name), "")


def _said(name: Name) -> Name:
    if isinstance(name, Person):
        typed = f"{name.given} {name.family}"
        say(f"{typed!r} is read as a person ({name}).", hint=f"For an organisation: --body {shlex.quote(typed)}")
    else:
        say(
            f"{str(name)!r} is read as an organisation.",
            hint=f"For a person: '{name}, Given', or '{name},' without given names.",
        )
    return name
