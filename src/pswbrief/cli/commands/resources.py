"""`pswbrief resources`."""

from __future__ import annotations

from pswbrief.cli.context import run_context
from pswbrief.cli.output import SimpleFormat, SimpleFormatOption, print_simple, screen, simple_format
from pswbrief.errors import NothingFoundError
from pswbrief.term.card import Fact
from pswbrief.term.listing import plain
from pswbrief.term.out import write


def list_resources(form: SimpleFormatOption = None) -> None:
    """List the resources that the brief points to, which can't be cited.

    In a pipe: one resource a line, with id, section, title, text and link.
    """
    workspace = run_context.workspace()
    titles = {section.id: section.title for section in workspace.sections()}
    resources = [resource | {"section": titles[resource["section"]]} for resource in workspace.resources()]
    form = simple_format(form)
    if print_simple(resources, form):
        pass
    elif form is SimpleFormat.PLAIN:
        fields = ("id", "section", "title", "text", "url")
        write(plain([resource[field] or "" for field in fields] for resource in resources))
    else:
        from pswbrief.term.panel import show_card

        console = screen()
        for resource in resources:
            link = resource["url"]
            facts = [Fact("", resource["title"]), Fact("Section", resource["section"]), Fact("", resource["text"])]
            show_card(console, [*facts, Fact("Link", link or "not known; search for the title", link)])
    if not resources:
        raise NothingFoundError("This catalogue has no resources.")
