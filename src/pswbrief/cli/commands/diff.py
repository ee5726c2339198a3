"""`pswbrief diff`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pswbrief.cli.context import run_context
from pswbrief.cli.options import Force, Output, counted
from pswbrief.cli.output import is_terminal, output_to, screen
from pswbrief.diff import release_notes
from pswbrief.diff.editions import CataloguePart, ChangeKind
from pswbrief.diff.values import in_words, old_and_new
from pswbrief.errors import UsageError
from pswbrief.store.files import is_there
from pswbrief.store.locations import shipped_catalogue
from pswbrief.term.listing import plain
from pswbrief.term.out import say, write
from pswbrief.text.json_text import as_json
from pswbrief.workspace.editions import compare_files

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pswbrief.diff.editions import EditionChange


class DiffFormat(StrEnum):
    """The values of `diff --format`."""

    TABLE = "table"
    PLAIN = "plain"
    MARKDOWN = "markdown"
    JSON = "json"


Files = Annotated[
    list[str],
    typer.Argument(
        metavar="[OLD] NEW", help="Catalogues or libraries; without OLD, or for 'brief', the one that ships."
    ),
]
Format = Annotated[
    DiffFormat | None, typer.Option("--format", "-f", help="A table for a terminal, else lines; or release notes.")
]
Notes = Annotated[
    bool, typer.Option("--notes", help="Show your private notes and status as well; in release notes, your tags too.")
]
# Without --format: the format by the ending of --output.
_ENDINGS = {".md": DiffFormat.MARKDOWN, ".markdown": DiffFormat.MARKDOWN, ".json": DiffFormat.JSON}
# The name of the shipped catalogue, unless a file has that name.
_SHIPPED = "brief"


def compare_editions(
    files: Files, form: Format = None, notes: Notes = False, output: Output = None, force: Force = False
) -> None:
    """Show how two editions differ: what was added, removed, moved between sections, given another id, or changed.

    In a pipe: one change a line, with what happened, to what, id, field, old and new value. Your private notes and status are
    shown with --notes only; release notes (markdown), which are for others, hold your tags with --notes only, too.
    """
    if len(files) > len(("old", "new")):
        raise UsageError(f"diff compares two files, and not {len(files)}.", hint="Try: pswbrief diff OLD NEW")
    old, new = map(_path, files if len(files) > 1 else [_SHIPPED, *files])
    run_context.inputs += [old, new]
    changes, title = compare_files(old, new)
    by_ending = _ENDINGS.get(output.suffix.lower(), DiffFormat.PLAIN) if output else None
    form = form or by_ending or (DiffFormat.TABLE if is_terminal() else DiffFormat.PLAIN)
    shown = changes if notes else _public(changes, form)
    if kept := len(changes) - len(shown):
        what = "notes, tags and status" if form is DiffFormat.MARKDOWN else "private notes and status"
        say(f"{counted(kept, 'change')} of your {what} left out; --notes shows {'it' if kept == 1 else 'them'}.")
    with output_to(output, force=force):
        if form is DiffFormat.JSON:
            write(as_json([_record(change) for change in shown]))
        elif form is DiffFormat.MARKDOWN:
            write(release_notes.dumps(shown, title=title))
        elif form is DiffFormat.PLAIN:
            write(plain(_fields(change) for change in shown))
        else:
            _show(shown)
    if not changes:
        say("Nothing differs.")


def _public(changes: Sequence[EditionChange], form: DiffFormat) -> Sequence[EditionChange]:
    return (
        release_notes.public_changes(changes) if form is DiffFormat.MARKDOWN else release_notes.without_private(changes)
    )


def _path(name: str) -> Path:
    path = Path(name)
    return shipped_catalogue() if name == _SHIPPED and not is_there(path) else path


def _record(change: EditionChange) -> dict[str, Any]:
    return {
        "kind": str(change.kind),
        "part": str(change.part),
        "id": change.id or None,
        "title": change.title or None,
        "field": change.field,
        "old": change.old,
        "new": change.new,
    }


def _fields(change: EditionChange) -> tuple[str, ...]:
    """Return the fields of a line; an added or removed reference is shown by its title."""
    if change.kind in {ChangeKind.ADDED, ChangeKind.REMOVED}:
        values = ("", change.title) if change.kind is ChangeKind.ADDED else (change.title, "")
        return (change.kind, change.part, change.id, "title", *values)
    return (change.kind, change.part, change.id, change.field or "", in_words(change.old), in_words(change.new))


def _show(changes: Sequence[EditionChange]) -> None:
    from pswbrief.term.layouts import LabelledEntry, show_entries

    console = screen()
    for kind in ChangeKind:
        entries = [
            LabelledEntry((change.id or str(change.part), _mark(change)), _sentence(change))
            for change in changes
            if change.kind is kind
        ]
        show_entries(console, kind.capitalize(), ("ID", "What", "How"), entries)


def _mark(change: EditionChange) -> str:
    if change.kind is ChangeKind.CHANGED:
        return change.field or ""
    return "" if change.part is CataloguePart.REFERENCE else str(change.part)


def _sentence(change: EditionChange) -> str:
    if change.kind in {ChangeKind.ADDED, ChangeKind.REMOVED}:
        return change.title
    return " → ".join(old_and_new(change.old, change.new))
