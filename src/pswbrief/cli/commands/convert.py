"""`pswbrief convert`."""

from __future__ import annotations

from typing import Annotated

import typer

from pswbrief.cli.commands.export import Force, Output
from pswbrief.formats import registry
from pswbrief.formats.names import FormatName, WrittenFormat
from pswbrief.term.out import say, write
from pswbrief.workspace.reading import read_references

File = Annotated[str, typer.Argument(metavar="FILE", help="The file to read; - is standard input.")]
From = Annotated[FormatName | None, typer.Option("--from", help="Its format, if that isn't plain from the file.")]
To = Annotated[WrittenFormat, typer.Option("--to", "-t", help="The format to write.")]


def convert_file(*, file: File, target: To, source: From = None, output: Output = None, force: Force = False) -> None:
    """Turn references from one program's format into another's; no catalogue is needed.

    What can't be read is told on standard error, and the rest is converted.
    """
    _, loaded = read_references(file, source)
    for loss in registry.losses(FormatName(target), loaded.items):
        say(loss)
    result = registry.dumps(FormatName(target), loaded.items)
    if output is None:
        write(result)
        return
    from pswbrief.store.write import write_file

    write_file(output, result.encode("utf-8", errors="replace"), force=force)
    say(f"Wrote {len(loaded.items)} references to {output}.")
