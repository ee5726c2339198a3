"""References that are likely the same work, and identifiers that two different works can't share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from pswbrief.checks.codes import Code
from pswbrief.core.fold import fold
from pswbrief.query.twins import pairs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pswbrief.checks.finding import Files, Finding, Placed

_KINDS = {"DOI": "doi", "PMID": "pmid", "PMCID": "pmcid"}
# Titles that are less alike (0-100, words in any order) are of two works.
_ALIKE = 70


def duplicates(files: Files) -> Iterator[Finding]:
    """Each reference that looks the same as one before it, unless `duplicate_of` says so already."""
    placed = list(files.references())
    for twin in pairs([one.reference.item() for one in placed]):
        earlier, later = placed[twin.left], placed[twin.right]
        identifier = _KINDS.get(twin.why.removeprefix("same "))
        if identifier and (why := _clash(earlier, later)):
            yield later.finding(
                Code.IDENTIFIER_CLASH,
                (identifier,),
                f"It has the {twin.why.removeprefix('same ')} of {_named(earlier, later)}, but {why}.",
            )
        elif not _told(earlier, later):
            yield later.finding(
                Code.DUPLICATE,
                (),
                f"It looks like the same work as {_named(earlier, later)}: {twin.why} (score {twin.score:.0f}).",
                round(twin.score, 1),
            )


def told_duplicates(files: Files) -> Iterator[Finding]:
    """A reference that is said to be another's duplicate, and has other identifiers."""
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


def _told(earlier: Placed, later: Placed) -> bool:
    """Whether one is said to be a duplicate of the other, or both of a third."""
    if earlier.source is not later.source:
        return False
    one, other = earlier.reference, later.reference
    return (one.duplicate_of or one.id) == (other.duplicate_of or other.id)


def _clash(earlier: Placed, later: Placed) -> str | None:
    """What says that two references with one identifier are not one work."""
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
    return "another title" if likeness < _ALIKE else None


def _named(earlier: Placed, later: Placed) -> str:
    if earlier.source is later.source:
        return earlier.reference.id
    return f"the {earlier.source}'s {earlier.reference.id}"
