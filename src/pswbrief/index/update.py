"""Update an index whose files were partly changed: only what differs is read, validated and inserted.

Anything less simple (another order, other sections, something that isn't valid) is left to `build`, which reads
everything and can report what is wrong.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from pswbrief.core.enums import Source
from pswbrief.core.record import to_record
from pswbrief.errors import InputError
from pswbrief.index.batch import batches_of
from pswbrief.index.build import keep_index
from pswbrief.index.entries import SectionPlaces
from pswbrief.index.file_tables import NotStreamableError
from pswbrief.index.freshness import open_kept
from pswbrief.index.insert import delete, insert
from pswbrief.index.parts import UnreadReference, entry_of, read_annotation, read_reference
from pswbrief.index.populate import populate_neighbours, populate_thesaurus, size_sections
from pswbrief.index.raw_tables import RawTables, raw_tables_of
from pswbrief.index.subjects import subjects
from pswbrief.index.update_plan import Plan, TooMuchError, plan_edit, plan_update
from pswbrief.store.files import read_bytes
from pswbrief.store.write import digest
from pswbrief.text.about import About
from pswbrief.text.stems import root
from pswbrief.text.words import words

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from pswbrief.core.record import Record
    from pswbrief.core.reference import Reference
    from pswbrief.index.entries import CollectionEntry
    from pswbrief.index.freshness import Files
    from pswbrief.index.known_edit import KnownEdit
    from pswbrief.index.raw_tables import Blocks


def update_index(files: Files, edit: KnownEdit | None = None) -> sqlite3.Connection | None:
    """Return the index of `files`, updated in part; None if that can't be done.

    If an `edit` is all that has changed since the index was made, the other references are not compared.
    """
    try:
        kept = open_kept(files)
        if kept is None:
            return None
        with kept.file:
            data = [read_bytes(file.path) for file in files]
            digests = [edit.digest_of(each) if edit else digest(each) for each in data]
            edited = edit.place_in(files, kept.stamp, digests) if edit else None
            make = _by_comparison(data) if edit is None or edited is None else _by_edit(data, edit, edited)
            # Changes are determined from a copy of the file that was checked, even if it has been replaced by now.
            return keep_index(files, digests, make, start=kept.file)
    except (OSError, sqlite3.Error, InputError, ValueError, RecursionError, NotStreamableError, TooMuchError):
        # ValueError also for text that isn't TOML or isn't valid; sqlite3.Error also for an id of both files, as ids are unique.
        return None


def _by_comparison(data: Sequence[bytes]) -> Callable[[sqlite3.Connection], None]:
    """Return a function that updates an index by comparing it with the files. TooMuchError if these have another layout."""
    parts = [_tables(each) for each in data]

    def update(connection: sqlite3.Connection) -> None:
        plan = plan_update(connection, parts)
        if len(parts) > 1:
            _check_notes_on_nothing(parts[1], parts[0])
        _apply(connection, plan, parts)

    return update


def _by_edit(data: Sequence[bytes], edit: KnownEdit, edited: int) -> Callable[[sqlite3.Connection], None]:
    """Return a function that updates an index by an edit of one of the files."""
    parts = [edit if place == edited else _tables(each) for place, each in enumerate(data)]
    source = list(Source)[edited]
    return lambda connection: _apply(connection, plan_edit(connection, edit.document.changes(), source), parts)


def _tables(data: bytes) -> RawTables:
    tables = raw_tables_of(data)
    if tables is None:
        raise TooMuchError
    return tables


def _check_notes_on_nothing(own: RawTables, brief: RawTables) -> None:
    """Check a library's annotations on references that don't exist, as nothing else reads them. ValueError if one isn't valid."""
    for key in own.annotations.keys() - brief.references.keys() - own.references.keys():
        read_annotation(own.block("annotations", key))


def _apply(connection: sqlite3.Connection, plan: Plan, parts: Sequence[Blocks]) -> None:
    count: Counter[str] = Counter()
    context = _context(connection, plan)
    before = _indexed(connection, plan)
    delete(connection, plan.deleted, count)
    insert(connection, batches_of(_entries(plan, parts, context, _Headings(connection, before))), count)
    if _in_vocabulary(connection, _count_words(connection, count)):
        populate_thesaurus(connection)
    after = _indexed(connection, plan)
    if {pos: row.headings for pos, row in before.items()} != {pos: row.headings for pos, row in after.items()}:
        populate_neighbours(connection)
    # Asked first, as the rest reads every reference.
    if {pos: row.links for pos, row in before.items()} != {pos: row.links for pos, row in after.items()}:
        _count_references(connection)
    connection.commit()


