"""Evaluating the tree of a query: the matches to rank, and the references that its filters admit."""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple

from pswbrief.search.concepts import Concept, Variant, concepts, unspaced
from pswbrief.search.filters import PARTS
from pswbrief.search.nodes import And, Not, Or, Run, Term, filters, hyphens, terms
from pswbrief.search.postings import COMMON
from pswbrief.search.ranking import COMMON_EMPHASIS, SAME, Counts, Scored, score_all, score_concept
from pswbrief.text.stems import SMALL_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pswbrief.search.filters import Filters
    from pswbrief.search.lexicon import IndexLexicon
    from pswbrief.search.nodes import Node, Query
    from pswbrief.search.postings import Postings

# A query of fewer significant words than this is no question: it names its subject.
_SHORTEST_QUESTION = 4
# The parts of a reference that say nothing of its subject.
_NO_SUBJECT = frozenset({"names", "venue", "extra"})
# Longer words of a query are no initials, unless it names a field of authors.
LONGEST_INITIALS = 3
# The least weight of a variant that satisfies AND: forms, abbreviations and synonyms, but not looser relations.
_SATISFIES = 0.5


class Match(NamedTuple):
    """A concept of the query: its score in each reference, and the places of each variant.

    `ranks`: False for a concept from a field, which filters even if it also scores.
    """

    concept: Concept
    scored: Scored
    counts: tuple[tuple[Variant, Counts], ...]
    ranks: bool = True

    @property
    def occurs(self) -> bool:
        """Return whether some reference holds it, be it one that was looked at or not."""
        return self.scored.rarity > 0

    @property
    def docs(self) -> set[int]:
        """Return the references that hold a variant which satisfies AND."""
        return {doc for variant, counts in self.counts if variant.weight >= _SATISFIES for doc in counts}

    @property
    def parts(self) -> set[str]:
        """Return the parts of references in which it occurs."""
        return {part for _, counts in self.counts for parts in counts.values() for part in parts}

    def as_typed(self, query: Query) -> Match:
        """Return it labelled with the words as the reader typed them, not as search spells them."""
        typed = [*terms(query.root)]
        single = {term.words[0]: term.typed for term in typed if len(term.words) == 1}
        joined = {(one.words[-1], other.words[0]) for one, other in pairwise(typed) if one.hyphen}
        words = self.concept.typed.split()
        signs = ["-" if pair in joined else " " for pair in pairwise(words)] + [""]
        written = "".join(single.get(word, word) + sign for word, sign in zip(words, signs, strict=True))
        return self._replace(concept=self.concept._replace(typed=written))

    @property
    def is_year(self) -> bool:
        """Return whether it is that of a year, which says when something was written, but not what about."""
        typed = self.concept.typed
        return len(typed) == 4 and typed.isdecimal() and typed[:2] in {"19", "20"}  # noqa: PLR2004 - the digits of a year


class Found(NamedTuple):
    """The result for a part of a query: its matches, and the references that it admits (None for all)."""

    matches: list[Match]
    docs: set[int] | None = None


class Scope(NamedTuple):
    """The references that are of any use (None for all); `narrows`: whether these get fewer as parts of a query admit fewer."""

    docs: set[int] | None = None
    narrows: bool = True

    def narrowed(self, docs: set[int] | None) -> Scope:
        """Return the scope for what only counts in some references."""
        return self._replace(docs=both(self.docs, docs)) if self.narrows else self


_EVERYTHING = Scope()


