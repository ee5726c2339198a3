"""Searching the index: from a query to references, best first, and what was read into its words on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pswbrief.search.concepts import Concept, Variant, concepts
from pswbrief.search.filters import Filters
from pswbrief.search.lexicon import Corrector, IndexLexicon
from pswbrief.search.ranking import (
    COMMON_EMPHASIS,
    NEIGHBOUR_SHARE,
    Counts,
    Scored,
    above_cutoff,
    neighbour_scores,
    rarity,
    score_all,
    score_concept,
)
from pswbrief.search.titles import nearness

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pswbrief.core.selection import Selection
    from pswbrief.index.index import Index
    from pswbrief.search.language import Clause, Query, Term

# How many of the best are looked at for words side by side.
_RERANKED = 100


class Hit(NamedTuple):
    """A reference's position and score."""

    position: int
    score: float


class Match(NamedTuple):
    """A concept of the query: its score in each reference, and where each of its variants stands."""

    concept: Concept
    scored: Scored
    counts: tuple[tuple[Variant, Counts], ...]


class SearchResult(NamedTuple):
    """Hits, best first; how many more there were behind the cut; words read as others; words that are in no reference.

    `titles` and `lent` are what the scores have besides those of the words: for a title that has them in order, and of neighbours.
    """

    hits: tuple[Hit, ...]
    behind: int = 0
    corrections: tuple[tuple[str, str], ...] = ()
    unknown: tuple[str, ...] = ()
    matches: tuple[Match, ...] = ()
    titles: Mapping[int, float] = {}
    lent: Mapping[int, float] = {}


def search(
    index: Index,
    query: Query,
    selection: Selection,
    correct: Corrector | None,
    *,
    widen: bool = True,
    whole: bool = False,
) -> SearchResult:
    """The references that answer a query within a choice's filters.

    Without `widen`, words are taken as they are typed and nothing stands for anything else; `whole` lifts the cut.
    """
    return _Search(index, correct if widen else None, widen=widen).run(query, selection, whole=whole)


