"""Shorthands for making an index and searching it."""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING

from pswbrief.core.selection import Selection
from pswbrief.index.index import Index
from pswbrief.index.populate import Contents, populate
from pswbrief.search.engine import search
from pswbrief.search.language import parse
from pswbrief.search.lexicon import correct
from testing.catalogues import model

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pswbrief.search.result import SearchResult
    from testing.catalogues import Table


@contextlib.contextmanager
def indexed(*papers: Table) -> Iterator[Index]:
    """An index of these references, in memory."""
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        populate(connection, Contents(model(*papers), None, [None]))
        yield Index(connection)


def ids(index: Index, found: SearchResult) -> list[str]:
    return [row.id for row in index.rows([*found.hits])]


def find(index: Index, text: str, selection: Selection | None = None, **how: bool) -> list[str]:
    return ids(index, search(index, parse(text), selection or Selection(), correct, **how))
