"""Shorthands for searching an index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pswbrief.core.selection import Selection
from pswbrief.search.engine import search
from pswbrief.search.language import parse
from pswbrief.search.lexicon import correct

if TYPE_CHECKING:
    from pswbrief.index.index import Index
    from pswbrief.search.result import SearchResult


def ids(index: Index, found: SearchResult) -> list[str]:
    return [row.id for row in index.rows([*found.hits])]


def find(index: Index, text: str, selection: Selection | None = None, **how: bool) -> list[str]:
    return ids(index, search(index, parse(text), selection or Selection(), correct, **how))
