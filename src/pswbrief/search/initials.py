"""Initials next to a family name, as in reference lists: *Moran GS*, *Byrne, L.*, *L. Byrne*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pswbrief.index.authors import with_author_among
from pswbrief.search.concepts import Concept, Variant
from pswbrief.search.evaluate import LONGEST_INITIALS
from pswbrief.search.ranking import Counts, score_concept

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pswbrief.index.index import Index
    from pswbrief.search.evaluate import Match


def may_be_initials(word: str) -> bool:
    """Return whether a word is short enough to be somebody's initials."""
    return len(word) <= LONGEST_INITIALS and word.isalpha()


def with_initials(matches: Sequence[Match], index: Index, total: int) -> list[Match]:
    """Return the matches of adjacent words, in which initials next to a family name belong to its bearers.

    They then match the papers of these, whose given names may be written in full, and no other names; words in titles and abstracts
    count as before.
    """
    found = list(matches)
    for at, match in enumerate(matches):
        if may_be_initials(match.concept.typed):
            beside = [*matches[max(at - 1, 0) : at], *matches[at + 1 : at + 2]]
            bearers = {doc for family in beside for doc in _bearers(family, match.concept.typed, index)}
            if bearers:
                found[at] = _of(match, bearers, total)
    return found


def _bearers(family: Match, initials: str, index: Index) -> set[int]:
    """Return the references with an author who has the family name and the initials."""
    name = family.concept.typed
    bearing = [doc for variant, counts in family.counts if variant.is_typed for doc in counts if "names" in counts[doc]]
    if may_be_initials(name) or " " in name or not bearing:
        return set()
    return with_author_among(index, f"{name} {' '.join(initials)}", bearing)


def _of(match: Match, bearers: set[int], total: int) -> Match:
    """Return the match of initials with these bearers in the place of everybody who has them."""
    counts: Counts = {doc: {"names": 1} for doc in bearers}
    for variant, places in match.counts:
        if variant.is_typed:
            for doc, parts in places.items():
                elsewhere = {part: count for part, count in parts.items() if part != "names"}
                if elsewhere:
                    counts[doc] = counts.get(doc, {}) | elsewhere
    typed = match.concept.typed
    concept = Concept(typed, (Variant(((typed,),), 1.0, "initials"),))
    return match._replace(
        concept=concept, scored=score_concept([(1.0, counts)], total), counts=((concept.variants[0], counts),)
    )
