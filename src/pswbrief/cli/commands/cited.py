"""`pswbrief cited`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pswbrief.cli.context import run_context
from pswbrief.core.selection import Selection
from pswbrief.errors import NothingFoundError, UnknownNameError
from pswbrief.term.out import one_line, write

Files = Annotated[
    list[Path], typer.Argument(metavar="FILE...", help="Manuscripts: .md, .qmd, .Rmd, .tex, .aux, .bcf, .typ, .docx.")
]


def list_cited_keys(files: Files) -> None:
    """List the keys that manuscripts cite, in the order of their first citation.

    Keys that no reference has are named on standard error, and the exit status is 1.
    """
    workspace = run_context.workspace()
    keys = workspace.cited_keys(files)
    write("".join(f"{one_line(key)}\n" for key in keys.known))
    if keys.unknown:
        raise unknown_keys(keys.unknown, [row.id for row in workspace.select(Selection())])
    if not keys.known:
        raise NothingFoundError(
            f"Nothing is cited in {', '.join(map(str, files))}.",
            hint="A citation is written [@id] in Markdown, \\cite{id} in LaTeX, @id in Typst; [@id] in Word as well.",
        )


_SEE = "See: pswbrief list --format ids"


def unknown_keys(unknown: list[str], known: list[str]) -> UnknownNameError:
    """Return the error that names keys which no reference has, with the nearest ids of each."""
    from pswbrief.cli.did_you_mean import near_ids

    offered = [f"Did you mean {' or '.join(near)}?" if (near := near_ids(key, known)) else "" for key in unknown]
    sentences = [f"There is no reference {key!r}." for key in unknown]
    if len(unknown) == 1:
        return UnknownNameError(sentences[0], asked="", known=(), hint=offered[0] or _SEE)
    lines = [f"{sentence} {near}".rstrip() for sentence, near in zip(sentences, offered, strict=True)]
    return UnknownNameError("\n".join(lines), asked="", known=(), hint=_SEE)
