"""`pswbrief convert`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from pswbrief.cli.export import Force, Output
from pswbrief.errors import InputError
from pswbrief.formats import registry
from pswbrief.formats.decode import decode
from pswbrief.formats.names import FormatName, WrittenFormat
from pswbrief.formats.sniff import sniff
from pswbrief.store.read import read_bytes
from pswbrief.term.out import say, write

File = Annotated[str, typer.Argument(metavar="FILE", help="The file to read; - is standard input.")]
From = Annotated[FormatName | None, typer.Option("--from", help="Its format, if that isn't plain from the file.")]
To = Annotated[WrittenFormat, typer.Option("--to", "-t", help="The format to write.")]
# The text of a record that could not be read is shown this far.
_SHOWN = 80


def convert_file(*, file: File, target: To, source: From = None, output: Output = None, force: Force = False) -> None:
    """Turn references from one program's format into another's; no catalogue is needed.

    What can't be read is told on standard error, and the rest is converted.
    """
    name = "standard input" if file == "-" else file
    text = decode(_read(file))
    found = source or sniff(text, None if file == "-" else file)
    if found is None:
        known = ", ".join(FormatName)
        raise InputError(f"The format of {name} is not one that pswbrief knows.", hint=f"Say --from: {known}.")
    loaded = registry.loads(found, text)
    for problem in loaded.problems:
        shown = problem.text if len(problem.text) <= _SHOWN else problem.text[:_SHOWN] + "…"
        say(f"{name}:{problem.line}: {problem.reason} ({shown!r})")
    if not loaded.items:
        raise InputError(f"There is no reference in {name} that can be read as {found}.")
    for loss in registry.losses(FormatName(target), loaded.items):
        say(loss)
    result = registry.dumps(FormatName(target), loaded.items)
    if output is None:
        write(result)
        return
    from pswbrief.store.write import write_file

    write_file(output, result.encode("utf-8", errors="replace"), force=force)
    say(f"Wrote {len(loaded.items)} references to {output}.")


def _read(file: str) -> bytes:
    if file != "-":
        return read_bytes(Path(file))
    return sys.stdin.buffer.read() if sys.stdin is not None else b""
