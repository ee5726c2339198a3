"""What is new in an edition, as Markdown: release notes for its readers."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

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
# What a part is called before its title; a reference needs no word.
_PARTS = {
    CataloguePart.SECTION: "Section: ",
    CataloguePart.RESOURCE: "Resource: ",
    CataloguePart.NOTE: "Note on ",
    CataloguePart.BRIEF: "The brief itself",
}


# What a reader notes on a reference beside its tags.
_PRIVATE = frozenset({"notes", "status"})


def public_changes(changes: Sequence[EditionChange]) -> list[EditionChange]:
    """Return the changes that may be published: none of what a reader put on a reference of the brief, no private note, no status."""
    return [
        change
        for change in changes
        if change.part is not CataloguePart.NOTE
        and not (change.part is CataloguePart.REFERENCE and change.field in _PRIVATE)
    ]


def dumps(changes: Sequence[EditionChange], *, title: str) -> str:
    """The differences under a heading for each kind, references with title and id; a sentence if there are none."""
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
