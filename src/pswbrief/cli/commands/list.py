"""`pswbrief list`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pswbrief.cli.context import run_context
from pswbrief.cli.options import Force, Output
from pswbrief.cli.output import (
    Columns,
    Format,
    OutputFormat,
    Template,
    chosen_format,
    format_of,
    output_to,
    print_rows,
    say_totals,
)
from pswbrief.cli.selecting import selection_options

if TYPE_CHECKING:
    from pswbrief.core.selection import Selection


@selection_options(ids=True)
def list_references(
    *,
    selection: Selection,
    form: Format = None,
    columns: Columns = None,
    template: Template = None,
    output: Output = None,
    force: Force = False,
) -> None:
    """List the references, in the brief's order."""
    workspace = run_context.workspace()
    rows = workspace.select(selection)
    with output_to(output, force=force):
        print_rows(workspace, rows, format_of(form, output), columns, template=template)
    if output is None and template is None and chosen_format(form) is OutputFormat.TABLE:
        say_totals(len(rows), len(rows), workspace.count(), sum(row.access == "open" for row in rows))
