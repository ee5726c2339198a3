"""`pswbrief set`."""

from __future__ import annotations

import shlex
from typing import Annotated

import typer

from pswbrief.cli.context import run_context
from pswbrief.cli.options import KeyPattern, Rewrite, count_references
from pswbrief.cli.output import is_terminal
from pswbrief.cli.standard_input import given_ids
from pswbrief.cli.typed_values import assigned
from pswbrief.core import fields
from pswbrief.errors import UsageError
from pswbrief.term.out import say, write

Mixed = Annotated[
    list[str],
    typer.Argument(
        metavar="ID... FIELD=VALUE...", help="References (- reads ids from a pipe), and fields; FIELD= empties one."
    ),
]

OfBrief = Annotated[bool, typer.Option("--brief", help="Set fields of the brief itself: date=2026-03, title=TEXT.")]


def set_fields(
    ids_and_fields: Mixed, of_brief: OfBrief = False, rewrite: Rewrite = False, keys: KeyPattern = None
) -> None:
    """Set fields of references of your own, and any CSL variable (event-title=TEXT); on the brief's, tags, status and notes.

    People are written 'Okoro, Ada; Smith, Ben', organisations by their names; tags are separated by semicolons.
    """
    if of_brief:
        _set_brief(ids_and_fields, rewrite=rewrite)
        return
    if keys is not None:
        _set_keys(ids_and_fields, keys, rewrite=rewrite)
        return
    ids = given_ids(word for word in ids_and_fields if "=" not in word)
    values = assigned(word for word in ids_and_fields if "=" in word)
    if not ids or not values:
        raise UsageError("Which fields of which references should be set?", hint=_hint(ids_and_fields))
    if "id" in values and len(ids) > 1:
        raise UsageError("Several references can't have one id.")
    changed = run_context.workspace().set_fields(ids, values, rewrite=rewrite)
    say(
        f"{count_references(len(changed))} changed."
        if changed
        else "Nothing to change: the fields have these values already."
    )


def _set_keys(ids: list[str], pattern: str, *, rewrite: bool) -> None:
    """Rename references by a key pattern; print old and new ids, one pair a line."""
    if fields_too := [word for word in ids if "=" in word]:
        raise UsageError(
            f"--keys sets the ids, and {fields_too[0]!r} another field.", hint="Set them one after the other."
        )
    changed = run_context.workspace().set_keys(given_ids(ids), pattern, rewrite=rewrite)
    width = max((len(old) for old, _ in changed), default=0) if is_terminal() else 0
    write("".join(f"{old:{width}}\t{new}\n" for old, new in changed))
    say(
        f"{count_references(len(changed))} changed."
        if changed
        else "Nothing to change: the ids have this form already."
    )


def _hint(words: list[str]) -> str:
    """Return the line with = between a field and the value after it; without such a pair, the names of the fields."""
    from pswbrief.workspace.configuration import SETTINGS

    if words[0].lower() in SETTINGS:
        return f"For a setting of the program: pswbrief config {shlex.join(words)}"
    for at, word in enumerate(words[1:], 1):
        field = fields.field_named(word.rstrip(":"))
        if field and at + 1 < len(words):
            line = [*words[:at], f"{word.rstrip(':')}={' '.join(words[at + 1 :])}"]
            return f"Did you mean: pswbrief set {shlex.join(line)}"
    return f"Fields: {', '.join(fields.settable())}. Try: pswbrief set {words[0]} volume=12 pages=3-9"


def _set_brief(words: list[str], *, rewrite: bool) -> None:
    from pswbrief.workspace.catalogue_edits import BRIEF_FIELDS, set_brief

    if odd := [word for word in words if "=" not in word]:
        raise UsageError(
            f"{odd[0]!r} is no FIELD=VALUE.", hint=f"Fields of the brief: {', '.join(BRIEF_FIELDS)}; date is issued."
        )
    values = {name: text for name, _, text in (word.partition("=") for word in words)}
    changed = set_brief(run_context.settings, values, rewrite=rewrite)
    say("Changed the brief." if changed else "Nothing to change: the fields have these values already.")
