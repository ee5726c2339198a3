"""`pswbrief similar`."""

from __future__ import annotations

from pswbrief.cli.context import run_context
from pswbrief.cli.options import Limit, SomeIds
from pswbrief.cli.output import Columns, Format, print_rows
from pswbrief.cli.standard_input import given_ids


def find_similar(*, ids: SomeIds, limit: Limit = 10, form: Format = None, columns: Columns = None) -> None:
    """List the references nearest to given ones, the nearest first."""
    workspace = run_context.workspace()
    found = workspace.similar(given_ids(ids), limit)
    added = {row.id: {"score": score} for row, score in found}
    print_rows(workspace, [row for row, _ in found], form, columns, added=added)
