"""Three-way merge of values: a change of either side is taken; a value that both changed differently is a conflict.

Every function gives the same result if the sides are exchanged, so that two machines that merge each other's files agree.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any, NamedTuple

from pswbrief.store.toml_writer import dump_field

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

# Fields whose values are united: a set of texts, and lines of text.
_SETS = frozenset({"tags", "keywords", "accepted"})
_LINES = frozenset({"notes"})


class FieldConflict(NamedTuple):
    """A field (`verified.pages` in a sub-table) that was changed to two values; `other` is the one not taken.

    `other` is None if one side removed the field.
    """

    field: str
    other: Any


class MergedTable(NamedTuple):
    """The merged values of a table, and the fields in conflict."""

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
    # A value takes precedence over none; of two values, the one that sorts first, whichever side it is from.
    kept, other = sorted((ours, theirs), key=lambda value: (value is None, _sort_key(name, value)))
    return kept, [FieldConflict(name, other)]


def _sort_key(name: str, value: Any) -> str:  # noqa: ANN401 - whatever TOML holds
    return "" if value is None else dump_field(name, value)


def merge_sets(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> list[str]:
    """Unite two lists of texts: those of `base` that neither side removed, in its order, then the new ones, sorted."""
    kept = [text for text in dict.fromkeys(base) if text in ours and text in theirs]
    return kept + sorted({*ours, *theirs} - {*base})


def unite_lines(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> list[str]:
    """Merge lines; where both sides changed the same lines, keep both versions."""
    return _merge_lines(base, ours, theirs, _unite) or []


def merge_lines(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> list[str] | None:
    """Merge lines; None if both sides changed the same lines."""
    return _merge_lines(base, ours, theirs, lambda _one, _other: None)


def _unite(one: list[str], other: list[str]) -> list[str]:
    first, second = sorted((one, other))
    shared = set(first)
    return [*first, *(line for line in second if line not in shared)]


def _merge_lines(
    base: Sequence[str],
    ours: Sequence[str],
    theirs: Sequence[str],
    resolve: Callable[[list[str], list[str]], list[str] | None],
) -> list[str] | None:
    """Merge lines; `resolve` returns the lines for two versions of a stretch. None if it returns None for any."""
    merged: list[str] = []
    for known, one, other in _hunks(base, ours, theirs):
        lines = one if other in (known, one) else other if one == known else resolve(one, other)
        if lines is None:
            return None
        merged += lines
    return merged


def _hunks(
    base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]
) -> Iterator[tuple[list[str], list[str], list[str]]]:
    """Yield aligned stretches of the three, in order: those common to all, and those between them."""
    at, at_ours, at_theirs = 0, 0, 0
    for start, end, start_ours, start_theirs in _common(base, ours, theirs):
        if (start, start_ours, start_theirs) != (at, at_ours, at_theirs):
            yield list(base[at:start]), list(ours[at_ours:start_ours]), list(theirs[at_theirs:start_theirs])
        if same := list(base[start:end]):
            yield same, same, same
        at, at_ours, at_theirs = end, start_ours + end - start, start_theirs + end - start


def _common(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Yield stretches common to all three: start and end in `base`, start in `ours` and in `theirs`; an empty one at the end."""
    one = SequenceMatcher(None, base, ours, autojunk=False).get_matching_blocks()
    other = SequenceMatcher(None, base, theirs, autojunk=False).get_matching_blocks()
    i = j = 0
    # Both lists end with an empty stretch at the end of `base`. On a tie `other` advances, so `one` never runs out.
    while j < len(other):
        first, second = one[i], other[j]
        start, end = max(first.a, second.a), min(first.a + first.size, second.a + second.size)
        if start < end:
            yield start, end, first.b + start - first.a, second.b + start - second.a
        if first.a + first.size < second.a + second.size:
            i += 1
        else:
            j += 1
    yield len(base), len(base), len(ours), len(theirs)
