"""`pswbrief add`."""

from __future__ import annotations

from typing import Annotated, Any

import tomli
import typer

from pswbrief.cli.context import run_context
from pswbrief.cli.editing import OURS, edit_until_valid
from pswbrief.cli.options import Rewrite
from pswbrief.cli.selecting import Parameter, give_parameters
from pswbrief.cli.standard_input import input_is_terminal
from pswbrief.errors import InputError, UsageError
from pswbrief.term.out import say, write
from pswbrief.workspace.assignment import value_of

# The option and the help of each field that a reference of one's own may have.
_OPTIONS = {
    "title": ("title", "Its title; the only field that it has to have."),
    "type": ("type", "A CSL type: article-journal (if none is said), report, book, chapter, …"),
    "authors": ("author", "Family, Given; a body without a comma. May be repeated."),
    "editors": ("editor", "The same, for editors."),
    "issued": ("year", "When it was published: 2020, 2020-05 or 2020-05-31."),
    "container": ("journal", "The journal, book or site that it is in."),
    "volume": ("volume", "The volume."),
    "issue": ("issue", "The issue."),
    "article_number": ("article-number", "The article number."),
    "pages": ("pages", "The pages: 12-18."),
    "publisher": ("publisher", "Who published it."),
    "place": ("place", "Where it was published."),
    "edition": ("edition", "Which edition."),
    "genre": ("genre", "What kind of report or thesis: PhD thesis."),
    "doi": ("doi", "The DOI."),
    "pmid": ("pmid", "PubMed's number."),
    "pmcid": ("pmcid", "PubMed Central's number."),
    "isbn": ("isbn", "The ISBN."),
    "issn": ("issn", "The ISSN."),
    "url": ("url", "Its address."),
    "accessed": ("accessed", "When its address was visited."),
    "language": ("language", "Its language, such as en-GB."),
    "section": ("section", "A section, by any part of its name."),
    "access": ("access", "open, openathens or abstract."),
    "abstract": ("abstract", "The abstract."),
    "tags": ("tag", "A tag. May be repeated."),
    "status": ("status", "to-read, reading or read."),
    "notes": ("note", "What you note on it."),
    "id": ("id", "Its id; one is made if none is said."),
}
_SEVERAL = {"authors", "editors", "tags"}
_TEMPLATE = f"""\
{OURS}A reference needs a title; take the lines away that you don't need. To abandon it, leave it as it is.
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


def add_reference(*, duplicate: bool, rewrite: bool, **options: Any) -> None:  # noqa: ANN401 - what Typer parsed
    """Add a reference of your own: fields as options; without any, a template in $EDITOR."""
    table = {field: value for field, text in options.items() if (value := _value(field, text)) is not None}
    if table:
        _add(table, duplicate=duplicate, rewrite=rewrite)
    elif input_is_terminal():
        _from_editor(duplicate=duplicate, rewrite=rewrite)
    else:
        raise UsageError(
            "What should be added?", hint="Try: pswbrief add --title TITLE --author 'Family, Given' --year 2020"
        )


def _value(field: str, text: Any) -> Any:  # noqa: ANN401 - a text or several; whatever TOML holds
    if isinstance(text, list):
        return [part for each in text for part in value_of(field, each) or ()] or None
    return None if text is None else value_of(field, text)


def _add(table: dict[str, Any], *, duplicate: bool, rewrite: bool) -> None:
    key = run_context.workspace().add(table, allow_duplicate=duplicate, rewrite=rewrite)
    write(f"{key}\n")
    say("Added.")


def _from_editor(*, duplicate: bool, rewrite: bool) -> None:
    def put(text: str) -> None:
        _add(_known(text), duplicate=duplicate, rewrite=rewrite)

    if not edit_until_valid("", name="new.toml", put=put, shown=_TEMPLATE):
        say("Nothing was added.")


def _known(text: str) -> dict[str, Any]:
    """Return the fields that have been filled in. InputError if the text isn't TOML."""
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
    options: dict[str, Parameter] = {
        field: (
            Annotated[
                list[str] | None if field in _SEVERAL else str | None,
                typer.Option(f"--{name}", metavar=name.upper().replace("-", "_"), help=told),
            ],
            None,
        )
        for field, (name, told) in _OPTIONS.items()
    }
    there = "Add it even if there is such a reference already."
    duplicate = Annotated[bool, typer.Option("--duplicate", help=there)]
    return options | {"duplicate": (duplicate, False), "rewrite": (Rewrite, False)}


give_parameters(add_reference, _parameters())
