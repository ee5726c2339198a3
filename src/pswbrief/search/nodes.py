"""The syntax tree of a query: terms joined by AND, OR, NOT or adjacency."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from pswbrief.text.words import is_unspaced

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Term(NamedTuple):
    """One search term: adjacent `words`, in one `field` or anywhere; the last word may be a beginning (`prefix`).

    `typed` is what the reader wrote. A term that is no `phrase`, has no field and no prefix is a plain word: search may correct it
    and add synonyms. `read_from` are the words from which years were read; a title that has them is about those years. `hyphen` says
    that one joins it to the next term.
    """

    words: tuple[str, ...]
    typed: str
    phrase: bool = False
    prefix: bool = False
    field: str | None = None
    read_from: tuple[str, ...] = ()
    hyphen: bool = False

    @property
    def is_word(self) -> bool:
        """Return whether it is a plain word."""
        return not self.phrase and not self.prefix and self.field is None

    @property
    def is_unspaced(self) -> bool:
        """Return whether it is a plain word of a script without blanks, which may be several words or part of one."""
        return self.is_word and is_unspaced(self.words[0][0])

    @property
    def ranks(self) -> bool:
        """Return whether it ranks rather than filters unless it is required: words, and prefixes."""
        return not self.phrase and self.field is None


class Not(NamedTuple):
    """A node that no result may match."""

    node: Node


class And(NamedTuple):
    """Nodes that must all match."""

    nodes: tuple[Node, ...]


class Or(NamedTuple):
    """Alternatives, of which at least one must match."""

    nodes: tuple[Node, ...]


class Run(NamedTuple):
    """Adjacent nodes without an operator: words rank, the rest filters."""

    nodes: tuple[Node, ...]


Node: TypeAlias = "Term | Not | And | Or | Run"


class Query(NamedTuple):
    """A parsed query: its tree, its text with plain signs (`plain_signs`), and hints about parts that may have been meant otherwise.

    A passage, which is a text and not a query, has no tree, and its text is as it was pasted. Nor has a query that can't be answered;
    `error` is a sentence that says why.
    """

    root: Node
    text: str = ""
    hints: tuple[str, ...] = ()
    is_passage: bool = False
    error: str = ""

    @property
    def is_empty(self) -> bool:
        """Return whether there is nothing to search for."""
        return not self.is_passage and not self.error and next(terms(self.root), None) is None


def terms(node: Node, *, negated: bool = True) -> Iterator[Term]:
    """Yield the terms below a node in order; without `negated`, not those that are excluded."""
    if isinstance(node, Term):
        yield node
    elif isinstance(node, Not):
        if negated:
            yield from terms(node.node)
    else:
        for child in node.nodes:
            yield from terms(child, negated=negated)


def hyphens(found: Sequence[Term]) -> set[int]:
    """Return the places, among the words of some terms, of those that a typed hyphen joins to the next one."""
    ends = accumulate(len(term.words) for term in found)
    return {end - 1 for term, end in zip(found, ends, strict=True) if term.hyphen}


def wholes(nodes: Sequence[Node]) -> Iterator[tuple[Node, ...]]:
    """Yield adjacent nodes one by one, but together the terms that hyphens join."""
    begun: list[Node] = []
    for node in nodes:
        begun.append(node)
        if not (isinstance(node, Term) and node.hyphen):
            yield tuple(begun)
            begun.clear()
    if begun:
        yield tuple(begun)


def without(node: Node, field: str) -> Node | None:
    """Return a node without the terms of a field; None if it has no others."""
    if isinstance(node, Term):
        return None if node.field == field else node
    if isinstance(node, Not):
        inner = without(node.node, field)
        return inner and Not(inner)
    kept = tuple(other for child in node.nodes if (other := without(child, field)) is not None)
    return node._replace(nodes=kept) if kept else None


def filters(node: Node) -> bool:
    """Return whether a node of a run filters rather than ranks."""
    if isinstance(node, Term):
        return not node.ranks
    if isinstance(node, Not | And):
        return True
    return any(filters(child) for child in node.nodes)
