"""Searching the index: from a query to references, best first, and what was read into its words on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from pswbrief.errors import UnknownNameError
from pswbrief.query.choice import Choice, Years
from pswbrief.query.concepts import Concept, Variant, concepts
from pswbrief.query.rank import (
    COMMON_EMPHASIS,
    IN_ORDER,
    LENT,
    SIDE_BY_SIDE,
    VENUE,
    Counts,
    Scored,
    in_order,
    longest_run,
    of_neighbours,
    rarity,
    score_all,
    score_concept,
)
from pswbrief.query.roots import root
from pswbrief.query.words import words
from pswbrief.store.index.choose import in_sections_like, matching
from pswbrief.store.index.lexicon import Corrector, IndexLexicon
from pswbrief.store.index.schema import ASSIGNED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pswbrief.query.language import Clause, Query, Term
    from pswbrief.store.index.index import Index

# A reference is shown if it scores this part of the best one, its title's word order apart: for one concept, and for several.
CUT_ONE, CUT_SEVERAL = 0.25, 0.22
# Where fewer than these pass, and the query is no title, the next best follow if they score this part.
FEW, CUT_FEW = 8, 0.15
# From here on a query is a title, or much of one.
MOSTLY_TITLE = 0.5
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


class Beside(NamedTuple):
    """What a hit scores besides the words of the query: for a title that has them in order, and lent by its neighbours."""

    title: float
    lent: float


class Found(NamedTuple):
    """Hits, best first; how many more there were behind the cut; words read as others; words that are in no reference."""

    hits: tuple[Hit, ...]
    behind: int = 0
    corrections: tuple[tuple[str, str], ...] = ()
    unknown: tuple[str, ...] = ()
    matches: tuple[Match, ...] = ()
    besides: Mapping[int, Beside] = {}


def search(
    index: Index, query: Query, choice: Choice, correct: Corrector | None, *, widen: bool = True, whole: bool = False
) -> Found:
    """The references that answer a query within a choice's filters.

    Without `widen`, words are taken as they are typed and nothing stands for anything else; `whole` lifts the cut.
    """
    return _Search(index, correct if widen else None, widen=widen).run(query, choice, whole=whole)


class _Search:
    """One search, and what it has looked up."""

    def __init__(self, index: Index, correct: Corrector | None, *, widen: bool) -> None:
        self._index = index
        self._lexicon = IndexLexicon(index.connection, correct, own_words=not widen)
        self._total = index.count()
        self._widen = widen

    def run(self, query: Query, choice: Choice, *, whole: bool) -> Found:
        asked = [word for clause in query.clauses if _is_word(clause) for word in clause.terms[0].words]
        looked_for = [_as_typed(match, query) for match in self._matches(query, asked)]
        matches = [match for match in looked_for if match.scored.scores]
        scores = self._scores(query, choice, matches)
        titles = self._titles(scores, asked)
        lent = self._lent(scores, titles) if len(matches) > 1 else {}
        scores = {doc: value + lent.get(doc, 0.0) for doc, value in scores.items()}
        perfect = sum(match.scored.rarity for match in matches)
        ranked = sorted(
            ((doc, value + perfect * titles.get(doc, 0.0)) for doc, value in scores.items()),
            key=lambda entry: (-entry[1], entry[0]),
        )
        cut = ranked if whole or not matches else _cut(ranked, scores, titles, several=len(matches) > 1)
        return Found(
            hits=tuple(Hit(doc, round(value, 4)) for doc, value in cut),
            behind=len(ranked) - len(cut),
            corrections=tuple(self._lexicon.corrections.items()),
            unknown=tuple(match.concept.typed for match in looked_for if not match.scored.scores),
            matches=tuple(matches),
            besides={doc: Beside(perfect * titles.get(doc, 0.0), lent.get(doc, 0.0)) for doc, _ in cut},
        )

    def _matches(self, query: Query, asked: list[str]) -> Iterator[Match]:
        """What is looked for: the words that were `asked`, alternatives and beginnings, and phrases."""
        yield from map(self._match, concepts(asked, self._lexicon, widen=self._widen))
        for clause in query.clauses:
            if clause.negated or _is_word(clause):
                continue
            if _is_soft(clause):
                yield self._either(clause)
            else:
                yield from self._phrases(clause)

    def _allowed(self, query: Query, choice: Choice) -> set[int] | None:
        """The references that a choice and the filters of the query let through; None if that is all."""
        allowed = matching(self._index, choice)
        for clause in query.clauses:
            if not _is_soft(clause) and not clause.negated:
                holding = self._holding(clause)
                allowed = holding if allowed is None else allowed & holding
        return allowed

    def _scores(self, query: Query, choice: Choice, matches: list[Match]) -> dict[int, float]:
        """What the words score in each reference that the filters let through."""
        allowed = self._allowed(query, choice)
        # Only filters: everything that they let through, in the brief's order.
        scores = (
            score_all([match.scored for match in matches]) if matches else dict.fromkeys(sorted(allowed or ()), 0.0)
        )
        without = set().union(*(self._holding(clause) for clause in query.clauses if clause.negated))
        return {
            doc: value for doc, value in scores.items() if (allowed is None or doc in allowed) and doc not in without
        }

    def _lent(self, scores: dict[int, float], titles: dict[int, float]) -> dict[int, float]:
        """What is lent to each reference: the less, the more the query is a title, for that seeks one and not what is like it."""
        if not self._widen:
            return {}
        part = LENT * (1 - max(titles.values(), default=0.0))
        return {doc: part * mean for doc, mean in of_neighbours(scores, self._lexicon.neighbours()).items()}

    def _titles(self, scores: dict[int, float], asked: list[str]) -> dict[int, float]:
        """How much of the query (0 to 1) the titles have side by side, or at least in order; and whose journal it names."""
        if len(asked) < 2:  # noqa: PLR2004 - one word has no neighbour
            return {}
        found: dict[int, float] = {}
        meant = [self._lexicon.corrections.get(word, word) for word in asked]
        roots = [root(word) for word in meant]
        # A word is as rare as the commonest of its forms; one that is nowhere is in no title either.
        docs = {word: max(self._lexicon.docs(self._lexicon.forms(word)).values(), default=0) for word in meant}
        weights = {word: rarity(count, self._total) for word, count in docs.items()}
        by_root = {root(word): weight for word, weight in weights.items()}
        whole = sum(weights[word] for word in meant)
        for row in self._index.rows(sorted(scores, key=lambda doc: -scores[doc])[:_RERANKED]):
            title = words(row.title)
            side_by_side = longest_run(meant, title, weights) / whole
            ordered = in_order(roots, [root(word) for word in title], by_root) / whole
            found[row.pos] = SIDE_BY_SIDE * side_by_side**2 + IN_ORDER * ordered**2
            if row.venue and _holds(meant, words(row.venue)):
                found[row.pos] = min(1.0, found[row.pos] + VENUE)
        return found

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
            spots = self._lexicon.side_by_side(self._forms(term))
            return {doc for doc, col, _ in spots if col == part or (part is None and col not in ASSIGNED)}
        if term.field == "section":
            return in_sections_like(self._index, term.typed)
        try:
            return matching(self._index, _choice(term)) or set()
        except UnknownNameError:
            return set()


def _cut(
    ranked: list[tuple[int, float]], scores: dict[int, float], titles: dict[int, float], *, several: bool
) -> list[tuple[int, float]]:
    """What is shown of all that matches: what scores enough beside the best, or, where that is little, nearly enough."""
    best = max(scores.values(), default=0.0)
    least = best * (CUT_SEVERAL if several else CUT_ONE)
    shown = {doc for doc, value in scores.items() if value >= least}
    if len(shown) < FEW and max(titles.values(), default=0.0) < MOSTLY_TITLE:
        nearly = sorted((-value, doc) for doc, value in scores.items() if best * CUT_FEW <= value < least)
        shown.update(doc for _, doc in nearly[: FEW - len(shown)])
    return [entry for entry in ranked if entry[0] in shown]


def _holds(asked: list[str], name: list[str]) -> bool:
    """Whether a query holds a whole name of three words or more; one of two may be a topic, such as *Psychiatric Services*."""
    size = len(name)
    return size > 2 and any(asked[at : at + size] == name for at in range(len(asked) - size + 1))  # noqa: PLR2004 - as said


def _as_typed(match: Match, query: Query) -> Match:
    """The match under the words as the reader wrote them, and not as search spells them."""
    terms = (term for clause in query.clauses for term in clause.terms if len(term.words) == 1)
    typed = {term.words[0]: term.typed for term in terms}
    written = " ".join(typed.get(word, word) for word in match.concept.typed.split())
    return match._replace(concept=match.concept._replace(typed=written))


def _one(terms: tuple[Term, ...], variants: list[Variant]) -> Concept:
    typed = " OR ".join(term.typed for term in terms)
    return Concept(typed, tuple(sorted(variants, key=lambda variant: -variant.weight)))


def _is_word(clause: Clause) -> bool:
    """Whether a clause is a word as most are: it ranks, and no other may stand for it."""
    return not clause.negated and _is_soft(clause) and len(clause.terms) == 1 and not clause.terms[0].prefix


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
