"""`pswbrief import`."""

from __future__ import annotations

from typing import Annotated

import typer

from pswbrief.cli.context import run_context
from pswbrief.cli.foreign_file import read_foreign_file
from pswbrief.cli.options import From, Rewrite
from pswbrief.term.out import say
from pswbrief.workspace.importing import OnDuplicate

Files = Annotated[list[str], typer.Argument(metavar="FILE...", help="Files to read; - is standard input.")]
OnDuplicateOption = Annotated[
    OnDuplicate,
    typer.Option("--on-duplicate", help="What is there already: skip it, merge (fill empty fields), or keep both."),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Tell what would be done, and change nothing.")]
Tags = Annotated[list[str] | None, typer.Option("--tag", metavar="TAG", help="Tag what is added or merged.")]


def import_references(
    *,
    files: Files,
    source: From = None,
    on_duplicate: OnDuplicateOption = OnDuplicate.SKIP,
    dry_run: DryRun = False,
    tags: Tags = None,
    rewrite: Rewrite = False,
) -> None:
    """Add references from another program's file to your library: BibTeX, RIS, CSL-JSON, NBIB, EndNote XML, CSV.

    What is there already is recognised by its identifiers, else by title, year, container and authors.
    """
    parsed = [read_foreign_file(file, source) for file in files]
    report = run_context.workspace().import_files(
        parsed, on_duplicate=on_duplicate, tags=tags or (), dry_run=dry_run, rewrite=rewrite
    )
    for problem in report.problems:
        say(problem)
    say(
        f"{'Would have: ' if dry_run else ''}{report.added:,} added, {report.merged:,} merged, {report.skipped:,} skipped,"
        f" {report.failed:,} failed."
    )
