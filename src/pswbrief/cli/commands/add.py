"""`pswbrief add`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import tomli
import typer

from pswbrief.cli.asking import can_ask
from pswbrief.cli.context import run_context
from pswbrief.cli.lookup import Email, Offline, Quiet, ServiceOptions, add_identifiers
from pswbrief.cli.options import Rewrite
from pswbrief.cli.selecting import Parameter, give_parameters
from pswbrief.cli.standard_input import given_ids
from pswbrief.cli.text_editor import INSTRUCTION, edit_until_valid
from pswbrief.cli.typed_values import PEOPLE, assigned, settled_names
from pswbrief.core import fields
from pswbrief.core.fields import FieldKind
from pswbrief.errors import InputError, UsageError
from pswbrief.term.out import say, write
from pswbrief.text.normalize import clean_line
from pswbrief.workspace.assignment import field_named, value_of

if TYPE_CHECKING:
    from pswbrief.store.drafts import Draft

_SEVERAL = frozenset({FieldKind.NAMES, FieldKind.WORDS})
_TEMPLATE = f"""\
{INSTRUCTION}A reference needs a title; remove the lines that you don't need. To give up, change nothing.
title = ""
type = "article-journal"
authors = [
    {{ family = "", given = "" }},
]
issued = ""
container = ""
volume = ""
issue = ""
pages = ""
doi = ""
url = ""
access = ""
tags = []
notes = ""
abstract = ""
"""


def add_reference(  # noqa: PLR0917 - Typer passes them by name
    identifiers: list[str] | None,
    duplicate: bool,
    rewrite: bool,
    offline: bool,
    email: str | None,
    quiet: bool,
    body: list[str] | None,
    others: list[str] | None,
    prompt: bool,
    toml: bool,
    **options: Any,  # noqa: ANN401 - what Typer parsed
) -> None:
    """Add a reference of your own: by DOI, PMID, PMCID, ISBN, arXiv id or address; or fields as options.

    Identifiers are looked up in public services. Without anything, you are asked for each field; --toml opens a template in your
    editor.
    """
    if toml or prompt:
        _check_alone(identifiers, options, body, others)
    given = ((field_named(name), text) for name, text in options.items())
    table = {field: value for field, text in given if (value := _value(field, text)) is not None}
    if bodies := [clean_line(one) for one in body or () if clean_line(one)]:
        table["authors"] = [*(table.get("authors") or ()), *({"literal": one} for one in bodies)]
    if wrong := [word for word in others or () if "=" not in word]:
        raise UsageError(
            f"--set takes FIELD=VALUE, not {wrong[0]!r}.", hint="Such as: --set 'event-title=A conference'"
        )
    table |= {field: value for field, value in assigned(others or ()).items() if value is not None}
    services = ServiceOptions(offline, email, quiet)
    if identifiers:
        from pswbrief.workspace.lookup import parse_identifiers

        found = parse_identifiers(given_ids(identifiers))
        if "id" in table and len(found) > 1:
            raise UsageError("Several references can't have one id.")
        if status := add_identifiers(found, table, services, duplicate=duplicate, rewrite=rewrite):
            raise typer.Exit(status)
    elif table:
        _add(table, duplicate=duplicate, rewrite=rewrite)
    elif toml:
        add_from_editor(duplicate=duplicate, rewrite=rewrite)
    elif prompt or can_ask():
        _add_from_answers(services, duplicate=duplicate, rewrite=rewrite)
    else:
        raise UsageError(
            "What should be added?",
            hint="Try: pswbrief add 10.1186/s12888-020-02536-5, or --title TITLE --author 'Family, Given' --year 2020",
        )


def _value(field: str, text: Any) -> Any:  # noqa: ANN401 - a text or several; whatever TOML holds
    if field in PEOPLE:
        return [name for each in text or () for name in settled_names(each)] or None
    if isinstance(text, list):
        return [part for each in text for part in value_of(field, each) or ()] or None
    return None if text is None else value_of(field, text)


def _add(table: dict[str, Any], *, duplicate: bool, rewrite: bool) -> None:
    key = run_context.workspace().add(table, allow_duplicate=duplicate, rewrite=rewrite)
    write(f"{key}\n")
    say("Added.")


def _check_alone(identifiers: list[str] | None, options: dict[str, Any], *lists: list[str] | None) -> None:
    if identifiers or any(lists) or any(options.values()):
        raise UsageError("--prompt and --toml ask for a whole reference.", hint="Leave them out, or the fields.")


def _add_from_answers(services: ServiceOptions, *, duplicate: bool, rewrite: bool) -> None:
    """Ask for an identifier or for fields, and add the reference."""
    from pswbrief.cli.prompting import prompt_for_reference

    answers = prompt_for_reference()
    if answers.identifier:
        from pswbrief.workspace.lookup import parse_identifiers

        found = parse_identifiers([answers.identifier])
        if status := add_identifiers(found, {}, services, duplicate=duplicate, rewrite=rewrite):
            raise typer.Exit(status)
    elif answers.fields:
        _add(answers.fields, duplicate=duplicate, rewrite=rewrite)
    else:
        say("Nothing was added.")


def add_from_editor(*, duplicate: bool, rewrite: bool, resumed: Draft | None = None) -> None:
    """Open a template in the reader's editor, or resume a draft, and add the reference."""

    def save(text: str) -> None:
        _add(_known(text), duplicate=duplicate, rewrite=rewrite)

    shown = None if resumed else _TEMPLATE
    if not edit_until_valid("", name="new.toml", save=save, command="add", shown=shown, resumed=resumed):
        say("Nothing was added.")


