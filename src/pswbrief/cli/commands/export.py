"""`pswbrief export`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pswbrief.cli.context import run_context
from pswbrief.cli.options import Force, KeyPattern, Output, Verbose, count_references
from pswbrief.cli.output import ending_of, nothing_matched, write_result
from pswbrief.cli.selecting import selection_options
from pswbrief.core.enums import Source
from pswbrief.core.selection import Selection
from pswbrief.errors import UsageError
from pswbrief.styles.style_names import StyleName
from pswbrief.term.out import say
from pswbrief.workspace.export_fields import ExportFields, notes_kept_back, parse_fields
from pswbrief.workspace.exporting import ENDINGS, ExportFormat, format_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pswbrief.index.index import IndexRow
    from pswbrief.workspace.workspace import Workspace

Format = Annotated[
    ExportFormat | None,
    typer.Option("--format", "-f", metavar="FORMAT", help=f"{', '.join(ExportFormat)}; else by --output."),
]
Abstracts = Annotated[
    bool, typer.Option("--abstracts", help="Include abstracts in markdown; a web page has them anyway.")
]

Title = Annotated[str | None, typer.Option("--title", metavar="TEXT", help="The title of a page or reading list.")]

Style = Annotated[StyleName, typer.Option("--style", "-s", help="The citation style of markdown and html.")]
Cited = Annotated[
    list[Path] | None, typer.Option("--cited", metavar="FILE", help="Only what this manuscript cites. May be repeated.")
]
Notes = Annotated[bool, typer.Option("--notes", help="Include your private notes and reading status.")]
Omit = Annotated[str | None, typer.Option("--omit", metavar="FIELDS", help="Without these fields: abstract,note.")]
Only = Annotated[
    str | None, typer.Option("--only", metavar="FIELDS", help="Only these fields, and id, type and title.")
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
    notes: Notes = False,
    omit: Omit = None,
    only: Only = None,
    verbose: Verbose = False,
    key_pattern: KeyPattern = None,
) -> None:
    """Save references for another program: Zotero, EndNote, LaTeX, a spreadsheet, a web browser.

    A paper that the brief prints twice is written once, except in json, jsonl and toml, which keep everything that the catalogue has.
    Your tags are exported as keywords, your notes and status only with --notes, and with --brief-only nothing of yours.
    """
    form = _chosen(form, output, selection.ids or ())
    carried = _carried(selection, notes=notes, omit=omit, only=only)
    workspace = run_context.workspace()
    rows, unknown = _selected(workspace, selection, cited or ())
    if not rows and not unknown:
        raise nothing_matched(workspace)
    if rows:
        exported = workspace.export(
            rows,
            form,
            abstracts=abstracts,
            style=style,
            title=title,
            carried=carried,
            verbose=verbose,
            key_pattern=key_pattern,
        )
        for loss in exported.losses:
            say(loss)
        if carried.tags and not notes and (kept := notes_kept_back(workspace, rows)):
            say(f"Your notes and status on {count_references(kept)} stay here; --notes exports them.")
        write_result(exported.text, output, count=exported.size, force=force)
    if unknown:
        from pswbrief.cli.commands.cited import unknown_keys

        raise unknown_keys(unknown, workspace)


def _carried(selection: Selection, *, notes: bool, omit: str | None, only: str | None) -> ExportFields:
    """Return the fields to export. UsageError if the options exclude each other, or name no field."""
    if notes and selection.source == Source.BRIEF:
        raise UsageError(
            "With --brief-only nothing of yours is exported, so --notes can't be.", hint="Use one of them."
        )
    return ExportFields(
        tags=selection.source != Source.BRIEF,
        notes=notes,
        omit=parse_fields(omit, "--omit") if omit is not None else frozenset(),
        only=parse_fields(only, "--only") if only is not None else None,
    )


def _selected(
    workspace: Workspace, selection: Selection, manuscripts: Sequence[Path]
) -> tuple[list[IndexRow], list[str]]:
    """Return the rows of a selection and of the keys that manuscripts cite, and the ids and keys that no reference has.

    Known ids are exported even if others are unknown, so that a manuscript with a misspelt key gets its bibliography.
    """
    unknown: list[str] = []
    if manuscripts:
        from pswbrief.cli.commands.cited import say_recased

        run_context.inputs += manuscripts
        keys = workspace.cited_keys(manuscripts)
        say_recased(keys)
        unknown += keys.unknown
        selection = selection._replace(ids=(*(selection.ids or ()), *keys.known))
    rows, absent = workspace.select_known(selection)
    return rows, [*absent, *unknown]


def _chosen(form: ExportFormat | None, output: Path | None, ids: Sequence[str]) -> ExportFormat:
    known = ", ".join(ExportFormat)
    if form is not None:
        return form
    if output is None:
        raise UsageError(
            "Which format should the references be exported to?", hint=_meant(ids) or f"Add --format: {known}."
        )
    if ending_of(output) not in ENDINGS:
        from pswbrief.cli.synonyms import value_hint

        if hint := value_hint("export", "--format", output.suffix[1:]):
            raise UsageError(f"The ending of {output} does not name a format.", hint=hint)
    return format_for(output)


def _meant(ids: Sequence[str]) -> str | None:
    """Return the line that was probably meant if the last of the ids is a format or a file."""
    import shlex

    from pswbrief.cli.synonyms import value_hint
    from pswbrief.core.aliases import canonical

    *others, last = ids or ("",)
    if form := canonical(last, ExportFormat):
        return f"Did you mean: pswbrief {shlex.join(['export', *others, '--format', form])}"
    if Path(last).suffix.lower() in ENDINGS:
        return f"Did you mean: pswbrief {shlex.join(['export', *others, '--output', last])}"
    return value_hint("export", "--format", last)
