"""Release notes of an edition in Markdown."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from pswbrief.core import fields
from pswbrief.diff.editions import CataloguePart, ChangeKind
from pswbrief.diff.values import old_and_new
from pswbrief.text.plain import as_block, as_inline

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pswbrief.diff.editions import EditionChange

_HEADINGS = {
    ChangeKind.ADDED: "Added",
    ChangeKind.REMOVED: "Removed",
    ChangeKind.MOVED: "Moved",
    ChangeKind.RENAMED: "Renamed",
    ChangeKind.CHANGED: "Changed",
}
# Prefixes of titles by part; references have none.
_PARTS = {
    CataloguePart.SECTION: "Section: ",
    CataloguePart.RESOURCE: "Resource: ",
    CataloguePart.NOTE: "Note on ",
    CataloguePart.BRIEF: "The brief itself",
}
_WITH_PRIVATE = (CataloguePart.REFERENCE, CataloguePart.NOTE)


def without_private(changes: Sequence[EditionChange]) -> list[EditionChange]:
    """Return the changes without those of a reader's notes, status and accepted findings."""
    return [change for change in changes if change.part not in _WITH_PRIVATE or change.field not in fields.private()]


def public_changes(changes: Sequence[EditionChange]) -> list[EditionChange]:
    """Return the changes that may be published: nothing private, and no tags of a reader's on references of the brief."""
    return [change for change in without_private(changes) if change.part is not CataloguePart.NOTE]


def dumps(changes: Sequence[EditionChange], *, title: str) -> str:
    """Return the changes as Markdown, under a heading for each kind, with title and id; a sentence if there are none."""
    blocks = [f"# {as_block(title)}"]
    for kind, heading in _HEADINGS.items():
        lines = list(_lines([change for change in changes if change.kind is kind]))
        if lines:
            blocks += [f"## {heading}", "\n".join(lines)]
    if not changes:
        blocks.append("Nothing differs.")
    return "\n\n".join(blocks) + "\n"


def _lines(changes: Sequence[EditionChange]) -> Iterator[str]:
    for (part, key, title), group in groupby(changes, key=lambda change: (change.part, change.id, change.title)):
        named = _PARTS.get(part, "") + (title if part is not CataloguePart.BRIEF else "")
        line = f"- {as_block(named)}"
        if key and part is not CataloguePart.NOTE:
            line += f" (`{key}`)"
        for change in group:
            if change.kind is ChangeKind.CHANGED:
                if line:
                    yield line
                    line = ""
                yield f"  - {as_block(change.field or '')}: {_from_to(change)}"
            elif change.kind in {ChangeKind.MOVED, ChangeKind.RENAMED}:
                yield f"{line}: {_from_to(change)}"
            else:
                section = change.new or change.old
                yield f"{line}, in {as_inline(str(section))}" if section else line


def _from_to(change: EditionChange) -> str:
    old, new = map(as_inline, old_and_new(change.old, change.new))
    return f"{old} → {new}" if old != new else f"{new} (only its markup or blanks)"
