"""Searching the index: from a query to references, best first, and what was read into its words on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from pswbrief.errors import UnknownNameError
from pswbrief.query.choice import Choice, Years
from pswbrief.query.concepts import Concept, Variant, concepts
from pswbrief.query.rank import (
    COMMON_EMPHASIS,
    IN_ORDER,
    SIDE_BY_SIDE,
    Counts,
    Scored,
    in_order,
    longest_run,
    rarity,
    score_all,
    score_concept,
)
from pswbrief.query.roots import root
from pswbrief.query.words import words
from pswbrief.store.index.choose import in_sections_like, matching
from pswbrief.store.index.lexicon import Corrector, IndexLexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pswbrief.query.language import Clause, Query, Term
    from pswbrief.store.index.index import Index

# A reference is shown if it scores this part of the best one, its title's word order apart: for one concept, and for several.
CUT_ONE, CUT_SEVERAL = 0.15, 0.2
# How many of the best are looked at for words side by side.
_RERANKED = 100
# The parts that a text field of the query language means.
_PARTS = {"title": "title", "doi": "extra"}


class Hit(NamedTuple):
    """A reference's position and score."""

    position: int
    score: float


class Match(NamedTuple):
    """A concept of the query: its score in each reference, and where each of its variants stands."""

    concept: Concept
    scored: Scored
    counts: tuple[tuple[Variant, Counts], ...]


class Found(NamedTuple):
    """Hits, best first; how many more there were behind the cut; words read as others; words that are in no reference."""

    hits: tuple[Hit, ...]
    behind: int = 0
    corrections: tuple[tuple[str, str], ...] = ()
    unknown: tuple[str, ...] = ()
    matches: tuple[Match, ...] = ()


def search(
    index: Index, query: Query, choice: Choice, correct: Corrector | None, *, widen: bool = True, whole: bool = False
) -> Found:
    """The references that answer a query within a choice's filters.

    Without `widen`, words are taken as they are typed and nothing stands for anything else; `whole` lifts the cut.
    """
    return _Search(index, correct if widen else None, widen=widen).run(query, choice, whole=whole)


def search_words(index: Index, asked: Sequence[str]) -> list[Hit]:
    """The references that hold most of some words of the catalogue, or other forms of them; best first, without a cut."""
    lexicon = IndexLexicon(index.connection, None)
    scored = []
    for word in asked:
        variant = Variant((lexicon.forms(word),), 1.0, "form")
        scored.append(score_concept([(1.0, lexicon.counts(variant))], index.count()))
    scores = score_all(scored)
    return [Hit(doc, round(scores[doc], 4)) for doc in sorted(scores, key=lambda doc: (-scores[doc], doc))]


