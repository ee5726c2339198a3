"""`pswbrief import`."""

from __future__ import annotations

import sys
from collections import Counter
from contextlib import nullcontext
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pswbrief.cli.commands.convert import From
from pswbrief.core.duplicates import duplicate_pairs
from pswbrief.core.imported import imported, key_for, missing
from pswbrief.core.reference import Reference
from pswbrief.core.selection import Selection
from pswbrief.index.contents import items_of
from pswbrief.index.select import select
from pswbrief.store.editor import NOTED
from pswbrief.term.out import say
from pswbrief.text.normalize import clean_line, fold
from pswbrief.workspace.changing import Rewrite, changing
from pswbrief.workspace.reading import read_references

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pswbrief.core.item import Item
    from pswbrief.workspace.changing import OpenCollection


class OnDuplicate(StrEnum):
    """What `--on-duplicate` takes."""

    SKIP = "skip"
    MERGE = "merge"
    KEEP = "keep"


Files = Annotated[list[str], typer.Argument(metavar="FILE...", help="Files to read; - is standard input.")]
OnDuplicateOption = Annotated[
    OnDuplicate,
    typer.Option("--on-duplicate", help="What is there already: skip it, merge (fill empty fields), or keep both."),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Tell what would be done, and change nothing.")]
Tags = Annotated[list[str] | None, typer.Option("--tag", metavar="TAG", help="Tag what is added or merged.")]
# From so many references, it takes long enough to show how far it is.
_MANY = 500


def import_references(
    *,
    files: Files,
    source: From = None,
    on_duplicate: OnDuplicateOption = OnDuplicate.SKIP,
    dry_run: DryRun = False,
    tags: Tags = None,
    rewrite: Rewrite = False,
) -> None:
    """Add references from another program's file to your library: BibTeX, RIS, CSL-JSON, NBIB, EndNote XML, CSV.

    What is there already is recognised by its identifiers, else by title, year, container and authors.
    """
    items: list[Item] = []
    places: list[str] = []
    count: Counter[str] = Counter()
    for file in files:
        name, loaded = read_references(file, source)
        count["failed"] += sum(problem.lost for problem in loaded.problems)
        items += loaded.items
        places += [f"{name}:{line}" for line in loaded.lines]
    with changing(rewrite=rewrite, dry=dry_run) as work, _bar(len(items)) as progress:
        count += _Import(work, on_duplicate, [clean_line(tag) for tag in tags or ()]).run(items, places, progress)
    say(
        f"{'Would have: ' if dry_run else ''}{count['added']:,} added, {count['merged']:,} merged, {count['skipped']:,} skipped,"
        f" {count['failed']:,} failed."
    )


class _Import:
    """One import: what is done with each item."""

    def __init__(self, work: OpenCollection, on_duplicate: OnDuplicate, tags: Sequence[str]) -> None:
        self._work = work
        self._on_duplicate = on_duplicate
        self._tags = [tag for tag in tags if tag]
        self._rows = select(work.index, Selection())
        self._taken = {row.id for row in self._rows}
        self._noted: dict[str, str] = {}

    def run(self, items: Sequence[Item], places: Sequence[str], progress: Callable[[int, int], None]) -> Counter[str]:
        """Add, merge or skip each item; how many of each."""
        count: Counter[str] = Counter()
        sources: list[Item] = []
        made: list[Reference] = []
        for place, item in enumerate(items):
            progress(place, len(items))
            try:
                reference, problems = imported(item)
            except ValueError as error:
                say(f"{places[place]}: {error}; it is left out.")
                count["failed"] += 1
                continue
            for problem in problems:
                say(f"{places[place]}: {problem}")
            sources.append(item)
            made.append(reference)
        # What would be there is compared, not what was read: some of that may have been left out, now and an earlier time.
        matches = (
            {} if self._on_duplicate is OnDuplicate.KEEP else self._matches([reference.item() for reference in made])
        )
        keys: list[str] = []
        for place, reference in enumerate(made):
            match = matches.get(place)
            if match is None:
                keys.append(self._add(reference, sources[place]))
                count["added"] += 1
                continue
            keys.append(match if isinstance(match, str) else keys[match])
            merged = self._on_duplicate is OnDuplicate.MERGE and self._merge(keys[place], reference)
            count["merged" if merged else "skipped"] += 1
        return count

    def _matches(self, new: Sequence[Item]) -> dict[int, str | int]:
        """The place of each new item that is there already, and what it is: an id, or the place of one before it."""
        known = items_of(self._work.index, self._rows)
        self._noted = {item.id: item.note or "" for item in known}
        first = len(known)
        return {
            match.right - first: self._rows[match.left].id if match.left < first else match.left - first
            for match in duplicate_pairs([*known, *new], start=first)
        }

    def _add(self, reference: Reference, source: Item) -> str:
        key = reference.id if reference.id not in self._taken else key_for(source, self._taken)
        tagged = dict.fromkeys((*reference.tags, *self._tags))
        self._work.editor.add(reference.model_copy(update={"id": key, "tags": tuple(tagged)}))
        self._taken.add(key)
        return key

    def _merge(self, key: str, new: Reference) -> bool:
        """Fill what the reference lacks; of one of the brief's, only what is a reader's own."""
        editor = self._work.editor
        there = editor.fields(key)
        if editor.owns(key):
            fields = missing(Reference.model_validate(there), new)
        else:
            fields = missing(Reference.model_validate(_bare(new) | there), new)
            # What the brief itself prints beside it is not a note of the reader's.
            known = new.notes is not None and new.notes in self._noted[key]
            fields = {
                name: value for name, value in fields.items() if name in NOTED and not (known and name == "notes")
            }
        values = new.model_copy(update=fields).model_dump(mode="json", include=set(fields), exclude_none=True)
        tags = values.get("tags", there.get("tags", []))
        folded = {fold(tag) for tag in tags}
        if added := [tag for tag in self._tags if fold(tag) not in folded]:
            values["tags"] = [*tags, *added]
        return editor.set_fields(key, values)


def _bare(reference: Reference) -> dict[str, str]:
    """No more of a reference than it has to have."""
    return {"id": reference.id, "type": str(reference.type), "title": reference.title}


def _bar(total: int) -> Any:  # noqa: ANN401 - a context that gives what is told how far it is
    if total < _MANY or sys.stderr is None or not sys.stderr.isatty():
        return nullcontext(lambda _done, _total: None)
    from pswbrief.term.screen import bar

    return bar(f"Importing {total:,} references")
