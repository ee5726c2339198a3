"""Drafts: texts that are open in the reader's editor, saved from the first moment so that an interrupted run loses nothing.

A draft is the file that the editor opens, in the user's data folder. A hidden state file next to it records what it is for, and a
lock is held while the editor is open: a draft that nobody holds was interrupted.
"""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pswbrief.errors import InputError
from pswbrief.store.files import decode_text, failing_as, read_bytes
from pswbrief.store.locations import drafts_folder
from pswbrief.store.lock import lock_file, locked
from pswbrief.store.write import digest, write_private

if TYPE_CHECKING:
    from collections.abc import Iterator

_STATE = ".json"
# Seconds to wait for the lock of a draft, which is held as long as an editor has the draft open.
_NO_PATIENCE = 0.0


class Draft(NamedTuple):
    """A text in the reader's editor, at `path`.

    `command`: the command that opened it (`edit`, `note` or `add`); `id`: the reference's id ("" for a new one); `target`: the file
    to change; `before`: the text to replace; `opened`: the digest of the text first given to the editor; `announced`: whether the
    reader has been informed that it was saved.
    """

    path: Path
    command: str
    id: str
    target: str
    before: str
    opened: str = ""
    announced: bool = False

    def text(self) -> str:
        """Return the text as the editor left it, in any encoding that `decode_text` knows; "" if the file is gone."""
        with contextlib.suppress(InputError):
            return decode_text(read_bytes(self.path))
        return ""

    def write(self, text: str) -> None:
        """Write a text to the draft. InputError if that fails."""
        with failing_as(f"Can't write {self.path}"):
            write_private(self.path, text.encode("utf-8", errors="replace"))

    def drop(self) -> None:
        """Remove the draft, its state and its lock file."""
        for path in (self.path, _state_file(self.path), lock_file(self.path)):
            with contextlib.suppress(OSError):
                path.unlink()

    def keep(self, text: str) -> Path:
        """Save a text and return the path, which the caller will show to the reader."""
        self.write(text)
        _save(self._replace(announced=True))
        return self.path

    @property
    def is_resumable(self) -> bool:
        """Whether a later run can find the draft: not if it is among the temporary files."""
        return self.path.parent == drafts_folder()

    def is_changed(self) -> bool:
        """Whether the reader has written anything."""
        text = self.text()
        return bool(text.strip()) and digest(text.encode("utf-8", errors="replace")) != self.opened


@contextlib.contextmanager
def open_draft(name: str, text: str, draft: Draft) -> Iterator[Draft]:
    """Save a text for the editor and hold its lock. If the name is taken by an earlier draft, a number is added to it.

    `draft` describes it; its path is ignored. The file is in the user's data folder or, if that can't be written, among the temporary
    files. The caller decides what becomes of it. InputError if it can't be saved anywhere.
    """
    data = text.encode("utf-8", errors="replace")
    with contextlib.ExitStack() as stack:
        made = draft._replace(opened=digest(data))
        try:
            path = _free(drafts_folder() / name)
            stack.enter_context(locked(path, _NO_PATIENCE))
            made = made._replace(path=path)
            write_private(path, data)
            _save(made)
        except (OSError, InputError):
            made = made._replace(path=_temporary(name, data))
        yield made


@contextlib.contextmanager
def resume_draft(draft: Draft) -> Iterator[Draft]:
    """Hold the lock of a draft that was interrupted or refused. InputError if an editor has it open."""
    with locked(draft.path, _NO_PATIENCE):
        yield draft


def kept_drafts() -> list[Draft]:
    """Return the drafts that no editor has open, the newest first."""
    found: list[tuple[int, Draft]] = []
    with contextlib.suppress(OSError):
        for state in drafts_folder().iterdir():
            if not (state.name.startswith(".") and state.name.endswith(_STATE)):
                continue
            path = state.with_name(state.name[1 : -len(_STATE)])
            with contextlib.suppress(InputError, OSError, ValueError, TypeError, RecursionError):
                draft = Draft(path, **json.loads(read_bytes(state)))
                with locked(path, _NO_PATIENCE):
                    if draft.is_changed():
                        found.append((path.stat().st_mtime_ns, draft))
                    else:
                        draft.drop()
    return [draft for _, draft in sorted(found, key=lambda pair: -pair[0])]


def mark_announced(draft: Draft) -> None:
    """Record that a draft has been announced to the reader."""
    _save(draft._replace(announced=True))


def _save(draft: Draft) -> None:
    """Write the state file of a draft."""
    if not draft.is_resumable:
        return
    fields = {name: value for name, value in draft._asdict().items() if name != "path"}
    with contextlib.suppress(OSError):
        write_private(_state_file(draft.path), json.dumps(fields).encode("ascii"))


def _state_file(path: Path) -> Path:
    return path.with_name(f".{path.name}{_STATE}")


def _temporary(name: str, data: bytes) -> Path:
    with failing_as("Can't keep your text anywhere"):
        handle, path = tempfile.mkstemp(prefix="pswbrief-", suffix=f"-{name}")
        with os.fdopen(handle, "wb") as opened:
            opened.write(data)
    return Path(path)


def _free(file: Path) -> Path:
    """Return the first name in the series that is free, even of a dangling link."""
    found, number = file, 1
    while os.path.lexists(found):
        number += 1
        found = file.with_name(f"{file.stem}-{number}{file.suffix}")
    return found
