"""Explain a hit: which of its words matched which words of the query, where, and with what score."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pswbrief.index.schema import ASSIGNED
from pswbrief.text.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pswbrief.search.concepts import Concept, Variant
    from pswbrief.search.ranking import Counts


def reasons(
    doc: int,
    matches: Iterable[tuple[Concept, Mapping[int, float], Iterable[tuple[Variant, Counts]]]],
    headings: Sequence[str] = (),
) -> list[dict[str, Any]]:
    """Return a reason for each variant that occurs in reference `doc`, which is filed under `headings`.

    It has the keys `word` (as typed), `as`, `why`, `weight`, `fields` (counts), `headings` (those that hold the variant) and `score`,
    which is the concept's, and the same for all of its variants.
    """
    return [
        {
            "word": concept.typed,
            "as": phrase(variant),
            "why": variant.why,
            "weight": variant.weight,
            "fields": counts[doc],
            "headings": _holding(headings, variant) if ASSIGNED & counts[doc].keys() else [],
            "score": round(scores[doc], 4),
        }
        for concept, scores, counted in matches
        for variant, counts in counted
        if doc in counts
    ]


def _holding(headings: Iterable[str], variant: Variant) -> list[str]:
    """Return the headings that hold a variant: its words adjacent or, if it is loose, any of them."""
    found = []
    for heading in headings:
        inside = words(heading)
        if variant.loose:
            holds = any(form in inside for forms in variant.forms for form in forms)
        else:
            starts = range(len(inside) - len(variant.forms) + 1)
            holds = any(all(inside[at + step] in forms for step, forms in enumerate(variant.forms)) for at in starts)
        if holds:
            found.append(heading)
    return found


def phrase(variant: Variant) -> str:
    """Return a variant in words: its phrase, with the forms of each word that count."""
    return " ".join("|".join(forms) for forms in variant.forms)
