"""`pswbrief list`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pswbrief.cli.context import run_context
from pswbrief.cli.output import Columns, Format, print_rows
from pswbrief.cli.selecting import selection_options

if TYPE_CHECKING:
    from pswbrief.core.selection import Selection


@selection_options(ids=True)
def list_references(selection: Selection, form: Format = None, columns: Columns = None) -> None:
    """List the references, in the brief's order."""
    workspace = run_context.workspace()
    print_rows(workspace, workspace.select(selection), form, columns)