class Evaluator:
    """Evaluates the trees of queries on one index. Without `widen`, words are not expanded."""

    def __init__(self, filters: Filters, lexicon: IndexLexicon, postings: Postings, total: int, *, widen: bool) -> None:
        self._filters = filters
        self._lexicon = lexicon
        self._postings = postings
        self._total = total
        self._widen = widen

    def evaluate(self, node: Node, *, required: bool = False, scope: Scope = _EVERYTHING) -> Found:
        """Evaluate a node. Words rank; if the node is `required`, they must also occur."""
        if isinstance(node, Run | And):
            return self._all(node.nodes, required=required or isinstance(node, And), scope=scope)
        if isinstance(node, Not):
            return Found([], self._filters.everything() - self._filters.holding(node.node))
        if isinstance(node, Or):
            # What only one alternative lacks still has a score for the other's words.
            return self._either(node, required=required or filters(node), scope=scope._replace(narrows=False))
        return self._term(node, required=required, scope=scope)

    def _all(self, nodes: Sequence[Node], *, required: bool, scope: Scope) -> Found:
        """Evaluate adjacent nodes, adjacent words together. Negated nodes are subtracted from the references that are left."""
        groups = [[*group] for _, group in groupby(nodes, key=lambda node: _is_spaced_word(node) or id(node))]
        parts: dict[int, list[Found]] = {}
        docs: set[int] | None = None
        for at in self._rarest_first([[word for node in group for word in _words_of(node)] for group in groups]):
            first = groups[at][0]
            if _is_spaced_word(first):
                words = [term for node in groups[at] for term in terms(node)]
                parts[at] = self._words(words, required=required, scope=scope.narrowed(docs))
            elif isinstance(first, Not):
                parts[at] = []
            else:
                parts[at] = [self.evaluate(first, required=required, scope=scope.narrowed(docs))]
            for part in parts[at]:
                docs = both(docs, part.docs)
        for node in nodes:
            if isinstance(node, Not):
                docs = (self._filters.everything() if docs is None else docs) - self._filters.holding(node.node)
        return Found([match for at in range(len(groups)) for part in parts[at] for match in part.matches], docs)

    def _words(self, found: Sequence[Term], *, required: bool, scope: Scope) -> list[Found]:
        words = [word for term in found for word in term.words]
        asked = concepts(words, self._lexicon, widen=self._widen, hyphens=hyphens(found))
        has_initials = len(asked) > 1 and any(len(concept.typed) <= LONGEST_INITIALS for concept in asked)
        matched: dict[int, Match] = {}
        for at in self._rarest_first([concept.typed.split() for concept in asked]):
            # Whose initials they are is asked of all references.
            matched[at] = self.match(asked[at], None if has_initials else scope.docs)
            scope = scope.narrowed(matched[at].docs if required else None)
        matches = [matched[at] for at in range(len(asked))]
        if has_initials:
            from pswbrief.search.initials import with_initials  # noqa: PLC0415 - few queries have so short a word

            matches = with_initials(matches, self._filters.index, self._total)
        return [Found([match], match.docs if required else None) for match in matches]

    def _rarest_first(self, words: Sequence[Sequence[str]]) -> list[int]:
        """Return the places of groups of words in an order in which few references are left when common words are looked up."""
        docs = [min((self._postings.docs([word]).get(word, 0) for word in group), default=0) for group in words]
        return sorted(range(len(words)), key=docs.__getitem__)

    def _either(self, node: Or, *, required: bool, scope: Scope) -> Found:
        """Evaluate alternatives as one concept, so that several of them count no more than the best."""
        plain = [child.nodes[0] if isinstance(child, Run) and len(child.nodes) == 1 else child for child in node.nodes]
        words = [child for child in plain if isinstance(child, Term)]
        if len(words) == len(plain):
            found = [self._variants(child) for child in words]
            ranks = all(child.ranks for child in words)
            variants = sorted((each for one in found for each in one), key=lambda variant: -variant.weight)
            typed = " OR ".join(child.typed for child in words)
            # If none of the words occurs anywhere, that is reported as well.
            concept = Concept(typed, tuple(variants))
            matches = [self.match(concept, scope.docs)._replace(ranks=ranks)] if variants or ranks else []
            if variants:
                # An alternative that is nowhere is reported, and takes nothing from the others.
                nowhere = [child for child, own in zip(words, found, strict=True) if child.ranks and not own]
                matches += [Match(Concept(child.typed, ()), Scored({}, 0.0), (), ranks=False) for child in nowhere]
            if not required:
                return Found(matches)
            return Found(matches, set().union(*(self._docs(child, scope) for child in plain)))
        parts = [self.evaluate(child, required=True, scope=scope) for child in plain]
        lacking = [match for part in parts for match in part.matches if not match.occurs]
        held = [self._filters.everything() if part.docs is None else part.docs for part in parts]
        matches = [_best_of([part.matches for part in parts if part.matches])] if any(p.matches for p in parts) else []
        if any(match.occurs for match in matches):
            matches += [match._replace(ranks=False) for match in lacking]
        return Found(matches, set().union(*held) if required else None)

    def _docs(self, node: Node, scope: Scope) -> set[int]:
        docs = self.evaluate(node, required=True, scope=scope).docs
        return self._filters.everything() if docs is None else docs

    def _term(self, term: Term, *, required: bool, scope: Scope) -> Found:
        if term.is_unspaced:
            match = self.match(unspaced(term.words, term.typed, self._lexicon), scope.docs)
            return Found([match], match.docs if required else None)
        variants = self._variants(term)
        matches = []
        if variants or term.field is None:
            concept = Concept(term.typed, tuple(variants))
            matches = [self.match(concept, scope.docs)._replace(ranks=term.field is None)]
        if term.ranks:
            return Found(matches, set().union(*(match.docs for match in matches)) if required else None)
        return Found(matches, self._filters.term(term))

    def _variants(self, term: Term) -> list[Variant]:
        """Return the variants of a term; [] for a field that only filters."""
        if term.is_unspaced:
            return list(unspaced(term.words, term.typed, self._lexicon).variants)
        if term.is_word:
            known = concepts(term.words, self._lexicon, widen=self._widen)
            return [variant for concept in known for variant in concept.variants]
        if term.field is None or term.field in PARTS:
            why = "phrase" if term.phrase else "beginning"
            return [Variant(forms, 1.0, why) for forms in self._filters.spellings(term) if all(forms)]
        return []

    def commonest(self, node: Node) -> int:
        """Return the number of references with the commonest word of a node."""
        return self._postings.most_docs(_words_of(node))

    def match(self, concept: Concept, within: set[int] | None = None) -> Match:
        """Return the places of a concept and its scores, at least those `within` some references."""
        # Only of a common word are the places elsewhere so many that counting them takes less.
        spread: list[int] = []
        if within is not None and self._document_frequency(concept, least=SAME) > COMMON:
            spread = self._postings.spread(concept.variants)
        kept = within if spread else None
        counts = [(variant, self._postings.counts(variant, kept)) for variant in concept.variants]
        if not spread and len(set().union(*(found for variant, found in counts if variant.is_typed))) < concept.enough:
            counts += [(variant, self._postings.counts(variant)) for variant in concept.fallback]
        emphasis = COMMON_EMPHASIS if concept.is_common else 1.0
        weighed = [(variant.weight, found) for variant, found in counts]
        held = self._document_frequency(concept) if self._postings.is_confined else 0
        scored = score_concept(weighed, self._total, emphasis=emphasis, held=held, spread=spread)
        return Match(concept, scored, tuple(counts))

    def _document_frequency(self, concept: Concept, least: float = 0.0) -> int:
        """Return the number of references with the commonest typed word of a concept, whether they are in scope or not.

        Only variants of a weight of at least `least` count.
        """
        typed = (variant for variant in concept.variants if variant.is_typed and variant.weight >= least)
        single = (variant.forms[0] for variant in typed if len(variant.forms) == 1)
        return max((docs for forms in single for docs in self._postings.docs(forms).values()), default=0)


