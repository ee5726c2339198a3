"""`pswbrief list`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pswbrief.cli.output import Columns, Format, print_rows
from pswbrief.cli.selecting import selection_options
from pswbrief.index.select import select
from pswbrief.workspace.opening import open_catalogue

if TYPE_CHECKING:
    from pswbrief.core.selection import Selection


@selection_options(ids=True)
def list_references(selection: Selection, form: Format = None, columns: Columns = None) -> None:
    """List the references, in the brief's order."""
    index = open_catalogue()
    print_rows(index, select(index, selection), form, columns)
