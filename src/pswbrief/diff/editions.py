"""Compare two editions of a catalogue (or two states of a library): find what was added, removed, moved, renamed or changed.

References are the same if they have the same id; of the remaining ones, if duplicate detection matches them.
The order of references within a section, and of sections, is not compared.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from pswbrief.core.duplicates import find_duplicates

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pswbrief.core.catalogue import Catalogue, Library
    from pswbrief.core.reference import Reference


class ChangeKind(StrEnum):
    """The kind of a change."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    RENAMED = "renamed"
    CHANGED = "changed"


class CataloguePart(StrEnum):
    """The part of a catalogue that changed."""

    BRIEF = "brief"
    SECTION = "section"
    RESOURCE = "resource"
    REFERENCE = "reference"
    NOTE = "note"


class EditionChange(NamedTuple):
    """One difference. `id` and `title` are the new edition's, or the old one's for removed parts.

    `old` and `new` are TOML values: for a moved reference the sections' titles, for a renamed one the ids, for a changed field
    its values (None if it has none).
    """

    kind: ChangeKind
    part: CataloguePart
    id: str
    title: str
    field: str | None = None
    old: Any = None
    new: Any = None


# Fields whose changes are reported as renamed or moved, not as changed.
_REPORTED_ELSEWHERE = frozenset({"id", "section"})
_TABLES = (("resources", CataloguePart.RESOURCE), ("annotations", CataloguePart.NOTE))


def differences(old: Catalogue | Library, new: Catalogue | Library) -> list[EditionChange]:
    """Return all differences: in the brief itself, sections, resources and notes, then references, in the new edition's order.

    Removed parts follow added ones, in the old edition's order.
    """
    found = list(
        _fields(CataloguePart.BRIEF, "", "", _dump(getattr(old, "brief", None)), _dump(getattr(new, "brief", None)))
    )
    sections = _sections(old, new)
    found += [
        EditionChange(ChangeKind.RENAMED, CataloguePart.SECTION, key, _section(new, key) or key, "id", was, key)
        for key, was in sections.items()
    ]
    found += _tables(CataloguePart.SECTION, _by_id(old.sections), _by_id(new.sections), sections)
    for table, part in _TABLES:
        found += _tables(part, _by_id(getattr(old, table, ())), _by_id(getattr(new, table, ())), {})
    return found + _references(old, new, sections)


def _references(old: Catalogue | Library, new: Catalogue | Library, sections: Mapping[str, str]) -> list[EditionChange]:
    before = {reference.id: reference for reference in old.references}
    after = {reference.id: reference for reference in new.references}
    renamed = _renamed(
        [reference for reference in old.references if reference.id not in after],
        [reference for reference in new.references if reference.id not in before],
    )
    kept = [(before.get(renamed.get(key, key)), reference) for key, reference in after.items()]
    part = CataloguePart.REFERENCE
    found = [
        EditionChange(ChangeKind.ADDED, part, one.id, one.title, "section", None, _section(new, one.section))
        for was, one in kept
        if was is None
    ]
    gone = before.keys() - after.keys() - set(renamed.values())
    found += [
        EditionChange(ChangeKind.REMOVED, part, one.id, one.title, "section", _section(old, one.section), None)
        for one in old.references
        if one.id in gone
    ]
    pairs = [(was, one) for was, one in kept if was is not None]
    found += [
        EditionChange(
            ChangeKind.MOVED, part, one.id, one.title, "section", _section(old, was.section), _section(new, one.section)
        )
        for was, one in pairs
        if was.section != sections.get(one.section or "", one.section)
    ]
    found += [
        EditionChange(ChangeKind.RENAMED, part, one.id, one.title, "id", was.id, one.id)
        for was, one in pairs
        if was.id != one.id
    ]
    for was, one in pairs:
        values, news = _dump(was), _dump(one)
        # A duplicate of a renamed reference has not changed.
        if renamed.get(str(news.get("duplicate_of"))) == values.get("duplicate_of") is not None:
            values["duplicate_of"] = news["duplicate_of"]
        found += _fields(part, one.id, one.title, values, news)
    return found


