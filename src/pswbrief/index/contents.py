"""Read what the index keeps as JSON. Separate from `index`, because a plain list or search needs none of it."""

from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING, Any, TypeVar

from pswbrief.core.item import unpack
from pswbrief.text.about import About

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pswbrief.core.item import Item
    from pswbrief.core.record import Record
    from pswbrief.index.index import Index, IndexRow


Unpacked = TypeVar("Unpacked")


def brief_of(index: Index) -> dict[str, Any]:
    """Return the brief as a publication, with the field names of `core.catalogue.Brief`."""
    (record,) = index.connection.execute("SELECT record FROM brief").fetchone()
    brief: dict[str, Any] = json.loads(record)
    return brief


def resources_of(index: Index) -> list[dict[str, Any]]:
    """Return the resources in the brief's order, with the field names of `core.catalogue.Resource`."""
    return [json.loads(record) for (record,) in index.connection.execute("SELECT record FROM resource ORDER BY pos")]


def records_of(index: Index, rows: Sequence[IndexRow]) -> list[Record]:
    """Return the JSON records of some rows, in their order."""
    return _unpacked(index, rows, "record", json.loads)


def items_of(index: Index, rows: Sequence[IndexRow]) -> list[Item]:
    """Return the items of some rows, in their order."""
    return _unpacked(index, rows, "item", unpack)


def headings_of(index: Index, row: IndexRow) -> list[str]:
    """Return the headings that a reference is filed under, those of its main subjects first."""
    (packed,) = index.connection.execute("SELECT headings FROM made WHERE pos = ?", (row.pos,)).fetchone()
    about = About.unpack(packed)
    return [*about.main, *about.minor]


def _unpacked(
    index: Index, rows: Sequence[IndexRow], column: str, unpack_text: Callable[[str], Unpacked]
) -> list[Unpacked]:
    """Return a column's values. sqlite3.DatabaseError if they are damaged, although SQLite read them without an error."""
    try:
        return [unpack_text(text) for text in index.details(rows, column)]
    except (ValueError, TypeError, KeyError) as error:
        raise sqlite3.DatabaseError(f"the {column}s of the index are damaged") from error
