"""`pswbrief import`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pswbrief.cli.asking import ask, can_ask
from pswbrief.cli.context import run_context
from pswbrief.cli.foreign_file import read_foreign_file
from pswbrief.cli.lookup import Email, Offline, Quiet, ServiceOptions, add_identifiers, find_lines
from pswbrief.cli.options import Encoding, From, Rewrite, counted
from pswbrief.cli.standard_input import read_input
from pswbrief.errors import InputError, NothingFoundError, ServiceError, UsageError
from pswbrief.store.files import read_bytes
from pswbrief.term.out import say, write
from pswbrief.text.rich import plain_text
from pswbrief.workspace.importing import OnDuplicate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pswbrief.core.pasted_identifiers import Identifier
    from pswbrief.workspace.foreign_files import ParsedFile

# The most characters of a line that a message repeats.
_SHOWN = 80

Files = Annotated[list[str], typer.Argument(metavar="FILE...", help="Files to read; - is standard input.")]


class Duplicates(StrEnum):
    """The values of `--on-duplicate`."""

    SKIP = "skip"
    MERGE = "merge"
    KEEP = "keep"
    ASK = "ask"


OnDuplicateOption = Annotated[
    Duplicates,
    typer.Option(
        "--on-duplicate",
        help="What to do with a reference that you have already: skip it, merge (fill empty fields), keep both, or ask.",
    ),
]
_DONE = {
    OnDuplicate.SKIP: "skipped, as it is",
    OnDuplicate.MERGE: "merged into",
    OnDuplicate.KEEP: "added as well as",
}
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would be done, and change nothing.")]
Verbose = Annotated[bool, typer.Option("--verbose", help="Name what is not imported of a skipped or merged record.")]
LookUp = Annotated[
    bool,
    typer.Option("--lookup", help="Read DOIs and PMIDs in plain text, look them up, and add what they name."),
]
Tags = Annotated[
    list[str] | None, typer.Option("--tag", metavar="TAG", help="Tag the references that are added or merged.")
]


def import_references(
    *,
    files: Files,
    source: From = None,
    encoding: Encoding = None,
    on_duplicate: OnDuplicateOption = Duplicates.SKIP,
    dry_run: DryRun = False,
    tags: Tags = None,
    rewrite: Rewrite = False,
    verbose: Verbose = False,
    lookup: LookUp = False,
    offline: Offline = False,
    email: Email = None,
    quiet: Quiet = False,
) -> None:
    """Add references from another program's file to your library: BibTeX, RIS, CSL-JSON, NBIB, EndNote XML, CSV.

    A reference that you have already is recognised by its identifiers, or else by title, year, container and authors.
    """
    if lookup:
        _look_up(files, tags or (), ServiceOptions(offline, email, quiet), dry_run=dry_run, rewrite=rewrite)
        return
    parsed = [read_foreign_file(file, source, encoding) for file in files]
    chosen, decisions = OnDuplicate(on_duplicate.value) if on_duplicate is not Duplicates.ASK else OnDuplicate.SKIP, {}
    if on_duplicate is Duplicates.ASK and not dry_run:
        decisions = _ask(parsed)
    report = run_context.workspace().import_files(
        parsed, on_duplicate=chosen, tags=tags or (), dry_run=dry_run, rewrite=rewrite, decisions=decisions
    )
    for problem in report.problems:
        say(problem)
    for match in report.matches:
        left_out = f"; not imported: {', '.join(match.left_out)}" if verbose and match.left_out else ""
        say(f"{match.place}: {_DONE[match.action]} {match.key} ({match.why}): {plain_text(match.title)}{left_out}")
    say(
        f"{'Would have: ' if dry_run else ''}{report.added:,} added, {report.merged:,} merged, {report.skipped:,} skipped,"
        f" {report.failed:,} failed."
    )
    if report.failed and not (report.added or report.merged or report.skipped):
        raise typer.Exit(InputError.exit_status)


def _look_up(
    files: Sequence[str], tags: Sequence[str], services: ServiceOptions, *, dry_run: bool, rewrite: bool
) -> None:
    """Add the works that plain texts name: by the identifier on each line, or else by the reference on it. Report those not found."""
    from pswbrief.formats.common.decoding import decode
    from pswbrief.workspace.lookup import identifiers_in

    found: dict[Identifier, None] = {}
    lines: list[tuple[str, int, str]] = []
    for file in files:
        data = read_input() if file == "-" else read_bytes(Path(file))
        identifiers, without = identifiers_in(decode(data))
        found |= dict.fromkeys(identifiers)
        lines += [("standard input" if file == "-" else file, number, line) for number, line in without]
    if dry_run:
        write("".join(f"{identifier}\n" for identifier in found))
        searched = f", and search for {counted(len(lines), 'line')} by title" if lines else ""
        say(f"Would look up {counted(len(found), 'identifier')}{searched}.")
        return
    status = 0
    by_title: list[Identifier] = []
    if lines:
        by_title, status = _search(lines, services)
    if not found and not by_title:
        if status == ServiceError.exit_status:
            raise typer.Exit(status)
        raise NothingFoundError("No identifier and no known reference is in it.", hint="A DOI or a PMID finds more.")
    values = {"tags": list(tags)} if tags else {}
    added = add_identifiers(
        list(dict.fromkeys([*found, *by_title])),
        values,
        services,
        by_title=set(by_title) - set(found),
        duplicate=False,
        rewrite=rewrite,
    )
    if status := added or status:
        raise typer.Exit(status)


def _search(lines: Sequence[tuple[str, int, str]], services: ServiceOptions) -> tuple[list[Identifier], int]:
    """Look up references without an identifier, report those not found; return the identifiers found and the exit status."""
    report = find_lines([(at, line) for at, (_, _, line) in enumerate(lines)], services)
    for outcome, group in (
        ("no identifier and no reference is in this line", report.unread),
        ("no work that is known agrees with this reference", report.unfound),
        ("a service could not be asked for this reference", report.failed),
    ):
        for at, line in group:
            file, number, _ = lines[at]
            say(f"{file}:{number}: {outcome}: {line[:_SHOWN]}")
    return report.found, ServiceError.exit_status if report.failed else int(bool(report.unfound))


def _ask(parsed: Sequence[ParsedFile]) -> dict[int, OnDuplicate]:
    """Ask what to do with each duplicate; return the answers by position. UsageError if standard input is not a terminal."""
    if not can_ask():
        raise UsageError(
            "What to do with duplicates can only be asked at a terminal.",
            hint="Say --on-duplicate skip, merge or keep.",
        )
    matches = run_context.workspace().import_files(parsed, dry_run=True).matches
    answers: dict[int, OnDuplicate] = {}
    for match in matches:
        say(f"{match.place}: {plain_text(match.title)}\n  is the same as {match.key} ({match.why}).")
        answer = ask("skip, merge or keep [skip]", _answer)
        answers[match.position] = answer
    return answers


def _answer(typed: str) -> OnDuplicate:
    """Return the answer that begins with the text typed. UsageError, on which the question is repeated, if none does."""
    found = [each for each in OnDuplicate if each.value.startswith(typed.strip().lower() or "skip")]
    if len(found) != 1:
        raise UsageError("Please answer skip, merge or keep.")
    return found[0]
