"""`pswbrief resources`."""

from __future__ import annotations

from pswbrief.cli.output import SimpleFormat, SimpleFormatOption, simple_format
from pswbrief.errors import NothingFoundError
from pswbrief.index.contents import resources_of
from pswbrief.term.card import Fact
from pswbrief.term.listing import as_json, as_json_lines, plain
from pswbrief.term.out import write
from pswbrief.workspace.opening import open_catalogue
from pswbrief.workspace.state import state


def list_resources(form: SimpleFormatOption = None) -> None:
    """List the pointers that can't be cited.

    In a pipe: one resource a line, with id, section, title, text and link.
    """
    index = open_catalogue()
    titles = {section.id: section.title for section in index.sections()}
    resources = [resource | {"section": titles[resource["section"]]} for resource in resources_of(index)]
    form = simple_format(form)
    if form is SimpleFormat.JSON:
        write(as_json(resources))
    elif form is SimpleFormat.JSONL:
        write(as_json_lines(resources))
    elif form is SimpleFormat.PLAIN:
        fields = ("id", "section", "title", "text", "url")
        write(plain([resource[field] or "" for field in fields] for resource in resources))
    else:
        from pswbrief.term.panel import show_card
        from pswbrief.term.screen import console

        screen = console(state.color)
        for resource in resources:
            link = resource["url"]
            facts = [Fact("", resource["title"]), Fact("Section", resource["section"]), Fact("", resource["text"])]
            show_card(screen, [*facts, Fact("Link", link or "not known; search for the title", link)])
    if not resources:
        raise NothingFoundError("This catalogue has no resources.")
