"""`pswbrief edit`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from pswbrief.cli.editing import OURS, edit_until_valid
from pswbrief.errors import UsageError
from pswbrief.term.out import say
from pswbrief.workspace.changing import Rewrite, changing, count_references, whole_ids

if TYPE_CHECKING:
    from pswbrief.workspace.changing import OpenCollection

Id = Annotated[str, typer.Argument(metavar="ID", help="An id or its beginning.")]


def edit_reference(key: Id, rewrite: Rewrite = False) -> None:
    """Edit a reference of your own as TOML, in $EDITOR; of the brief's, what you have noted on it.

    A text that isn't valid is opened again, with what is wrong at the top; leave it as it is, or empty, to abandon it.
    """
    with changing(rewrite=rewrite, dry=True) as work:
        (whole,) = whole_ids(work, [key])
        before = _text(work, whole)
        examples = "" if work.editor.text(whole) is not None else _EXAMPLES

    def put(text: str) -> None:
        with changing(rewrite=rewrite) as work:
            if _text(work, whole) != before:
                raise UsageError(f"{whole} has been changed by another process meanwhile.", hint="Edit it again.")
            if work.editor.text(whole) is not None:
                work.editor.replace(whole, text)
            else:
                work.editor.note(whole, text)

    changed = edit_until_valid(before, name=f"{whole}.toml", put=put, shown=before + examples)
    say(f"Changed {count_references(1)}." if changed else "Nothing was changed.")


# The fields that one of the brief's may have.
_EXAMPLES = "".join(f"{OURS}{example}\n" for example in ('tags = ["reading"]', 'status = "to-read"', 'notes = "…"'))


def _text(work: OpenCollection, key: str) -> str:
    """The reference's TOML; of one of the brief's, what is noted on it, which may be nothing yet."""
    if (text := work.editor.text(key)) is not None:
        return text + "\n"
    return f'[[annotations]]\nid = "{key}"\n'
