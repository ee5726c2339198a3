"""Count references by one of their fields, for `stats --by`."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from pswbrief.index.counts import by_name, by_size

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pswbrief.core.record import Record
    from pswbrief.index.index import IndexRow
    from pswbrief.workspace.collection import Collection


class CountedBy(StrEnum):
    """A field that references can be counted by."""

    YEAR = "year"
    SECTION = "section"
    ACCESS = "access"
    JOURNAL = "journal"
    AUTHOR = "author"
    TAG = "tag"
    TYPE = "type"


# The other names that fields have in the index's counts; authors and tags are counted from records.
_IN_ROWS = {CountedBy.JOURNAL: "container"}
_IN_RECORDS = (CountedBy.AUTHOR, CountedBy.TAG)


def counts_by(collection: Collection, rows: Sequence[IndexRow], by: CountedBy) -> list[tuple[str | int | None, int]]:
    """Return the values of a field with the number of rows that have each; None, for rows without a value, comes last.

    Sections are in the brief's order and years in order; otherwise the most frequent value comes first. A reference with several
    authors or tags counts for each of them.
    """
    if by not in _IN_RECORDS:
        return collection.statistics(rows).counts[_IN_ROWS.get(by, str(by))]
    names: list[str | None] = [name for record in collection.records(rows) for name in _values(record, by)]
    return by_size(by_name(names) if by is CountedBy.AUTHOR else Counter(names))


def _values(record: Record, by: CountedBy) -> list[str | None]:
    """Return the tags or the names of the authors of a record, [None] if there are none."""
    names = record["tags"] if by is CountedBy.TAG else [name for author in record["authors"] if (name := _name(author))]
    return names or [None]


def _name(author: dict[str, Any]) -> str:
    """Return a name in inverted order; "" for the "et al." of a source that omits authors."""
    if literal := author.get("literal"):
        return "" if literal == "et al." else str(literal)
    family = " ".join(part for part in (author.get("non-dropping-particle"), author["family"]) if part)
    return ", ".join(part for part in (family, author.get("given")) if part)
