"""Search a collection: the references found, and how the query was interpreted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from pswbrief.errors import UsageError
from pswbrief.index.schema import ASSIGNED
from pswbrief.index.select import sort_and_limit
from pswbrief.search.engine import search
from pswbrief.search.language import parse
from pswbrief.search.lexicon import SHORTEST_BEGINNING, correct
from pswbrief.search.result import SearchResult
from pswbrief.search.term_reading import SHORTEST_PREFIX
from pswbrief.text.stopwords import STOPWORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pswbrief.core.selection import Selection
    from pswbrief.index.index import Index, IndexRow
    from pswbrief.search.failing_filters import FailingFilter
    from pswbrief.search.nodes import Query
    from pswbrief.workspace.collection import Collection


class Advice(NamedTuple):
    """Advice after a search without results; at most one field is filled.

    `missing`: identifiers that no reference has; `filters`: how many references match without each filter; `word`: another word
    that may have been meant.
    """

    missing: tuple[str, ...] = ()
    filters: tuple[FailingFilter, ...] = ()
    word: str | None = None


class SearchAnswer(NamedTuple):
    """The result of a search.

    `rows`: the references, best first or in the selection's order; `scores` by id.
    `hints`: sentences on parts of the query that may have been meant differently.
    `result`: corrections, unknown words, matches, and the number of matches below the cutoff.
    """

    rows: list[IndexRow]
    scores: dict[str, float]
    hints: tuple[str, ...]
    result: SearchResult

    def matched_words(self) -> dict[str, float]:
        """Return the words in references that matched the query, each with its concept's rarity."""
        found = {
            form: match.scored.rarity
            for match in self.result.matches
            for variant, counts in match.counts
            if any(parts.keys() - ASSIGNED for parts in counts.values())
            for forms in variant.forms
            for form in forms
        }
        # Left out of a phrase: its stop words, which are in every sentence.
        return {form: rarity for form, rarity in found.items() if form not in STOPWORDS} or found

    def explanation(self, row: IndexRow, headings: Sequence[str]) -> tuple[list[dict[str, Any]], dict[str, float]]:
        """Explain why a reference was found: a reason for each variant that matched, and scores from other sources.

        `headings` are the vocabulary headings that it is filed under.
        """
        from pswbrief.search.explain import reasons

        matches = [(match.concept, match.scored.scores, match.counts) for match in self.result.matches]
        result = self.result
        other_scores = {
            "title": result.titles.get(row.pos),
            "lent": result.from_neighbours.get(row.pos),
            "gist": result.from_gist.get(row.pos),
            "related": result.related.get(row.pos),
        }
        return reasons(row.pos, matches, headings), {
            name: round(value, 4) for name, value in other_scores.items() if value
        }


def check_query(query: Query) -> None:
    """UsageError for an empty query, and for one that names lines which it does not have."""
    if query.error:
        raise UsageError(
            query.error,
            hint="Paste all lines of the search, each with its number, or write words in the place of numbers.",
        )
    if query.is_empty:
        raise UsageError("There is no word to search for.", hint="Try: pswbrief search burnout")


def run_search(
    collection: Collection, query: str | Query, selection: Selection, *, exact: bool, everything: bool
) -> SearchAnswer:
    """Return the references that match; see `Collection.search`. UsageError for an empty query."""
    asked = parse(query) if isinstance(query, str) else query
    check_query(asked)

    def find(index: Index) -> SearchAnswer:
        found = search(index, asked, selection, correct, widen=not exact, whole=everything)
        rows = sort_and_limit(index, found.hits, selection)
        return SearchAnswer(rows, {row.id: round(found.hits[row.pos], 4) for row in rows}, asked.hints, found)

    return collection.read(find)


def advise(collection: Collection, query: Query, selection: Selection, answer: SearchAnswer) -> Advice:
    """Return advice after a search without results: identifiers to look up, filters to leave out, or another word."""
    from pswbrief.search.failing_filters import failing_filters
    from pswbrief.text.corrections import correct as nearest

    if missing := answer.result.missing:
        return Advice(missing=missing)
    if filters := collection.read(lambda index: failing_filters(index, query, selection, correct)):
        return Advice(filters=tuple(filters))
    # The search doesn't correct one English word to another, nor complete a short one, but the reader may have meant it.
    known = collection.read(lambda index: index.vocabulary()) if answer.result.unknown else {}
    for word in answer.result.unknown:
        near = nearest(word.lower(), known, english=False)
        # As in a search, a word that is being typed is read as a beginning before it is read as a mistake.
        begins = len(word) >= SHORTEST_PREFIX and any(other.startswith(word.lower()) for other in known)
        if begins and (len(word) >= SHORTEST_BEGINNING or not near):
            return Advice(word=f"{word}*")
        if near:
            return Advice(word=near[0])
    return Advice()
