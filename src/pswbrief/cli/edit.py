"""`pswbrief edit`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from pswbrief.cli.editor import edit_text
from pswbrief.cli.writing import Rewrite, changing, told, whole_ids
from pswbrief.errors import BriefError, InputError, UsageError
from pswbrief.store.drafts import drop_draft, keep_draft
from pswbrief.term.out import say

if TYPE_CHECKING:
    from pswbrief.cli.writing import Work

Id = Annotated[str, typer.Argument(metavar="ID", help="An id or its beginning.")]
# What pswbrief says at the top of the text; these lines are taken away again.
_OURS = "#! "
_ABANDON = "To abandon it, leave it as it is, or empty."


def edit_reference(key: Id, rewrite: Rewrite = False) -> None:
    """Edit a reference of your own as TOML, in $EDITOR; of the brief's, what you have noted on it.

    A text that isn't valid is opened again, with what is wrong at the top; leave it as it is, or empty, to abandon it.
    """
    with changing(rewrite=rewrite, dry=True) as work:
        (whole,) = whole_ids(work, [key])
        before = _text(work, whole)
    shown = before
    while True:
        edited = _without_ours(edit_text(shown, name=f"{whole}.toml"))
        if edited.strip() == _without_ours(shown).strip() or not edited.strip():
            break
        try:
            with changing(rewrite=True) as work:
                if _text(work, whole) != before:
                    raise UsageError(f"{whole} has been changed by another process meanwhile.", hint="Edit it again.")
                _put(work, whole, edited)
        except InputError as error:
            lines = [*error.sentence.split("\n"), _ABANDON]
            shown = "".join(f"{_OURS}{line}\n" for line in lines) + edited
            continue
        except BriefError as error:
            raise type(error)(
                f"{error.sentence} Your text is kept in {keep_draft(whole, edited)}.", hint=error.hint
            ) from None
        drop_draft(whole)
        say(f"Changed {told(1)}.")
        return
    if shown is before:
        say("Nothing was changed.")
        return
    raise InputError(
        f"{whole} was left as it was: the text that isn't valid is kept in {keep_draft(whole, _without_ours(shown))}."
    )


def _text(work: Work, key: str) -> str:
    """The reference's TOML; for one of the brief's that has no notes yet, the fields that it may have."""
    kind = "references" if work.desk.owns(key) else "annotations"
    if work.desk.document.has(kind, key):
        return work.desk.document.block(kind, key) + "\n"
    examples = "".join(f"{_OURS}{example}\n" for example in ('tags = ["reading"]', 'status = "to-read"', 'notes = "…"'))
    return f'[[annotations]]\nid = "{key}"\n{examples}'


def _put(work: Work, key: str, text: str) -> None:
    if work.desk.owns(key) or work.desk.document.has("annotations", key):
        work.desk.replace(key, text)
    else:
        work.desk.note(key, text)


def _without_ours(text: str) -> str:
    return "".join(line for line in text.splitlines(keepends=True) if not line.startswith(_OURS))
