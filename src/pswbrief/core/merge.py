"""Filling what one reference lacks with what another knows of the same work."""

from __future__ import annotations

from pswbrief.core.fold import fold
from pswbrief.core.reference import Reference

# What says where a reference stands, and not what the work is.
_OWN = (
    "id",
    "section",
    "type",
    "title",
    "verified",
    "duplicate_of",
    "access",
    "access_note",
    "author_note",
    "page_pointer",
    "source",
)
FILLED = tuple(name for name in Reference.model_fields if name not in (*_OWN, "tags"))


def missing(reference: Reference, other: Reference) -> dict[str, object]:
    """The fields that `other` knows and `reference` lacks, as a model's values; tags are united. {} if there are none."""
    found: dict[str, object] = {}
    for name in FILLED:
        value = getattr(other, name)
        if getattr(reference, name) in (None, ()) and value not in (None, ()):
            found[name] = value
    there = {fold(tag) for tag in reference.tags}
    if new := tuple(tag for tag in other.tags if fold(tag) not in there):
        found["tags"] = (*reference.tags, *new)
    return found
