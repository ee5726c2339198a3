"""`pswbrief new`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pswbrief.core.catalogue import Brief, Catalogue, Section
from pswbrief.core.keys import LONGEST_KEY
from pswbrief.store.toml_writer import dumps
from pswbrief.store.write import write_file
from pswbrief.term.out import say
from pswbrief.text.normalize import clean_line, fold

File = Annotated[Path, typer.Argument(metavar="FILE", help="The catalogue to start.")]
Title = Annotated[str, typer.Option("--title", help="Its title.")]
Sections = Annotated[list[str] | None, typer.Option("--section", metavar="NAME", help="A section; may be repeated.")]
Force = Annotated[bool, typer.Option("--force", help="Replace FILE if it exists.")]


def new_catalogue(*, file: File, title: Title = "A brief", sections: Sections = None, force: Force = False) -> None:
    """Start a catalogue of your own, for --catalogue FILE."""
    names = [name for given in sections or () if (name := clean_line(given))]
    catalogue = Catalogue(
        brief=Brief(title=clean_line(title) or "A brief"),
        sections=tuple(Section(id=key, title=name) for key, name in _with_ids(names).items()),
    )
    write_file(file, dumps(catalogue).encode(), force=force)
    say(f"Started {file}.", hint=f"Next: pswbrief --catalogue {file} add --title TITLE, or import FILE")


def _with_ids(names: list[str]) -> dict[str, str]:
    """Each name under an id of its own that is made of it."""
    found: dict[str, str] = {}
    for number, name in enumerate(names, 1):
        words = "".join(char if char.isascii() and char.isalnum() else " " for char in fold(name)).split()
        # Room for "-2" to "-9999", which keep apart what would be the same.
        key = "-".join(words)[: LONGEST_KEY - 5].strip("-") or "section"
        found[key if key not in found else f"{key}-{number}"] = name
    return found
