"""Why a reference was found: which words of it stood for which of the query, where, and what they scored."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pswbrief.search.concepts import Concept, Variant
    from pswbrief.search.ranking import Counts


def reasons(
    doc: int, matches: Iterable[tuple[Concept, Mapping[int, float], Iterable[tuple[Variant, Counts]]]]
) -> list[dict[str, Any]]:
    """For each variant that stands in reference `doc`: `word` (as typed), `as`, `why`, `weight`, `fields` (counts), `score`.

    `score` is the concept's, and the same for all of its variants.
    """
    return [
        {
            "word": concept.typed,
            "as": phrase(variant),
            "why": variant.why,
            "weight": variant.weight,
            "fields": counts[doc],
            "score": round(scores[doc], 4),
        }
        for concept, scores, counted in matches
        for variant, counts in counted
        if doc in counts
    ]


def phrase(variant: Variant) -> str:
    """A variant in words: its phrase, with the forms of each word that count."""
    return " ".join("|".join(forms) for forms in variant.forms)
