"""One side of a merge: a file split into tables and the text around them; resolves ids that the sides use for different works."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from pswbrief.core.keys import LONGEST_KEY, unused_key
from pswbrief.store.blocks import split
from pswbrief.store.document import Document
from pswbrief.store.field_lines import set_fields
from pswbrief.store.merge.blocks import table_of
from pswbrief.store.read import text_of
from pswbrief.text.normalize import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pswbrief.store.merge.order import Key

_BRIEF = re.compile(r"^[ \t]*(?:\[[ \t]*brief|brief[ \t]*[.=])", re.MULTILINE)
# Fields that identify a work.
_IDENTIFIERS = ("doi", "pmid", "pmcid", "isbn", "url")


class MergeSide(NamedTuple):
    """A file: the text of each table (`blocks`) and the text above it (`leads`), by kind and id; the text below the last (`tail`).

    `end`: the line end; `final`: that of the last line, "" if it has none; `mark`: a byte order mark or "".
    """

    blocks: dict[Key, str]
    leads: dict[Key, str]
    tail: str
    final: str
    end: str
    mark: str


def read_side(data: bytes, name: str) -> MergeSide:
    """Split a file into tables and the text around them. InputError, with its `name`, if that can't be done."""
    text = text_of(data, name)
    if split(text) is None:
        # Another layout that TOML allows.
        text = (
            Document(data, name, library=_BRIEF.search(text) is None)
            .text()
            .removeprefix("\ufeff")
            .replace("\r\n", "\n")
        )
    blocks: dict[Key, str] = {}
    leads: dict[Key, str] = {}
    done = 0
    for block in split(text) or []:
        leads[block.kind, block.id] = text[done : block.start]
        blocks[block.kind, block.id] = text[block.start : block.end]
        done = block.end + 1
    return MergeSide(
        blocks,
        leads,
        text[done:],
        "\n" if text.endswith("\n") or not text else "",
        "\r\n" if b"\r\n" in data else "\n" if b"\n" in data else "",
        "\ufeff" if data.startswith("\ufeff".encode()) else "",
    )


def separate_namesakes(base: Mapping[Key, str], ours: MergeSide, theirs: MergeSide) -> tuple[MergeSide, MergeSide]:
    """Give different works that both sides added under the same id different ids.

    The one whose text sorts first keeps the id, whichever side it is from.
    """
    taken = {key for side in (ours, theirs) for _, key in side.blocks}
    for key in sorted(ours.blocks.keys() & theirs.blocks.keys() - base.keys()):
        if key[0] != "references" or _is_one_work(table_of(ours.blocks[key]), table_of(theirs.blocks[key])):
            continue
        new = unused_key(key[1][: LONGEST_KEY - 4], taken)
        taken.add(new)
        if ours.blocks[key] > theirs.blocks[key]:
            ours = _renamed(ours, key[1], new)
        else:
            theirs = _renamed(theirs, key[1], new)
    return ours, theirs


def _is_one_work(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    shared = [name for name in _IDENTIFIERS if one.get(name) and other.get(name)]
    if shared:
        return any(one[name] == other[name] for name in shared)
    return fold(str(one.get("title"))) == fold(str(other.get("title")))


def _renamed(side: MergeSide, old: str, new: str) -> MergeSide:
    """Return a side in which a reference, and everything that refers to it, has the id `new`."""
    blocks, leads = {}, {}
    for (kind, key), text in side.blocks.items():
        is_it = (kind, key) == ("references", old)
        found = text
        if is_it:
            found = set_fields(text, {"id": new}, ["id"], name="", rewrite=True)
        elif kind == "references" and "duplicate_of" in text and table_of(text).get("duplicate_of") == old:
            found = set_fields(text, {"duplicate_of": new}, ["duplicate_of"], name="", rewrite=True)
        blocks[kind, new if is_it else key] = found.rstrip("\n")
        leads[kind, new if is_it else key] = side.leads[kind, key]
    return side._replace(blocks=blocks, leads=leads)


def resolve_duplicate_chains(blocks: Mapping[Key, str]) -> dict[Key, str]:
    """Make each duplicate refer to an original where the two sides together made a chain or a cycle of duplicates.

    `blocks`: the texts of the references that are duplicates. Return those that change. The original of a cycle is the first by id.
    """
    targets = {key[1]: table_of(text)["duplicate_of"] for key, text in blocks.items() if key[0] == "references"}
    changed: dict[Key, str] = {}
    for key, target in targets.items():
        seen, end = [key], target
        while end in targets and end not in seen:
            seen.append(end)
            end = targets[end]
        original: str | None = end
        if end in targets:
            ring = seen[seen.index(end) :]
            original = None if key == min(ring) else min(ring)
        if original != target:
            text = blocks["references", key]
            changed["references", key] = set_fields(
                text, {"duplicate_of": original}, ["duplicate_of"], name="", rewrite=True
            ).rstrip("\n")
    return changed
