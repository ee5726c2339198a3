"""`pswbrief note`."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from pswbrief.cli.output import is_terminal
from pswbrief.core.selection import Selection
from pswbrief.errors import NothingFoundError
from pswbrief.index.contents import records_of
from pswbrief.index.select import select
from pswbrief.term.out import say, write
from pswbrief.text.normalize import clean_text
from pswbrief.workspace.changing import Rewrite, changing, whole_ids
from pswbrief.workspace.opening import open_catalogue

Id = Annotated[str, typer.Argument(metavar="ID", help="An id or its beginning.")]
Text = Annotated[
    str | None, typer.Argument(metavar="[TEXT]", help="The note; - reads it from standard input; else $EDITOR.")
]
Replace = Annotated[bool, typer.Option("--replace", help="In the place of what is noted already, not below it.")]


def note_reference(*, key: Id, text: Text = None, replace: Replace = False, rewrite: Rewrite = False) -> None:
    """Note something on a reference, below what is noted already.

    Without TEXT, $EDITOR opens on a terminal, and anywhere else what is noted is printed.
    """
    if text is None:
        if is_terminal() and sys.stdin is not None and sys.stdin.isatty():
            _edit(key, rewrite=rewrite)
        else:
            _print(key)
        return
    if text == "-":
        text = sys.stdin.buffer.read().decode("utf-8-sig", errors="replace") if sys.stdin is not None else ""
    _put(key, text, replace=replace, rewrite=rewrite)


def _put(key: str, text: str, *, replace: bool, rewrite: bool) -> None:
    text = clean_text(text).strip()
    with changing(rewrite=rewrite) as work:
        (whole,) = whole_ids(work, [key])
        there = work.editor.fields(whole).get("notes", "")
        noted = text if replace or not there else f"{there}\n{text}" if text else there
        changed = work.editor.set_fields(whole, {"notes": noted or None})
    say(f"Noted on {whole}." if changed else "Nothing to change.")


def _edit(key: str, *, rewrite: bool) -> None:
    from pswbrief.cli.editing import edit_text, text_kept

    with changing(rewrite=rewrite, dry=True) as work:
        (whole,) = whole_ids(work, [key])
        before = work.editor.fields(whole).get("notes", "")
    name = f"{whole}.txt"
    text = edit_text(before, name=name)
    if text.strip() == before.strip():
        say("Nothing was changed.")
        return
    with text_kept(name, text):
        _put(whole, text, replace=True, rewrite=rewrite)


def _print(key: str) -> None:
    index = open_catalogue()
    (record,) = records_of(index, select(index, Selection(ids=(key,))))
    if not record["notes"]:
        raise NothingFoundError(
            f"Nothing is noted on {record['id']}.", hint=f"Try: pswbrief note {record['id']} 'Your note'"
        )
    write(record["notes"] + "\n")
