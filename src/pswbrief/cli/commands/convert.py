"""`pswbrief convert`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from pswbrief.cli.foreign_file import read_foreign_file
from pswbrief.cli.options import Encoding, Force, From, Output, Verbose, count_references
from pswbrief.cli.output import write_result
from pswbrief.formats import registry
from pswbrief.formats.format_names import FormatName
from pswbrief.term.out import say
from pswbrief.workspace.own_formats import ConvertFormat, OwnFormat, dump_own, without_personal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pswbrief.core.item import Item

File = Annotated[str, typer.Argument(metavar="FILE", help="The file to read; - is standard input.")]
To = Annotated[ConvertFormat, typer.Option("--to", "-t", help="The format to write.")]


def convert_file(
    *,
    file: File,
    target: To,
    source: From = None,
    encoding: Encoding = None,
    output: Output = None,
    force: Force = False,
    verbose: Verbose = False,
) -> None:
    """Convert references from one program's format to another's; no catalogue is needed.

    Records that can't be read are reported; the rest is converted.
    """
    items: Sequence[Item] = read_foreign_file(file, source, encoding).items
    if target.value in {form.value for form in OwnFormat}:
        text, losses = dump_own(items, OwnFormat(target))
    else:
        form = FormatName(target)
        items, kept = without_personal(items)
        if kept:
            say(f"Your notes and status on {count_references(kept)} stay in the file; export has --notes.")
        losses, text = registry.losses(form, items, verbose=verbose), registry.dumps(form, items)
    for loss in losses:
        say(loss)
    write_result(text, output, count=len(items), force=force)
