"""`pswbrief export`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pswbrief.cli.context import run_context
from pswbrief.cli.options import Force, Output
from pswbrief.cli.output import write_result
from pswbrief.cli.selecting import selection_options
from pswbrief.core.enums import Source
from pswbrief.core.selection import Selection
from pswbrief.errors import NothingFoundError, UsageError
from pswbrief.styles.names import StyleName
from pswbrief.term.out import say
from pswbrief.workspace.exporting import ExportFormat

# The format that the ending of --output stands for, where there is no --format.
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

Format = Annotated[
    ExportFormat | None,
    typer.Option("--format", "-f", metavar="FORMAT", help=f"{', '.join(ExportFormat)}; else by --output."),
]
Abstracts = Annotated[bool, typer.Option("--abstracts", help="With abstracts, in markdown; a page has them.")]

Title = Annotated[str | None, typer.Option("--title", metavar="TEXT", help="The title of a page or reading list.")]

Style = Annotated[StyleName, typer.Option("--style", "-s", help="The citation style of markdown and html.")]
Cited = Annotated[
    list[Path] | None, typer.Option("--cited", metavar="FILE", help="What a manuscript cites; may be repeated.")
]


@selection_options(ids=True)
def export_references(
    *,
    selection: Selection,
    form: Format = None,
    output: Output = None,
    force: Force = False,
    abstracts: Abstracts = False,
    style: Style = StyleName.HARVARD,
    cited: Cited = None,
    title: Title = None,
) -> None:
    """Write references in another program's format.

    A paper that the brief prints twice is written once; in json, jsonl and toml, which keep all that the catalogue has, twice.
    """
    form = _chosen(form, output)
    workspace = run_context.workspace()
    if cited:
        keys = workspace.cited_keys(cited)
        selection = selection._replace(ids=(*(selection.ids or ()), *keys.known, *keys.unknown))
    # What is known is written even if some ids are not, so that a manuscript with a slip in a key has its bibliography.
    rows, unknown = workspace.select_known(selection)
    if not rows and not unknown:
        raise NothingFoundError("Nothing matched.")
    if rows:
        exported = workspace.export(
            rows, form, abstracts=abstracts, style=style, title=title, personal=selection.source != Source.BRIEF
        )
        for loss in exported.losses:
            say(loss)
        write_result(exported.text, output, count=exported.size, force=force)
    if unknown:
        from pswbrief.cli.commands.cited import unknown_keys

        raise unknown_keys(unknown, [row.id for row in workspace.select(Selection())])


def _chosen(form: ExportFormat | None, output: Path | None) -> ExportFormat:
    known = ", ".join(ExportFormat)
    if form is not None:
        return form
    if output is None:
        raise UsageError("Which format should the references be exported to?", hint=f"Add --format: {known}.")
    if (found := _ENDINGS.get(output.suffix.lower())) is None:
        raise UsageError(f"The ending of {output} does not name a format.", hint=f"Add --format: {known}.")
    return found
