"""Find references that are likely the same work, and identifiers that different works share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from pswbrief.checks.codes import Code
from pswbrief.core.duplicates import duplicate_pairs
from pswbrief.text.normalize import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pswbrief.checks.finding import CheckedFiles, Finding, Placed


_KINDS = {"DOI": "doi", "PMID": "pmid", "PMCID": "pmcid"}
# Titles with a lower similarity (0-100, words in any order) are of different works.
_SIMILAR = 70


def duplicates(files: CheckedFiles) -> Iterator[Finding]:
    """Find references that look like the same work as an earlier one, unless `duplicate_of` says so already."""
    placed = list(files.references())
    for match in duplicate_pairs([one.reference.item() for one in placed]):
        earlier, later = placed[match.left], placed[match.right]
        identifier = _KINDS.get(match.why.removeprefix("same "))
        if identifier and (why := _clash(earlier, later)):
            yield later.finding(
                Code.IDENTIFIER_CLASH,
                (identifier,),
                f"It has the {match.why.removeprefix('same ')} of {_named(earlier, later)}, but {why}.",
            )
        elif not _is_marked(earlier, later):
            yield later.finding(
                Code.DUPLICATE,
                (),
                f"It looks like the same work as {_named(earlier, later)}: {match.why} (score {match.score:.0f}).",
                round(match.score, 1),
            )


def marked_duplicates(files: CheckedFiles) -> Iterator[Finding]:
    """Find references that are marked as duplicates of another but have different identifiers."""
    known = {(placed.source, placed.reference.id): placed.reference for placed in files.references()}
    for placed in files.references():
        original = known.get((placed.source, placed.reference.duplicate_of or ""))
        if original is not None:
            for name, field in _KINDS.items():
                one, other = getattr(placed.reference, field), getattr(original, field)
                if one and other and one.lower() != other.lower():
                    yield placed.finding(
                        Code.IDENTIFIER_CLASH,
                        (field,),
                        f"It is said to be a duplicate of {original.id}, whose {name} is {other}, not {one}.",
                    )


def _is_marked(earlier: Placed, later: Placed) -> bool:
    """Return whether one is marked as a duplicate of the other, or both of a third."""
    if earlier.source is not later.source:
        return False
    one, other = earlier.reference, later.reference
    return (one.duplicate_of or one.id) == (other.duplicate_of or other.id)


def _clash(earlier: Placed, later: Placed) -> str | None:
    """Return why two references with the same identifier are not the same work; None if nothing speaks against it."""
    one, other = earlier.reference, later.reference
    for name, field in _KINDS.items():
        left, right = getattr(one, field), getattr(other, field)
        if left and right and left.lower() != right.lower():
            return f"another {name}: {right}, not {left}"
    likeness = max(
        fuzz.token_set_ratio(fold(left), fold(right))
        for left in (one.title, one.best("title").value or "")
        for right in (other.title, other.best("title").value or "")
    )
    return "another title" if likeness < _SIMILAR else None


def _named(earlier: Placed, later: Placed) -> str:
    if earlier.source is later.source:
        return earlier.reference.id
    return f"the {earlier.source}'s {earlier.reference.id}"
