"""Carrying over from one edition to the next: ids, verified values, and readers' tags, status and notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from pswbrief.core.duplicates import duplicate_pairs, find_duplicates
from pswbrief.core.keys import unused_key
from pswbrief.ingest.furniture import heading_key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pswbrief.core.catalogue import Catalogue, Resource, Section
    from pswbrief.core.reference import Reference

# Fields that a brief's document doesn't print, or that a reader sets. Printed fields come from the new document alone.
_CARRIED = ("authors", "editors", "doi", "pmid", "pmcid", "isbn", "issn", "url", "language", "tags", "status", "notes")


class CarriedOver(NamedTuple):
    """The new edition with the values carried over (`catalogue`), and how many of its references the old one has (`known`)."""

    catalogue: Catalogue
    known: int


def carry_over(new: Catalogue, old: Catalogue) -> CarriedOver:
    """Return `new` with the ids, verified values, identifiers, tags and notes of works in `old`, and its sections' ids.

    A value that the new document prints or links to is never replaced.
    """
    sections = _same_titles(new.sections, old.sections)
    matches = _matches(new, old)
    ids = {new.references[place].id: old.references[known].id for place, known in matches.items()}
    taken = {*ids.values()}
    made: list[Reference] = []
    for place, reference in enumerate(new.references):
        known = old.references[matches[place]] if place in matches else None
        key = ids.get(reference.id) or unused_key(reference.id, taken)
        taken.add(key)
        ids[reference.id] = key
        changes: dict[str, Any] = {"id": key, "section": sections.get(reference.section or "", reference.section)}
        made.append(reference.model_copy(update=changes | (_carried(reference, known) if known else {})))
    made = [
        one.model_copy(update={"duplicate_of": ids.get(one.duplicate_of, one.duplicate_of)})
        if one.duplicate_of
        else one
        for one in made
    ]
    catalogue = new.model_copy(
        update={
            "references": tuple(made),
            "sections": tuple(_with_section(section, sections) for section in new.sections),
            "resources": tuple(_with_resource(one, old.resources, sections) for one in new.resources),
        }
    )
    return CarriedOver(catalogue, len(matches))


def links_into(new: Catalogue, old: Catalogue) -> dict[str, dict[str, str]]:
    """Return, by id, the `doi` and `url` that references of a catalogue lack and the document has."""
    found: dict[str, dict[str, str]] = {}
    for place, known in _matches(new, old).items():
        there, linked = old.references[known], new.references[place]
        values = {
            name: value
            for name in ("doi", "url")
            if getattr(there, name) is None and (value := getattr(linked, name)) is not None
        }
        if values:
            found[there.id] = values
    return found


def with_duplicates(catalogue: Catalogue) -> Catalogue:
    """Return the catalogue with `duplicate_of` set where the document prints a work a second time."""
    references = list(catalogue.references)
    for match in duplicate_pairs([reference.item() for reference in references]):
        first = references[match.left]
        original = first.duplicate_of or first.id
        references[match.right] = references[match.right].model_copy(update={"duplicate_of": original})
    return catalogue.model_copy(update={"references": tuple(references)})


def _matches(new: Catalogue, old: Catalogue) -> dict[int, int]:
    """Map positions in the new edition to positions of the same works in the old one; none is used twice.

    A reference printed the same, in a section of the same title, matches first: a work may be printed twice.
    """
    found: dict[int, int] = {}
    for keys in (_printed_keys, _title_keys):
        waiting: dict[tuple[str, ...], list[int]] = {}
        for place, key in enumerate(keys(old)):
            if place not in found.values():
                waiting.setdefault(key, []).append(place)
        for place, key in enumerate(keys(new)):
            if place not in found and waiting.get(key):
                found[place] = waiting[key].pop(0)
    rest = [place for place in range(len(new.references)) if place not in found]
    free = [place for place in range(len(old.references)) if place not in set(found.values())]
    pairs = find_duplicates(
        [new.references[place].item() for place in rest], [old.references[place].item() for place in free]
    )
    for match in pairs:
        if match is not None and free[match.right] not in found.values():
            found[rest[match.left]] = free[match.right]
    return found


def _printed_keys(catalogue: Catalogue) -> list[tuple[str, ...]]:
    titles = {section.id: heading_key(section.title) for section in catalogue.sections}
    return [
        (heading_key(one.title), heading_key(one.citation or ""), titles.get(one.section or "", ""))
        for one in catalogue.references
    ]


def _title_keys(catalogue: Catalogue) -> list[tuple[str, ...]]:
    return [(heading_key(one.title), heading_key(one.citation or "")) for one in catalogue.references]


def _carried(reference: Reference, known: Reference) -> dict[str, Any]:
    """Return the fields that a reference takes over from the same work in the old edition."""
    fields = {name: getattr(known, name) for name in _CARRIED if not getattr(reference, name)}
    if known.verified is not None:
        fields["verified"] = known.verified
    return fields | {"type": known.type}


def _same_titles(new: Sequence[Section], old: Sequence[Section]) -> dict[str, str]:
    """Map new ids of sections to the old ids of those with the same title."""
    ids = {heading_key(section.title): section.id for section in old}
    found = {section.id: ids[key] for section in new if (key := heading_key(section.title)) in ids}
    taken = set(found.values())
    for section in new:
        if section.id not in found:
            found[section.id] = unused_key(section.id, taken)
            taken.add(found[section.id])
    return found


def _with_section(section: Section, ids: Mapping[str, str]) -> Section:
    parent = ids[section.parent] if section.parent else None
    return section.model_copy(update={"id": ids[section.id], "parent": parent})


def _with_resource(resource: Resource, old: Sequence[Resource], sections: Mapping[str, str]) -> Resource:
    known = {heading_key(one.title): one for one in old}.get(heading_key(resource.title))
    changes: dict[str, Any] = {"section": sections[resource.section]}
    if known is not None:
        changes |= {"id": known.id, "url": resource.url or known.url}
    return resource.model_copy(update=changes)
