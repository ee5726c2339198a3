"""Counting references out of the index, by what its rows hold: nothing is unpacked."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from pswbrief.text.normalize import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pswbrief.index.index import Index, IndexRow

# How many variables one statement may bind in every build of SQLite.
_BATCH = 500

Counts = dict[str, list[tuple[str | int | None, int]]]


def counts_of(index: Index, rows: Sequence[IndexRow]) -> Counts:
    """How many of some rows there are by section (in the brief's order), year (in time), access, container (or publisher) and type.

    A value is None where it is not known; such rows come last. What is not said to have an order has the most frequent first.
    """
    sections: Counter[int] = Counter()
    types: Counter[str | int | None] = Counter()
    for start in range(0, len(rows), _BATCH):
        batch = [row.pos for row in rows[start : start + _BATCH]]
        marks = ", ".join("?" * len(batch))
        statement = f"SELECT section, type FROM reference WHERE pos IN ({marks})"  # noqa: S608 - only question marks
        for section, kind in index.connection.execute(statement, batch):
            sections[section] += 1
            types[kind] += 1
    titles = dict(index.connection.execute("SELECT pos, title FROM section"))
    years = Counter(row.year for row in rows)
    return {
        "section": [(titles[pos], sections[pos]) for pos in sorted(sections)],
        "year": sorted(years.items(), key=lambda one: (one[0] is None, one[0] or 0)),
        "access": by_size(Counter(row.access for row in rows)),
        "container": by_size(by_name([row.venue for row in rows])),
        "type": by_size(types),
    }


def by_name(names: Sequence[str | None]) -> Counter[str | None]:
    """How often each name stands; names that differ in case or accents are one, as most of them write it."""
    spelt: defaultdict[str | None, Counter[str | None]] = defaultdict(Counter)
    for name in names:
        spelt[name and fold(name)][name] += 1
    return Counter({forms.most_common(1)[0][0]: forms.total() for forms in spelt.values()})


def by_size(count: Counter[str | int | None] | Counter[str | None]) -> list[tuple[str | int | None, int]]:
    """The values with their numbers, the most frequent first and None last."""
    return sorted(count.items(), key=lambda one: (one[0] is None, -one[1], str(one[0])))
