"""`pswbrief note`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from pswbrief.cli.context import run_context
from pswbrief.cli.options import OneId, Rewrite
from pswbrief.cli.output import is_terminal
from pswbrief.cli.standard_input import input_is_terminal, read_input_text
from pswbrief.core.selection import Selection
from pswbrief.errors import NothingFoundError
from pswbrief.term.out import say, write

if TYPE_CHECKING:
    from pswbrief.store.drafts import Draft
    from pswbrief.workspace import Workspace

Text = Annotated[
    list[str] | None,
    typer.Argument(metavar="[TEXT]...", help="The note; - reads it from standard input; else you are asked."),
]
Replace = Annotated[bool, typer.Option("--replace", help="Replace the present note.")]


def note_reference(*, key: OneId, words: Text = None, replace: Replace = False, rewrite: Rewrite = False) -> None:
    """Add a note to a reference, below the present one.

    Without TEXT, you are asked for the note on a terminal, or the editor that you have chosen opens; in a pipe, the note is printed.
    """
    workspace = run_context.workspace()
    if words:
        text = read_input_text() if words == ["-"] else " ".join(words)
        _put(workspace, key, text, replace=replace, rewrite=rewrite)
    elif is_terminal() and input_is_terminal():
        from pswbrief.cli.text_editor import chosen_editor

        (edit_note if chosen_editor() else _ask)(workspace, key, rewrite=rewrite)
    else:
        _print(workspace, key)


def _put(workspace: Workspace, key: str, text: str, *, replace: bool, rewrite: bool) -> None:
    whole, changed = workspace.note(key, text, replace=replace, rewrite=rewrite)
    say(f"Noted on {whole}." if changed else "Nothing to change.")


def _ask(workspace: Workspace, key: str, *, rewrite: bool) -> None:
    from pswbrief.cli.prompting import prompt_for_note

    whole, fields = workspace.reader_fields(key, rewrite=rewrite)
    _put(workspace, whole, prompt_for_note(fields.get("notes", "")), replace=True, rewrite=rewrite)


def edit_note(workspace: Workspace, key: str, *, rewrite: bool, resumed: Draft | None = None) -> None:
    """Open a reference's note in the reader's editor, or resume a draft of it."""
    from pswbrief.cli.text_editor import editing_session, keep_on_failure

    whole, fields = workspace.reader_fields(key, rewrite=rewrite)
    before = fields.get("notes", "")
    with editing_session(before, name=f"{whole}.txt", command="note", key=whole, resumed=resumed) as session:
        text = session.edit()
        if text.strip() == before.strip():
            session.draft.drop()
            say("Nothing was changed.")
            return
        with keep_on_failure(session.draft, text):
            _put(workspace, whole, text, replace=True, rewrite=rewrite)


def _print(workspace: Workspace, key: str) -> None:
    (record,) = workspace.records(workspace.select(Selection(ids=(key,))))
    if not record["notes"]:
        raise NothingFoundError(
            f"Nothing is noted on {record['id']}.", hint=f"Try: pswbrief note {record['id']} 'Your note'"
        )
    write(record["notes"] + "\n")
