"""Values typed on the command line: `FIELD=VALUE`; an ambiguous name is asked about on a terminal, and reported elsewhere."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Any

from pswbrief.cli.asking import can_ask, confirm
from pswbrief.core.name import Organisation, Person
from pswbrief.core.typed_names import read_names
from pswbrief.term.out import say
from pswbrief.text.normalize import clean_line
from pswbrief.workspace.assignment import field_named, name_value, value_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pswbrief.core.name import Name

# The fields whose names may be people's or organisations'; in other roles organisations are rare.
PEOPLE = frozenset({"authors", "editors"})


def assigned(words: Iterable[str]) -> dict[str, Any]:
    """Return the values, as a catalogue writes them, of words `FIELD=VALUE` by their fields; None for an empty value.

    UnknownFieldError if there is no such field.
    """
    values: dict[str, Any] = {}
    for word in words:
        name, _, text = word.partition("=")
        field = field_named(name)
        values[field] = (settled_names(text) or None) if field in PEOPLE else value_of(field, text)
    return values


def settled_names(text: str) -> list[dict[str, str]]:
    """Return the names in a text as tables of a catalogue. Ambiguous ones are asked about on a terminal, else reported."""
    found = []
    for one in read_names(clean_line(text)):
        name = one.name
        if one.doubtful:
            name = _asked(name) if can_ask() else _said(name)
        found.append(name_value(name))
    return found


def _asked(name: Name) -> Name:
    if isinstance(name, Person):
        typed = f"{name.given} {name.family}"
        is_person = confirm(f"{typed}: is this a person ({name})?", default=True)
        return name if is_person else Organisation(typed)
    is_body = confirm(f"{name}: is this an organisation?", default=True)
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
