"""`pswbrief sections`."""

from __future__ import annotations

from pswbrief.cli.context import run_context
from pswbrief.cli.output import SimpleFormat, SimpleFormatOption, print_simple, screen, simple_format
from pswbrief.errors import NothingFoundError
from pswbrief.term.listing import plain
from pswbrief.term.out import write


def list_sections(form: SimpleFormatOption = None) -> None:
    """Show the contents, as a tree with counts.

    In a pipe: one section a line, with id, count, page, parent and title; a count includes the sections below.
    """
    sections = run_context.workspace().sections()
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
    if print_simple(records, form):
        pass
    elif form is SimpleFormat.PLAIN:
        fields = ("id", "count", "page", "parent", "title")
        write(plain(["" if record[field] is None else str(record[field]) for field in fields] for record in records))
    else:
        from pswbrief.term.layouts import show_tree

        show_tree(screen(), records)
    if not sections:
        raise NothingFoundError("This catalogue has no sections.")
