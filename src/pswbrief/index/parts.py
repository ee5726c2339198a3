"""References as the text of their blocks, and how they are read: those that have changed, or a part of a large file.

The file is not parsed as a whole. Only valid references are read here; for any other, NotStreamableError asks for the whole file to
be read, which reports the faults.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import tomli
from pydantic import ValidationError

from pswbrief.core.catalogue import Annotation
from pswbrief.core.enums import Source
from pswbrief.core.reference import Reference
from pswbrief.index.batch import Batch, batch_of
from pswbrief.index.entries import CollectionEntry, SectionPlaces, annotated
from pswbrief.index.file_tables import NotStreamableError
from pswbrief.index.raw_tables import fingerprint
from pswbrief.index.subjects import subjects

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pswbrief.text.about import About


class UnreadReference(NamedTuple):
    """A reference as text.

    `pos`: its position in the collection; `source`: brief or library; `key`: its id in the file; `shown_key`: its id in the
    collection; `text`: its block; `note`: the block of the reader's annotation on it, "" if there is none.
    """

    pos: int
    source: Source
    key: str
    shown_key: str
    text: str
    note: str


class Part(NamedTuple):
    """Some references, and what is needed to read them: ids and titles of the collection's sections, the brief's `of_brief` first."""

    references: Sequence[UnreadReference]
    sections: Sequence[tuple[str, str]]
    of_brief: int


class ReadPart(NamedTuple):
    """The batch of a part; `duplicates`: the originals that some of them name, by source and id in the file."""

    batch: Batch
    duplicates: dict[tuple[Source, str], str]


def read_part(part: Part) -> ReadPart:
    """Read some references. NotStreamableError if one isn't valid by itself."""
    places = SectionPlaces(part.sections)
    filed = subjects()
    known = {key for key, _ in part.sections[: part.of_brief]}
    duplicates: dict[tuple[Source, str], str] = {}
    entries = []
    for unread in part.references:
        reference = read_reference(unread)
        if unread.source is Source.BRIEF and reference.section is not None and reference.section not in known:
            raise NotStreamableError
        if reference.duplicate_of is not None:
            duplicates[unread.source, unread.key] = reference.duplicate_of
        entries.append(entry_of(unread, reference, places, filed.of))
    return ReadPart(batch_of(entries), duplicates)


def read_reference(unread: UnreadReference) -> Reference:
    """Return a reference from its text. NotStreamableError if it isn't valid, or has another id."""
    try:
        reference = Reference.model_validate(tomli.loads(unread.text)["references"][0])
    except (tomli.TOMLDecodeError, ValidationError, LookupError, TypeError, RecursionError) as error:
        raise NotStreamableError from error
    if reference.id != unread.key:
        raise NotStreamableError
    return reference


def read_annotation(text: str) -> Annotation:
    """Return an annotation from its text. ValueError if it isn't valid."""
    return Annotation.model_validate(tomli.loads(text)["annotations"][0])


def entry_of(
    unread: UnreadReference, reference: Reference, places: SectionPlaces, about: Callable[[Reference, str], About]
) -> CollectionEntry:
    """Return a reference to be indexed; `about` returns its headings, given the name of its section.

    NotStreamableError if its section isn't there; ValueError if the annotation isn't valid.
    """
    place = places.of(reference, unread.source)
    if place is None:
        raise NotStreamableError
    shown = annotated(reference, read_annotation(unread.note) if unread.note else None)
    if unread.shown_key != unread.key:
        shown = shown.model_copy(update={"id": unread.shown_key})
    print_of = fingerprint(unread.text, unread.note)
    return CollectionEntry(unread.pos, shown, unread.source, *place, print_of, about(shown, place[1]))
