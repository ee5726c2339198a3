"""`pswbrief about`."""

from __future__ import annotations

from pswbrief.cli.output import SimpleFormat, SimpleFormatOption, simple_format
from pswbrief.core.edtf import Edtf
from pswbrief.index.contents import brief_of, resources_of
from pswbrief.term.card import Fact
from pswbrief.term.listing import as_json, as_json_lines, plain
from pswbrief.term.out import write
from pswbrief.workspace.opening import open_catalogue
from pswbrief.workspace.state import state


def about_brief(form: SimpleFormatOption = None) -> None:
    """Tell what the brief is, and how to acknowledge it."""
    # Of the brief itself, without what a reader has beside it.
    index = open_catalogue(alone=True)
    brief = brief_of(index)
    form = simple_format(form)
    if form is SimpleFormat.JSON:
        write(as_json(brief))
        return
    if form is SimpleFormat.JSONL:
        write(as_json_lines([brief]))
        return
    links = [f"{link['text']}: {link['url'] or 'address not known'}" for link in brief["update_links"]]
    found = [
        Fact("Title", brief["title"]),
        Fact("Date", Edtf.parse(brief["issued"]).in_words() if brief["issued"] else ""),
        Fact("Producer", brief["producer"] or ""),
        Fact(
            "Contents",
            f"{index.count()} references, {len(index.sections())} sections, {len(resources_of(index))} resources",
        ),
        Fact("Introduction", brief["introduction"] or ""),
        Fact("Acknowledge", brief["acknowledgement_request"] or ""),
        Fact("Acknowledge", brief["acknowledgement"] or ""),
        Fact("Acknowledge", brief["acknowledgement_doubt"] or ""),
        *(Fact("Access help", text) for text in brief["access_help"]),
        Fact("Contact", brief["contact"] or "", f"mailto:{brief['contact']}" if brief["contact"] else None),
        Fact("Updates", brief["update_notice"] or ""),
        *(Fact("Updates", text) for text in links),
    ]
    facts = [fact for fact in found if fact.value]
    if form is SimpleFormat.PLAIN:
        write(plain((fact.label, fact.value) for fact in facts))
        return
    from pswbrief.term.panel import show_card
    from pswbrief.term.screen import console

    show_card(console(state.color), facts)
