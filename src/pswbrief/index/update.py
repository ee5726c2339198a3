"""Update an index whose files were partly changed: only what differs is read, validated and inserted.

Anything less simple (another order, other sections, something that isn't valid) is left to `build`, which reads
everything and can report what is wrong.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import tomli

from pswbrief.core.catalogue import Annotation
from pswbrief.core.enums import Source
from pswbrief.core.record import to_record
from pswbrief.core.reference import Reference
from pswbrief.errors import InputError
from pswbrief.index.batch import batches_of
from pswbrief.index.build import keep_index
from pswbrief.index.entries import LIBRARY_START, CollectionEntry, SectionPlaces, annotated
from pswbrief.index.freshness import open_kept
from pswbrief.index.insert import delete, insert
from pswbrief.index.populate import populate_neighbours, populate_thesaurus, size_sections, unpack
from pswbrief.index.raw_tables import RawTables, fingerprint, raw_tables_of
from pswbrief.index.subjects import subjects
from pswbrief.store.files import read_bytes
from pswbrief.store.write import digest
from pswbrief.text.stems import root
from pswbrief.text.words import words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from pswbrief.core.record import Record
    from pswbrief.index.freshness import Files
    from pswbrief.text.subject_headings import About

# If more references than this number and this share of all have changed, a new index takes no longer.
_MANY, _PART = 200, 0.2


class Plan(NamedTuple):
    """The changes to make: positions to delete, and (position, source, id) to insert; a changed one is in both."""

    deleted: list[int]
    inserted: list[tuple[int, Source, str]]


class _TooMuchError(Exception):
    """The index can't be updated in part."""


def update_index(files: Files) -> sqlite3.Connection | None:
    """Return the index of `files`, updated in part; None if that can't be done."""
    try:
        kept = open_kept(files)
        if kept is None:
            return None
        with kept.file:
            data = [read_bytes(file.path) for file in files]
            parts = [part for each in data if (part := raw_tables_of(each)) is not None]
            if len(parts) < len(data):
                return None
            # Changes are determined from a copy of the file that was checked, even if it has been replaced by now.
            digests = [digest(each) for each in data]
            return keep_index(files, digests, lambda connection: _apply(connection, parts), start=kept.file)
    except (OSError, sqlite3.Error, InputError, ValueError, RecursionError, _TooMuchError):
        # ValueError also for text that isn't TOML or isn't valid; sqlite3.Error also for an id of both files, as ids are unique.
        return None


def _plan(old: sqlite3.Connection, parts: Sequence[RawTables]) -> Plan:
    """Return how the references differ from an index. _TooMuchError if other things differ, or too many do."""
    rest = dict(old.execute("SELECT source, digest FROM rest"))
    there: dict[str, dict[str, tuple[int, str]]] = {source: {} for source in Source}
    rows = old.execute("SELECT source, id, pos, digest FROM reference JOIN made USING (pos) ORDER BY pos")
    for source, key, pos, made in rows:
        there[source][key] = (pos, made)
    own = parts[1] if len(parts) > 1 else None
    plan = Plan([], [])
    for source, part in zip(Source, parts, strict=False):
        if rest.get(source) != part.rest:
            raise _TooMuchError
        _compare(source, there[source], part, own, plan)
    if own:
        _check_notes_on_nothing(own, parts[0])
    if len(plan.inserted) > max(_MANY, _PART * sum(map(len, there.values()))):
        raise _TooMuchError
    return plan


def _compare(
    source: Source, known: dict[str, tuple[int, str]], part: RawTables, own: RawTables | None, plan: Plan
) -> None:
    """Add the changes of one file to `plan`: `known` are the positions and digests that the index has."""
    if [key for key in part.references if key in known] != [key for key in known if key in part.references]:
        raise _TooMuchError
    plan.deleted.extend(pos for key, (pos, _) in known.items() if key not in part.references)
    after = max((pos for pos, _ in known.values()), default=(LIBRARY_START if source is Source.LIBRARY else 0) - 1)
    added = False
    for key in part.references:
        pos, made = known.get(key, (None, ""))
        if pos is None:
            added, after = True, after + 1
            plan.inserted.append((after, source, key))
            continue
        if added:
            raise _TooMuchError
        now = fingerprint(part.block("references", key), own.block("annotations", key) if own else "")
        if now != made:
            plan.deleted.append(pos)
            plan.inserted.append((pos, source, key))


