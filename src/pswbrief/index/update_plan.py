"""What to delete from an index and to insert into it, so that it holds what its files hold now."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pswbrief.core.enums import Source
from pswbrief.index.entries import START
from pswbrief.index.raw_tables import fingerprint

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from pswbrief.index.raw_tables import RawTables
    from pswbrief.store.document import TableChange

# If more references than this number and this share of all have changed, a new index takes no longer.
_MANY, _PART = 200, 0.2


class TooMuchError(Exception):
    """Raised if the index can't be updated in part."""


class Plan(NamedTuple):
    """The changes to make: positions to delete, and (position, source, id) to insert; a changed one is in both."""

    deleted: list[int]
    inserted: list[tuple[int, Source, str]]


def plan_update(old: sqlite3.Connection, parts: Sequence[RawTables]) -> Plan:
    """Return how the references differ from an index. TooMuchError if other things differ, or too many do."""
    rest = dict(old.execute("SELECT source, digest FROM rest"))
    there: dict[str, dict[str, tuple[int, str]]] = {source: {} for source in Source}
    rows = old.execute("SELECT source, id, pos, digest FROM reference JOIN made USING (pos) ORDER BY pos")
    for source, key, pos, made in rows:
        there[source][key] = (pos, made)
    own = parts[1] if len(parts) > 1 else None
    plan = Plan([], [])
    for source, part in zip(Source, parts, strict=False):
        if rest.get(source) != part.rest:
            raise TooMuchError
        _compare(source, there[source], part, own, plan)
    return _if_few(plan, sum(map(len, there.values())))


def _compare(
    source: Source, known: dict[str, tuple[int, str]], part: RawTables, own: RawTables | None, plan: Plan
) -> None:
    """Add the changes of one file to `plan`: `known` are the positions and digests that the index has."""
    if [key for key in part.references if key in known] != [key for key in known if key in part.references]:
        raise TooMuchError
    plan.deleted.extend(pos for key, (pos, _) in known.items() if key not in part.references)
    after = max((pos for pos, _ in known.values()), default=START[source] - 1)
    added = False
    for key in part.references:
        pos, made = known.get(key, (None, ""))
        if pos is None:
            added, after = True, after + 1
            plan.inserted.append((after, source, key))
            continue
        if added:
            raise TooMuchError
        now = fingerprint(part.block("references", key), own.block("annotations", key) if own else "")
        if now != made:
            plan.deleted.append(pos)
            plan.inserted.append((pos, source, key))


def plan_edit(old: sqlite3.Connection, changes: Sequence[TableChange], edited: Source) -> Plan:
    """Return what the changed tables of one file change in an index. TooMuchError if they aren't references, or are too many.

    Annotations on references that don't exist change nothing.
    """
    if any(change.kind not in {"references", "annotations"} for change in changes):
        raise TooMuchError
    deleted: set[int] = set()
    inserted: dict[int, tuple[Source, str]] = {}
    last = START[edited] - 1
    if any(change.is_new for change in changes):
        (found,) = old.execute("SELECT max(pos) FROM reference WHERE source = ?", (str(edited),)).fetchone()
        last = last if found is None else found
    own = {change.id for change in changes if change.kind == "references"}
    for change in changes:
        row = old.execute("SELECT pos, source FROM reference WHERE id = ?", (change.id,)).fetchone()
        pos, source = row or (last + 1, "")
        if change.kind == "annotations":
            if row and change.id not in own:
                deleted.add(pos)
                inserted[pos] = Source(source), change.id
            continue
        # One that was removed and added again has another place in the file; one that is listed by another id is not found.
        if change.is_new == (source == edited):
            raise TooMuchError
        if change.is_new:
            pos = last = last + 1
        else:
            deleted.add(pos)
        if not change.is_gone:
            inserted[pos] = edited, change.id
    (total,) = old.execute("SELECT total FROM brief").fetchone()
    return _if_few(Plan(sorted(deleted), [(pos, *inserted[pos]) for pos in sorted(inserted)]), total)


def _if_few(plan: Plan, total: int) -> Plan:
    """Return the plan. TooMuchError if it inserts too many of `total` references."""
    if len(plan.inserted) > max(_MANY, _PART * total):
        raise TooMuchError
    return plan