def _words_of(node: Node) -> list[str]:
    return [word for term in terms(node) for word in term.words]


def _is_spaced_word(node: Node) -> bool:
    return isinstance(node, Term) and node.is_word and not node.is_unspaced


def both(one: set[int] | None, other: set[int] | None) -> set[int] | None:
    """Return the references that both admit; None admits all."""
    if one is None or other is None:
        return other if one is None else one
    return one & other


def _best_of(alternatives: Sequence[Sequence[Match]]) -> Match:
    """Merge groups of matches, of which the best counts, to one match."""
    scores: dict[int, float] = {}
    for group in alternatives:
        for doc, value in score_all([match.scored for match in group]).items():
            scores[doc] = max(value, scores.get(doc, 0.0))
    rarity = max(match.scored.rarity for group in alternatives for match in group)
    typed = " OR ".join(" ".join(match.concept.typed for match in group) for group in alternatives)
    counts = tuple(one for group in alternatives for match in group for one in match.counts)
    variants = tuple(variant for variant, _ in counts)
    return Match(Concept(typed, variants), Scored(scores, rarity), counts)


def is_question(asked: Sequence[str], matches: Sequence[Match]) -> bool:
    """Return whether all words of a query together ask for something: enough of them, and no year, name or journal among them."""
    if sum(word not in SMALL_WORDS for word in asked) < _SHORTEST_QUESTION:
        return False
    return not name_something(matches)


def name_something(matches: Sequence[Match]) -> bool:
    """Return whether there is a year, name or journal among what matches, which say nothing of a subject."""
    return any(match.is_year or match.parts <= _NO_SUBJECT for match in matches)
