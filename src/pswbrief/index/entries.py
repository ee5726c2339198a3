"""The brief and a reader's library as one collection: every reference with its position, section and annotation."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pswbrief.core.catalogue import Section
from pswbrief.core.enums import Source
from pswbrief.core.keys import unused_key
from pswbrief.index.raw_tables import fingerprint
from pswbrief.index.schema import LIBRARY_START
from pswbrief.text.about import About

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from pswbrief.core.catalogue import Annotation, Catalogue, Library
    from pswbrief.core.reference import Reference
    from pswbrief.index.raw_tables import Tables
    from pswbrief.index.subjects import Subjects

# The position of the first reference of each file.
START = {Source.BRIEF: 0, Source.LIBRARY: LIBRARY_START}
# The section of references that have none.
UNFILED = {Source.BRIEF: "Without a section", Source.LIBRARY: "Your library"}


class CollectionEntry(NamedTuple):
    """A reference to be indexed.

    `pos`: its position in the collection; `source`: brief or library; `section`, `heading`: the position and title of its section;
    `digest`: of its text in the file; `about`: its subject headings.
    """

    pos: int
    reference: Reference
    source: Source
    section: int
    heading: str
    digest: str
    about: About = About()


class SectionPlaces:
    """The sections of the brief followed by the library's own, to look up the section of a reference."""

    def __init__(self, sections: Sequence[tuple[str, str]]) -> None:
        """`sections` are ids and titles, in order."""
        self._places = {key: (place, title) for place, (key, title) in enumerate(sections)}

    def of(self, reference: Reference, source: Source) -> tuple[int, str] | None:
        """Return the position and heading of a reference's section; None if that section does not exist."""
        key = reference.section
        if key is None or (source is Source.LIBRARY and key not in self._places):
            key = unfiled_id(source)
        return self._places.get(key)


def unfiled_id(source: Source) -> str:
    """Return the id of the section for references that have none; a file may define a section of that id."""
    return UNFILED[source].lower().replace(" ", "-")


UNFILED_IDS = frozenset(map(unfiled_id, UNFILED))


def sections_of(catalogue: Catalogue, library: Library | None) -> list[Section]:
    """Return all sections in order: the brief's, the library's additional ones, and, if needed, those for unfiled references."""
    named = [{reference.section for reference in part.references} for part in (catalogue, library) if part]
    return all_sections(catalogue, library, named)


def all_sections(
    catalogue: Catalogue, library: Library | None, named: Sequence[AbstractSet[str | None]]
) -> list[Section]:
    """Return the same, given the sections that the references of each name; None among these if one names none."""
    found = list(catalogue.sections)
    known: set[str | None] = {section.id for section in found}
    loose = {Source.BRIEF: None in named[0]}
    if library is not None:
        found += [section for section in library.sections if section.id not in known]
        known |= {section.id for section in library.sections}
        loose[Source.LIBRARY] = not named[1] <= known
    return found + [
        Section(id=unfiled_id(source), title=UNFILED[source])
        for source, needed in loose.items()
        if needed and unfiled_id(source) not in known
    ]


def collection_entries(
    catalogue: Catalogue,
    library: Library | None,
    parts: Sequence[Tables | None],
    sections: Sequence[Section],
    filed: Subjects | None = None,
) -> Iterator[CollectionEntry]:
    """Yield every reference with its position. `parts` are the raw tables of the catalogue and the library, where known.

    `filed` returns the headings of each.
    """
    places = SectionPlaces([(section.id, section.title) for section in sections])
    notes = {note.id: note for note in library.annotations} if library else {}
    own = parts[1] if len(parts) > 1 else None
    taken: set[str] = set()
    groups = [(Source.BRIEF, catalogue.references, parts[0])]
    if library is not None:
        groups.append((Source.LIBRARY, library.references, own))
    for source, references, text in groups:
        for place, reference in enumerate(references):
            key = unused_key(reference.id, taken)
            taken.add(key)
            filed_at = places.of(reference, source)
            assert filed_at is not None
            print_of = (
                fingerprint(text.block("references", reference.id), own.block("annotations", key) if own else "")
                if text is not None
                else ""
            )
            shown = annotated(reference, notes.get(key))
            if key != reference.id:
                shown = shown.model_copy(update={"id": key})
            about = filed.of(shown, filed_at[1]) if filed else About()
            yield CollectionEntry(START[source] + place, shown, source, *filed_at, print_of, about)


def annotated(reference: Reference, note: Annotation | None) -> Reference:
    """Return a reference with a reader's annotation applied."""
    if note is None:
        return reference
    tags = (*reference.tags, *(tag for tag in note.tags if tag not in reference.tags))
    notes = "\n".join(text for text in (reference.notes, note.notes) if text) or None
    return reference.model_copy(
        update={
            "tags": tags,
            "status": note.status or reference.status,
            "notes": notes,
            "aliases": (*reference.aliases, *note.aliases),
            "accepted": (*reference.accepted, *note.accepted),
        }
    )
