"""Import items from other programs' files."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from pswbrief.core.duplicates import duplicate_pairs
from pswbrief.core.fields import item_fields
from pswbrief.core.imported import imported, is_made, key_for, missing_fields
from pswbrief.core.item import Item
from pswbrief.core.keys import TakenKeys
from pswbrief.core.reference import Reference
from pswbrief.store.catalogue_editor import NOTED
from pswbrief.text.normalize import clean_line, fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from pswbrief.workspace.changing import ChangeSession
    from pswbrief.workspace.foreign_files import ParsedFile


class OnDuplicate(StrEnum):
    """What an import does with a work that is there already: skip it, fill the empty fields of its reference, or add another."""

    SKIP = "skip"
    MERGE = "merge"
    KEEP = "keep"


class ImportMatch(NamedTuple):
    """An imported item that is the same work as a reference, with the reason and the action taken.

    `position` counts the items of all files from 0; `place` is file and line ("a.bib:12"); `key` is the id of the reference, which
    may come from an earlier item of the import; `why` is a few words ("same DOI"). `left_out` are the fields and CSL variables of the
    item that the reference lacks, or has otherwise, and does not get.
    """

    position: int
    place: str
    title: str
    key: str
    why: str
    action: OnDuplicate
    left_out: tuple[str, ...] = ()


class ImportReport(NamedTuple):
    """The outcome of an import: the numbers of references that were added, merged, skipped, and failed to import.

    `problems`: sentences that begin with file and line; `matches`: the items that were skipped, merged or kept as duplicates.
    """

    added: int
    merged: int
    skipped: int
    failed: int
    problems: tuple[str, ...]
    matches: tuple[ImportMatch, ...] = ()


def import_files(
    session: ChangeSession,
    files: Sequence[ParsedFile],
    *,
    on_duplicate: OnDuplicate,
    tags: Sequence[str],
    progress: Callable[[int, int], None],
    decisions: Mapping[int, OnDuplicate] | None = None,
) -> ImportReport:
    """Add, merge or skip the items of files, and return a report. `tags` are added to new and merged references.

    `decisions` override `on_duplicate` for some matches, by their position.
    """
    run = _Import(session, on_duplicate, [clean_line(tag) for tag in tags], decisions or {})
    items = [item for file in files for item in file.items]
    places = [f"{file.name}:{line}" for file in files for line in file.lines]
    run.add_all(items, places, progress)
    lost = sum(problem.lost for file in files for problem in file.problems)
    count = run.count
    return ImportReport(
        count["added"],
        count["merged"],
        count["skipped"],
        count["failed"] + lost,
        tuple(run.problems),
        tuple(run.matches),
    )


class _KnownWork(NamedTuple):
    """The duplicate of a new item (an id, or the position of an earlier new item), and why."""

    key: str | int
    why: str


class _Import:
    """The state of one import."""

    def __init__(
        self,
        session: ChangeSession,
        on_duplicate: OnDuplicate,
        tags: Sequence[str],
        decisions: Mapping[int, OnDuplicate],
    ) -> None:
        self.count: Counter[str] = Counter()
        self.matches: list[ImportMatch] = []
        self._decisions = decisions
        self.problems: list[str] = []
        self._session = session
        self._on_duplicate = on_duplicate
        self._tags = [tag for tag in tags if tag]
        self._rows = session.collection.select()
        self._taken = TakenKeys(row.id for row in self._rows)
        self._known: dict[str, Item] = {}

    def add_all(self, items: Sequence[Item], places: Sequence[str], progress: Callable[[int, int], None]) -> None:
        """Add, merge or skip each item; `places` are their files and lines."""
        sources: list[int] = []
        made: list[Reference] = []
        for position, item in enumerate(items):
            progress(position, len(items))
            try:
                reference, problems = imported(item)
            except ValueError as error:
                self.problems.append(f"{places[position]}: {error}; it is left out.")
                self.count["failed"] += 1
                continue
            self.problems += [f"{places[position]}: {problem}" for problem in problems]
            sources.append(position)
            made.append(reference)
        # Compare the references as they would be added, not the items as read: parts may have been left out, now or in an earlier
        # import.
        new = [reference.item() for reference in made] if self._on_duplicate is not OnDuplicate.KEEP else []
        matches = self._matches(new) if new else {}
        keys: list[str] = []
        for source, (position, reference) in zip(sources, enumerate(made), strict=True):
            match = matches.get(position)
            action = self._decisions.get(source, self._on_duplicate)
            if match is None or action is OnDuplicate.KEEP:
                keys.append(self._add(reference, items[source], places[source]))
                self.count["added"] += 1
            else:
                keys.append(match.key if isinstance(match.key, str) else keys[match.key])
                if action is OnDuplicate.MERGE and not self._merge(keys[-1], reference):
                    action = OnDuplicate.SKIP
                self.count["merged" if action is OnDuplicate.MERGE else "skipped"] += 1
            if match is not None:
                if isinstance(match.key, str):
                    key, old = match.key, self._known[match.key]
                else:
                    key, old = keys[match.key], new[match.key]
                left_out = () if action is OnDuplicate.KEEP else self._left_out(new[position], old, key, action)
                self.matches.append(
                    ImportMatch(source, places[source], reference.title, key, match.why, action, left_out)
                )

    def _matches(self, new: Sequence[Item]) -> dict[int, _KnownWork]:
        """Return the duplicates of new items by the position of the item."""
        known = self._session.collection.items(self._rows)
        self._known = {item.id: item for item in known}
        first = len(known)
        return {
            match.right - first: _KnownWork(
                self._rows[match.left].id if match.left < first else match.left - first, match.why
            )
            for match in duplicate_pairs([*known, *new], start=first)
        }

    def _left_out(self, new: Item, old: Item, key: str, action: OnDuplicate) -> tuple[str, ...]:
        """Return the names of the fields in which a new item differs from `old`, the reference `key`, and which it doesn't get."""
        differing = dict(_differing(new, old))
        if action is OnDuplicate.SKIP:
            return tuple(differing)
        if self._session.editor.owns(key):
            return tuple(name for name, filled in differing.items() if not filled and name != "tags")
        return tuple(name for name in differing if name not in {*NOTED, "note"})

    def _add(self, reference: Reference, source: Item, place: str) -> str:
        key = reference.id if reference.id not in self._taken else key_for(source, self._taken)
        if key != source.id and not is_made(source):
            why = "is taken" if reference.id == source.id else "is no id that can be cited"
            self.problems.append(f"{place}: the key {source.id!r} {why}; the reference is {key} here.")
        tags = tuple(dict.fromkeys((*reference.tags, *self._tags)))
        if (key, tags) != (reference.id, reference.tags):
            reference = reference.model_copy(update={"id": key, "tags": tags})
        self._session.editor.add(reference)
        self._taken.add(key)
        return key

    def _merge(self, key: str, new: Reference) -> bool:
        """Fill the empty fields of a reference; on one of the brief's, only the reader's own. Return whether it changed."""
        editor = self._session.editor
        present = editor.fields(key)
        if editor.owns(key):
            fields = missing_fields(Reference.model_validate(present), new)
        else:
            fields = missing_fields(Reference.model_validate(_least_fields(new) | present), new)
            fields = {name: value for name, value in fields.items() if name in NOTED}
            # On a reference of the brief, an imported note is kept with the reader's notes, unless the brief prints it itself.
            note = str(new.csl.get("note", ""))
            if note and note not in (self._known[key].note or "") and "notes" not in {*fields, *present}:
                fields["notes"] = note
        values = new.model_copy(update=fields).model_dump(mode="json", include=set(fields), exclude_none=True)
        tags = values.get("tags", present.get("tags", []))
        folded = {fold(tag) for tag in tags}
        if added := [tag for tag in self._tags if fold(tag) not in folded]:
            values["tags"] = [*tags, *added]
        return editor.set_fields(key, values)


def _differing(new: Item, old: Item) -> Iterator[tuple[str, bool]]:
    """Yield the fields, CSL variables and fields beyond CSL whose values in a new item differ, and whether the old one has none."""
    for name, attribute in _ATTRIBUTES:
        if (value := getattr(new, attribute)) and value != (there := getattr(old, attribute)):
            yield name, not there
    for variable, value in new.csl.items():
        if value != old.csl.get(variable):
            yield variable, variable not in old.csl
    for form, values in new.extra.items():
        there = old.extra.get(form, {})
        yield from ((f"{form}:{name}", name not in there) for name, value in values.items() if value != there.get(name))


_ATTRIBUTES = [
    (field.name, field.item or field.name) for field in item_fields() if (field.item or field.name) in Item.__slots__
]


def _least_fields(reference: Reference) -> dict[str, str]:
    """Return the required fields of a reference."""
    return {"id": reference.id, "type": str(reference.type), "title": reference.title}
