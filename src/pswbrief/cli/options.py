"""Options and arguments that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pswbrief.formats.names import FormatName

OneId = Annotated[str, typer.Argument(metavar="ID", help="An id or its beginning.")]
SomeIds = Annotated[list[str], typer.Argument(metavar="ID...", help="Ids or beginnings of ids; - reads them.")]
Limit = Annotated[int, typer.Option("--limit", "-n", metavar="N", min=1, help="At most N.")]
From = Annotated[FormatName | None, typer.Option("--from", help="Its format, if that isn't plain from the file.")]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to FILE, whole or not at all.")
]
Force = Annotated[bool, typer.Option("--force", help="Replace FILE if it exists.")]
Rewrite = Annotated[bool, typer.Option("--rewrite", help="Write even where a comment in the file would be lost.")]
Mine = Annotated[bool, typer.Option("--mine", help="Only your own references.")]
BriefOnly = Annotated[bool, typer.Option("--brief-only", help="Only the brief's references.")]


def count_references(count: int) -> str:
    """Return a number of references in words: "1 reference", "2,000 references"."""
    return f"{count:,} reference{'' if count == 1 else 's'}"
