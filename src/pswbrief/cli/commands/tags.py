"""`pswbrief tags`."""

from __future__ import annotations

from pswbrief.cli.output import SimpleFormat, SimpleFormatOption, simple_format
from pswbrief.errors import NothingFoundError
from pswbrief.term.listing import as_json, as_json_lines, plain
from pswbrief.term.out import write
from pswbrief.workspace.opening import open_catalogue
from pswbrief.workspace.state import state


def list_tags(form: SimpleFormatOption = None) -> None:
    """List the tags, and how many references have each.

    In a pipe: one tag a line, with its count.
    """
    counted = open_catalogue().tags()
    records = [{"tag": tag, "count": count} for tag, count in counted.items()]
    form = simple_format(form)
    if form is SimpleFormat.JSON:
        write(as_json(records))
    elif form is SimpleFormat.JSONL:
        write(as_json_lines(records))
    elif form is SimpleFormat.PLAIN:
        write(plain((tag, str(count)) for tag, count in counted.items()))
    elif counted:
        from pswbrief.term.layouts import show_simple_table
        from pswbrief.term.screen import console

        show_simple_table(console(state.color), ("Tag", "References"), [(tag, str(n)) for tag, n in counted.items()])
    if not counted:
        raise NothingFoundError("No reference has a tag.", hint="Try: pswbrief tag ID +reading")
