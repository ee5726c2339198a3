"""`pswbrief merge`."""

from __future__ import annotations

from typing import Annotated

import typer

from pswbrief.cli.context import run_context
from pswbrief.cli.options import Rewrite
from pswbrief.term.out import say, write

Kept = Annotated[str, typer.Argument(metavar="ID", help="The reference that is kept.")]
Gone = Annotated[str, typer.Argument(metavar="ID", help="The one that is merged into it.")]


def merge_references(kept: Kept, other: Gone, rewrite: Rewrite = False) -> None:
    """Merge the second of two references into the first: fill its empty fields, and keep both ids working.

    A reference of the brief is always the one kept, with your tags and notes. `pswbrief undo` takes it back.
    """
    merged = run_context.workspace().merge(kept, other, rewrite=rewrite)
    write(f"{merged.kept}\n")
    filled = f"; filled {', '.join(merged.filled)}" if merged.filled else ""
    say(f"Merged {merged.alias} into {merged.kept}{filled}. Both ids find it; pswbrief undo takes it back.")
    if merged.differing:
        say(f"They differed in {', '.join(merged.differing)}: what {merged.kept} has was kept.")
    if merged.left_out:
        say(f"{merged.kept} is the brief's and stays as it is, without {', '.join(merged.left_out)} of {merged.alias}.")
