"""`pswbrief similar`."""

from __future__ import annotations

from typing import Annotated

import typer

from pswbrief.cli.output import Columns, Format, print_rows
from pswbrief.cli.selecting import given_ids
from pswbrief.index.select import resolve
from pswbrief.search.similar import similar
from pswbrief.workspace.opening import open_catalogue

Ids = Annotated[list[str], typer.Argument(metavar="ID...", help="Ids or beginnings of ids; - reads them.")]
Limit = Annotated[int, typer.Option("--limit", "-n", metavar="N", min=1, help="At most N.")]


def find_similar(*, ids: Ids, limit: Limit = 10, form: Format = None, columns: Columns = None) -> None:
    """List the references nearest to given ones, the nearest first."""
    index = open_catalogue()
    given = resolve(index, given_ids(ids))
    hits = similar(index, given)[:limit]
    rows = index.rows([hit.position for hit in hits])
    print_rows(index, rows, form, columns, added={hit.position: {"score": hit.score} for hit in hits})
