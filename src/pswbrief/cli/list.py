"""`pswbrief list`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pswbrief.cli.catalogue import open_catalogue
from pswbrief.cli.choosing import chooses
from pswbrief.cli.output import Columns, Format, print_rows
from pswbrief.store.index.choose import choose

if TYPE_CHECKING:
    from pswbrief.query.choice import Choice


@chooses(ids=True)
def list_references(choice: Choice, form: Format = None, columns: Columns = None) -> None:
    """List the references, in the brief's order."""
    index = open_catalogue()
    print_rows(index, choose(index, choice), form, columns)
