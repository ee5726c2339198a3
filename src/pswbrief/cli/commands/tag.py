"""`pswbrief tag`."""

from __future__ import annotations

from typing import Annotated

import typer

from pswbrief.cli.context import run_context
from pswbrief.cli.options import Rewrite, count_references
from pswbrief.cli.standard_input import given_ids
from pswbrief.errors import UsageError
from pswbrief.term.out import say
from pswbrief.text.normalize import clean_line

Mixed = Annotated[
    list[str], typer.Argument(metavar="ID... +TAG -TAG", help="References (- reads ids from a pipe), and tags.")
]


def tag_references(ids_and_tags: Mixed, rewrite: Rewrite = False) -> None:
    """Add tags to references (+TAG), or take them off (-TAG).

    A tag of several words goes between quotation marks: '+to read'.
    """
    on, off = _tags(ids_and_tags, "+"), _tags(ids_and_tags, "-")
    ids = given_ids(word for word in ids_and_tags if word == "-" or word[:1] not in {"+", "-"})
    if not ids or not (on or off):
        example = f"{ids[0]} +{ids[-1]}" if len(ids) > 1 else f"{ids[0]} +reading" if ids else "ID +reading -todo"
        raise UsageError(
            "Which references get which tags?", hint=f"A tag begins with + or -. Try: pswbrief tag {example}"
        )
    changed = run_context.workspace().tag(ids, add=on, remove=off, rewrite=rewrite)
    say(f"{count_references(len(changed))} changed." if changed else "Nothing to change: the tags are set so already.")


def _tags(arguments: list[str], sign: str) -> list[str]:
    """Return the tags with this sign. UsageError for a sign without a tag."""
    found = []
    for at, word in enumerate(arguments):
        if word.startswith(sign) and word != "-":
            tag = clean_line(word[1:])
            if not tag:
                raise UsageError(f"There is no tag after the {sign} in {word!r}.", hint=_without_blank(arguments, at))
            found.append(tag)
    return found


def _without_blank(arguments: list[str], at: int) -> str:
    """Return the tag with its sign if a blank separates the two; else an example."""
    behind = arguments[at + 1 :]
    return f"Without a space: {arguments[at].strip()}{behind[0]}" if behind else "Try +reading or -todo."
