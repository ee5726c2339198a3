"""The reader's own editor, on a text; and what they have written is never lost, whatever becomes of it."""

from __future__ import annotations

import contextlib
import os
import shlex
import shutil
import signal
import subprocess  # to start the reader's editor
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from pswbrief.errors import BriefError, InputError, UsageError
from pswbrief.store.drafts import keep_draft

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# What pswbrief says in a text; these lines are taken away again.
OURS = "#! "
_ABANDON = "To abandon it, leave it as it is, or empty."
_INTERRUPTED = -signal.SIGINT


def edit_text(text: str, *, name: str) -> str:
    """`text` as it is after the reader has edited it in VISUAL, EDITOR, or the first of the usual ones; `name` gives its ending.

    UsageError if there is no editor, InputError if it fails; what it had saved until then is kept as a draft.
    """
    command = _editor()
    try:
        with tempfile.TemporaryDirectory(prefix="pswbrief-") as folder:
            file = Path(folder) / Path(name).name
            file.write_text(text, encoding="utf-8", errors="replace")
            status = _run(command, file)
            edited = file.read_bytes().decode("utf-8-sig", errors="replace") if file.exists() else ""
    except OSError as error:
        raise InputError(f"Can't edit in {command[0]!r}: {(error.strerror or str(error)).lower()}.") from error
    if status == 0:
        return edited
    kept = f"; your text is kept in {keep_draft(name, edited)}" if edited.strip() not in {"", text.strip()} else ""
    how = "was interrupted" if status == _INTERRUPTED else f"ended with status {status}"
    raise InputError(f"The editor {command[0]!r} {how}; nothing was changed{kept}.")


def edit_until_valid(text: str, *, name: str, put: Callable[[str], None], shown: str | None = None) -> bool:
    """Let the reader edit `text`, and hand what comes back to `put`; whether that took it, or else it was abandoned.

    What `put` refuses is opened again, with what is wrong at the top. `shown` is what is opened first, if that isn't `text`; the
    lines of pswbrief's own in it are taken away again. An abandoned text that was refused is kept: InputError says where.
    """
    theirs = {line for line in text.splitlines() if line.startswith(OURS)}
    opened, refused = text if shown is None else shown, ""
    while True:
        with text_kept(name, refused):
            edited = _without_ours(edit_text(opened, name=name), theirs)
        if not edited.strip() or edited.strip() == _without_ours(opened, theirs).strip():
            break
        try:
            put(edited)
        except BriefError as error:
            lines = [*error.sentence.split("\n"), *([error.hint] if error.hint else []), _ABANDON]
            opened, refused = "".join(f"{OURS}{line}\n" for line in lines) + edited, edited
        else:
            return True
    if refused:
        raise InputError(f"Nothing was changed: the text that was refused is kept in {keep_draft(name, refused)}.")
    return False


@contextlib.contextmanager
def text_kept(name: str, text: str) -> Iterator[None]:
    """Keep a text, if there is one, when what is done with it fails; the error then says where."""
    try:
        yield
    except BriefError as error:
        if text:
            error.sentence = f"{error.sentence} Your text is kept in {keep_draft(name, text)}."
        raise


def _run(command: list[str], file: Path) -> int:
    """The status with which the editor ends. An interrupt is the editor's own affair, as long as it runs."""
    # A handler, and not "ignore", which the editor would inherit.
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        return subprocess.run([*command, str(file)], check=False).returncode  # noqa: S603 - the reader's own choice
    finally:
        signal.signal(signal.SIGINT, before)


def _without_ours(text: str, theirs: set[str]) -> str:
    lines = text.splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(OURS) or line.rstrip("\r\n") in theirs)


def _editor() -> list[str]:
    for variable in ("VISUAL", "EDITOR"):
        with contextlib.suppress(ValueError):
            if command := shlex.split(os.environ.get(variable, "")):
                return command
    # What a reader has chosen may do without a terminal; these can't.
    if all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout)):
        for usual in ("sensible-editor", "nano", "vi", "notepad"):
            if shutil.which(usual):
                return [usual]
        raise UsageError("There is no editor.", hint="Set EDITOR to one.")
    raise UsageError("There is no terminal for an editor.", hint="Set EDITOR to one that does without.")
