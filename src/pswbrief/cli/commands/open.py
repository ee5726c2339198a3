"""`pswbrief open`."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from pswbrief.cli.asking import can_ask, confirm
from pswbrief.cli.context import run_context
from pswbrief.cli.standard_input import given_ids
from pswbrief.errors import NothingFoundError, UsageError
from pswbrief.term.out import say, write

if TYPE_CHECKING:
    from pswbrief.workspace.full_text_links import FullTextLink


class ViaChoice(StrEnum):
    """The values of `--via`."""

    BEST = "best"
    OA = "oa"
    DOI = "doi"
    PMC = "pmc"
    PUBMED = "pubmed"
    PUBLISHER = "publisher"
    OPENATHENS = "openathens"
    SCHOLAR = "scholar"


Ids = Annotated[list[str], typer.Argument(metavar="ID...", help="Ids or beginnings of ids; - reads them.")]
ViaOption = Annotated[ViaChoice, typer.Option("--via", help="Which way to the full text.")]
Print = Annotated[bool, typer.Option("--print", help="Only print the addresses, one a line.")]
All = Annotated[bool, typer.Option("--all", help="Open several without asking.")]

_WAYS = {
    "oa": "a free copy",
    "doi": "the page that its DOI leads to",
    "pmc": "PubMed Central",
    "pubmed": "PubMed",
    "publisher": "its page",
    "openathens": "OpenAthens",
    "scholar": "a search for its title",
}


def open_references(ids: Ids, via: ViaOption = ViaChoice.BEST, only_print: Print = False, every: All = False) -> None:
    """Open the full text of references in the browser, the best way there is.

    A free copy, else the DOI, PubMed Central, the page, or a search for the title. Without a display, the address is printed.
    """
    from pswbrief.core.full_text import Via
    from pswbrief.workspace.full_text_links import can_show, full_text_links

    wanted = None if via is ViaChoice.BEST else Via(via.value)
    links = full_text_links(run_context.workspace(), given_ids(ids), wanted)
    known = [link for link in links if link.address]
    for link in links:
        if not link.address:
            say(_missing(link, via))
    if not known:
        raise NothingFoundError("There is nothing to open.", hint="Without --via, the best way is taken.")
    for link in known:
        say(f"{link.id}: {_WAYS[str(link.way)]}.{f' {link.advice}' if link.advice else ''}")
    if only_print or not can_show():
        if not only_print:
            say("No web browser can be opened here. Copy the address into one:")
        write("".join(f"{link.address}\n" for link in known))
        return
    if len(known) > 1 and not every:
        _ask(len(known))
    _open(known)


def _missing(link: FullTextLink, via: ViaChoice) -> str:
    if via is ViaChoice.OPENATHENS:
        return (
            f"{link.id} can't be opened through OpenAthens: set your organisation's redirector first"
            " (pswbrief config openathens.prefix ADDRESS), and see that it has a DOI or an address."
        )
    ways = ", ".join(str(way) for way in link.others)
    return f"{link.id} can't be opened via {via}; there are: {ways}."


def _ask(count: int) -> None:
    if not can_ask():
        raise UsageError(f"{count} pages would be opened.", hint="--all opens them; --print only says where they are.")
    if not confirm(f"Open {count} pages?", default=False):
        raise typer.Abort


def _open(links: list[FullTextLink]) -> None:
    """Open the addresses in the browser; print those that it does not open."""
    import webbrowser

    for link in links:
        if not webbrowser.open(link.address or ""):
            write(f"{link.address}\n")
