"""Looking identifiers up and adding the works that they name, for `add` and `import --lookup`, with a report on each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from pswbrief.cli.context import progress_bar, run_context
from pswbrief.cli.options import count_references, counted
from pswbrief.errors import ServiceError
from pswbrief.term.out import say, write

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from pswbrief.core.pasted_identifiers import Identifier
    from pswbrief.sources.client import Client
    from pswbrief.sources.services import Service
    from pswbrief.workspace.lookup import LookUpReport, TextReferences

Offline = Annotated[bool, typer.Option("--offline", help="Ask no service; use answers of the last 30 days.")]
Email = Annotated[
    str | None, typer.Option("--email", metavar="ADDRESS", help="Your email address, which the services ask for.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Don't name the services that are asked.")]

_UNKNOWN, _PRESENT = 1, 2


def announce(service: Service) -> None:
    """Name on standard error the service, and the data that it is sent."""
    say(
        f"Asking {service.name} ({service.address.partition('//')[2].partition('/')[0]}): it is sent {service.purpose}."
    )


class ServiceOptions(NamedTuple):
    """The options of a command that asks public services: the values of `--offline`, `--email` and `--quiet`."""

    offline: bool
    email: str | None
    quiet: bool

    def client(self) -> Client:
        """Return a client of the services, which announces each before its first request, unless `quiet`."""
        from pswbrief.workspace.enriching import make_client

        on_first_request = (lambda _: None) if self.quiet else announce
        return make_client(email=self.email, offline=self.offline, on_first_request=on_first_request)


def find_lines(lines: Sequence[tuple[int, str]], services: ServiceOptions) -> TextReferences:
    """Look up the references in lines (number and text) that have no identifier."""
    from pswbrief.workspace.lookup import find_references

    client = services.client()
    with progress_bar(f"Looking up {count_references(len(lines))}") as progress:
        return find_references(client, lines, progress)


def add_identifiers(
    identifiers: Sequence[Identifier],
    values: Mapping[str, Any],
    services: ServiceOptions,
    *,
    by_title: Collection[Identifier] = (),
    duplicate: bool,
    rewrite: bool,
) -> int:
    """Look identifiers up, add the works that they name, print the new ids, and return the exit status."""
    from pswbrief.workspace.lookup import add_by_identifier

    client = services.client()
    with progress_bar(f"Looking up {counted(len(identifiers), 'identifier')}") as progress:
        report = add_by_identifier(
            run_context.workspace(),
            client,
            identifiers,
            values,
            by_title=by_title,
            allow_duplicate=duplicate,
            rewrite=rewrite,
            progress=progress,
        )
    write("".join(f"{key}\n" for key, _ in report.added))
    return _report(report, offline=services.offline)


def _report(report: LookUpReport, *, offline: bool) -> int:
    lines = [f"{identifier} is there already: {key}." for identifier, key in report.present]
    nobody = "is not among the answers on disk" if offline else "is known to none of the services asked"
    lines += [f"{identifier} {nobody}; nothing was added for it." for identifier in report.unknown]
    lines += [f"{identifier}: {reason}" for identifier, reason in report.failed]
    for key, work in report.added:
        for notice in work.notices:
            lines.append(
                f"{key}: there is a {notice.kind} of it{f' (https://doi.org/{notice.doi})' if notice.doi else ''}."
            )
        venue = f" {work.containers[0]}" if work.containers else ""
        lines.append(f"{key}: {work.full_title} ({work.years[0] if work.years else 'no year'}){venue} [{work.service}]")
    if report.added:
        lines.append(f"{count_references(len(report.added))} added.")
    if lines:
        say("\n".join(lines))
    if report.failed:
        return ServiceError.exit_status
    if report.unknown:
        return _UNKNOWN
    return _PRESENT if report.present and not report.added else 0
