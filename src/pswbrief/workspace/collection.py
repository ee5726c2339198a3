"""A catalogue and a library as one collection, for reading: the compiled index, opened when it is first needed."""

from __future__ import annotations

import sqlite3
from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from pswbrief.core.selection import Selection
from pswbrief.index.freshness import files_at, open_fresh
from pswbrief.index.index import Index

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path
    from typing import Self

    from pswbrief.core.item import Item
    from pswbrief.core.record import Record
    from pswbrief.index.counts import Counts
    from pswbrief.index.freshness import Files
    from pswbrief.index.index import IndexedSection, IndexRow
    from pswbrief.index.known_edit import KnownEdit
    from pswbrief.index.workers import Workers
    from pswbrief.search.nodes import Query
    from pswbrief.workspace.searching import SearchAnswer
    from pswbrief.workspace.settings import ProgressDisplay

Result = TypeVar("Result")
# From this size of the files in bytes, compiling an index takes long enough to show progress.
_LARGE = 2_000_000


class Statistics(NamedTuple):
    """Counts of a set of references.

    `totals`: `references`, `duplicates` (those whose original is among them), `free` to read, and `free_share` (0 to 1).
    `counts`: by section, year, access, container (or publisher) and type, as (value, number) pairs.
    """

    totals: dict[str, int | float]
    counts: Counts