def _count_references(connection: sqlite3.Connection) -> None:
    """Count the references. TooMuchError if one is a duplicate of what is gone, or a section that was added for one is empty."""
    size_sections(connection)
    connection.execute("UPDATE brief SET total = (SELECT count(*) FROM reference)")
    lost = (
        "SELECT 1 FROM reference AS one WHERE duplicate_of IS NOT NULL AND duplicate_of NOT IN"
        " (SELECT id FROM reference AS other WHERE other.duplicate_of IS NULL AND other.source = one.source)"
        " UNION ALL SELECT 1 FROM section WHERE size = 0 AND id IN ('your-library', 'without-a-section')"
    )
    if connection.execute(lost).fetchone():
        raise TooMuchError


class _Indexed(NamedTuple):
    """A reference as it is in the index: its headings, as their column has them; its record as JSON; and the rest in `links`.

    These are its id, section and original, by which it is counted and others may name it.
    """

    headings: str
    record: str
    links: tuple[str, int, str | None]


def _indexed(connection: sqlite3.Connection, plan: Plan) -> dict[int, _Indexed]:
    """Return the present index data of the references that change, by position."""
    changed = sorted({*plan.deleted, *(pos for pos, _, _ in plan.inserted)})
    statement = (
        "SELECT pos, headings, record, id, section, duplicate_of FROM made JOIN detail USING (pos) JOIN reference USING (pos)"
        " WHERE pos = ?"
    )
    return {
        pos: _Indexed(headings, record, (key, section, original))
        for each in changed
        for pos, headings, record, key, section, original in connection.execute(statement, (each,))
    }


class _Headings:
    """Files references under headings; reads the vocabulary only if something relevant has changed."""

    def __init__(self, connection: sqlite3.Connection, before: Mapping[int, _Indexed]) -> None:
        self._connection = connection
        self._before = before

    def of(self, pos: int, reference: Reference, section: str) -> About:
        """Return the headings of the reference at a position, in a section of that name."""
        known = self._before.get(pos)
        if known is not None and self._are_kept(json.loads(known.record), to_record(reference, section)):
            return About.unpack(known.headings)
        return subjects().of(reference, section)

    def _are_kept(self, old: Record, new: Record) -> bool:
        """Return whether two records have the same headings: what determines these is the same, or determines none."""
        if any(old[key] != new[key] for key in ("title", "abstract", "doi", "pmid", "year", "section", "verified")):
            return False
        others = set(old["tags"]) ^ set(new["tags"])
        return not _in_vocabulary(self._connection, {word for tag in others for word in words(tag)})


class _Context(NamedTuple):
    """The sections of the collection and, if references of the brief change, the ids of those with references of the brief."""

    places: SectionPlaces
    of_brief: Collection[str | None]


def _context(connection: sqlite3.Connection, plan: Plan) -> _Context:
    places = SectionPlaces(connection.execute("SELECT id, title FROM section ORDER BY pos").fetchall())
    if not any(source is Source.BRIEF for _, source, _ in plan.inserted):
        return _Context(places, ())
    statement = "SELECT DISTINCT section.id FROM reference JOIN section ON section.pos = section WHERE source = ?"
    of_brief = {section for (section,) in connection.execute(statement, (str(Source.BRIEF),))}
    return _Context(places, {None, *of_brief})


def _entries(plan: Plan, parts: Sequence[Blocks], context: _Context, headings: _Headings) -> Iterator[CollectionEntry]:
    own = parts[1] if len(parts) > 1 else None
    by_source = dict(zip(Source, parts, strict=False))
    for pos, source, key in plan.inserted:
        noted = own.block("annotations", key) if own else ""
        unread = UnreadReference(pos, source, key, key, by_source[source].block("references", key), noted)
        reference = read_reference(unread)
        # A library may file its references in the brief's sections, but not the brief in the library's.
        if source is Source.BRIEF and reference.section not in context.of_brief:
            raise TooMuchError
        yield entry_of(unread, reference, context.places, partial(headings.of, pos))


def _in_vocabulary(connection: sqlite3.Connection, found: Iterable[str]) -> bool:
    """Return whether any of some words, in any form, is in the vocabulary's phrases."""
    statement = "SELECT 1 FROM meaningful WHERE root = ?"
    return any(connection.execute(statement, (root(word),)).fetchone() for word in found)


def _count_words(connection: sqlite3.Connection, count: Counter[str]) -> set[str]:
    """Update the count of each word; return the words that were added or removed."""
    others = set()
    for word, docs in count.items():
        if docs == 0:
            continue
        changed = connection.execute("UPDATE vocabulary SET docs = docs + ? WHERE word = ?", (docs, word))
        if changed.rowcount == 0:
            connection.execute("INSERT INTO vocabulary VALUES (?, ?, ?)", (word, root(word), docs))
            others.add(word)
    others |= {word for (word,) in connection.execute("SELECT word FROM vocabulary WHERE docs = 0")}
    connection.execute("DELETE FROM vocabulary WHERE docs = 0")
    return others