class _Search:
    """One search, and what it has looked up."""

    def __init__(self, index: Index, correct: Corrector | None, *, widen: bool) -> None:
        self._index = index
        self._lexicon = IndexLexicon(index.connection, correct)
        self._total = index.count()
        self._widen = widen

    def run(self, query: Query, choice: Choice, *, whole: bool) -> Found:
        allowed = matching(self._index, choice)
        asked: list[str] = []
        matches: list[Match] = []
        for clause in query.clauses:
            if clause.negated or not _is_soft(clause):
                continue
            if len(clause.terms) == 1 and not clause.terms[0].prefix:
                asked += clause.terms[0].words
            else:
                matches.append(self._either(clause))
        matches = [self._match(concept) for concept in concepts(asked, self._lexicon, widen=self._widen)] + matches
        for clause in query.clauses:
            if not _is_soft(clause) and not clause.negated:
                holding = self._holding(clause)
                allowed = holding if allowed is None else allowed & holding
                matches += self._phrases(clause)
        matches = [_as_typed(match, query) for match in matches]
        unknown = tuple(match.concept.typed for match in matches if not match.scored.scores)
        matches = [match for match in matches if match.scored.scores]
        scores = self._scores(matches, allowed)
        for clause in query.clauses:
            if clause.negated:
                for doc in self._holding(clause):
                    scores.pop(doc, None)
        least = 0.0
        if matches and scores and not whole:
            least = max(scores.values()) * (CUT_SEVERAL if len(matches) > 1 else CUT_ONE)
        bonus = self._bonus(scores, asked, sum(match.scored.rarity for match in matches)) if matches else {}
        ranked = sorted(
            ((doc, value + bonus.get(doc, 0.0)) for doc, value in scores.items()),
            key=lambda entry: (-entry[1], entry[0]),
        )
        cut = [(doc, value) for doc, value in ranked if scores[doc] >= least]
        return Found(
            hits=tuple(Hit(doc, round(value, 4)) for doc, value in cut),
            behind=len(ranked) - len(cut),
            corrections=tuple(self._lexicon.corrections.items()),
            unknown=unknown,
            matches=tuple(matches),
        )

    def _scores(self, matches: list[Match], allowed: set[int] | None) -> dict[int, float]:
        if not matches:
            # Only filters: everything that they let through, in the brief's order.
            return dict.fromkeys(sorted(allowed or ()), 0.0)
        scores = score_all([match.scored for match in matches])
        if allowed is not None:
            scores = {doc: value for doc, value in scores.items() if doc in allowed}
        return scores

    def _bonus(self, scores: dict[int, float], asked: list[str], perfect: float) -> dict[int, float]:
        """What is due to titles that have the query's words side by side, or at least in order."""
        if len(asked) < 2:  # noqa: PLR2004 - one word has no neighbour
            return {}
        found: dict[int, float] = {}
        roots = [root(word) for word in asked]
        weights = {word: rarity(docs, self._total) for word, docs in self._lexicon.docs(asked).items()}
        by_root = {root(word): weight for word, weight in weights.items()}
        whole = sum(weights.get(word, 0.0) for word in asked)
        if not whole:
            return {}
        for row in self._index.rows(sorted(scores, key=lambda doc: -scores[doc])[:_RERANKED]):
            title = words(row.title)
            side_by_side = longest_run(asked, title, weights) / whole
            ordered = in_order(roots, [root(word) for word in title], by_root) / whole
            found[row.pos] = perfect * (SIDE_BY_SIDE * side_by_side**2 + IN_ORDER * ordered**2)
        return found

    def _match(self, concept: Concept) -> Match:
        counts = tuple((variant, self._lexicon.counts(variant)) for variant in concept.variants)
        emphasis = COMMON_EMPHASIS if concept.is_common else 1.0
        weighed = [(variant.weight, found) for variant, found in counts]
        return Match(concept, score_concept(weighed, self._total, emphasis=emphasis), counts)

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
        variants = [Variant(self._forms(term), 1.0, "phrase") for term in clause.terms if term.field in (None, "title")]
        return [self._match(_one(clause.terms, variants))] if variants else []

    def _forms(self, term: Term) -> tuple[tuple[str, ...], ...]:
        forms: list[tuple[str, ...]] = [(word,) for word in term.words]
        if term.prefix and term.words:
            forms[-1] = self._lexicon.beginning(term.words[-1])
        return tuple(forms)

    def _holding(self, clause: Clause) -> set[int]:
        return set().union(*(self._term(term) for term in clause.terms))

    def _term(self, term: Term) -> set[int]:
        """The references for which a term holds, to the letter."""
        if term.field in (None, *_PARTS):
            part = _PARTS.get(term.field or "")
            return {doc for doc, col, _ in self._lexicon.side_by_side(self._forms(term)) if part in (None, col)}
        if term.field == "section":
            return in_sections_like(self._index, term.typed)
        try:
            return matching(self._index, _choice(term)) or set()
        except UnknownNameError:
            return set()


def _as_typed(match: Match, query: Query) -> Match:
    """The match under the words as the reader wrote them, and not as search spells them."""
    terms = (term for clause in query.clauses for term in clause.terms if len(term.words) == 1)
    typed = {term.words[0]: term.typed for term in terms}
    written = " ".join(typed.get(word, word) for word in match.concept.typed.split())
    return match._replace(concept=match.concept._replace(typed=written))


def _one(terms: tuple[Term, ...], variants: list[Variant]) -> Concept:
    typed = " OR ".join(term.typed for term in terms)
    return Concept(typed, tuple(sorted(variants, key=lambda variant: -variant.weight)))


def _is_soft(clause: Clause) -> bool:
    """Whether a clause ranks rather than filters: words, and beginnings of words."""
    return all(term.field is None and not term.phrase for term in clause.terms)


def _choice(term: Term) -> Choice:
    """The choice that a field of the query language stands for."""
    name = _CHOSEN.get(term.field or "", "ids")
    text = term.typed
    value: object = Years.parse(text) if name == "years" else text
    if name in {"access", "statuses", "types"}:
        value = text.lower()
    elif name == "tags" and term.prefix:
        value = text + "*"
    chosen: dict[str, Any] = {name: (value,)}
    return Choice(**chosen)


# The field of a choice for each field of the query language that is one; what is left are ids.
_CHOSEN = {
    "author": "authors",
    "journal": "journals",
    "year": "years",
    "access": "access",
    "tag": "tags",
    "status": "statuses",
    "type": "types",
}
