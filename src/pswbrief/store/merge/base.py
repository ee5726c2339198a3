"""Reconstructing the common base of two copies of a file from its earlier versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pswbrief.store.field_lines import set_fields
from pswbrief.store.merge.blocks import table_of
from pswbrief.store.merge.side import MergeSide, read_side

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pswbrief.store.merge.order import Key


def find_base(versions: Sequence[bytes], copy: bytes) -> MergeSide | None:
    """Return the common base of a file, given its `versions` (newest first), and a copy; None if it can't be determined.

    A table that the copy shares with some version was not changed in the copy, so the copy was made no earlier than that version.
    All other tables are compared with the latest such version: with a later one, a change of the file would look as if the copy had
    undone it. If the versions do not go back to the empty file, the copy may be older than all of them, and there is no base.
    """
    known = [read_side(version, "an earlier version") for version in versions]
    theirs = read_side(copy, "the copy")
    same = {
        key: [place for place, side in enumerate(known) if side.blocks.get(key) == theirs.blocks.get(key)]
        for key in dict.fromkeys(key for side in (*known, theirs) for key in side.blocks)
    }
    appeared = [max(same[key]) for key in theirs.blocks if same[key]]
    oldest = max((place for place, side in enumerate(known) if side.blocks), default=-1)
    parted = min(appeared, default=oldest)
    if not known or (parted == len(known) - 1 and known[parted].blocks and not all(same.values())):
        return None
    blocks: dict[Key, str] = {}
    leads: dict[Key, str] = {}
    for key, places in same.items():
        # A table that the copy lacks, as some version did, may have been added later.
        side = known[max(places, default=parted)]
        if key in side.blocks:
            blocks[key], leads[key] = side.blocks[key], side.leads[key]
            if not places:
                blocks[key] = _before_reverting(
                    blocks[key], [version.blocks.get(key, "") for version in known[:parted]]
                )
            if not appeared and key in theirs.blocks:
                blocks[key] = _shared(blocks[key], theirs.blocks[key])
    tails = [side.tail for side in known]
    return theirs._replace(blocks=blocks, leads=leads, tail=theirs.tail if theirs.tail in tails else tails[-1])


def _before_reverting(first: str, later: Sequence[str]) -> str:
    """Return the first version of a table, but with each field that was changed and reverted as it was before the reversal.

    The copy may be of any of the `later` versions (newest first), and compared with most of them, reverting a field is a change.
    Compared with the first version it would be none, and get lost.
    """
    table, now = table_of(first), table_of(later[0]) if later else {}
    reverted: dict[str, object] = {}
    for version in map(table_of, later[1:]):
        for name in {**table, **version}:
            same = now.get(name) == table.get(name)
            if (
                same
                and version.get(name) != now.get(name)
                and not isinstance(table.get(name) or version.get(name), dict)
            ):
                reverted.setdefault(name, version.get(name))
    if not now or not reverted:
        return first
    # A field that was there only in between comes last.
    return set_fields(first, reverted, [*table, *reverted], name="", rewrite=True).rstrip("\n")


def _shared(first: str, other: str) -> str:
    """Return the first version of a table without the fields that the copy lacks: both sides may have added it independently."""
    table, has = table_of(first), table_of(other)
    missing = {name: None for name in table if name not in has}
    if isinstance(table.get("tags"), list):
        missing["tags"] = [tag for tag in table["tags"] if tag in has.get("tags", [])] or None  # type: ignore[assignment]
    return set_fields(first, missing, list(table), name="", rewrite=True).rstrip("\n") if missing else first
