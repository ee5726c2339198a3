"""Find the filter that excludes every match of a search without results."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from pswbrief.core.selection import Selection, Years
from pswbrief.search.engine import search
from pswbrief.search.nodes import And, Not, Run, Term, filters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pswbrief.index.index import Index
    from pswbrief.search.lexicon import Corrector
    from pswbrief.search.nodes import Node, Query

# The command-line option of each field of a selection.
_OPTIONS = {
    "sections": "--section",
    "years": "--year",
    "access": "--access",
    "types": "--type",
    "journals": "--journal",
    "authors": "--author",
    "tags": "--tag",
    "statuses": "--status",
}


class FailingFilter(NamedTuple):
    """A filter as it was written, and how many references match without it."""

    written: str
    without: int


def failing_filters(index: Index, query: Query, selection: Selection, correct: Corrector | None) -> list[FailingFilter]:
    """Return the filters without which references match, with the number of these references, the highest first.

    If no single filter excludes everything, return one entry for all of them together; [] if nothing matches without them either.
    """
    lighter = [*_lighter_selections(selection, query), *_lighter_queries(selection, query)]
    found = [
        FailingFilter(written, len(search(index, other_query, other, correct, whole=True).hits))
        for written, other, other_query in lighter
    ]
    guilty = sorted((one for one in found if one.without), key=lambda one: -one.without)
    if guilty or len(lighter) < 2:  # noqa: PLR2004 - one filter alone was looked at already
        return guilty
    words = query._replace(root=Run(tuple(node for node in _nodes(query) if not filters(node))))
    matching = len(search(index, words, Selection(), correct, whole=True).hits)
    return [FailingFilter(" and ".join(written for written, _, _ in lighter), matching)] if matching else []


def _lighter_selections(selection: Selection, query: Query) -> Iterator[tuple[str, Selection, Query]]:
    for field, option in _OPTIONS.items():
        if values := getattr(selection, field):
            written = " ".join(f"{option} {_value(value)}" for value in values)
            emptied: dict[str, Any] = {field: ()}
            yield written, selection._replace(**emptied), query
    if selection.source is not None:
        yield "--mine" if selection.source == "library" else "--brief-only", selection._replace(source=None), query
    if selection.ids is not None:
        yield "the ids on standard input", selection._replace(ids=None), query


def _lighter_queries(selection: Selection, query: Query) -> Iterator[tuple[str, Selection, Query]]:
    nodes = _nodes(query)
    join = And if isinstance(query.root, And) else Run
    for at, node in enumerate(nodes):
        if (filters(node) or join is And) and len(nodes) > 1:
            rest = (*nodes[:at], *nodes[at + 1 :])
            yield _written(node), selection, query._replace(root=rest[0] if len(rest) == 1 else join(rest))


def _nodes(query: Query) -> tuple[Node, ...]:
    return () if isinstance(query.root, Term) else (query.root,) if isinstance(query.root, Not) else query.root.nodes


def _written(node: Node) -> str:
    if isinstance(node, Term):
        # A wildcard within a word is kept as typed.
        star = "*" if node.prefix and "?" not in "".join(node.words) else ""
        if node.field:
            return f"{node.field}:{_value(node.typed)}{star}"
        return f'"{node.typed}"{star}' if node.phrase else node.typed + star
    if isinstance(node, Not):
        return f"NOT {_operand(node.node)}"
    if isinstance(node, Run):
        parts = [_operand(each) + ("-" if isinstance(each, Term) and each.hyphen else " ") for each in node.nodes]
        return "".join(parts).rstrip()
    return (" AND " if isinstance(node, And) else " OR ").join(map(_operand, node.nodes))


def _operand(node: Node) -> str:
    """Return the text of a node that is part of another, in parentheses where it needs them."""
    if isinstance(node, Run) and len(node.nodes) == 1:
        (node,) = node.nodes
    return _written(node) if isinstance(node, Term | Not) else f"({_written(node)})"


def _value(value: object) -> str:
    if isinstance(value, Years):
        first, last = value.first or "", value.last or ""
        return str(first) if first == last else f"{first}..{last}"
    text = str(value)
    return f'"{text}"' if " " in text else text
