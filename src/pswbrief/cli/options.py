"""Options and arguments that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pswbrief.formats.format_names import FormatName

OneId = Annotated[str, typer.Argument(metavar="ID", help="A reference, by id, DOI or PMID.")]
SomeIds = Annotated[
    list[str], typer.Argument(metavar="ID...", help="References, by id, DOI or PMID; - reads ids from a pipe.")
]
Limit = Annotated[int, typer.Option("--limit", "-n", metavar="N", min=1, help="At most N references.")]
From = Annotated[FormatName | None, typer.Option("--from", help="The file's format, if the program can't tell.")]
KeyPattern = Annotated[
    str | None,
    typer.Option("--keys", metavar="PATTERN", help="Keys in JabRef's words: [auth][year], [authors3:lower]."),
]
Encoding = Annotated[
    str | None, typer.Option("--encoding", metavar="NAME", help="The file's encoding: cp1252, gb18030, shift_jis.")
]


def unless_standard(output: Path | None) -> Path | None:
    """Return the file to write to; None, which is standard output, for `-`, as in other programs."""
    return None if output == Path("-") else output


Output = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="FILE", callback=unless_standard, help="Write to this file instead of the screen."
    ),
]
Force = Annotated[bool, typer.Option("--force", help="Replace the file if it exists.")]
Verbose = Annotated[bool, typer.Option("--verbose", help="Name the references that lose a field.")]
Rewrite = Annotated[bool, typer.Option("--rewrite", help="Write even if a comment in the file gets lost.")]
Mine = Annotated[bool, typer.Option("--mine", help="Only your own references.")]
BriefOnly = Annotated[bool, typer.Option("--brief-only", help="Only the brief's references.")]


def count_references(count: int) -> str:
    """Return a number of references in words: "1 reference", "2,000 references"."""
    return counted(count, "reference")


def counted(count: int, noun: str) -> str:
    """Return a number of things in words; the plural of `noun` ends with an s."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
