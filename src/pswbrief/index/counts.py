"""Count references by the columns of their index rows; nothing is unpacked."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from pswbrief.index.index import in_batches
from pswbrief.text.normalize import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pswbrief.index.index import Index, IndexRow

Counts = dict[str, list[tuple[str | int | None, int]]]


def counts_of(index: Index, rows: Sequence[IndexRow]) -> Counts:
    """Count rows by section (in the brief's order), year (ascending), access, container (or publisher) and type.

    An unknown value is None and comes last. Where no order is given, the most frequent come first.
    """
    sections: Counter[int] = Counter()
    types: Counter[str | int | None] = Counter()
    for marks, batch in in_batches([row.pos for row in rows]):
        statement = f"SELECT section, type FROM reference WHERE pos IN ({marks})"  # noqa: S608 - only question marks
        for section, kind in index.connection.execute(statement, batch):
            sections[section] += 1
            types[kind] += 1
    titles = dict(index.connection.execute("SELECT pos, title FROM section"))
    years = Counter(row.year for row in rows)
    return {
        "section": [(titles[pos], sections[pos]) for pos in sorted(sections)],
        "year": sorted(years.items(), key=lambda one: math.inf if one[0] is None else one[0]),
        "access": by_size(Counter(row.access for row in rows)),
        "container": by_size(by_name([row.venue for row in rows])),
        "type": by_size(types),
    }


def by_name(names: Sequence[str | None]) -> Counter[str | None]:
    """Count names; those that differ only in case or accents are one, in the most frequent spelling."""
    spelt: defaultdict[str | None, Counter[str | None]] = defaultdict(Counter)
    for name in names:
        spelt[name and fold(name)][name] += 1
    return Counter({max(forms, key=forms.__getitem__): forms.total() for forms in spelt.values()})


def by_size(count: Counter[str | int | None] | Counter[str | None]) -> list[tuple[str | int | None, int]]:
    """Return the values with their counts, the most frequent first and None last."""
    return sorted(count.items(), key=lambda one: (one[0] is None, -one[1], str(one[0])))
