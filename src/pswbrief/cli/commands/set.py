"""`pswbrief set`."""

from __future__ import annotations

from typing import Annotated

import typer

from pswbrief.cli.selecting import given_ids
from pswbrief.errors import UsageError
from pswbrief.term.out import say
from pswbrief.workspace.assignment import FIELDS, checked, field_named, section_id, value_of
from pswbrief.workspace.changing import Rewrite, changing, count_references, whole_ids

Mixed = Annotated[
    list[str],
    typer.Argument(metavar="ID... FIELD=VALUE...", help="Ids (- reads them), and fields; FIELD= takes one out."),
]


def set_fields(ids_and_fields: Mixed, rewrite: Rewrite = False) -> None:
    """Set fields of references of your own; on the brief's, tags, status and notes.

    People are written 'Family, Given; Family, Given', bodies without a comma; tags are parted by semicolons.
    """
    ids = given_ids(word for word in ids_and_fields if "=" not in word)
    values = {}
    for word in ids_and_fields:
        name, equals, text = word.partition("=")
        if equals:
            field = field_named(name)
            values[field] = value_of(field, text)
    if not ids or not values:
        raise UsageError(
            "Which fields of which references are to be set?",
            hint=f"Try: pswbrief set ID volume=12 pages=3-9. Fields: {', '.join(FIELDS)}.",
        )
    if "id" in values and len(ids) > 1:
        raise UsageError("Several references can't have one id.")
    # A section is given by its name, which the index knows.
    checked({name: value for name, value in values.items() if name != "section"}, "That can't be set")
    with changing(rewrite=rewrite) as work:
        if values.get("section"):
            values["section"] = section_id(work.index, values["section"])
        changed = sum(work.editor.set_fields(key, values) for key in whole_ids(work, ids))
    say(f"{count_references(changed)} changed." if changed else "Nothing to change: the fields are as asked for.")
