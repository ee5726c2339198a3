"""Three-way merge of values: what either side changed is taken, and only one value that both changed differently is a conflict.

Every function gives the same answer whichever side is called `ours`, so that two machines that merge each other's file agree.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any, NamedTuple

from pswbrief.store.toml_writer import dump_field

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

# Fields whose values are united: a set of texts, and lines of text.
_SETS = frozenset({"tags", "keywords", "accepted"})
_LINES = frozenset({"notes"})


class FieldConflict(NamedTuple):
    """A field (`verified.pages` for one of a sub-table) that was changed to two values, of which `other` was not taken.

    `other` is None where one side took the field out.
    """

    field: str
    other: Any


class MergedTable(NamedTuple):
    """The values of a table, without those that are taken out, and what is in conflict."""

    values: dict[str, Any]
    conflicts: list[FieldConflict]


def merge_tables(base: Mapping[str, Any], ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> MergedTable:
    """Merge the fields of a table, one by one; sub-tables field by field, too."""
    values: dict[str, Any] = {}
    conflicts: list[FieldConflict] = []
    for name in dict.fromkeys([*base, *ours, *theirs]):
        versions = [side.get(name) for side in (base, ours, theirs)]
        if all(isinstance(value, dict) or value is None for value in versions) and any(versions[1:]):
            merged = merge_tables(*(value or {} for value in versions))
            value = merged.values or None
            conflicts += [FieldConflict(f"{name}.{inner.field}", inner.other) for inner in merged.conflicts]
        else:
            value, conflict = _merge_value(name, *versions)
            conflicts += conflict
        if value is not None:
            values[name] = value
    return MergedTable(values, sorted(conflicts, key=lambda conflict: conflict.field))


def _merge_value(name: str, base: Any, ours: Any, theirs: Any) -> tuple[Any, list[FieldConflict]]:  # noqa: ANN401 - whatever TOML holds
    if theirs in (base, ours):
        return ours, []
    if ours == base:
        return theirs, []
    if name in _SETS:
        return merge_sets(base or [], ours or [], theirs or []) or None, []
    if name in _LINES and isinstance(ours, str) and isinstance(theirs, str):
        return "\n".join(unite_lines(*((text or "").split("\n") for text in (base, ours, theirs)))).strip("\n"), []
    # A value goes before none; of two, the one that sorts first, whichever side it is from.
    kept, other = sorted((ours, theirs), key=lambda value: (value is None, _sort_key(name, value)))
    return kept, [FieldConflict(name, other)]


def _sort_key(name: str, value: Any) -> str:  # noqa: ANN401 - whatever TOML holds
    return "" if value is None else dump_field(name, value)


def merge_sets(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> list[str]:
    """Unite two lists of texts: without what either side took out, in the order of `base`, then what is new, in order."""
    kept = [text for text in dict.fromkeys(base) if text in ours and text in theirs]
    return kept + sorted({*ours, *theirs} - {*base})


def unite_lines(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> list[str]:
    """Merge lines; where both sides changed the same ones, those of both are kept."""
    merged: list[str] = []
    for known, one, other in _hunks(base, ours, theirs):
        if other in (known, one):
            merged += one
        elif one == known:
            merged += other
        else:
            first, second = sorted((one, other))
            shared = set(first)
            merged += [*first, *(line for line in second if line not in shared)]
    return merged


def merge_lines(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> list[str] | None:
    """Merge lines; None where both sides changed the same ones."""
    merged: list[str] = []
    for known, one, other in _hunks(base, ours, theirs):
        if other in (known, one):
            merged += one
        elif one == known:
            merged += other
        else:
            return None
    return merged


def _hunks(
    base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]
) -> Iterator[tuple[list[str], list[str], list[str]]]:
    """Yield stretches of the three, one after the other: those that all have in common, and those between them."""
    at, at_ours, at_theirs = 0, 0, 0
    for start, end, start_ours, start_theirs in _common(base, ours, theirs):
        if (start, start_ours, start_theirs) != (at, at_ours, at_theirs):
            yield list(base[at:start]), list(ours[at_ours:start_ours]), list(theirs[at_theirs:start_theirs])
        if same := list(base[start:end]):
            yield same, same, same
        at, at_ours, at_theirs = end, start_ours + end - start, start_theirs + end - start


def _common(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Yield the stretches of `base` that both sides have, with where they are there; an empty one at the end."""
    one = SequenceMatcher(None, base, ours, autojunk=False).get_matching_blocks()
    other = SequenceMatcher(None, base, theirs, autojunk=False).get_matching_blocks()
    i = j = 0
    while i < len(one) and j < len(other):
        first, second = one[i], other[j]
        start, end = max(first.a, second.a), min(first.a + first.size, second.a + second.size)
        if start < end:
            yield start, end, first.b + start - first.a, second.b + start - second.a
        if first.a + first.size < second.a + second.size:
            i += 1
        else:
            j += 1
    yield len(base), len(base), len(ours), len(theirs)
