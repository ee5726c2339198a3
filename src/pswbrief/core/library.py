"""What is a reader's own: references beside the brief's, and tags, notes and reading status on any reference."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from pswbrief.core.catalogue import Fault, Section, duplicate_faults
from pswbrief.core.fields import Key, Model, Text
from pswbrief.core.reference import Reference
from pswbrief.core.status import Status

if TYPE_CHECKING:
    from collections.abc import Iterator


class Annotation(Model):
    """What a reader has put on a reference of the brief, by the reference's `id`."""

    id: Key
    tags: Annotated[tuple[Text, ...], Field(strict=False)] = ()
    status: Annotated[Status | None, Field(strict=False)] = None
    notes: Text | None = None


class Library(Model):
    """A reader's library. A reference's `section` is one of these sections or of the brief's; most have none."""

    sections: Annotated[tuple[Section, ...], Field(strict=False)] = ()
    references: Annotated[tuple[Reference, ...], Field(strict=False)] = ()
    annotations: Annotated[tuple[Annotation, ...], Field(strict=False)] = ()


def library_faults(library: Library) -> Iterator[Fault]:
    """What no part alone can tell: ids used twice, and `duplicate_of` that points nowhere."""
    for table in ("sections", "references", "annotations"):
        count: Counter[str] = Counter()
        for position, part in enumerate(getattr(library, table)):
            if count[part.id]:
                yield Fault(where=(table, position, "id"), what=f"the id {part.id!r} is used already")
            count[part.id] += 1
    yield from duplicate_faults(library.references)
