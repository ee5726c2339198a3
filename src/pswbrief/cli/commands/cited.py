"""`pswbrief cited`."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pswbrief.cli.context import run_context
from pswbrief.core.selection import Selection
from pswbrief.errors import NothingFoundError, UnknownNameError
from pswbrief.term.out import one_line, say, write

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pswbrief.workspace import Workspace
    from pswbrief.workspace.manuscripts import CitedKeys

Files = Annotated[
    list[Path], typer.Argument(metavar="FILE...", help="Manuscripts: .md, .qmd, .Rmd, .tex, .aux, .bcf, .typ, .docx.")
]


def list_cited_keys(files: Files) -> None:
    """List the keys that manuscripts cite, in the order of their first citation.

    A key is a whole id. Keys that no reference has are named on standard error, and the exit status is 1.
    """
    workspace = run_context.workspace()
    keys = workspace.cited_keys(files)
    write("".join(f"{one_line(key)}\n" for key in keys.known))
    say_recased(keys)
    if keys.unknown:
        raise unknown_keys(keys.unknown, workspace)
    if not keys.known:
        raise NothingFoundError(
            f"Nothing is cited in {', '.join(map(str, files))}.",
            hint="A citation is written [@id] in Markdown, \\cite{id} in LaTeX, @id in Typst; [@id] in Word as well.",
        )


_SEE = "See: pswbrief list --format ids"


def say_recased(keys: CitedKeys) -> None:
    """Name the keys that are ids in other capitals: BibTeX finds those, biber and pandoc don't."""
    for key, found in keys.recased.items():
        say(f"{key!r} is the id {found}; biber, pandoc and Typst tell capitals apart, so write {found}.")


def unknown_keys(unknown: Sequence[str], workspace: Workspace) -> UnknownNameError:
    """Return the error that names keys which no reference has, with the nearest ids of each."""
    from pswbrief.cli.did_you_mean import near_ids

    known = [row.id for row in workspace.select(Selection())]

    def near(key: str) -> list[str]:
        # The beginning of an id, or a DOI, is no key in a manuscript, but shows which reference is meant.
        with contextlib.suppress(UnknownNameError):
            return workspace.whole_ids([key])
        return near_ids(key, known)

    offered = [f"Did you mean {' or '.join(ids)}?" if (ids := near(key)) else "" for key in unknown]
    sentences = [f"There is no reference {key!r}." for key in unknown]
    if len(unknown) == 1:
        return UnknownNameError(sentences[0], asked="", known=(), hint=offered[0] or _SEE)
    lines = [f"{sentence} {near}".rstrip() for sentence, near in zip(sentences, offered, strict=True)]
    return UnknownNameError("\n".join(lines), asked="", known=(), hint=_SEE)