def _check_notes_on_nothing(own: RawTables, brief: RawTables) -> None:
    """Check a library's annotations on references that don't exist, as nothing else reads them. ValueError if one isn't valid."""
    for key in own.annotations.keys() - brief.references.keys() - own.references.keys():
        _annotation(own, key)


def _apply(connection: sqlite3.Connection, parts: Sequence[RawTables]) -> None:
    plan = _plan(connection, parts)
    count: Counter[str] = Counter()
    context = _context(connection, plan)
    before = _indexed_headings(connection, plan)
    delete(connection, plan.deleted, count)
    insert(connection, batches_of(_entries(plan, parts, context, _Headings(connection, before))), count)
    if _in_vocabulary(connection, _count_words(connection, count)):
        populate_thesaurus(connection)
    if [(pos, filed.headings) for pos, filed in before.items()] != [
        (pos, filed.headings) for pos, filed in _indexed_headings(connection, plan).items()
    ]:
        populate_neighbours(connection)
    size_sections(connection)
    connection.execute("UPDATE brief SET total = (SELECT count(*) FROM reference)")
    lost = (
        "SELECT 1 FROM reference AS one WHERE duplicate_of IS NOT NULL AND duplicate_of NOT IN"
        " (SELECT id FROM reference AS other WHERE other.duplicate_of IS NULL AND other.source = one.source)"
        " UNION ALL SELECT 1 FROM section WHERE size = 0 AND id IN ('your-library', 'without-a-section')"
    )
    if connection.execute(lost).fetchone():
        raise _TooMuchError
    connection.commit()


class _IndexedHeadings(NamedTuple):
    """The headings of a reference, as their column has them, and its record as JSON."""

    headings: str
    record: str


def _indexed_headings(connection: sqlite3.Connection, plan: Plan) -> dict[int, _IndexedHeadings]:
    """Return the present index data of the references that change, by position."""
    changed = sorted({*plan.deleted, *(pos for pos, _, _ in plan.inserted)})
    statement = "SELECT pos, headings, record FROM made JOIN detail USING (pos) WHERE pos = ?"
    return {
        pos: _IndexedHeadings(headings, record)
        for each in changed
        for pos, headings, record in connection.execute(statement, (each,))
    }


class _Headings:
    """Files references under headings; reads the vocabulary only if something relevant has changed."""

    def __init__(self, connection: sqlite3.Connection, before: Mapping[int, _IndexedHeadings]) -> None:
        self._connection = connection
        self._before = before

    def of(self, pos: int, reference: Reference, section: str) -> About:
        """Return the headings of the reference at a position, in a section of that name."""
        known = self._before.get(pos)
        if known is not None and self._are_kept(json.loads(known.record), to_record(reference, section)):
            return unpack(known.headings)
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


def _entries(
    plan: Plan, parts: Sequence[RawTables], context: _Context, headings: _Headings
) -> Iterator[CollectionEntry]:
    own = parts[1] if len(parts) > 1 else None
    by_source = dict(zip(Source, parts, strict=False))
    for pos, source, key in plan.inserted:
        block = by_source[source].block("references", key)
        noted = own.block("annotations", key) if own else ""
        reference = Reference.model_validate(tomli.loads(block)["references"][0])
        note = _annotation(own, key) if own and noted else None
        place = context.places.of(reference, source)
        # A library may file its references in the brief's sections, but not the brief in the library's.
        if place is None or (source is Source.BRIEF and reference.section not in context.of_brief):
            raise _TooMuchError
        shown = annotated(reference, note)
        about = headings.of(pos, shown, place[1])
        yield CollectionEntry(pos, shown, source, *place, fingerprint(block, noted), about)


def _annotation(own: RawTables, key: str) -> Annotation:
    return Annotation.model_validate(tomli.loads(own.block("annotations", key))["annotations"][0])


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
