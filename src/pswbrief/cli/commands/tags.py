"""`pswbrief tags`."""

from __future__ import annotations

from pswbrief.cli.context import run_context
from pswbrief.cli.output import SimpleFormat, SimpleFormatOption, print_simple, screen, simple_format
from pswbrief.errors import NothingFoundError
from pswbrief.term.listing import plain
from pswbrief.term.out import write


def list_tags(form: SimpleFormatOption = None) -> None:
    """List the tags, and how many references have each.

    In a pipe: one tag a line, with its count.
    """
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
