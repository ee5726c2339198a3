"""`pswbrief sections`."""

from __future__ import annotations

from pswbrief.cli.output import SimpleFormat, SimpleFormatOption, simple_format
from pswbrief.term.listing import as_json, as_json_lines, plain
from pswbrief.term.out import write
from pswbrief.workspace.opening import open_catalogue
from pswbrief.workspace.state import state


def list_sections(form: SimpleFormatOption = None) -> None:
    """Show the contents, as a tree with counts.

    In a pipe: one section a line, with id, count, page, parent and title; a count includes the sections below.
    """
    sections = open_catalogue().sections()
    totals = {section.id: section.size for section in sections}
    for section in sections:
        if section.parent:
            totals[section.parent] += section.size
    records = [
        {
            "id": section.id,
            "title": section.title,
            "parent": section.parent,
            "page": section.page,
            "count": totals[section.id],
            "introduction": section.introduction,
        }
        for section in sections
    ]
    form = simple_format(form)
    if form is SimpleFormat.TABLE:
        from pswbrief.term.layouts import show_tree
        from pswbrief.term.screen import console

        show_tree(console(state.color), records)
    elif form is SimpleFormat.JSON:
        write(as_json(records))
    elif form is SimpleFormat.JSONL:
        write(as_json_lines(records))
    else:
        fields = ("id", "count", "page", "parent", "title")
        write(plain(["" if record[field] is None else str(record[field]) for field in fields] for record in records))
