"""Look up in SQLite where words occur in the references of an index."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from pswbrief.index.schema import ASSIGNED, WORD_COLUMNS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from pswbrief.search.concepts import Variant
    from pswbrief.search.ranking import Counts

# Statements list references one by one up to this many.
_MOST_NAMED = 200

# The condition of the words that a JSON list names.
_NAMED = "term IN (SELECT value FROM json_each(?))"

# Where a word occurs: position of the reference, part, offset in the part.
Spots = set[tuple[int, str, int]]


class Postings:
    """The postings of an index. With `own_words`, only a reference's own words count, not the vocabulary's headings."""

    def __init__(self, connection: sqlite3.Connection, *, own_words: bool = False) -> None:
        self._connection = connection
        self._passed_over: Collection[str] = ASSIGNED if own_words else ()
        # The condition that ends every statement on postings.
        self._confined = ""
        # Where each word occurs in the references in scope, if these are not all.
        self._known: dict[str, list[tuple[int, str, int]]] = {}

    @property
    def is_confined(self) -> bool:
        """Return whether only some of the references are in scope."""
        return bool(self._confined)

    def confine(self, positions: Iterable[tuple[int]], words: Iterable[str] = ()) -> None:
        """Restrict look-ups to the references at some positions (rows of one column). `words` are likely to be looked up."""
        self._empty_table("candidate")
        self._connection.executemany("INSERT INTO candidate VALUES (?)", positions)
        self._confined = " AND doc IN candidate"
        self._known = {word: [] for word in words}
        # Read from the references, as a common word has a hundred times as many postings in all others.
        for doc, text in self._connection.execute("SELECT pos, words FROM made WHERE pos IN candidate"):
            for column, line in zip(WORD_COLUMNS, text.split("\n"), strict=True):
                found = line.split()
                if not self._known.keys().isdisjoint(found):
                    for offset, word in enumerate(found):
                        if word in self._known:
                            self._known[word].append((doc, column, offset))

    def _empty_table(self, name: str) -> None:
        """Make an empty table of references. It is the connection's own, and in memory: the index itself is never written."""
        self._connection.execute("PRAGMA temp_store = MEMORY")
        self._connection.execute(f"CREATE TEMP TABLE IF NOT EXISTS {name} (doc INTEGER PRIMARY KEY)")
        self._connection.execute(f"DELETE FROM {name}")  # noqa: S608

    def docs(self, words: Iterable[str]) -> dict[str, int]:
        """Return the number of references in which each word occurs, without words that occur in none."""
        statement = "SELECT docs FROM vocabulary WHERE word = ?"
        rows = ((word, self._connection.execute(statement, (word,)).fetchone()) for word in dict.fromkeys(words))
        return {word: row[0] for word, row in rows if row}

    def spread(self, variants: Iterable[Variant]) -> list[int]:
        """Return, for each variant, how many references hold it or one before it. SQLite counts them, as they may be all."""
        self._empty_table("holder")
        found: list[int] = []
        for variant in variants:
            if len(variant.forms) == 1:
                passed_over = self._parts_passed_over(variant)
                made = self._connection.execute(
                    f"INSERT OR IGNORE INTO holder SELECT doc FROM posting WHERE {_NAMED}"  # noqa: S608
                    f" AND col NOT IN ({', '.join('?' * len(passed_over))})",
                    (json.dumps(variant.forms[0]), *passed_over),
                )
            else:
                docs = ((doc,) for doc in self.counts(variant))
                made = self._connection.executemany("INSERT OR IGNORE INTO holder VALUES (?)", docs)
            found.append((found[-1] if found else 0) + max(made.rowcount, 0))
        self._empty_table("holder")
        return found

    def _parts_passed_over(self, variant: Variant) -> set[str]:
        return {*self._passed_over, *(() if variant.is_typed else ("names",))}

    def counts(self, variant: Variant, within: Collection[int] | None = None) -> Counts:
        """Return how often a variant occurs in each part of each reference, or of those `within`.

        References where it occurs alike share one mapping.
        """
        passed_over = self._parts_passed_over(variant)
        alike: dict[str, dict[str, int]] = {}
        found: Counts = {}
        for doc, parts in self._found(variant, within):
            if parts not in alike:
                # In one order, so that equal counts add up to the same weight to the last bit.
                alike[parts] = Counter(part for part in sorted(parts.split(",")) if part not in passed_over)
            if counts := alike[parts]:
                found[doc] = counts
        return found

    def _found(self, variant: Variant, within: Collection[int] | None) -> Iterable[tuple[int, str]]:
        """Return the references that hold a variant, each with the names of the parts of its occurrences, joined by commas."""
        if len(variant.forms) == 1 and self._confined:
            return by_reference((doc, part) for doc, part, _ in self._spots(variant.forms[0]))
        if len(variant.forms) == 1:
            condition, named = _within(within)
            statement = f"SELECT doc, group_concat(col) FROM posting WHERE {_NAMED}{condition} GROUP BY doc"  # noqa: S608
            return self._connection.execute(statement, (json.dumps(variant.forms[0]), *named))
        spots = self._together(variant.forms, within) if variant.loose else self.side_by_side(variant.forms, within)
        return by_reference((doc, part) for doc, part, *_ in spots)

    def holding(self, forms: Sequence[tuple[str, ...]], part: str | None = None) -> set[int]:
        """Return the references with adjacent words, one of each of `forms`: in `part`, or in any part that isn't an indexer's."""
        if len(forms) == 1:
            columns = (part,) if part else [column for column in WORD_COLUMNS if column not in ASSIGNED]
            statement = (
                f"SELECT doc FROM posting WHERE {_NAMED}{self._confined} AND col IN ({', '.join('?' * len(columns))})"  # noqa: S608
            )
            return {doc for (doc,) in self._connection.execute(statement, (json.dumps(forms[0]), *columns))}
        spots = self.side_by_side(forms)
        return {doc for doc, col, _ in spots if col == part or (part is None and col not in ASSIGNED)}

    def opening(self, word: str) -> set[int]:
        """Return the references whose title begins with a word."""
        statement = "SELECT doc FROM posting WHERE term = ? AND col = 'title' AND offset = 0"
        return {doc for (doc,) in self._connection.execute(statement, (word,))}

    def neighbours(self, docs: Collection[int]) -> dict[int, list[tuple[int, float]]]:
        """Return the references most similar in subject to each of `docs`, with their similarity (0 to 1)."""
        found: defaultdict[int, list[tuple[int, float]]] = defaultdict(list)
        statement, named = "SELECT pos, other, likeness FROM neighbour", list[int]()
        if len(docs) <= _MOST_NAMED:
            statement, named = f"{statement} WHERE pos IN ({', '.join('?' * len(docs))})", [*docs]
        for pos, other, likeness in self._connection.execute(statement, named):
            found[pos].append((other, likeness))
        return found

    def _together(
        self, forms: Sequence[tuple[str, ...]], within: Collection[int] | None = None
    ) -> set[tuple[int, str]]:
        """Return the parts of references that hold one of each of `forms`, in any order and at any distance."""
        found: set[tuple[int, str]] | None = None
        for step in self._rarest_first(forms):
            within = within if found is None else {doc for doc, _ in found}
            here = {(doc, part) for doc, part, _ in self._spots(forms[step], within)}
            found = here if found is None else found & here
        return found or set()

    def side_by_side(self, forms: Sequence[tuple[str, ...]], within: Collection[int] | None = None) -> Spots:
        """Return where adjacent words occur, one of each of `forms` in order, as the spot of the first."""
        found: Spots | None = None
        for step in self._rarest_first(forms):
            within = within if found is None else {doc for doc, _, _ in found}
            here = {(doc, part, offset - step) for doc, part, offset in self._spots(forms[step], within)}
            found = here if found is None else found & here
        return found or set()

    def _rarest_first(self, forms: Sequence[tuple[str, ...]]) -> list[int]:
        """Return the places of words in an order in which few references are left when the common ones are looked up."""
        docs = [sum(self.docs(word_forms).values()) for word_forms in forms]
        return sorted(range(len(forms)), key=docs.__getitem__)

    def _spots(self, forms: Iterable[str], within: Collection[int] | None = None) -> Iterator[tuple[int, str, int]]:
        """Yield where any of `forms` occurs; only in the references `within`, if they are given."""
        if self._confined:
            for form in forms:
                if form not in self._known:
                    statement = f"SELECT doc, col, offset FROM posting WHERE term = ?{self._confined}"  # noqa: S608
                    self._known[form] = self._connection.execute(statement, (form,)).fetchall()
                yield from self._known[form]
            return
        condition, named = _within(within)
        for form in forms:
            yield from self._connection.execute(
                f"SELECT doc, col, offset FROM posting WHERE term = ?{condition}",  # noqa: S608
                (form, *named),
            )


def _within(docs: Collection[int] | None) -> tuple[str, list[str]]:
    """Return the condition, with its value, of postings in some references; none for all.

    SQLite leaves out the others, as a common word occurs in far more references than Python reads as fast.
    """
    if docs is None:
        return "", []
    return " AND doc IN (SELECT value FROM json_each(?))", [f"[{','.join(map(str, docs))}]"]


def by_reference(places: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Yield each reference of some (position, part) once, in order, with its parts joined by commas."""
    for doc, here in groupby(sorted(places), key=itemgetter(0)):
        yield doc, ",".join(part for _, part in here)
