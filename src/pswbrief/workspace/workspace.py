"""The workspace: every operation on a catalogue and a library, as methods that take and return values."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, TypeVar

from pswbrief.core.selection import Selection
from pswbrief.errors import BriefError, NothingFoundError
from pswbrief.workspace.citable import CitableCollection
from pswbrief.workspace.collection import Collection
from pswbrief.workspace.settings import Settings, no_progress

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from pswbrief.checks.fix import Fix
    from pswbrief.core.enums import Status
    from pswbrief.index.known_edit import KnownEdit
    from pswbrief.store.history import HistoryEntry
    from pswbrief.store.merge.files import MergeConflict
    from pswbrief.store.undone_changes import UndoneChange
    from pswbrief.workspace.changing import ChangeSession
    from pswbrief.workspace.checking import LocatedFinding
    from pswbrief.workspace.foreign_files import ParsedFile
    from pswbrief.workspace.importing import ImportReport, OnDuplicate
    from pswbrief.workspace.reference_edits import EditableText, Merged
    from pswbrief.workspace.settings import ProgressDisplay

Result = TypeVar("Result")
# From this number of items, an import takes long enough to show progress.
_MANY = 500
# What the usual fields of a reference but its abstract take in a file.
_USUAL_BYTES = 350


class Workspace(CitableCollection):
    """A catalogue and a reader's library as one collection, with all operations on them.

    Changes are written to the library, or to the catalogue if `settings` names one: under a lock, atomically, and recorded so that
    `undo` can revert them. Methods that change the file raise InputError, and change nothing, if it can't be read or written or would
    not be valid, and UsageError for changes to the brief's own data. `rewrite` permits losing a comment in the file.
    """

    def __init__(self, settings: Settings | None = None, *, progress: ProgressDisplay = no_progress) -> None:
        """Create a workspace; nothing is opened yet. `progress` opens a display for long tasks; by default, nothing is shown."""
        self.settings = settings or Settings()
        super().__init__(
            self.settings.catalogue_path, self.settings.library, use_cache=self.settings.use_cache, progress=progress
        )

    def without_library(self) -> Collection:
        """Return the catalogue alone as a collection."""
        return Collection(
            self.settings.catalogue_path, None, use_cache=self.settings.use_cache, progress=self._progress
        )

    def set_keys(self, ids: Sequence[str], pattern: str, *, rewrite: bool = False) -> list[tuple[str, str]]:
        """Set the ids of references by a pattern (`core.key_patterns`), and return the old and new ids of those that changed.

        A letter is appended to an id that is taken. UsageError for an invalid pattern.
        """
        from pswbrief.core.key_patterns import keys_by_pattern
        from pswbrief.workspace.reference_edits import set_fields

        rows = self.select(Selection(ids=tuple(ids)))
        chosen = {row.id for row in rows}
        taken = [row.id for row in self.select() if row.id not in chosen]
        keys = keys_by_pattern(self.items(rows), pattern, taken)
        pairs = [(row.id, key) for row, key in zip(rows, keys, strict=True) if row.id != key]
        if pairs:
            self._change(
                lambda session: [set_fields(session, [old], {"id": new}) for old, new in pairs], rewrite=rewrite
            )
        return pairs

    def add(self, values: Mapping[str, Any], *, allow_duplicate: bool = False, rewrite: bool = False) -> str:
        """Add a reference with these fields (TOML values) and return its id. UsageError if the same work is there already."""
        from pswbrief.workspace.reference_edits import add_reference

        return self._change(
            lambda session: add_reference(session, values, allow_duplicate=allow_duplicate), rewrite=rewrite
        )

    def set_fields(self, ids: Sequence[str], values: Mapping[str, Any], *, rewrite: bool = False) -> list[str]:
        """Set fields of references to TOML values (None removes a field); return the ids of those that changed."""
        from pswbrief.workspace.reference_edits import check_values, set_fields

        check_values(values)
        return self._change(lambda session: set_fields(session, ids, values), rewrite=rewrite)

    def tag(
        self, ids: Sequence[str], *, add: Sequence[str] = (), remove: Sequence[str] = (), rewrite: bool = False
    ) -> list[str]:
        """Add tags to references and remove others; return the ids of those that changed."""
        from pswbrief.workspace.reference_edits import tag_references

        return self._change(lambda session: tag_references(session, ids, add=add, remove=remove), rewrite=rewrite)

    def note(self, key: str, text: str, *, replace: bool = False, rewrite: bool = False) -> tuple[str, bool]:
        """Append a text to a reference's notes, or replace them; return its whole id, and whether that changed anything."""
        from pswbrief.workspace.reference_edits import note_reference

        return self._change(lambda session: note_reference(session, key, text, replace=replace), rewrite=rewrite)

    def mark(self, ids: Sequence[str], status: Status | str | None, *, rewrite: bool = False) -> list[str]:
        """Set the reading status of references (None removes it); return the ids of those that changed."""
        from pswbrief.workspace.reference_edits import mark_references

        return self._change(lambda session: mark_references(session, ids, status), rewrite=rewrite)

    def remove(self, ids: Sequence[str], *, dry_run: bool = False, rewrite: bool = False) -> list[str]:
        """Remove the reader's own references and return their whole ids; with `dry_run`, only return the ids."""
        from pswbrief.workspace.reference_edits import own_ids, remove_references

        operation = own_ids if dry_run else remove_references
        return self._change(lambda session: operation(session, ids), rewrite=rewrite, dry_run=dry_run)

    def merge(self, first: str, second: str, *, rewrite: bool = False) -> Merged:
        """Merge the second reference into the first and keep its id as an alias; return what was done."""
        from pswbrief.workspace.reference_edits import merge_references

        return self._change(lambda session: merge_references(session, first, second), rewrite=rewrite)

    def reader_fields(self, key: str, *, rewrite: bool = False) -> tuple[str, dict[str, Any]]:
        """Return a reference's whole id and its fields; for one of the brief's, only those that the reader has set."""

        def fields(session: ChangeSession) -> tuple[str, dict[str, Any]]:
            (whole,) = session.whole_ids([key])
            return whole, session.editor.fields(whole)

        return self._change(fields, rewrite=rewrite, dry_run=True)

    def owns(self, key: str) -> bool:
        """Return whether a reference is in the file that is changed, and not only annotated there."""
        return self._change(lambda session: session.editor.owns(*session.whole_ids([key])), rewrite=False, dry_run=True)

    def editable_text(self, key: str, *, rewrite: bool = False) -> EditableText:
        """Return the TOML of a reference that the reader may edit."""
        from pswbrief.workspace.reference_edits import editable_text

        return self._change(lambda session: editable_text(session, key), rewrite=rewrite, dry_run=True)

    def replace_text(self, before: EditableText, text: str, *, rewrite: bool = False) -> None:
        """Replace the text that `editable_text` returned by an edited one. UsageError if it has been changed since."""
        from pswbrief.workspace.reference_edits import replace_text

        self._change(lambda session: replace_text(session, before, text), rewrite=rewrite)

    def import_files(
        self,
        files: Sequence[ParsedFile],
        *,
        on_duplicate: OnDuplicate | None = None,
        tags: Sequence[str] = (),
        dry_run: bool = False,
        rewrite: bool = False,
        decisions: Mapping[int, OnDuplicate] | None = None,
    ) -> ImportReport:
        """Add the items that `foreign_files.parse_file` read from other programs' files; return a report.

        `decisions` override `on_duplicate` for some matches of the report, by their position.
        """
        from pswbrief.workspace.importing import OnDuplicate, import_files

        chosen = on_duplicate or OnDuplicate.SKIP
        total = sum(len(file.items) for file in files)
        display = self._progress if total >= _MANY else no_progress
        size = sum(_USUAL_BYTES + len(item.abstract or "") for file in files for item in file.items)
        with display(f"Importing {total:,} references") as progress, self.about_to_grow(0 if dry_run else size):
            return self._change(
                lambda session: import_files(
                    session, files, on_duplicate=chosen, tags=tags, progress=progress, decisions=decisions
                ),
                rewrite=rewrite,
                dry_run=dry_run,
            )

    def changes(self) -> list[HistoryEntry]:
        """Return the recorded changes of the file that is written, the latest first, without undone ones."""
        from pswbrief.store.history import changes

        path, _ = self.settings.target()
        recorded = changes(path)
        # At most one record after the last change in force is of a change that was never made or has been undone.
        last = max((change.number for change in self.undoable()), default=recorded[-1].number if recorded else 0)
        return [change for change in reversed(recorded) if change.number <= last]

    def undoable(self) -> list[HistoryEntry]:
        """Return the changes that repeated `undo` reverts, in that order."""
        from pswbrief.store.commit import contents
        from pswbrief.store.history import changes, in_force
        from pswbrief.store.write import digest

        path, _ = self.settings.target()
        return in_force(changes(path), digest(contents(path)))

    def undo(self) -> HistoryEntry:
        """Undo the last change and return it. NothingFoundError if there is none; InputError if it can't be undone."""
        from pswbrief.store.history import changes
        from pswbrief.store.lock import locked
        from pswbrief.store.undo import undo

        path, _ = self.settings.target()
        if not changes(path):
            raise NothingFoundError(f"There is nothing to undo in {path}.")
        with locked(path):
            change = undo(path)
        self._refresh()
        return change

    def redo(self) -> UndoneChange:
        """Redo the change that was undone last, and return it. NothingFoundError if there is none."""
        from pswbrief.store.lock import locked
        from pswbrief.store.undo import redo

        path, _ = self.settings.target()
        with locked(path):
            change = redo(path)
        self._refresh()
        return change

    def rename_tag(self, old: str, new: str, *, rewrite: bool = False) -> list[str]:
        """Rename a tag on all references; return the ids of those that have it. UnknownNameError if none has it."""
        from pswbrief.workspace.reference_edits import rename_tag

        return self._change(lambda session: rename_tag(session, old, new), rewrite=rewrite)

    def merge_copy(self, copy: Path, *, without_base: bool = False) -> list[MergeConflict]:
        """Merge a conflicted copy into the file that is written; return the conflicts. UsageError if no common version is found."""
        from pswbrief.workspace.merging import merge_copy

        path, _ = self.settings.target()
        conflicts = merge_copy(path, copy, command=self.settings.command, without_base=without_base)
        self._refresh()
        return conflicts

    def check(self) -> list[LocatedFinding]:
        """Return errors and likely mistakes in the catalogue and the library."""
        from pswbrief.workspace.checking import check_files

        settings = self.settings
        return check_files(settings.catalogue_path, settings.library, library_required=settings.library_required)

    def accept(self, ids: Sequence[str], code: str, *, rewrite: bool = False) -> list[str]:
        """Accept a finding of references, so that `check` marks it as accepted; return the ids of those that changed.

        NothingFoundError, and nothing is changed, if one of them has no such finding.
        """
        from pswbrief.workspace.reference_edits import accept_finding

        found = {one.finding.key for one in self.check() if one.finding.code == code}
        return self._change(lambda session: accept_finding(session, ids, code, found), rewrite=rewrite)

    def fix(self, *, rewrite: bool = False) -> list[tuple[str, Fix]] | None:
        """Apply unambiguous fixes and return them with their ids; None, and nothing changed, if the file still wouldn't load."""
        from pswbrief.workspace.checking import fix_file

        path, library = self.settings.target()
        done = fix_file(path, library=library, command=self.settings.command, rewrite=rewrite)
        if done:
            self._refresh()
        return done

    @contextmanager
    def changing(self, *, rewrite: bool = False, dry_run: bool = False) -> Iterator[ChangeSession]:
        """Hold the lock for several edits that are written together at the end; with `dry_run`, nothing is written."""
        from pswbrief.workspace.changing import changing

        path, library = self.settings.target()
        # Changes of a catalogue concern its own references only.
        collection = self if library else self.without_library()
        command = self.settings.command
        with changing(collection, path, library=library, command=command, rewrite=rewrite, dry_run=dry_run) as session:
            yield session
        if not dry_run:
            self._refresh(session.written)

    def _change(self, operation: Callable[[ChangeSession], Result], *, rewrite: bool, dry_run: bool = False) -> Result:
        with self.changing(rewrite=rewrite, dry_run=dry_run) as session:
            return operation(session)

    def _refresh(self, edit: KnownEdit | None = None) -> None:
        """Update the index after a change, so that the next reader needn't; failing to do so is no error.

        Nor is an interrupt: the change has been made, and an error would suggest otherwise. `edit` is the change, if it is known.
        """
        with suppress(BriefError, KeyboardInterrupt):
            self.reopen(edit)