class _Search:
    """One search, and what it has looked up."""

    def __init__(self, index: Index, correct: Corrector | None, *, widen: bool) -> None:
        self._index = index
        self._lexicon = IndexLexicon(index.connection, correct, own_words=not widen)
        self._filters = Filters(index, self._lexicon)
        self._total = index.count()
        self._widen = widen

    def run(self, query: Query, selection: Selection, *, whole: bool) -> SearchResult:
        asked = [word for clause in query.clauses if clause.is_word for word in clause.terms[0].words]
        looked_for = [_as_typed(match, query) for match in self._matches(query, asked)]
        matches = [match for match in looked_for if match.scored.scores]
        scores = self._scores(query, selection, matches)
        near = self._titles(scores, asked)
        lent = self._lent(scores, near) if len(matches) > 1 else {}
        for doc, more in lent.items():
            scores[doc] += more
        perfect = sum(match.scored.rarity for match in matches)
        titles = {doc: perfect * nearness for doc, nearness in near.items() if nearness}
        total = {doc: value + titles.get(doc, 0.0) for doc, value in scores.items()} if titles else scores
        ranked = sorted(total.items(), key=lambda entry: (-entry[1], entry[0]))
        cut = ranked
        if matches and not whole:
            answering = above_cutoff(scores, several=len(matches) > 1, title=max(near.values(), default=0.0))
            cut = [entry for entry in ranked if entry[0] in answering]
        return SearchResult(
            hits=tuple(Hit(doc, round(value, 4)) for doc, value in cut),
            behind=len(ranked) - len(cut),
            corrections=tuple(self._lexicon.corrections.items()),
            unknown=tuple(match.concept.typed for match in looked_for if not match.scored.scores),
            matches=tuple(matches),
            titles=titles,
            lent=lent,
        )

    def _matches(self, query: Query, asked: list[str]) -> Iterator[Match]:
        """What is looked for: the words that were `asked`, alternatives and beginnings, and phrases."""
        yield from map(self._match, concepts(asked, self._lexicon, widen=self._widen))
        for clause in query.clauses:
            if clause.ranks and not clause.is_word:
                yield self._either(clause)
            elif not clause.ranks and not clause.negated:
                yield from self._phrases(clause)

    def _scores(self, query: Query, selection: Selection, matches: list[Match]) -> dict[int, float]:
        """What the words score in each reference that the filters let through."""
        allowed = self._filters.allowed(query, selection)
        # Only filters: everything that they let through, in the brief's order.
        scores = (
            score_all([match.scored for match in matches]) if matches else dict.fromkeys(sorted(allowed or ()), 0.0)
        )
        without = self._filters.without(query)
        if allowed is None and not without:
            return scores
        return {
            doc: value for doc, value in scores.items() if (allowed is None or doc in allowed) and doc not in without
        }

    def _lent(self, scores: dict[int, float], titles: dict[int, float]) -> dict[int, float]:
        """What is lent to each reference: the less, the more the query is a title, for that seeks one and not what is like it."""
        if not self._widen:
            return {}
        part = NEIGHBOUR_SHARE * (1 - max(titles.values(), default=0.0))
        return {doc: part * mean for doc, mean in neighbour_scores(scores, self._lexicon.neighbours()).items()}

    def _titles(self, scores: dict[int, float], asked: list[str]) -> dict[int, float]:
        """How near the titles of the best come to the query (0 to 1)."""
        if len(asked) < 2:  # noqa: PLR2004 - one word has no neighbour
            return {}
        meant = [self._lexicon.corrections.get(word, word) for word in asked]
        # A word is as rare as the commonest of its forms; one that is nowhere is in no title either.
        docs = {word: max(self._lexicon.docs(self._lexicon.forms(word)).values(), default=0) for word in meant}
        rare = {word: rarity(count, self._total) for word, count in docs.items()}
        best = sorted(scores, key=lambda doc: -scores[doc])[:_RERANKED]
        return {row.pos: nearness(meant, rare, row.title, row.venue) for row in self._index.rows(best)}

    def _match(self, concept: Concept) -> Match:
        counts = [(variant, self._lexicon.counts(variant)) for variant in concept.variants]
        if not any(found for variant, found in counts if variant.is_typed):
            counts += [(variant, self._lexicon.counts(variant)) for variant in concept.otherwise]
        emphasis = COMMON_EMPHASIS if concept.is_common else 1.0
        weighed = [(variant.weight, found) for variant, found in counts]
        return Match(concept, score_concept(weighed, self._total, emphasis=emphasis), tuple(counts))

    def _either(self, clause: Clause) -> Match:
        """Alternatives, and beginnings of words, as one concept."""
        variants: list[Variant] = []
        for term in clause.terms:
            if term.prefix:
                variants.append(Variant((self._lexicon.beginning(term.words[-1]),), 1.0, "beginning"))
            else:
                for concept in concepts(term.words, self._lexicon, widen=self._widen):
                    variants += concept.variants
        return self._match(_one(clause.terms, variants))

    def _phrases(self, clause: Clause) -> list[Match]:
        """What the phrases of a clause score; fields but the title's score nothing."""
        variants = [
            Variant(self._filters.forms(term), 1.0, "phrase") for term in clause.terms if term.field in (None, "title")
        ]
        return [self._match(_one(clause.terms, variants))] if variants else []


def _as_typed(match: Match, query: Query) -> Match:
    """The match under the words as the reader wrote them, and not as search spells them."""
    terms = (term for clause in query.clauses for term in clause.terms if len(term.words) == 1)
    typed = {term.words[0]: term.typed for term in terms}
    written = " ".join(typed.get(word, word) for word in match.concept.typed.split())
    return match._replace(concept=match.concept._replace(typed=written))


def _one(terms: tuple[Term, ...], variants: list[Variant]) -> Concept:
    typed = " OR ".join(term.typed for term in terms)
    return Concept(typed, tuple(sorted(variants, key=lambda variant: -variant.weight)))
