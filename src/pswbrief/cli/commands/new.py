"""`pswbrief new`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pswbrief.cli.kept_files import check_output
from pswbrief.cli.options import Force
from pswbrief.term.out import say
from pswbrief.workspace.editions import new_catalogue as write_new_catalogue

File = Annotated[Path, typer.Argument(metavar="FILE", help="The catalogue to start.")]
Title = Annotated[str, typer.Option("--title", help="Its title.")]
Sections = Annotated[list[str] | None, typer.Option("--section", metavar="NAME", help="A section; may be repeated.")]


def new_catalogue(*, file: File, title: Title = "A brief", sections: Sections = None, force: Force = False) -> None:
    """Start a catalogue of your own, for --catalogue FILE."""
    check_output(file)
    write_new_catalogue(file, title=title, sections=sections or (), force=force)
    say(f"Started {file}.", hint=f"Next: pswbrief --catalogue {file} add --title TITLE, or import FILE")
