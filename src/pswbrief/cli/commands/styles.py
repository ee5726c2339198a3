"""`pswbrief styles`."""

from __future__ import annotations

from typing import Annotated

import typer

from pswbrief.errors import InputError, NothingFoundError
from pswbrief.styles.style_names import StyleName
from pswbrief.term.out import say, write

Text = Annotated[list[str] | None, typer.Argument(metavar="[TEXT]", help="Parts of a name.")]


def list_styles(text: Text = None) -> None:
    """List the citation styles: the built-in ones, for --style, then those for --csl whose names hold TEXT.

    One style a line: the option that takes it, and its usual name.
    """
    from pswbrief.workspace.csl_names import COMMON_NAMES, has_words, likely_names, name_words
    from pswbrief.workspace.pandoc import installed_styles

    asked = " ".join(text or ())
    words = set(name_words(asked))
    called: dict[str, list[str]] = {}
    for common, official in COMMON_NAMES.items():
        called.setdefault(official, []).append(common)
    lines = [f"{name}\t--style\t" for name in StyleName if has_words(name, words)]
    try:
        found = installed_styles()
    except InputError as error:
        say(error.sentence, hint=error.hint)
        found = {}
    lines += [
        f"{name}\t--csl\t{', '.join(called.get(name, ()))}"
        for name in sorted(found)
        if any(has_words(each, words) for each in (name, *called.get(name, ())))
    ]
    if not lines:
        likely = likely_names(asked, found)
        hint = f"Did you mean {' or '.join(likely)}?" if likely else "To see all: pswbrief styles"
        raise NothingFoundError(f"No style has {asked!r} in its name.", hint=hint)
    write("".join(f"{line}\n" for line in lines))
