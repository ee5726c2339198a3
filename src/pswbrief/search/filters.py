"""What a query lets through: its phrases and fields, to the letter, and what it is to be without."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pswbrief.core.selection import Selection, Years
from pswbrief.errors import UnknownNameError
from pswbrief.index.schema import ASSIGNED
from pswbrief.index.select import in_sections_like, matching

if TYPE_CHECKING:
    from pswbrief.index.index import Index
    from pswbrief.search.language import Clause, Query, Term
    from pswbrief.search.lexicon import IndexLexicon

# The parts that a text field of the query language means.
_PARTS = {"title": "title", "doi": "extra"}


class Filters:
    """The filters of queries, answered from one index."""

    def __init__(self, index: Index, lexicon: IndexLexicon) -> None:
        self._index = index
        self._lexicon = lexicon

    def allowed(self, query: Query, selection: Selection) -> set[int] | None:
        """The references that a choice and the filters of the query let through; None if that is all."""
        allowed = matching(self._index, selection)
        for clause in query.clauses:
            if not clause.ranks and not clause.negated:
                holding = self._holding(clause)
                allowed = holding if allowed is None else allowed & holding
        return allowed

    def without(self, query: Query) -> set[int]:
        """The references that hold what a query is to be without."""
        return set().union(*(self._holding(clause) for clause in query.clauses if clause.negated))

    def forms(self, term: Term) -> tuple[tuple[str, ...], ...]:
        """The words that count for each of a term's: itself, or, for the last, all that begin so."""
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
            spots = self._lexicon.side_by_side(self.forms(term))
            return {doc for doc, col, _ in spots if col == part or (part is None and col not in ASSIGNED)}
        if term.field == "section":
            return in_sections_like(self._index, term.typed)
        try:
            return matching(self._index, _selection(term)) or set()
        except UnknownNameError:
            return set()


def _selection(term: Term) -> Selection:
    """The selection that a field of the query language stands for."""
    name = _CHOSEN.get(term.field or "", "ids")
    text = term.typed
    value: object = Years.parse(text) if name == "years" else text
    if name in {"access", "statuses", "types"}:
        value = text.lower()
    elif name == "tags" and term.prefix:
        value = text + "*"
    chosen: dict[str, Any] = {name: (value,)}
    return Selection(**chosen)


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
