"""`pswbrief tags`."""

from __future__ import annotations

import shlex
from typing import Annotated

import typer

from pswbrief.cli.context import run_context
from pswbrief.cli.options import Rewrite, count_references
from pswbrief.cli.output import SimpleFormat, SimpleFormatOption, print_simple, screen, simple_format
from pswbrief.errors import NothingFoundError, UsageError
from pswbrief.term.listing import plain
from pswbrief.term.out import say, write

Renaming = Annotated[
    list[str] | None, typer.Argument(metavar="[rename OLD NEW]", help="Give a tag another name on all references.")
]


def list_or_rename_tags(words: Renaming = None, form: SimpleFormatOption = None, rewrite: Rewrite = False) -> None:
    """List the tags, and how many references have each; or rename one everywhere.

    In a pipe: one tag a line, with its count.
    """
    if words:
        _rename(words, rewrite=rewrite)
        return
    counted = run_context.workspace().tags()
    form = simple_format(form)
    if print_simple([{"tag": tag, "count": count} for tag, count in counted.items()], form):
        pass
    elif form is SimpleFormat.PLAIN:
        write(plain((tag, str(count)) for tag, count in counted.items()))
    elif counted:
        from pswbrief.term.layouts import show_simple_table

        show_simple_table(screen(), ("Tag", "References"), [(tag, str(n)) for tag, n in counted.items()])
    if not counted:
        raise NothingFoundError("No reference has a tag.", hint="Try: pswbrief tag ID +reading")


def _rename(words: list[str], *, rewrite: bool) -> None:
    action, *names = words
    if action.lower() != "rename":
        raise UsageError(
            f"tags takes nothing or rename, and not {action!r}.",
            hint=f"Did you mean: pswbrief list --tag {shlex.quote(action)}",
        )
    if len(names) != len(("old", "new")):
        raise UsageError(
            "Which tag should be renamed, and to what?",
            hint="Try: pswbrief tags rename OLD NEW, with quotation marks around a name of several words.",
        )
    old, new = (name.removeprefix("+") for name in names)
    changed = run_context.workspace().rename_tag(old, new, rewrite=rewrite)
    say(f"{count_references(len(changed))} changed.")
