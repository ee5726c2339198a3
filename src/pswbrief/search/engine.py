"""Search the index: turn a query into ranked references, and report how its words were interpreted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pswbrief.index.identifiers import identified, keys_in
from pswbrief.index.select import FEW, matching
from pswbrief.search.coverage import coverage
from pswbrief.search.evaluate import Evaluator, Match, Scope, both, is_question
from pswbrief.search.field_names import IDENTIFIER_FIELDS
from pswbrief.search.filters import Filters
from pswbrief.search.known_item import known_items
from pswbrief.search.lexicon import Corrector, IndexLexicon
from pswbrief.search.nodes import And, Or, Query, Run, Term, filters, terms, without
from pswbrief.search.phrases import hyphenated_in
from pswbrief.search.postings import Postings
from pswbrief.search.ranking import (
    FIRST_PAGE,
    GIST_SHARE,
    NEIGHBOUR_SHARE,
    above_cutoff,
    best_first,
    is_title,
    neighbour_scores,
    rarity,
    score_all,
)
from pswbrief.search.result import SearchResult
from pswbrief.search.titles import EXACT, entitled, nearness, together
from pswbrief.text.stopwords import STOPWORDS
from pswbrief.text.words import words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pswbrief.core.selection import Selection
    from pswbrief.index.index import Index

# In collections from this size on, words may occur in too many references to rank them all, or to search for more than the query's
# own.
_MANY = 20_000
# How many of the best references are checked for adjacent words.
_RERANKED = 100
# The score of a match by author only: first author, another author, a name in a note.
_AUTHOR_SCORES = (1.0, 0.5, 0.25)


def search(
    index: Index,
    query: Query,
    selection: Selection,
    correct: Corrector | None,
    *,
    widen: bool = True,
    whole: bool = False,
) -> SearchResult:
    """Return the references that answer a query within the filters of a selection.

    Without `widen`, words are searched as typed, without synonyms; `whole` ignores the cutoff. A query that is an identifier finds
    only the references that have it.
    """
    if query.is_passage:
        from pswbrief.search.passages import find_passage  # noqa: PLC0415 - hardly any query is a text

        rarest = _Search(index, correct, widen=widen)
        return find_passage(index, query.text, selection, lambda words: rarest.run(words, selection, whole=False))
    if any(term.field == "language" for term in terms(query.root)) and not index.languages():
        rest = without(query.root, "language")
        if rest is None:
            return SearchResult({}, of_any_language=True)
        found = search(index, query._replace(root=rest), selection, correct, widen=widen, whole=whole)
        return found._replace(of_any_language=True)
    if (known := known_items(index, query.text)) is not None:
        allowed = matching(index, selection, known.found)
        hits = {pos: 1.0 for pos in known.found if allowed is None or pos in allowed}
        return SearchResult(hits, missing=known.missing)
    return _Search(index, correct if widen else None, widen=widen).run(query, selection, whole=whole)


class _Search:
    """One search, with its look-ups cached."""

    def __init__(self, index: Index, correct: Corrector | None, *, widen: bool) -> None:
        self._index = index
        self._postings = Postings(index.connection, own_words=not widen)
        self._lexicon = IndexLexicon(index.connection, self._postings, correct)
        self._filters = Filters(index, self._lexicon, self._postings, widen=widen)
        self._total = index.count()
        self._evaluator = Evaluator(self._filters, self._lexicon, self._postings, self._total, widen=widen)
        self._widen = widen

    def run(self, query: Query, selection: Selection, *, whole: bool) -> SearchResult:
        # Of a large collection a selection is asked of nothing, to see whether it excludes anything and names only what there is,
        # and then of what the query finds or, as that may be most, of all, to look only at what it leaves.
        twice = self._total > _MANY and selection.ids is None
        chosen = matching(self._index, selection, within=() if twice else None)
        if twice and chosen is not None and self._evaluator.commonest(query.root) > FEW * self._total:
            twice, chosen = False, matching(self._index, selection)
        ranked_only = self._bounded(query) if chosen is None and not whole and self._total > _MANY else 0
        evaluated = self._evaluator.evaluate(query.root, scope=Scope(None if twice else chosen))
        looked_for = [match.as_typed(query) for match in evaluated.matches]
        matches = [match for match in looked_for if match.occurs]
        unknown = tuple(dict.fromkeys(match.concept.typed for match in looked_for if not match.occurs))
        # An alternative that is nowhere is unknown, but its query lacks nothing.
        lacking = sum(match.ranks and not match.occurs for match in looked_for)
        asked_for = [match for match in looked_for if match.ranks]
        about = [match for match in asked_for if not match.is_year] or asked_for
        if about and not any(match.occurs for match in about):
            # No word of the query occurs anywhere, and filters alone do not answer it, nor does a year.
            return SearchResult({}, corrections=self._corrections(), unknown=unknown)
        scores = score_all([match.scored for match in matches])
        named = self._named(query)
        if twice and chosen is not None:
            scored = {*scores, *named} if matches else None
            chosen = matching(self._index, selection, scored if evaluated.docs is None else evaluated.docs)
        allowed = both(chosen, evaluated.docs)
        if not matches:
            scores = self._unranked(query, allowed)
        named = [doc for doc in named if allowed is None or doc in allowed]
        if named:
            scores = dict.fromkeys(named, 0.0) | scores
        if allowed is not None:
            # A field or an exclusion admits references that no word of the query is in.
            admitted = _is_boolean(query) and evaluated.docs is not None
            kept = sorted(allowed) if admitted else [doc for doc in scores if doc in allowed]
            scores = {doc: scores.get(doc, 0.0) for doc in kept}
        found, best = self._ranked(query, scores, matches, named, allowed, whole=whole)
        if self._widen and not lacking and 0 < len(best) < FIRST_PAGE and _has_several_words(query):
            from pswbrief.search.related import filled_up  # noqa: PLC0415 - most queries find enough, or are one word

            found = filled_up(self._index, self._asked(query), found, best=best, allowed=allowed)
        return found._replace(
            unknown=unknown,
            covered=self._covered(query, found, matches, lacking),
            ranked=ranked_only,
        )

    def _covered(self, query: Query, found: SearchResult, matches: Sequence[Match], lacking: int) -> float:
        """Return the share (0 to 1) of a query that is answered; `lacking` of its words occur in no reference."""
        if not lacking:
            return 1.0
        if self._widen and self._total <= _MANY:
            from pswbrief.search.gist import is_surely_about  # noqa: PLC0415 - most queries lack no word

            # Everyday words that no reference has may ask for what many are about.
            if is_surely_about(self._index.connection, self._asked(query)):
                return 1.0
        return coverage([*found.hits], matches, lacking, self._total)

    def _ranked(
        self,
        query: Query,
        scores: dict[int, float],
        matches: Sequence[Match],
        named: Sequence[int],
        allowed: set[int] | None,
        *,
        whole: bool,
    ) -> tuple[SearchResult, list[int]]:
        """Return the references with a score for their words, ranked by all that speaks for each, and which of them answer best.

        Without `whole` there are no others. `named` are those with an identifier of the query.
        """
        asked = self._asked(query)
        near = self._titles(scores, asked, hyphenated := hyphenated_in(query))
        # The more a query looks like one title, the less it is a question, and the less its neighbours answer it.
        share = max(0.0, 1 - max(near.values(), default=0.0))
        asks = isinstance(query.root, Run) and is_question(asked, matches)
        from_gist = self._from_gist(asked, share, scores, allowed) if asks else {}
        for doc, more in from_gist.items():
            scores[doc] = scores.get(doc, 0.0) + more
        from_neighbours = self._from_neighbours(scores, share) if len(matches) > 1 else {}
        for doc, more in from_neighbours.items():
            scores[doc] += more
        perfect = sum(match.scored.rarity for match in matches)
        titles = {doc: perfect * nearness for doc, nearness in near.items() if nearness}
        titles |= dict.fromkeys(named, 2 * perfect)
        total = {doc: value + titles.get(doc, 0.0) for doc, value in scores.items()} if titles else scores
        ranked = best = best_first(total)
        # What the vocabulary has as one phrase is a subject, whatever title has it.
        is_phrase = [words(match.concept.typed) for match in matches] == [asked]
        title = not is_phrase and is_title(max(near.values(), default=0.0), len(together(asked, hyphenated)))
        if matches and not _is_boolean(query):
            answering = above_cutoff(scores, title=title)
            best = [doc for doc in ranked if doc in answering]
        shown = ranked if whole else best
        found = SearchResult(
            hits={doc: total[doc] for doc in shown},
            below_cutoff=len(ranked) - len(shown),
            is_title=title,
            corrections=self._corrections(),
            matches=tuple(matches),
            titles=titles,
            from_neighbours=from_neighbours,
            from_gist=from_gist,
        )
        return found, best

    def _bounded(self, query: Query) -> int:
        """Rank only the likeliest references if very many match; return how many, 0 if all are ranked."""
        from pswbrief.search.candidates import bound  # noqa: PLC0415 - hardly any collection is so large

        return bound(
            self._index.connection, query.root, self._lexicon, self._postings, total=self._total, widen=self._widen
        )

    def _corrections(self) -> tuple[tuple[str, str], ...]:
        """Return pairs of a typed word and its reading."""
        return tuple((typed, reading.shown) for typed, reading in self._lexicon.readings.items())

    def _unranked(self, query: Query, allowed: set[int] | None) -> dict[int, float]:
        """Return scores for a query of filters only: first authors before other authors, and these before names in notes."""
        scores = dict.fromkeys(sorted(allowed or ()), 0.0)
        for term in terms(query.root):
            if term.field == "author":
                for doc, rank in self._filters.authors(term.typed).items():
                    if doc in scores:
                        scores[doc] = max(scores[doc], _AUTHOR_SCORES[rank])
        return scores

    def _named(self, query: Query) -> list[int]:
        """Return the positions of references with an identifier that is among the words of the query, and in no field."""
        if any(term.field in IDENTIFIER_FIELDS for term in terms(query.root)):
            return []
        return [pos for key in keys_in(query.text) for pos in identified(self._index, key)]

    def _from_neighbours(self, scores: dict[int, float], share: float) -> dict[int, float]:
        """Return a share (0 to 1) of the score that each reference gets from its neighbours."""
        if not self._widen:
            return {}
        near = neighbour_scores(scores, self._postings.neighbours(scores))
        return {doc: NEIGHBOUR_SHARE * share * mean for doc, mean in near.items()}

    def _asked(self, query: Query) -> list[str]:
        """Return the words of a query, as they were read, that may be those of a title."""
        readings = self._lexicon.readings
        wanted = [*terms(query.root, negated=False)]
        fields = {term.field for term in wanted}
        typed = (word for term in wanted if term.is_word or fields == {"title"} for word in term.words)
        return [word for each in typed for word in (readings[each].words if each in readings else (each,))]

    def _from_gist(
        self, asked: list[str], share: float, scores: Mapping[int, float], allowed: set[int] | None
    ) -> dict[int, float]:
        """Return a share (0 to 1) of what each reference gets for answering all words of a question together.

        Half of it depends on the score that the reference has for the single words.
        """
        if not (self._widen and share) or self._total > _MANY:
            return {}
        from pswbrief.search.gist import answering  # noqa: PLC0415 - most queries are no questions

        best = max(scores.values(), default=0.0)
        about = answering(self._index.connection, asked, self._lexicon, self._evaluator)
        return {
            doc: GIST_SHARE * share * part * (best + scores.get(doc, 0.0))
            for doc, part in about.items()
            if allowed is None or doc in allowed
        }

    def _titles(
        self, scores: dict[int, float], typed: list[str], hyphenated: Sequence[tuple[str, ...]]
    ) -> dict[int, float]:
        """Return how closely the titles of the best references match the query (0 to 1, or EXACT), by position."""
        asked = together(typed, hyphenated)
        if not asked:
            return {}
        if len(asked) == 1:
            # One word has no neighbour, but may be a title.
            begun = scores if self._postings.is_confined else scores.keys() & self._postings.opening(typed[0])
            return dict.fromkeys(entitled(self._index.connection, begun, typed), EXACT)
        # A word is as rare as its most common form; one that occurs nowhere counts most, as no title has it.
        docs = {word: self._postings.most_docs(self._lexicon.forms(word)) for word in asked}
        for parts in hyphenated:
            whole = "".join(parts)
            apart = self._postings.holding([(part,) for part in parts])
            docs[whole] = len(apart | self._postings.holding([self._lexicon.forms(whole)]))
        rare = {word: rarity(count, self._total) for word, count in docs.items()}
        best = sorted(scores, key=scores.__getitem__, reverse=True)[:_RERANKED]
        official = self._index.official_titles(best)
        found = {row.pos: nearness(asked, rare, row.title, row.venue, hyphenated) for row in self._index.rows(best)}
        for doc, title in official.items():
            found[doc] = max(found[doc], nearness(asked, rare, title, None, hyphenated))
        return found


def _has_several_words(query: Query) -> bool:
    """Return whether a query is several words, and nothing that has to be found as it is typed."""
    nodes = query.root.nodes if isinstance(query.root, Run) else ()
    # After a prefix, the word says something by itself: others may be about it.
    joined = sum(len(parts) - 1 for parts in hyphenated_in(query) if not STOPWORDS.isdisjoint(parts))
    return len(nodes) - joined > 1 and all(isinstance(node, Term) and node.is_word for node in nodes)


def _is_boolean(query: Query) -> bool:
    """Return whether AND, or OR between filters, determines the answer exactly."""
    return isinstance(query.root, And) or (isinstance(query.root, Or) and filters(query.root))
