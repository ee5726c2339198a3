"""`pswbrief section`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from pswbrief.cli.context import run_context
from pswbrief.errors import UsageError
from pswbrief.term.out import say


class SectionAction(StrEnum):
    """The actions of `section`."""

    ADD = "add"
    RENAME = "rename"
    MOVE = "move"
    REMOVE = "remove"


Action = Annotated[SectionAction, typer.Argument(metavar="add|rename|move|remove", help="What to do.")]
Names = Annotated[list[str], typer.Argument(metavar="SECTION [TITLE]", help="A section; to rename it, its new title.")]
Under = Annotated[str | None, typer.Option("--under", metavar="SECTION", help="Make it a part of this one.")]
Before = Annotated[str | None, typer.Option("--before", metavar="SECTION", help="Put it in front of this one.")]
After = Annotated[str | None, typer.Option("--after", metavar="SECTION", help="Put it behind this one.")]


def edit_sections(
    action: Action, names: Names, under: Under = None, before: Before = None, after: After = None
) -> None:
    """Add, rename, move or remove a section of a catalogue of your own.

    Name a section by its id or any part of its title. Renaming keeps its id; `undo` takes a change back.
    """
    from pswbrief.workspace import section_edits as edits

    settings = run_context.settings
    wanted = 2 if action is SectionAction.RENAME else 1
    if len(names) != wanted:
        example = (
            "rename SECTION 'NEW TITLE'" if wanted > 1 else f"{action} {'TITLE' if action == 'add' else 'SECTION'}"
        )
        names_wanted = f"{wanted} name{'s' if wanted > 1 else ''}"
        raise UsageError(f"`section {action}` takes {names_wanted}.", hint=f"Try: pswbrief section {example}")
    if action is SectionAction.ADD:
        say(f"Added the section {edits.add_section(settings, names[0], under=under, after=after)}.")
    elif action is SectionAction.RENAME:
        say(f"Renamed the section {edits.rename_section(settings, names[0], names[1])}.")
    elif action is SectionAction.MOVE:
        say(f"Moved the section {edits.move_section(settings, names[0], before=before, after=after, under=under)}.")
    else:
        say(f"Removed the section {edits.remove_section(settings, names[0])}.")
