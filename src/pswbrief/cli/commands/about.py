"""`pswbrief about`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pswbrief.cli.context import run_context
from pswbrief.cli.options import count_references, counted
from pswbrief.cli.output import SimpleFormat, SimpleFormatOption, screen, simple_format
from pswbrief.core.edtf import Edtf
from pswbrief.term.card import Fact
from pswbrief.term.listing import plain
from pswbrief.term.out import write
from pswbrief.text.json_text import as_json, as_json_lines

if TYPE_CHECKING:
    from pswbrief.workspace.collection import Collection


def about_brief(form: SimpleFormatOption = None) -> None:
    """Show what the brief is, and how to acknowledge it."""
    # Of the brief itself, without the reader's library.
    collection = run_context.workspace().without_library()
    brief = collection.brief()
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
        Fact("Contents", _contents(collection)),
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

    show_card(screen(), facts)


def _contents(collection: Collection) -> str:
    sections, resources = len(collection.sections()), len(collection.resources())
    return f"{count_references(collection.count())}, {counted(sections, 'section')}, {counted(resources, 'resource')}"
