"""Texts in the reader's editor: kept in files of their own from the first moment, so that nothing is lost if the run ends early.

A draft is a file that the editor opens, in the user's data folder. What was begun with it stands in a hidden file beside it, and a
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
from pswbrief.store.files import decode_text, read_bytes
from pswbrief.store.lock import lock_file, locked
from pswbrief.store.source import drafts_folder
from pswbrief.store.write import digest, make_private_folder, write_private

if TYPE_CHECKING:
    from collections.abc import Iterator

_STATE = ".json"


class Draft(NamedTuple):
    """A text in the reader's editor, at `path`.

    `command`: what it was begun with (`edit`, `note` or `add`); `id`: of which reference ("" for a new one); `target`: the file that
    is to be changed; `before`: what is to be replaced; `opened`: the digest of what the editor was given first; `told`: whether the
    reader knows that it is kept.
    """

    path: Path
    command: str
    id: str
    target: str
    before: str
    opened: str = ""
    told: bool = False

    def text(self) -> str:
        """Return the text as the editor has left it, in whatever encoding; "" if it has been removed."""
        with contextlib.suppress(InputError):
            return decode_text(read_bytes(self.path))
        return ""

    def write(self, text: str) -> None:
        """Put a text into the draft. InputError if that can't be done."""
        try:
            write_private(self.path, text.encode("utf-8", errors="replace"))
        except OSError as error:
            raise InputError(f"Can't write {self.path}: {(error.strerror or str(error)).lower()}.") from error

    def drop(self) -> None:
        """Remove the draft, and all that belongs to it."""
        for path in (self.path, _state_file(self.path), lock_file(self.path)):
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)

    def keep(self, text: str) -> Path:
        """Keep a text of which the reader is told where it is; return that."""
        self.write(text)
        _save(self._replace(told=True))
        return self.path

    @property
    def is_resumable(self) -> bool:
        """Whether the draft can be found again; one among the temporary files can't."""
        return self.path.parent == drafts_folder()

    def is_changed(self) -> bool:
        """Whether the reader has written anything."""
        text = self.text()
        return bool(text.strip()) and digest(text.encode("utf-8", errors="replace")) != self.opened


@contextlib.contextmanager
def open_draft(name: str, text: str, draft: Draft) -> Iterator[Draft]:
    """Keep a text for the editor, and hold it: in a file of that name, or, beside an earlier draft, of that name with a number.

    `draft` says what it is for; its path is ignored. It is in the user's data folder, or, where that can't be written, among the
    temporary files. What becomes of the file is the caller's to say. InputError if it can be kept nowhere.
    """
    data = text.encode("utf-8", errors="replace")
    with contextlib.ExitStack() as stack:
        made = draft._replace(opened=digest(data))
        try:
            folder = drafts_folder()
            make_private_folder(folder)
            path = _free(folder / name)
            stack.enter_context(locked(path, 0))
            made = made._replace(path=path)
            write_private(path, data)
            _save(made)
        except (OSError, InputError):
            made = made._replace(path=_temporary(name, data))
        yield made


@contextlib.contextmanager
def resume_draft(draft: Draft) -> Iterator[Draft]:
    """Hold a draft that was interrupted or refused. InputError if an editor has it open."""
    with locked(draft.path, 0):
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
                with locked(path, 0):
                    if draft.is_changed():
                        found.append((path.stat().st_mtime_ns, draft))
                    else:
                        draft.drop()
    return [draft for _, draft in sorted(found, key=lambda pair: -pair[0])]


def mark_told(draft: Draft) -> None:
    """Note that the reader has been told of a draft."""
    _save(draft._replace(told=True))


def _save(draft: Draft) -> None:
    """Write what a draft is for beside it."""
    if not draft.is_resumable:
        return
    fields = {name: value for name, value in draft._asdict().items() if name != "path"}
    with contextlib.suppress(OSError):
        write_private(_state_file(draft.path), json.dumps(fields, indent=1).encode("ascii"))


def _state_file(path: Path) -> Path:
    return path.with_name(f".{path.name}{_STATE}")


def _temporary(name: str, data: bytes) -> Path:
    try:
        handle, path = tempfile.mkstemp(prefix="pswbrief-", suffix=f"-{name}")
        with os.fdopen(handle, "wb") as opened:
            opened.write(data)
    except OSError as error:
        raise InputError(f"Can't keep your text anywhere: {(error.strerror or str(error)).lower()}.") from error
    return Path(path)


def _free(file: Path) -> Path:
    """The first of the names that is free, of links and anything else, too."""
    found, number = file, 1
    while os.path.lexists(found):
        number += 1
        found = file.with_name(f"{file.stem}-{number}{file.suffix}")
    return found
