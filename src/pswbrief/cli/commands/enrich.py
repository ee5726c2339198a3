"""`pswbrief enrich`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from pswbrief.cli.context import progress_bar, run_context
from pswbrief.cli.lookup import Email, Offline, Quiet, ServiceOptions
from pswbrief.cli.main import INTERRUPTED
from pswbrief.cli.options import Rewrite, count_references, counted
from pswbrief.cli.output import SimpleFormat, SimpleFormatOption, nothing_matched, print_simple, screen, simple_format
from pswbrief.cli.selecting import selection_options
from pswbrief.core.selection import Selection
from pswbrief.errors import NothingFoundError, ServiceError
from pswbrief.term.out import say, write

if TYPE_CHECKING:
    from pswbrief.workspace.enriching import Enrichment

# The longest value that a terminal shows, in characters; an abstract would fill the screen.
_SHOWN = 120
_KEYS = ("id", "field", "value", "source", "why")

Fields = Annotated[
    list[str] | None,
    typer.Option(
        "--fields", metavar="NAMES", help="Only these fields: doi,authors,abstract,oa,pmid,journal-abbreviation, …"
    ),
]
Missing = Annotated[
    list[str] | None, typer.Option("--missing", metavar="NAMES", help="Only references that lack these fields: doi.")
]
Services = Annotated[
    list[str] | None,
    typer.Option("--from", metavar="NAMES", help="Only these services: crossref,pubmed,datacite,unpaywall,openalex."),
]
Apply = Annotated[bool, typer.Option("--apply", help="Write the proposals into empty fields.")]
Review = Annotated[bool, typer.Option("--review", help="Show the candidates that were rejected, and why.")]
Accept = Annotated[
    list[str] | None,
    typer.Option("--accept", metavar="DOI|PMID", help="Accept this rejected candidate as the work."),
]


@selection_options(ids=True)
def enrich_references(  # noqa: PLR0917 - Typer passes them by name
    selection: Selection,
    fields: Fields = None,
    missing: Missing = None,
    services: Services = None,
    apply: Apply = False,
    review: Review = False,
    accept: Accept = None,
    offline: Offline = False,
    email: Email = None,
    quiet: Quiet = False,
    rewrite: Rewrite = False,
    form: SimpleFormatOption = None,
) -> None:
    """Ask public services for what references lack.

    Shows proposals, each with its source and the reason; --apply writes them. Only identifiers, titles, journals and years are sent.
    """
    from pswbrief.sources.identification import SERVICES
    from pswbrief.sources.proposals import FIELDS
    from pswbrief.workspace.enriching import (
        LookUpOptions,
        apply_proposals,
        enrich,
        identifiers_to_accept,
        parse_names,
    )

    options = LookUpOptions(
        fields=parse_names(fields or (), FIELDS, "the fields") or FIELDS,
        services=parse_names(services or (), SERVICES, "the services") or SERVICES,
        missing=parse_names(missing or (), FIELDS, "the fields"),
        accept=identifiers_to_accept(accept or ()),
    )
    workspace = run_context.workspace()
    rows = workspace.select(selection)
    client = ServiceOptions(offline, email, quiet).client()
    with progress_bar(f"Looking up {count_references(len(rows))}") as progress:
        found = enrich(workspace, rows, client, options, progress)
    for identifier in set(options.accept) - found.accepted:
        say(f"{identifier} is none of the works that were found and rejected; --review shows them.")
    _show(found, simple_format(form), review=review)
    if not rows:
        raise nothing_matched(workspace)
    if apply and found.proposals:
        _report(found, apply_proposals(workspace, found.proposals, rewrite=rewrite))
    if status := _status(found, review=review, applied=apply):
        raise typer.Exit(status)


def _report(found: Enrichment, changed: list[str]) -> None:
    say(f"{count_references(len(changed))} changed." if changed else "Nothing was changed.")
    kept = {proposal.id for proposal in found.proposals if proposal.place} - set(changed)
    if kept:
        say(
            f"{count_references(len(kept))} of the brief, or changed meanwhile, stay as they are.",
            hint="To change a brief's references, work on a copy: pswbrief --catalogue FILE enrich --apply",
        )


def _status(found: Enrichment, *, review: bool, applied: bool) -> int:
    """Return the exit status, once everything has been shown and written."""
    if found.uncached:
        are = "is" if found.uncached == 1 else "are"
        say(f"{counted(found.uncached, 'answer')} {are} not in the cache. Leave out --offline to ask the services.")
    if found.interrupted:
        say(f"Interrupted; {count_references(found.asked)} looked up. What was found is kept.")
        return INTERRUPTED
    if found.failed:
        say(
            "\n".join(f"{name} {reason}." for name, reason in found.failed.items()),
            hint="What was found is kept; try again later.",
        )
        return ServiceError.exit_status
    if not found.asked:
        raise NothingFoundError("None of these references lacks what --missing names.")
    if not found.proposals:
        rejected = len(found.rejected)
        hint = (
            f"{counted(rejected, 'candidate')} could not be shown to be the same work; --review says why."
            if rejected and not review
            else None
        )
        raise NothingFoundError(f"Nothing new was found for {count_references(found.asked)}.", hint=hint)
    if not applied and any(proposal.place for proposal in found.proposals):
        say("Nothing was written yet. To write what is proposed, add --apply.")
    return 0


def _show(found: Enrichment, form: SimpleFormat, *, review: bool) -> None:
    from pswbrief.term.listing import plain

    records = [_record(found, at) for at in range(len(found.proposals))]
    if review:
        records += [_rejected(key, rejection) for key, rejection in found.rejected]
    if print_simple(records, form):
        return
    if form is SimpleFormat.PLAIN:
        write(plain([str(record[key]) for key in _KEYS] for record in records))
    elif records:
        from pswbrief.term.layouts import show_simple_table

        rows = [[_short(str(record[key])) for key in _KEYS] for record in records]
        show_simple_table(screen(), ("ID", "Field", "Value", "Source", "Why"), rows)


def _record(found: Enrichment, at: int) -> dict[str, Any]:
    proposal = found.proposals[at]
    return {key: getattr(proposal, key) for key in _KEYS} | {"page": proposal.page, "place": proposal.place}


def _rejected(key: str, rejection: Any) -> dict[str, Any]:  # noqa: ANN401 - core.found_work_agreement.Rejection, which isn't loaded here
    """Return a rejected candidate as JSON; the reader may accept it by hand: `pswbrief enrich ID --accept DOI`."""
    work = rejection.work
    value = work.doi or (f"PMID {work.pmid}" if work.pmid else work.full_title)
    return {
        "id": key,
        "field": "rejected",
        "value": f"{value} {work.full_title}" if value != work.full_title else value,
        "source": work.service,
        "why": rejection.reason,
        "page": work.page,
        "place": None,
    }


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"