def _renamed(old: Sequence[Reference], new: Sequence[Reference]) -> dict[str, str]:
    """Map new ids to old ones, for references that are the same work under another id; each is paired once."""
    pairs: dict[str, str] = {}
    while old and new:
        matches = [
            match
            for match in find_duplicates([one.item() for one in new], [one.item() for one in old])
            if match is not None
        ]
        taken: set[int] = set()
        for match in sorted(matches, key=lambda match: (-match.score, match.left)):
            if match.right not in taken:
                taken.add(match.right)
                pairs[new[match.left].id] = old[match.right].id
        if not taken:
            break
        done = set(pairs.values())
        old = [one for one in old if one.id not in done]
        new = [one for one in new if one.id not in pairs]
    return pairs


def _sections(old: Catalogue | Library, new: Catalogue | Library) -> dict[str, str]:
    """Map new ids to old ones, for sections with the same title under another id."""
    known = {section.id for section in new.sections}
    titles = {section.title: section.id for section in reversed(old.sections) if section.id not in known}
    there = {section.id for section in old.sections}
    return {
        section.id: titles.pop(section.title)
        for section in new.sections
        if section.id not in there and section.title in titles
    }


def _tables(
    part: CataloguePart, old: Mapping[str, Any], new: Mapping[str, Any], renamed: Mapping[str, str]
) -> Iterator[EditionChange]:
    """Yield the added, removed and changed parts of one table; `renamed` maps new ids to old ones."""
    for key, one in new.items():
        if renamed.get(key, key) not in old:
            yield EditionChange(ChangeKind.ADDED, part, key, _called(one))
    for key, one in old.items():
        if key not in new and key not in renamed.values():
            yield EditionChange(ChangeKind.REMOVED, part, key, _called(one))
    for key, one in new.items():
        if (was := old.get(renamed.get(key, key))) is not None:
            yield from _fields(part, key, _called(one), _dump(was), _dump(one))


def _fields(
    part: CataloguePart, key: str, title: str, old: Mapping[str, Any], new: Mapping[str, Any]
) -> Iterator[EditionChange]:
    """Yield the changed fields, in the new edition's order, then those that it no longer has."""
    for field in (*new, *(field for field in old if field not in new)):
        if old.get(field) != new.get(field) and (field not in _REPORTED_ELSEWHERE or part is CataloguePart.RESOURCE):
            yield EditionChange(ChangeKind.CHANGED, part, key, title, field, old.get(field), new.get(field))


def _dump(model: Any) -> dict[str, Any]:  # noqa: ANN401 - any model of a catalogue, or None
    """Return the non-empty fields; those in tables by their path: "verified.pages", "csl.medium", "extra.ris.U1"."""
    if model is None:
        return {}
    fields = {
        name: value for name, value in model.model_dump(mode="json", exclude_none=True).items() if value not in ([], {})
    }
    verified = fields.pop("verified", {})
    csl, extra = fields.pop("csl", {}), fields.pop("extra", {})
    return (
        fields
        | {f"csl.{name}": value for name, value in csl.items()}
        | {f"extra.{form}.{name}": value for form, values in extra.items() for name, value in values.items()}
        | {f"verified.{name}": value for name, value in verified.items() if value != []}
    )


def _by_id(models: Sequence[Any]) -> dict[str, Any]:
    return {model.id: model for model in models}


def _called(model: Any) -> str:  # noqa: ANN401 - a section, a resource or an annotation
    return str(getattr(model, "title", model.id))


def _section(edition: Catalogue | Library, key: str | None) -> str | None:
    """Return a section's title; its id if the file has no such section, as a library may use the brief's."""
    return next((section.title for section in edition.sections if section.id == key), key)
