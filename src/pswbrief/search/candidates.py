"""Bound the ranking: if words occur in very many references, only the likeliest are scored in full.

SQLite sums the weights of each concept's words in a hundred thousand references while Python scores a few thousand. That sum ignores
tiers of synonyms and phrases, so many more references are kept than anybody reads.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pswbrief.search.concepts import concepts
from pswbrief.search.nodes import Run, Term, filters, hyphens, terms
from pswbrief.search.postings import COMMON
from pswbrief.search.ranking import SATURATION, WEIGHTS, rarity

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from pswbrief.search.concepts import Concept, Lexicon
    from pswbrief.search.nodes import Node
    from pswbrief.search.postings import Postings

# How many references are ranked if a word of the query is common.
MOST_RANKED = 5_000
# The least weight of a variant that selects candidates, and the most words that do (SQLite takes at least 999 parameters).
_LEAST_WEIGHT, _MOST_WORDS = 0.5, 500

_CASES = " ".join(f"WHEN '{part}' THEN {weight}" for part, weight in WEIGHTS.items())
_WEIGHT = f"sum(CASE col {_CASES} END)"


def bound(
    connection: sqlite3.Connection, root: Node, lexicon: Lexicon, postings: Postings, *, total: int, widen: bool
) -> int:
    """Confine `postings` to the likeliest of `total` references if a query needs it; return how many, 0 if all are ranked.

    A query with filters is never bounded, as references that pass them may not be among the likeliest.
    """
    if filters(root):
        return 0
    found = list(_groups(root, lexicon, widen=widen))
    groups = [list(dict.fromkeys(form for concept in group for form in _forms(concept))) for group in found]
    commonest = [postings.most_docs(forms) for forms in groups]
    if max(commonest, default=0) <= COMMON or sum(map(len, groups)) > _MOST_WORDS:
        return 0
    rarities = [rarity(docs, total) for docs in commonest]
    statement, parameters = _likeliest([(rare, forms) for rare, forms in zip(rarities, groups, strict=True) if forms])
    words = {
        form
        for group in found
        for concept in group
        for variant in (*concept.variants, *concept.fallback)
        for forms in variant.forms
        for form in forms
    }
    postings.confine(connection.execute(statement, parameters).fetchall(), words)
    return MOST_RANKED


def _likeliest(concepts: Sequence[tuple[float, Sequence[str]]]) -> tuple[str, list[float | str]]:
    """Return the SQL statement, with its parameters, that finds candidates for concepts, each a rarity and its words."""
    selects, parameters = [], list[float | str]()
    for rare, forms in concepts:
        marks = ", ".join("?" * len(forms))
        weighed = f"SELECT doc, ? * {_WEIGHT} / ({_WEIGHT} + ?) AS part FROM posting WHERE term IN ({marks})"  # noqa: S608
        selects.append(f"{weighed} GROUP BY doc")
        parameters += [rare, SATURATION, *forms]
    parts = selects[0]
    if len(selects) > 1:
        parts = f"SELECT doc, sum(part) AS part FROM ({' UNION ALL '.join(selects)}) GROUP BY doc"  # noqa: S608
    return f"SELECT doc FROM ({parts}) ORDER BY part DESC, doc LIMIT {MOST_RANKED}", parameters  # noqa: S608


def _groups(root: Node, lexicon: Lexicon, *, widen: bool) -> Iterator[list[Concept]]:
    """Yield each concept by itself, and alternatives together."""
    nodes = root.nodes if isinstance(root, Run) else (root,)
    for concept in _concepts([node for node in nodes if isinstance(node, Term)], lexicon, widen=widen):
        yield [concept]
    for node in nodes:
        if not isinstance(node, Term):
            yield _concepts([*terms(node)], lexicon, widen=widen)


def _concepts(found: Sequence[Term], lexicon: Lexicon, *, widen: bool) -> list[Concept]:
    words = [word for term in found for word in term.words]
    return concepts(words, lexicon, widen=widen, hyphens=hyphens(found)) if words else []


def _forms(concept: Concept) -> Iterator[str]:
    """Yield the words that select candidates: those typed, in every form, and variants of a single word."""
    for variant in concept.variants:
        if variant.weight >= _LEAST_WEIGHT and (variant.is_typed or len(variant.forms) == 1):
            for forms in variant.forms:
                yield from forms
