"""Three-way merge of two changed copies of a catalogue or library, by table and field.

Changes of either side are kept, including comments. The only conflict is a field that both sides set to different values: one value
is taken and the other is kept in a comment above it, so that the file still loads. Exchanging the two sides gives the same result.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pswbrief.errors import InputError
from pswbrief.store.conflict_comments import REMOVED, with_comments
from pswbrief.store.merge.blocks import merge_block, table_of
from pswbrief.store.merge.order import Key, merge_order
from pswbrief.store.merge.side import MergeSide, read_side, resolve_duplicate_chains, separate_namesakes
from pswbrief.store.merge.values import FieldConflict, unite_lines
from pswbrief.store.read import parse_either

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class MergeConflict(NamedTuple):
    """A field that both sides changed to different values, by the kind and id of its table; `REMOVED` for the whole table."""

    kind: str
    id: str
    field: str


class MergeResult(NamedTuple):
    """The merged file, as bytes, and the conflicts in it."""

    data: bytes
    conflicts: list[MergeConflict]


def merge_files(base: bytes | MergeSide | None, ours: bytes, theirs: bytes, names: Sequence[str]) -> MergeResult:
    """Merge `ours` and `theirs`, two changed copies of `base`; with `base` None (unknown), nothing counts as removed.

    `names`: the names of the three files, for errors. InputError if one isn't valid, they are of different kinds, or the merged file
    would not be valid.
    """
    if theirs in (base, ours):
        return MergeResult(ours, [])
    if ours == base:
        return MergeResult(theirs, [])
    named = zip((ours, theirs), names[1:], strict=True)
    kinds = {type(parse_either(data, name)) for data, name in named if data.strip()}
    if len(kinds) > 1:
        raise InputError(f"{names[1]} and {names[2]} can't be merged: one is a catalogue, the other a library.")
    if isinstance(base, bytes) and base.strip():
        parse_either(base, names[0])
    known = base if isinstance(base, MergeSide) else read_side(base or b"", names[0])
    text, conflicts = _merge(
        known, *(read_side(data, name) for data, name in zip((ours, theirs), names[1:], strict=True))
    )
    merged = text.encode()
    try:
        parse_either(merged, "the merged file")
    except InputError as error:
        raise InputError(
            f"{names[1]} and {names[2]} can't be merged: {error.sentence}", hint="Change one of them, and merge again."
        ) from error
    return MergeResult(merged, conflicts)


def _merge(base: MergeSide, ours: MergeSide, theirs: MergeSide) -> tuple[str, list[MergeConflict]]:
    if base.blocks:
        ours, theirs = separate_namesakes(base.blocks, ours, theirs)
    kept = _kept(base, ours, theirs)
    merged: dict[Key, str] = {}
    conflicts: list[MergeConflict] = []
    for key in sorted(kept):
        text, fields = _merged_block(key, base, ours, theirs)
        merged[key] = text
        conflicts += [MergeConflict(*key, field) for field in fields]
    merged |= resolve_duplicate_chains({key: text for key, text in merged.items() if "duplicate_of" in text})
    order = merge_order(list(base.blocks), list(ours.blocks), list(theirs.blocks), kept)
    text = "".join(_pieces(order, merged, base, ours, theirs))
    if not _changed(base.final, ours.final, theirs.final):
        text = text.removesuffix("\n")
    if _changed(base.end, ours.end, theirs.end) == "\r\n":
        text = text.replace("\n", "\r\n")
    return _changed(base.mark, ours.mark, theirs.mark) + text, conflicts


def _kept(base: MergeSide, ours: MergeSide, theirs: MergeSide) -> set[Key]:
    """Return the tables to keep: all but those that one side removed and the other left alone, unless a kept table needs them."""
    gone = {
        key
        for key, text in base.blocks.items()
        if (key not in ours.blocks and theirs.blocks.get(key) in (text, None))
        or (key not in theirs.blocks and ours.blocks.get(key) in (text, None))
    }
    everything = {*ours.blocks, *theirs.blocks}
    # A table that is restored may need another.
    while needed := {key for stays in everything - gone for key in _needs(stays, ours, theirs)} & gone & everything:
        gone -= needed
    return everything - gone


def _needs(key: Key, *sides: MergeSide) -> Iterator[Key]:
    """Yield the tables that a table refers to, on any side."""
    for side in sides:
        text = side.blocks.get(key, "")
        # The parent of a section is another section.
        if "section" in text or "duplicate_of" in text:
            table = table_of(text)
            yield from (("sections", table[name]) for name in ("section", "parent") if name in table)
            yield from (("references", table[name]) for name in ("duplicate_of",) if name in table)


def _merged_block(key: Key, base: MergeSide, ours: MergeSide, theirs: MergeSide) -> tuple[str, list[str]]:
    """Return the merged text of a table, and the fields in conflict."""
    versions = [side.blocks.get(key, "") for side in (base, ours, theirs)]
    if all(versions[1:]):
        text, merged = merge_block(key[0], *versions)
        return text, [conflict.field for conflict in merged.conflicts]
    text = versions[1] or versions[2]
    if not versions[0] or text == versions[0]:
        return text, []
    # Removed on one side and changed on the other: the table is kept, with a comment that says so.
    return with_comments(text, [FieldConflict(REMOVED, other=True)]), [REMOVED]


def _pieces(
    order: Sequence[Key], merged: dict[Key, str], base: MergeSide, ours: MergeSide, theirs: MergeSide
) -> Iterator[str]:
    for place, key in enumerate(order):
        lead = _lead(*(side.leads.get(key) for side in (base, ours, theirs)))
        if place == 0:
            # A blank line only separates a table from the text above it.
            lead = lead if _is_first(key, lead, ours, theirs) else lead.lstrip("\n")
        elif not lead.startswith("\n"):
            lead = "\n" + lead
        yield lead + merged[key] + "\n"
    yield _lead(base.tail, ours.tail, theirs.tail)


def _is_first(key: Key, lead: str, *sides: MergeSide) -> bool:
    return any(next(iter(side.blocks), None) == key and side.leads[key] == lead for side in sides)


def _lead(base: str | None, ours: str | None, theirs: str | None) -> str:
    """Merge the blank lines and comments above a table."""
    if ours is None or theirs is None:
        return ours or theirs or ""
    base = base or ""
    # Blank lines at either end depend only on what precedes them: if the sides agree otherwise, either side's will do.
    shown, shown_ours, shown_theirs = (lead.strip("\n") for lead in (base, ours, theirs))
    if shown_ours == shown_theirs:
        return _changed(base, ours, theirs)
    if shown_theirs == shown:
        return ours
    if shown_ours == shown:
        return theirs
    lines = unite_lines(*(text.split("\n") for text in (shown, shown_ours, shown_theirs)))
    return "\n" + "\n".join(lines) + "\n"


def _changed(base: str, ours: str, theirs: str) -> str:
    """Return the version of the side that changed the text; if both did, the one that sorts last."""
    if theirs == base:
        return ours
    return theirs if ours == base else max(ours, theirs)
