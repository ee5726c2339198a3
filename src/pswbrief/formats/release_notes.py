"""What is new in an edition, as Markdown: release notes for its readers."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from pswbrief.formats.markdown_text import as_block, as_inline
from pswbrief.query.changed_values import old_and_new
from pswbrief.query.editions import Kind, Part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pswbrief.query.editions import Change

_HEADINGS = {
    Kind.ADDED: "Added",
    Kind.REMOVED: "Removed",
    Kind.MOVED: "Moved",
    Kind.RENAMED: "Renamed",
    Kind.CHANGED: "Changed",
}
# What a part is called before its title; a reference needs no word.
_PARTS = {Part.SECTION: "Section: ", Part.RESOURCE: "Resource: ", Part.NOTE: "Note on ", Part.BRIEF: "The brief itself"}


def dumps(changes: Sequence[Change], *, title: str) -> str:
    """The differences under a heading for each kind, references with title and id; a sentence if there are none."""
    blocks = [f"# {as_block(title)}"]
    for kind, heading in _HEADINGS.items():
        lines = list(_lines([change for change in changes if change.kind is kind]))
        if lines:
            blocks += [f"## {heading}", "\n".join(lines)]
    if not changes:
        blocks.append("Nothing differs.")
    return "\n\n".join(blocks) + "\n"


def _lines(changes: Sequence[Change]) -> Iterator[str]:
    for (part, key, title), group in groupby(changes, key=lambda change: (change.part, change.id, change.title)):
        named = _PARTS.get(part, "") + (title if part is not Part.BRIEF else "")
        line = f"- {as_block(named)}"
        if key and part is not Part.NOTE:
            line += f" (`{key}`)"
        for change in group:
            if change.kind is Kind.CHANGED:
                if line:
                    yield line
                    line = ""
                yield f"  - {as_block(change.field or '')}: {_from_to(change)}"
            elif change.kind in {Kind.MOVED, Kind.RENAMED}:
                yield f"{line}: {_from_to(change)}"
            else:
                section = change.new or change.old
                yield f"{line}, in {as_inline(str(section))}" if section else line


def _from_to(change: Change) -> str:
    old, new = map(as_inline, old_and_new(change.old, change.new))
    return f"{old} → {new}" if old != new else f"{new} (only its markup or blanks)"
