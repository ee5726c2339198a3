"""The transaction of every change: lock, read, change, validate, write, so that no update is lost."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pswbrief.core.enums import Source
from pswbrief.index.entries import UNFILED_IDS
from pswbrief.index.known_edit import KnownEdit
from pswbrief.index.select import section_positions
from pswbrief.store.catalogue_editor import CatalogueEditor
from pswbrief.store.commit import ChangedMeanwhileError, check_unchanged, commit, contents
from pswbrief.store.document import Document
from pswbrief.store.lock import locked
from pswbrief.store.write import resolved

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from pswbrief.index.index import Index
    from pswbrief.workspace.collection import Collection

# How often a file that others are writing is read without its lock.
_TRIES = 3


@dataclass(slots=True)
class ChangeSession:
    """A change in progress.

    `collection`: the references as they were when the lock was taken; `editor`: the editor of the file; `written`: the edit, once
    it has been written.
    """

    collection: Collection
    editor: CatalogueEditor
    written: KnownEdit | None = None

    def whole_ids(self, ids: Sequence[str]) -> list[str]:
        """Expand ids or unique prefixes of ids to whole ids. UnknownNameError names those that don't exist."""
        return self.collection.whole_ids(ids)

    def section_id(self, name: str) -> str | None:
        """Return the id of the section with `name` in its title or as its id; None for the group of references without a section.

        UnknownNameError or UsageError unless exactly one section matches.
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
    """Hold the lock of the file at `path`, and write the editor's changes if no exception occurs.

    `collection` must contain the file: the catalogue and the `library`, or the catalogue alone. It is reopened, so that it shows
    the file's contents once the lock is held. `command` is recorded in the log; `rewrite` permits losing a comment.
    With `dry_run` nothing is written, and the lock is taken only to read a file that keeps changing. InputError, and nothing
    changed, if the file can't be read or written, or isn't valid before or after.
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
        after = session.editor.document.data()
        if after != before and session.editor.restores:
            made = commit(path, before, after, command=command, restores=session.editor.restores)
            if made is not None:
                session.written = KnownEdit(resolved(path), made.before, made.after, session.editor.document, after)


def _unlocked_session(collection: Collection, path: Path, *, library: bool, rewrite: bool) -> ChangeSession:
    """Open a session without the lock, or briefly with it if others keep writing the file."""
    for _ in range(_TRIES):
        with suppress(ChangedMeanwhileError):
            return _session(collection, path, contents(path), library=library, rewrite=rewrite)
    with locked(path):
        return _session(collection, path, contents(path), library=library, rewrite=rewrite)


def _session(collection: Collection, path: Path, before: bytes, *, library: bool, rewrite: bool) -> ChangeSession:
    collection.close()

    def read(index: Index) -> tuple[list[str], list[str]]:
        # Changes of a catalogue concern its own references only.
        if not library:
            return [], []
        return [section.id for section in index.sections() if section.id not in UNFILED_IDS], index.ids(Source.BRIEF)

    sections, brief_ids = collection.read(read)
    # The index has validated the file; make sure that it was the same text.
    check_unchanged(path, before)
    document = Document(before, str(path), library=library, rewrite=rewrite)
    return ChangeSession(collection, CatalogueEditor(document, sections=sections, brief_ids=brief_ids))
