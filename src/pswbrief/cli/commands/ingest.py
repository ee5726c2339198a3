"""`pswbrief ingest`."""

from __future__ import annotations

import shlex
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pswbrief.cli.context import run_context
from pswbrief.cli.options import count_references, unless_standard
from pswbrief.cli.output import write_output
from pswbrief.errors import NothingFoundError, UsageError
from pswbrief.formats.format_names import ENDINGS
from pswbrief.term.out import say, write

if TYPE_CHECKING:
    from pswbrief.workspace.ingesting import IngestResult


class FromFormat(StrEnum):
    """The values of `ingest --from`."""

    DOCX = "docx"
    PDF = "pdf"
    HTML = "html"
    MARKDOWN = "md"
    TEXT = "txt"


class IngestFormat(StrEnum):
    """The values of `ingest --format`."""

    TOML = "toml"
    JSON = "json"


Document = Annotated[str, typer.Argument(metavar="DOC", help="The brief's document; - is standard input.")]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", callback=unless_standard, help="Write the catalogue to FILE."),
]
From = Annotated[FromFormat | None, typer.Option("--from", help="The document's format, if the program can't tell.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Print a table of the references found, and write nothing.")]
Report = Annotated[Path | None, typer.Option("--report", metavar="FILE", help="Write the doubts to this file as well.")]
Strict = Annotated[bool, typer.Option("--strict", help="Write nothing if anything is uncertain (exit status 1).")]
Format = Annotated[IngestFormat, typer.Option("--format", "-f", help="TOML, or JSON with the doubts.")]
BasedOn = Annotated[
    Path | None,
    typer.Option("--based-on", metavar="FILE", help="Take ids, verified values and tags over from this edition."),
]
LinksInto = Annotated[
    Path | None,
    typer.Option("--links-into", metavar="FILE", help="Only fill empty doi and url of this catalogue from the links."),
]
Force = Annotated[bool, typer.Option("--force", help="Replace FILE if it exists.")]


def ingest_brief(
    *,
    document: Document,
    output: Output = None,
    source: From = None,
    dry_run: DryRun = False,
    report: Report = None,
    strict: Strict = False,
    based_on: BasedOn = None,
    links_into: LinksInto = None,
    form: Format = IngestFormat.TOML,
    force: Force = False,
) -> None:
    """Read a brief's document (docx, pdf, html, md, txt) as a catalogue, and list what was uncertain.

    Word documents and PDFs need the extra: pip install 'pswbrief[ingest]'.
    """
    _check_is_document(document, source)
    run_context.inputs += [Path(each) for each in (document, based_on) if each is not None]
    from pswbrief.ingest.registry import DocumentFormat
    from pswbrief.workspace import ingesting

    result = ingesting.read_document(document, DocumentFormat(source) if source else None)
    if not result.catalogue.references:
        raise NothingFoundError(
            f"No reference was found in {result.name}.",
            hint="A reference is found by its source line, such as: Journal 12(3), May 2021.",
        )
    if links_into is not None:
        _fill_links(result, links_into)
        return
    known = None
    if based_on is not None:
        result, known = ingesting.based_on(result, based_on)
    places = result.places()
    say("\n".join((result.summary(), *places)))
    if known is not None:
        say(f"{known} of them are in {based_on}, and keep their ids.")
    if report is not None:
        write_output(report, "".join(f"{line}\n" for line in (result.summary(), *places)).encode(), force=force)
    if strict and places:
        raise typer.Exit(1)
    if dry_run:
        write(_table(result))
        return
    text = _as_json(result) if form is IngestFormat.JSON else ingesting.catalogue_text(result.catalogue)
    if output is None:
        write(text)
        return
    write_output(output, text.encode(), force=force)
    say(f"Wrote {output}.", hint=f"Next: pswbrief --catalogue {output} check")


def _check_is_document(document: str, source: FromFormat | None) -> None:
    """Raise UsageError for a file of references, which `import` reads."""
    if source is None and Path(document).suffix.lower() in ENDINGS:
        raise UsageError(
            f"{document} is a file of references, and no document of a brief.",
            hint=f"To add them to your library: pswbrief import {shlex.quote(document)}",
        )


def _fill_links(result: IngestResult, path: Path) -> None:
    from pswbrief.workspace.ingesting import fill_links

    changed = fill_links(result, path, command=run_context.settings.command)
    write("".join(f"{key}\n" for key in changed))
    say(f"Filled in the links of {count_references(len(changed))} of {path}." if changed else "Nothing to fill.")


def _table(result: IngestResult) -> str:
    """Return one line per reference: id, year, access, container or publisher, title."""
    from pswbrief.term.listing import plain

    return plain(
        (
            reference.id,
            str(reference.issued.year) if reference.issued else "",
            str(reference.access or ""),
            reference.container or reference.publisher or "",
            reference.title,
        )
        for reference in result.catalogue.references
    )


def _as_json(result: IngestResult) -> str:
    from pswbrief.text.json_text import as_json

    return as_json(
        {
            **result.catalogue.model_dump(mode="json", exclude_none=True),
            "doubts": [doubt._asdict() for doubt in result.doubts],
        }
    )
