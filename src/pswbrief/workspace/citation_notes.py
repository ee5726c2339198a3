"""Sentences on the works that a list of references leaves out or can't cite in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pswbrief.styles.style_names import StyleName

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pswbrief.core.item import Item
    from pswbrief.workspace.citing import CitationRequest

# The styles that leave some works out of their lists, or have no form for some types.
STYLES_WITH_NOTES = frozenset({StyleName.APA, StyleName.NICE})


def citation_notes(items: Sequence[Item], request: CitationRequest) -> list[str]:
    """Return sentences on works that the style does not list, or has no form for."""
    from pswbrief.styles.registry import unlisted, without_form

    notes = []
    if left_out := unlisted(items, request.style):
        ids = ", ".join(item.id for item in left_out)
        notes.append(f"{request.style.label} lists nothing that readers cannot retrieve: cite {ids} with --in-text.")
    if loose := without_form(items, request.style):
        ids = ", ".join(f"{item.id} ({item.type})" for item in loose)
        notes.append(f"{request.style.label} has no form of its own for {ids}: cited as a document is.")
    return notes


def notes_on_dates(items: Sequence[Item]) -> list[str]:
    """Return a sentence on the works whose date is in words that can't be read as one ("Michaelmas Term") and so isn't cited."""
    unread = [(item.id, item.extra.get("csl-json", {}).get("issued")) for item in items if item.issued is None]
    named = ", ".join(f"{key} ({date})" for key, date in unread if date)
    return [f"No date could be read in the record of {named}: cited without one."] if named else []
