"""`pswbrief edit`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from pswbrief.cli.asking import can_ask
from pswbrief.cli.context import run_context
from pswbrief.cli.options import Rewrite, count_references
from pswbrief.cli.text_editor import INSTRUCTION, chosen_editor, edit_until_valid
from pswbrief.errors import NothingFoundError, UsageError
from pswbrief.term.out import say

if TYPE_CHECKING:
    from pswbrief.store.drafts import Draft

OneId = Annotated[str | None, typer.Argument(metavar="ID", help="An id or its beginning.")]
OfBrief = Annotated[bool, typer.Option("--brief", help="Edit the brief itself and its sections.")]
Resume = Annotated[bool, typer.Option("--resume", help="Resume a text that was interrupted or refused.")]
Prompt = Annotated[
    bool, typer.Option("--prompt", help="Ask for each field, as on a terminal where no editor was chosen.")
]
InEditor = Annotated[bool, typer.Option("--toml", help="Edit the reference as TOML in your editor.")]
# Examples of the fields that a reader may set on a reference of the brief.
_EXAMPLES = "".join(
    f"{INSTRUCTION}{example}\n" for example in ('tags = ["reading"]', 'status = "to-read"', 'notes = "…"')
)


# The key of a draft of the brief itself; no id has brackets.
_BRIEF = "[brief]"


def edit_reference(
    key: OneId = None,
    *,
    of_brief: OfBrief = False,
    prompt: Prompt = False,
    toml: InEditor = False,
    resume: Resume = False,
    rewrite: Rewrite = False,
) -> None:
    """Edit a reference of your own; of the brief's, your tags, status and notes; a catalogue's title and sections.

    On a terminal you are asked for each field. If you have chosen an editor (EDITOR, VISUAL, or pswbrief config editor), or with
    --toml, the reference opens there as TOML. An invalid text is opened again with the errors at the top; leave it unchanged, or
    empty, to abandon it. The text is kept in a draft file from the start: `edit --resume` resumes the latest that was
    interrupted or refused, or that of ID.
    """
    if of_brief and key is not None:
        raise UsageError(f"{key} and --brief are two things to edit.", hint="Edit one, then the other.")
    if prompt and (toml or of_brief or resume):
        raise UsageError("--prompt asks for the fields of one reference.", hint="Try: pswbrief edit ID --prompt")
    if resume:
        key = _BRIEF if of_brief else key
        _resume(key, rewrite=rewrite)
    elif of_brief:
        _edit_brief()
    elif key is None:
        raise UsageError(
            "Which reference?", hint="Try: pswbrief edit ID, pswbrief edit --brief, or pswbrief edit --resume"
        )
    elif prompt or (can_ask() and not toml and not chosen_editor()):
        _edit_by_answers(key, rewrite=rewrite)
    else:
        _edit(key, rewrite=rewrite)


def _edit_by_answers(key: str, *, rewrite: bool) -> None:
    from pswbrief.cli.prompting import prompt_for_changes

    workspace = run_context.workspace()
    whole, fields = workspace.reader_fields(key, rewrite=rewrite)
    changes = prompt_for_changes(fields, personal_only=not workspace.owns(whole))
    changed = workspace.set_fields([whole], changes, rewrite=rewrite) if changes else []
    say(f"Changed {count_references(1)}." if changed else "Nothing was changed.")


def _edit(key: str, *, rewrite: bool, resumed: Draft | None = None) -> None:
    workspace = run_context.workspace()
    before = workspace.editable_text(key, rewrite=rewrite)

    def save(text: str) -> None:
        workspace.replace_text(before, text, rewrite=rewrite)

    shown = before.text + (_EXAMPLES if before.is_new else "")
    if resumed:
        now = [f"{before.id} has been changed since. As it is now:", *before.text.splitlines()]
        shown = "" if before.text == resumed.before else "".join(f"{INSTRUCTION}{line}\n" for line in now)
    name = f"{before.id}.toml"
    changed = edit_until_valid(
        before.text, name=name, save=save, command="edit", key=before.id, shown=shown, resumed=resumed
    )
    say(f"Changed {count_references(1)}." if changed else "Nothing was changed.")


def _edit_brief(resumed: Draft | None = None) -> None:
    from pswbrief.workspace.catalogue_edits import brief_text, replace_brief_text

    settings = run_context.settings
    before = brief_text(settings)

    def save(text: str) -> None:
        replace_brief_text(settings, before, text)

    shown = before
    if resumed:
        now = ["The brief has been changed since. As it is now:", *before.splitlines()]
        shown = "" if before == resumed.before else "".join(f"{INSTRUCTION}{line}\n" for line in now)
    changed = edit_until_valid(
        before, name="brief.toml", save=save, command="edit", key=_BRIEF, shown=shown, resumed=resumed
    )
    say("Changed the brief." if changed else "Nothing was changed.")


def _resume(key: str | None, *, rewrite: bool) -> None:
    """Resume the latest draft, or the latest of a reference. NothingFoundError if the file in use has none."""
    from pswbrief.store.drafts import kept_drafts

    target, _ = run_context.workspace().settings.target()
    drafts = [draft for draft in kept_drafts() if key is None or draft.id.startswith(key)]
    mine = [draft for draft in drafts if draft.target == str(target.absolute())]
    if not mine:
        others = f"Of {drafts[0].target}: {drafts[0].path}" if drafts else None
        raise NothingFoundError(f"There is no unfinished text of {target}.", hint=others)
    draft = mine[0]
    if draft.command == "note":
        from pswbrief.cli.commands.note import edit_note

        edit_note(run_context.workspace(), draft.id, rewrite=rewrite, resumed=draft)
    elif draft.command == "add":
        from pswbrief.cli.commands.add import add_from_editor

        add_from_editor(duplicate=False, rewrite=rewrite, resumed=draft)
    elif draft.id == _BRIEF:
        _edit_brief(draft)
    else:
        _edit(draft.id, rewrite=rewrite, resumed=draft)
