"""`pswbrief mark`."""

from __future__ import annotations

from typing import Annotated

import typer

from pswbrief.cli.context import run_context
from pswbrief.cli.options import Rewrite, count_references
from pswbrief.cli.standard_input import given_ids
from pswbrief.core.aliases import canonical
from pswbrief.core.enums import Status
from pswbrief.errors import UsageError
from pswbrief.term.out import say

# Removes the mark.
NONE = "none"
_MARKS = (*map(str, Status), NONE)
Mixed = Annotated[
    list[str], typer.Argument(metavar="ID... STATUS", help="Ids (- reads them), then to-read, reading, read or none.")
]


def mark_references(ids_and_status: Mixed, rewrite: Rewrite = False) -> None:
    """Mark references as to-read, reading or read; none removes the mark."""
    *ids, asked = ids_and_status
    status = canonical(asked, _MARKS)
    if status is None and ids and (first := canonical(ids[0], _MARKS)):
        # The other order, "mark to-read ID", is as clear.
        status, ids = first, [*ids[1:], asked]
    if status is None or not ids:
        raise UsageError(
            f"{asked!r} is no status." if ids else "Which references get which status?",
            hint=f"Try: pswbrief mark {ids[0] if ids else 'ID'} {'|'.join(_MARKS)}",
        )
    changed = run_context.workspace().mark(given_ids(ids), None if status == NONE else status, rewrite=rewrite)
    say(
        f"{count_references(len(changed))} changed."
        if changed
        else "Nothing to change: the references are marked so already."
    )
