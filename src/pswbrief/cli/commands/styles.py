"""`pswbrief styles`."""

from __future__ import annotations

from typing import Annotated

import typer

from pswbrief.errors import InputError, NothingFoundError
from pswbrief.styles.names import StyleName
from pswbrief.term.out import say, write

Text = Annotated[str | None, typer.Argument(metavar="[TEXT]", help="Part of a name.")]


def list_styles(text: Text = None) -> None:
    """List the citation styles: the built-in ones, for --style, then those for --csl whose names hold TEXT.

    One style a line: the option that takes it, and its usual name.
    """
    from pswbrief.workspace.pandoc import COMMON_NAMES, installed_styles

    asked = (text or "").strip().lower().replace(" ", "-")
    called: dict[str, list[str]] = {}
    for common, official in COMMON_NAMES.items():
        called.setdefault(official, []).append(common)
    lines = [f"{name}\t--style\t" for name in StyleName if asked in name]
    try:
        found = installed_styles()
    except InputError as error:
        say(error.sentence, hint=error.hint)
        found = {}
    lines += [
        f"{name}\t--csl\t{', '.join(called.get(name, ()))}"
        for name in sorted(found)
        if asked in name or any(asked in common for common in called.get(name, ()))
    ]
    if not lines:
        raise NothingFoundError(f"No style has {text!r} in its name.", hint="To see all: pswbrief styles")
    write("".join(f"{line}\n" for line in lines))
