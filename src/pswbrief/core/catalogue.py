"""A whole catalogue: the brief itself, its sections, its resources and its references, and the checks that need all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from pswbrief.core.enums import Status
from pswbrief.core.reference import Reference
from pswbrief.core.validation import CitationKey, Date, Key, Model, Text, Url

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class LabelledLink(Model):
    """Words that the brief prints as a link, and the address if it is known."""

    text: Text
    url: Url | None = None


class Brief(Model):
    """The brief as a publication, in its own words.

    `issued_note`: what it prints about its date; `producer`: the organisation that made it; `acknowledgement`: the sentence that it
    asks to be cited with, `acknowledgement_request` the request, and `acknowledgement_doubt` a sentence on a likely mistake in it;
    `access_help`, `access_links`: how to get full texts, a paragraph each; `contact`: whom to ask; `update_notice`, `update_links`:
    on newer editions.
    """

    title: Text
    issued: Date | None = None
    issued_note: Text | None = None
    producer: Text | None = None
    introduction: Text | None = None
    acknowledgement: Text | None = None
    acknowledgement_request: Text | None = None
    acknowledgement_doubt: Text | None = None
    access_help: Annotated[tuple[Text, ...], Field(strict=False)] = ()
    access_links: Annotated[tuple[LabelledLink, ...], Field(strict=False)] = ()
    contact: Text | None = None
    update_notice: Text | None = None
    update_links: Annotated[tuple[LabelledLink, ...], Field(strict=False)] = ()


class Section(Model):
    """A heading of the brief; `parent` is the id of the heading above it, `page` its page in the contents."""

    id: Key
    title: Text
    parent: Key | None = None
    page: Annotated[int, Field(ge=1)] | None = None
    introduction: Text | None = None


class Resource(Model):
    """A pointer that can't be cited: its title, the sentence that names it (`text`), and its address if it is known."""

    id: Key
    section: Key
    title: Text
    text: Text
    url: Url | None = None


class Catalogue(Model):
    """A brief with everything in it, in its order."""

    brief: Brief
    sections: Annotated[tuple[Section, ...], Field(strict=False)] = ()
    resources: Annotated[tuple[Resource, ...], Field(strict=False)] = ()
    references: Annotated[tuple[Reference, ...], Field(strict=False)] = ()


class Fault(Model):
    """An inconsistency within a catalogue: `where`, the path of keys and positions, and `what`, a sentence."""

    where: tuple[str | int, ...]
    what: str


def faults(catalogue: Catalogue) -> Iterator[Fault]:
    """Yield faults across tables: ids used twice, sections that don't exist, `duplicate_of` and `parent` that point nowhere."""
    yield from _id_faults(catalogue, "sections", "resources", "references")
    yield from _section_faults(catalogue)
    yield from duplicate_faults(catalogue.references)


def _id_faults(file: Catalogue | Library, *tables: str) -> Iterator[Fault]:
    for table in tables:
        seen: set[str] = set()
        for position, part in enumerate(getattr(file, table)):
            if part.id in seen:
                yield Fault(where=(table, position, "id"), what=f"the id {part.id!r} is used already")
            seen.add(part.id)


def _section_faults(catalogue: Catalogue) -> Iterator[Fault]:
    above: set[str] = set()
    known = {section.id for section in catalogue.sections}
    for position, section in enumerate(catalogue.sections):
        if section.parent is not None and section.parent not in above:
            what = f"there is no section {section.parent!r} above this one at the first level"
            yield Fault(where=("sections", position, "parent"), what=what)
        if section.parent is None:
            above.add(section.id)
    for table in ("resources", "references"):
        for position, part in enumerate(getattr(catalogue, table)):
            if part.section is not None and part.section not in known:
                yield Fault(where=(table, position, "section"), what=f"there is no section {part.section!r}")


def duplicate_faults(references: Sequence[Reference]) -> Iterator[Fault]:
    """Yield a fault for each `duplicate_of` that points nowhere, or at a reference that is itself a duplicate."""
    by_id = {reference.id: reference for reference in references}
    for position, reference in enumerate(references):
        target = reference.duplicate_of
        if target is None:
            continue
        where = ("references", position, "duplicate_of")
        if target == reference.id or target not in by_id:
            yield Fault(where=where, what=f"there is no other reference {target!r}")
        elif by_id[target].duplicate_of is not None:
            yield Fault(where=where, what=f"{target!r} is itself a duplicate of {by_id[target].duplicate_of!r}")


class Annotation(Model):
    """A reader's annotations on the reference of the brief with that `id`.

    `aliases`: ids of references merged into it; `accepted`: codes of findings that `check` no longer reports.
    """

    id: CitationKey
    tags: Annotated[tuple[Text, ...], Field(strict=False)] = ()
    status: Annotated[Status | None, Field(strict=False)] = None
    notes: Text | None = None
    aliases: Annotated[tuple[CitationKey, ...], Field(strict=False)] = ()
    accepted: Annotated[tuple[Text, ...], Field(strict=False)] = ()


class Library(Model):
    """A reader's library. A reference's `section` is one of these sections or of the brief's; most have none."""

    sections: Annotated[tuple[Section, ...], Field(strict=False)] = ()
    references: Annotated[tuple[Reference, ...], Field(strict=False)] = ()
    annotations: Annotated[tuple[Annotation, ...], Field(strict=False)] = ()


def library_faults(library: Library) -> Iterator[Fault]:
    """Yield faults across tables: ids used twice, and `duplicate_of` that points nowhere."""
    yield from _id_faults(library, "sections", "references", "annotations")
    yield from duplicate_faults(library.references)
