"""What every change goes through: lock, read, change, validate, write, so that nothing is lost on the way."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pswbrief.core.enums import Source
from pswbrief.index.collection import UNFILED_IDS
from pswbrief.index.select import section_positions
from pswbrief.store.change import ChangedMeanwhileError, check_unchanged, commit, contents
from pswbrief.store.document import Document
from pswbrief.store.editor import CatalogueEditor
from pswbrief.store.lock import locked

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from pswbrief.index.index import Index
    from pswbrief.workspace.collection import Collection

# So often a file that others write is looked at without its lock.
_TRIES = 3


@dataclass(frozen=True, slots=True)
class ChangeSession:
    """A change in progress.

    `collection`: the references as they were when the lock was taken; `editor`: what changes the file.
    """

    collection: Collection
    editor: CatalogueEditor

    def whole_ids(self, ids: Sequence[str]) -> list[str]:
        """Return the ids that ids or unique beginnings of ids stand for. UnknownNameError names those that don't exist."""
        return self.collection.whole_ids(ids)

    def section_id(self, name: str) -> str | None:
        """Return the id of the section with `name` in its name or as its id; None for the one of what has no section.

        UnknownNameError or UsageError if that isn't one section.
        """

        def find(index: Index) -> str:
            (position, *_) = section_positions(index, name)
            return index.sections()[position].id

        key = self.collection.read(find)
        return None if key in UNFILED_IDS else key


@contextmanager
def changing(
    collection: Collection, path: Path, *, library: bool, command: str, rewrite: bool = False, dry_run: bool = False
) -> Iterator[ChangeSession]:
    """Hold the lock of the file at `path`, and write what the editor changed when all went well.

    `collection` has to hold the file: with the catalogue if it is a `library`, or the catalogue alone. It is opened anew, so that
    it shows what is in the file once the lock is held. `command` is what the log says; `rewrite` allows to lose a comment.
    With `dry_run` nothing is locked or written, but everything else happens. InputError, and nothing changed, for a file that can't
    be read or written, isn't valid, or would not be.
    """
    if dry_run:
        session = _unlocked_session(collection, path, library=library, rewrite=rewrite)
        yield session
        session.editor.check()
        return
    with locked(path):
        before = contents(path)
        session = _session(collection, path, before, library=library, rewrite=rewrite)
        yield session
        session.editor.check()
        after = session.editor.document.text().encode()
        if after != before and session.editor.restores:
            commit(path, before, after, command=command, restores=session.editor.restores)


def _unlocked_session(collection: Collection, path: Path, *, library: bool, rewrite: bool) -> ChangeSession:
    """Open a session without the lock; with it, for a moment, if others keep writing."""
    for _ in range(_TRIES):
        with suppress(ChangedMeanwhileError):
            return _session(collection, path, contents(path), library=library, rewrite=rewrite)
    with locked(path):
        return _session(collection, path, contents(path), library=library, rewrite=rewrite)


def _session(collection: Collection, path: Path, before: bytes, *, library: bool, rewrite: bool) -> ChangeSession:
    collection.close()

    def read(index: Index) -> tuple[list[str], list[str]]:
        # What is written on a catalogue is about its own references only.
        if not library:
            return [], []
        return [section.id for section in index.sections() if section.id not in UNFILED_IDS], index.ids(Source.BRIEF)

    sections, brief_ids = collection.read(read)
    # The index says that the file is valid, and says it of what was read here.
    check_unchanged(path, before)
    document = Document(before, str(path), library=library, rewrite=rewrite)
    return ChangeSession(collection, CatalogueEditor(document, sections=sections, brief_ids=brief_ids))