class Collection:
    """The references of a catalogue and a library, indexed together.

    Rows hold what a list shows of references; `records` and `items` return all their data. Every method that reads raises InputError
    (or CatalogueError, with all mistakes) if a file can't be read or isn't valid. If a cached index turns out to be damaged during a
    read, it is compiled again and only that read is repeated.
    """

    def __init__(
        self, catalogue: Path, library: Path | None, *, use_cache: bool = True, progress: ProgressDisplay
    ) -> None:
        self._files = catalogue, library
        self._use_cache = use_cache
        self._progress = progress
        self._index: Index | None = None
        self._workers: Workers | None = None

    @property
    def index(self) -> Index:
        """The index, opened from the cache or compiled on first use."""
        if self._index is None:
            self._index = Index(self._open(use_cache=self._use_cache))
        return self._index

    def read(self, operation: Callable[[Index], Result]) -> Result:
        """Return the result of `operation` on the index; it may be called twice, so it must only read."""
        try:
            return operation(self.index)
        except sqlite3.DatabaseError:
            self._repair()
            return operation(self.index)

    def read_rows(self, rows: Sequence[IndexRow], operation: Callable[[Index, Sequence[IndexRow]], Result]) -> Result:
        """Return the result of `operation` on the index and rows that were read before; it may be called twice."""
        try:
            return operation(self.index, rows)
        except sqlite3.DatabaseError:
            self._repair()
            # Positions may differ between an updated index and one compiled from scratch; ids don't.
            found = {row.id: row for row in self.select()}
            return operation(self.index, [found[row.id] for row in rows])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the index; the next read opens it again, up to date with the files."""
        if self._index is not None:
            self._index.connection.close()
            self._index = None

    def reopen(self, edit: KnownEdit | None = None) -> None:
        """Open the index again, up to date with the files; that is fastest if an `edit` is all that has changed in them."""
        self.close()
        self._index = Index(self._open(use_cache=self._use_cache, edit=edit))

    @contextmanager
    def about_to_grow(self, size: int) -> Iterator[None]:
        """Start what compiles large files, as the block will write at least some `size` bytes.

        Starting takes a third of a second, on cores that have nothing else to do during the block.
        """
        from pswbrief.index.streaming import LARGE
        from pswbrief.index.workers import WorkerLostError, Workers, worker_count

        with ExitStack() as stack:
            if size >= LARGE:
                with suppress(WorkerLostError):
                    self._workers = stack.enter_context(Workers(worker_count()))
            yield

    def select(self, selection: Selection | None = None) -> list[IndexRow]:
        """Return the rows of a selection in its order, all rows by default. UnknownNameError or UsageError for a wrong name."""
        from pswbrief.index.select import select

        chosen = selection or Selection()
        return self.read(lambda index: select(index, chosen))

    def whole_ids(self, ids: Sequence[str]) -> list[str]:
        """Expand ids or unique prefixes of ids to whole ids. UnknownNameError names those that don't exist."""
        from pswbrief.index.select import resolve

        return self.read(lambda index: [row.id for row in index.rows(resolve(index, ids))])

    def search(
        self, query: str | Query, selection: Selection | None = None, *, exact: bool = False, everything: bool = False
    ) -> SearchAnswer:
        """Return the references of a selection that match a query (text or parsed by `search.language.parse`), best first.

        `exact` turns off query expansion; `everything` ignores the cutoff. UsageError for an empty query.
        """
        from pswbrief.workspace.searching import run_search

        chosen = selection or Selection()
        return run_search(self, query, chosen, exact=exact, everything=everything)

    def similar(self, ids: Sequence[str], limit: int) -> list[tuple[IndexRow, float]]:
        """Return the `limit` references most similar to those given, best first, with scores. UnknownNameError for an unknown id."""
        from pswbrief.index.select import resolve
        from pswbrief.search.similar import similar

        def nearest(index: Index) -> list[tuple[IndexRow, float]]:
            scores = similar(index, resolve(index, ids))
            return [(row, round(scores[row.pos], 4)) for row in index.rows([*scores][:limit])]

        return self.read(nearest)

    def records(self, rows: Sequence[IndexRow]) -> list[Record]:
        """Return the JSON records of rows, in their order."""
        from pswbrief.index.contents import records_of

        return self.read_rows(rows, records_of)

    def other_printings(self, record: Record) -> list[Record]:
        """Return the records of the other printings of the same paper."""
        original = record["duplicate_of"] or record["id"]
        rows = [row for row in self.select() if row.id != record["id"] and original in {row.id, row.duplicate_of}]
        return self.records(rows)

    def items(self, rows: Sequence[IndexRow]) -> list[Item]:
        """Return the items of rows, for citing and exporting, in their order."""
        from pswbrief.index.contents import items_of

        return self.read_rows(rows, items_of)

    def headings(self, row: IndexRow) -> list[str]:
        """Return the vocabulary headings that a reference is filed under, main headings first."""
        from pswbrief.index.contents import headings_of

        return self.read_rows([row], lambda index, rows: headings_of(index, rows[0]))

    def shared_headings(self, answer: SearchAnswer) -> dict[str, list[str]]:
        """Return, by id, the headings that references at the end of an answer share with those that match, the nearest first."""
        if not answer.result.related:
            return {}
        from pswbrief.search.related import shared_headings

        shared = self.read(lambda index: shared_headings(index, answer.result))
        return {row.id: shared[row.pos] for row in answer.rows if row.pos in shared}

    def statistics(self, rows: Sequence[IndexRow]) -> Statistics:
        """Return counts of rows; at least one row is required."""
        from pswbrief.index.counts import counts_of

        chosen = {row.id for row in rows}
        free = sum(row.access == "open" for row in rows)
        totals: dict[str, int | float] = {
            "references": len(rows),
            "duplicates": sum(row.duplicate_of in chosen for row in rows),
            "free": free,
            "free_share": round(free / len(rows), 3),
        }
        return Statistics(totals, self.read_rows(rows, counts_of))

    def brief(self) -> dict[str, Any]:
        """Return the publication data of the brief, keyed by the fields of `core.catalogue.Brief`."""
        from pswbrief.index.contents import brief_of

        return self.read(brief_of)

    def resources(self) -> list[dict[str, Any]]:
        """Return the resources in the brief's order, keyed by the fields of `core.catalogue.Resource`."""
        from pswbrief.index.contents import resources_of

        return self.read(resources_of)

    def count(self) -> int:
        """Return the number of references."""
        return self.read(Index.count)

    def sections(self) -> list[IndexedSection]:
        """Return the sections in order, each with the number of references directly under it."""
        return self.read(Index.sections)

    def tags(self) -> dict[str, int]:
        """Return the tags with the number of references that have each, the most used first."""
        return self.read(Index.tags)

    def acknowledgement(self) -> tuple[str | None, str | None]:
        """Return the acknowledgement that the brief asks for, and a doubt about its wording; None for each that is missing."""
        return self.read(Index.acknowledgement)

    def _repair(self) -> None:
        """Replace a damaged index by one compiled from the files."""
        self.close()
        self._index = Index(self._open(use_cache=False))

    def _open(self, *, use_cache: bool, edit: KnownEdit | None = None) -> sqlite3.Connection:
        files = files_at(*self._files)
        if use_cache and files and (fresh := open_fresh(files)):
            return fresh
        return self._compile(files if use_cache else None, edit)

    def _compile(self, files: Files | None, edit: KnownEdit | None) -> sqlite3.Connection:
        """Return an index: the cached one revalidated against the contents of `files`, or updated, or else compiled from scratch."""
        from pswbrief.index.revalidate import revalidate

        if files is not None and (confirmed := revalidate(files)):
            return confirmed
        # Imported late: these load pydantic, which takes as long as all the rest of a short run.
        from pswbrief.index.build import build_index
        from pswbrief.index.update import update_index

        if files is not None and (updated := update_index(files, edit)):
            return updated
        catalogue, library = self._files
        if files is None or sum(file.size for file in files) < _LARGE:
            return build_index(catalogue, library)
        with self._progress(f"Indexing {(library or catalogue).name}") as progress:
            return build_index(catalogue, library, progress=progress, workers=self._workers)
