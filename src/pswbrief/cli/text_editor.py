"""Editing a text in the reader's own editor. The text is kept in a draft until it is saved, so that no failure loses it."""

from __future__ import annotations

import contextlib
import os
import shlex
import shutil
import signal
import subprocess  # to start the reader's editor
import sys
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from pswbrief.cli.context import run_context
from pswbrief.errors import BriefError, InputError, UsageError
from pswbrief.store.drafts import Draft, open_draft, resume_draft
from pswbrief.workspace.configuration import known_setting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# Begins the lines that pswbrief writes into a text; they are removed when it comes back.
INSTRUCTION = "#! "
_ABANDON = "To give up, change nothing, or empty the file."
_INTERRUPTED = -signal.SIGINT
# Without a terminal the editor is a program, which might write the same invalid text for ever.
_TURNS_WITHOUT_TERMINAL = 3


class EditingSession:
    """A text in the editor, and the draft that holds it."""

    def __init__(self, draft: Draft, command: list[str]) -> None:
        """`command`: the words that start the editor."""
        self.draft = draft
        self._command = command

    def edit(self) -> str:
        """Open the draft in the editor and return the text that comes back. InputError if the editor fails."""
        opened = self.draft.text()
        try:
            status = _run(self._command, self.draft.path)
        except OSError as error:
            self.draft.drop()
            reason = (error.strerror or str(error)).lower()
            raise InputError(f"Can't edit in {self._command[0]!r}: {reason}.") from error
        edited = self.draft.text()
        if status == 0:
            return edited
        how = "was interrupted" if status == _INTERRUPTED else f"ended with status {status}"
        sentence = f"The editor {self._command[0]!r} {how}; nothing was changed"
        if edited.strip() in {"", opened.strip()}:
            self.draft.drop()
            raise InputError(f"{sentence}.")
        raise InputError(f"{sentence}; your text is kept in {self.draft.keep(edited)}.")


@contextlib.contextmanager
def editing_session(
    text: str, *, name: str, command: str, key: str = "", before: str | None = None, resumed: Draft | None = None
) -> Iterator[EditingSession]:
    """Open a draft with the file name `name` that holds `text`, or resume one (`resumed`).

    `command` and `key` (an id) say which change the draft belongs to, `before` which text it replaces (`text` if None). UsageError if
    there is no editor.
    """
    editor = _editor()
    target = run_context.settings.catalogue or run_context.settings.library
    draft = Draft(Path(), command, key, str(target and target.absolute()), text if before is None else before)
    with resume_draft(resumed) if resumed else open_draft(Path(name).name, text, draft) as opened:
        yield EditingSession(opened, editor)


def edit_until_valid(
    text: str,
    *,
    name: str,
    save: Callable[[str], None],
    command: str,
    key: str = "",
    shown: str | None = None,
    resumed: Draft | None = None,
) -> bool:
    """Let the reader edit `text` until `save` accepts it; return whether it did, False if the text was abandoned.

    A text that `save` refuses (BriefError) is opened again with the error at the top. `shown`: what is opened first, if not `text`;
    its instruction lines are removed again. `resumed`: a draft to resume, below `shown`. InputError, which names the file that
    keeps the text, if a refused text is abandoned.
    """
    theirs = {line for line in text.splitlines() if line.startswith(INSTRUCTION)}
    refused, abandoned = "", text
    opened = text if shown is None else shown
    with editing_session(opened, name=name, command=command, key=key, before=text, resumed=resumed) as session:
        if resumed:
            refused = _without_instructions(resumed.text(), theirs)
            session.draft.write((shown or "") + refused)
        else:
            abandoned = _without_instructions(opened, theirs)
        for turn in count(1):
            edited = _without_instructions(session.edit(), theirs)
            if edited.strip() in {"", abandoned.strip()}:
                break
            try:
                save(edited)
            except BriefError as error:
                refused = abandoned = edited
                if turn == _TURNS_WITHOUT_TERMINAL and not _has_terminal():
                    error.sentence = f"{error.sentence} The text is kept in {session.draft.keep(refused)}."
                    raise
                lines = [*error.sentence.split("\n"), *([error.hint] if error.hint else []), _ABANDON]
                session.draft.write("".join(f"{INSTRUCTION}{line}\n" for line in lines) + edited)
            else:
                session.draft.drop()
                return True
        if refused:
            kept = session.draft.keep(refused)
            raise InputError(
                f"Nothing was changed: the text that was refused is kept in {kept}.",
                hint="Go on: pswbrief edit --resume" if session.draft.is_resumable else None,
            )
        session.draft.drop()
    return False


@contextlib.contextmanager
def keep_on_failure(draft: Draft, text: str) -> Iterator[None]:
    """Drop the draft if the block succeeds; if it fails, keep `text` and add the name of its file to the error."""
    try:
        yield
    except BriefError as error:
        error.sentence = f"{error.sentence} Your text is kept in {draft.keep(text)}."
        raise
    draft.drop()


def _run(command: list[str], file: Path) -> int:
    """Run the editor and return its exit status. An interrupt goes to the editor alone while it runs."""
    # A handler that does nothing, as the editor would inherit "ignore".
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        return subprocess.run([*command, str(file)], check=False).returncode  # noqa: S603 - the reader's own choice
    finally:
        signal.signal(signal.SIGINT, before)


def _without_instructions(text: str, theirs: set[str]) -> str:
    lines = text.splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(INSTRUCTION) or line.rstrip("\r\n") in theirs)


def _has_terminal() -> bool:
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def chosen_editor() -> list[str]:
    """Return the command of the editor that the reader has chosen, by the environment or a setting; [] for none."""
    for named in (os.environ.get("VISUAL"), os.environ.get("EDITOR"), known_setting("editor")):
        with contextlib.suppress(ValueError):
            if command := shlex.split(named or ""):
                return command
    return []


def _editor() -> list[str]:
    if command := chosen_editor():
        return command
    # An editor that the reader has chosen may work without a terminal; these can't.
    if _has_terminal():
        for usual in ("sensible-editor", "nano", "vi", "notepad"):
            if shutil.which(usual):
                return [usual]
        raise UsageError("There is no editor.", hint="Set EDITOR to one.")
    raise UsageError(
        "There is no terminal for an editor.",
        hint="In a script: pswbrief set ID FIELD=VALUE; or set EDITOR to an editor that needs no terminal.",
    )