def _known(text: str) -> dict[str, Any]:
    """Return the fields that are filled in. InputError if the text isn't TOML."""
    try:
        table = tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        raise InputError(f"This is not TOML: {error}.") from None
    people = {"authors", "editors"} & table.keys()
    for field in people:
        if isinstance(table[field], list):
            table[field] = [person for person in table[field] if not isinstance(person, dict) or any(person.values())]
    return {field: value for field, value in table.items() if value not in ("", [])}


def _parameters() -> dict[str, Parameter]:
    # A reference is described before it is given an id and a place.
    ordered = sorted(fields.options(), key=lambda field: field.kind is FieldKind.KEY)
    options: dict[str, Parameter] = {
        field.name: (
            Annotated[
                list[str] | None if field.kind in _SEVERAL else str | None,
                typer.Option(f"--{field.option}", metavar=field.option.upper().replace("-", "_"), help=field.help),
            ],
            None,
        )
        for field in ordered
    }
    there = "Add it even if the same work is there already."
    duplicate = Annotated[bool, typer.Option("--duplicate", help=there)]
    named = Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[IDENTIFIER]...", help="DOIs, PMIDs, PMCIDs, ISBNs, arXiv ids or addresses; - reads them."
        ),
    ]
    asking = {"offline": (Offline, False), "email": (Email, None), "quiet": (Quiet, False)}
    bodies = Annotated[
        list[str] | None,
        typer.Option("--body", metavar="NAME", help="An organisation that is an author: NHS England. May be repeated."),
    ]
    others = Annotated[
        list[str] | None,
        typer.Option("--set", metavar="FIELD=VALUE", help="Any other field or CSL variable. May be repeated."),
    ]
    place = list(options).index("authors") + 1
    described = list(options.items())
    return {
        "identifiers": (named, None),
        **dict([*described[:place], ("body", (bodies, None)), *described[place:]]),
        "others": (others, None),
        "prompt": (
            Annotated[
                bool, typer.Option("--prompt", help="Ask for each field, as on a terminal without anything else.")
            ],
            False,
        ),
        "toml": (Annotated[bool, typer.Option("--toml", help="Fill in a template in your editor.")], False),
        "duplicate": (duplicate, False),
        "rewrite": (Rewrite, False),
        **asking,
    }


give_parameters(add_reference, _parameters())
