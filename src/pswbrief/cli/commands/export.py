"""`pswbrief export`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pswbrief.cli.selecting import selection_options
from pswbrief.core.selection import Selection
from pswbrief.errors import NothingFoundError, UsageError
from pswbrief.index.select import deduplicate, select
from pswbrief.term.out import say, write
from pswbrief.workspace.opening import open_catalogue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pswbrief.index.index import Index, IndexRow


class ExportFormat(StrEnum):
    """What `export --format` takes."""

    BIBTEX = "bibtex"
    BIBLATEX = "biblatex"
    RIS = "ris"
    CSL_JSON = "csl-json"
    ENDNOTE_XML = "endnote-xml"
    CSV = "csv"
    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"
    JSONL = "jsonl"
    TOML = "toml"


# What the ending of --output says when --format doesn't.
_ENDINGS = {
    ".bib": ExportFormat.BIBTEX,
    ".ris": ExportFormat.RIS,
    ".json": ExportFormat.CSL_JSON,
    ".xml": ExportFormat.ENDNOTE_XML,
    ".csv": ExportFormat.CSV,
    ".md": ExportFormat.MARKDOWN,
    ".markdown": ExportFormat.MARKDOWN,
    ".html": ExportFormat.HTML,
    ".htm": ExportFormat.HTML,
    ".jsonl": ExportFormat.JSONL,
    ".toml": ExportFormat.TOML,
}

# A catalogue and its records keep both printings of a paper; another program gets it once.
_WITH_DUPLICATES = (ExportFormat.TOML, ExportFormat.JSON, ExportFormat.JSONL)

Format = Annotated[
    ExportFormat | None,
    typer.Option("--format", "-f", metavar="FORMAT", help=f"{', '.join(ExportFormat)}; else by --output."),
]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to FILE, whole or not at all.")
]
Force = Annotated[bool, typer.Option("--force", help="Replace FILE if it exists.")]
Abstracts = Annotated[bool, typer.Option("--abstracts", help="With abstracts, in markdown and html.")]


@selection_options(ids=True)
def export_references(
    *,
    selection: Selection,
    form: Format = None,
    output: Output = None,
    force: Force = False,
    abstracts: Abstracts = False,
) -> None:
    """Write references in another program's format.

    A paper that the brief prints twice is written once; in json, jsonl and toml, which keep all that the catalogue has, twice.
    """
    form = _chosen(form, output)
    index = open_catalogue()
    rows = select(index, selection)
    if not rows:
        raise NothingFoundError("Nothing matched.")
    if form not in _WITH_DUPLICATES:
        rows = deduplicate(rows)
    text = _text(index, rows, form, abstracts=abstracts)
    if output is None:
        write(text)
        return
    from pswbrief.store.write import write_file

    write_file(output, text.encode("utf-8", errors="replace"), force=force)
    say(f"Wrote {len(rows)} reference{'s' if len(rows) > 1 else ''} to {output}.")


def _chosen(form: ExportFormat | None, output: Path | None) -> ExportFormat:
    known = ", ".join(ExportFormat)
    if form is not None:
        return form
    if output is None:
        raise UsageError("Which format should the references be exported to?", hint=f"Add --format: {known}.")
    if (found := _ENDINGS.get(output.suffix.lower())) is None:
        raise UsageError(f"The ending of {output} does not name a format.", hint=f"Add --format: {known}.")
    return found


def _text(index: Index, rows: Sequence[IndexRow], form: ExportFormat, *, abstracts: bool) -> str:
    if form in {ExportFormat.JSON, ExportFormat.JSONL}:
        from pswbrief.index.contents import records_of
        from pswbrief.term.listing import as_json, as_json_lines

        records = records_of(index, rows)
        return as_json(records) if form is ExportFormat.JSON else as_json_lines(records)
    if form is ExportFormat.TOML:
        from pswbrief.workspace.whole_catalogue import whole_catalogue

        return whole_catalogue({row.id for row in rows})
    if form in {ExportFormat.MARKDOWN, ExportFormat.HTML}:
        from pswbrief.workspace.reading_list import reading_list

        return reading_list(index, rows, as_html=form is ExportFormat.HTML, abstracts=abstracts)
    from pswbrief.formats.names import FormatName
    from pswbrief.formats.registry import dumps, losses
    from pswbrief.index.contents import items_of

    name, items = FormatName(form), items_of(index, rows)
    for loss in losses(name, items):
        say(loss)
    return dumps(name, items, index.acknowledgement()[0])
