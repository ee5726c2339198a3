"""`pswbrief tag`."""

from __future__ import annotations

from typing import Annotated

import typer

from pswbrief.cli.selecting import given_ids
from pswbrief.errors import UsageError
from pswbrief.term.out import say
from pswbrief.text.normalize import clean_line, fold
from pswbrief.workspace.changing import Rewrite, changing, count_references, whole_ids

Mixed = Annotated[
    list[str], typer.Argument(metavar="ID... +TAG -TAG", help="Ids or beginnings of ids (- reads them), and tags.")
]


def tag_references(ids_and_tags: Mixed, rewrite: Rewrite = False) -> None:
    """Put tags on references (+TAG) and take them off (-TAG).

    With a blank in it, a tag is written between quotation marks: '+to read'.
    """
    on = _tags(ids_and_tags, "+")
    off = {fold(tag) for tag in _tags(ids_and_tags, "-")}
    ids = given_ids(word for word in ids_and_tags if word == "-" or word[:1] not in {"+", "-"})
    if not ids or not (on or off):
        raise UsageError("Which references get which tags?", hint="Try: pswbrief tag ID +reading -todo")
    with changing(rewrite=rewrite) as work:
        changed = 0
        for key in whole_ids(work, ids):
            there: list[str] = work.editor.fields(key).get("tags", [])
            known = {fold(tag) for tag in there}
            new = {fold(tag): tag for tag in on if fold(tag) not in known}
            left = [tag for tag in (*there, *new.values()) if fold(tag) not in off]
            changed += work.editor.set_fields(key, {"tags": left})
    say(f"{count_references(changed)} changed." if changed else "Nothing to change: the tags are as asked for.")


def _tags(arguments: list[str], sign: str) -> list[str]:
    found = []
    for word in arguments:
        if word.startswith(sign) and word != "-":
            tag = clean_line(word[1:])
            if not tag:
                raise UsageError(f"There is no tag behind the {sign} in {word!r}.", hint="Try +reading or -todo.")
            found.append(tag)
    return found
