"""`pswbrief edit`."""

from __future__ import annotations

from pswbrief.cli.context import run_context
from pswbrief.cli.editing import OURS, edit_until_valid
from pswbrief.cli.options import OneId, Rewrite, count_references
from pswbrief.term.out import say

# The fields that one of the brief's references may have, as lines to take over.
_EXAMPLES = "".join(f"{OURS}{example}\n" for example in ('tags = ["reading"]', 'status = "to-read"', 'notes = "…"'))


def edit_reference(key: OneId, rewrite: Rewrite = False) -> None:
    """Edit a reference of your own as TOML, in $EDITOR; of the brief's, what you have noted on it.

    A text that isn't valid is opened again, with what is wrong at the top; leave it as it is, or empty, to abandon it.
    """
    workspace = run_context.workspace()
    before = workspace.editable_text(key, rewrite=rewrite)

    def put(text: str) -> None:
        workspace.replace_text(before, text, rewrite=rewrite)

    shown = before.text + (_EXAMPLES if before.is_new else "")
    changed = edit_until_valid(before.text, name=f"{before.id}.toml", put=put, shown=shown)
    say(f"Changed {count_references(1)}." if changed else "Nothing was changed.")
