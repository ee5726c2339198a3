"""Look up in SQLite where words occur in the references of an index."""

from __future__ import annotations

import json
from array import array
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from pswbrief.index.schema import ASSIGNED, WORD_COLUMNS
from pswbrief.search.places import (
    by_reference,
    docs_of,
    followed,
    merged,
    moved,
    name_of,
    parts_of,
    parts_with,
    place,
    places_of,
)

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Sequence

    from pswbrief.search.concepts import Variant
    from pswbrief.search.ranking import Counts

# Statements list references one by one up to this many.
_MOST_NAMED = 200

# The condition of the words that a JSON list names.
_NAMED = "term IN (SELECT value FROM json_each(?))"

# Where words occur is kept for the rest of a search if they are in so many references at most.
_MOST_KEPT = 20_000
# A word in more references than this is common: these are not all ranked or, if the query excludes some, not all looked up.
COMMON = 20_000


class Postings:
    """The postings of an index. With `own_words`, only a reference's own words count, not the vocabulary's headings."""

    def __init__(self, connection: sqlite3.Connection, *, own_words: bool = False) -> None:
        self._connection = connection
        self._passed_over: Collection[str] = ASSIGNED if own_words else ()
        # The condition that ends every statement on postings.
        self._confined = ""
        # Where words occur in the references in scope; so far as they were looked up as parts of phrases, or are likely to be.
        self._known: dict[str, array[int]] = {}
        # The same for the forms of words together, and which forms were asked for before.
        self._kept: dict[tuple[str, ...], array[int]] = {}
        self._asked_for: set[tuple[str, ...]] = set()
        # The number of references with each word that was asked for, 0 for none.
        self._docs: dict[str, int] = {}

    @property
    def is_confined(self) -> bool:
        """Return whether only some of the references are in scope."""
        return bool(self._confined)

    def confine(self, positions: Iterable[tuple[int]], words: Iterable[str] = ()) -> None:
        """Restrict look-ups to the references at some positions (rows of one column). `words` are likely to be looked up."""
        self._empty_table("candidate")
        self._connection.executemany("INSERT INTO candidate VALUES (?)", positions)
        self._confined = " AND doc IN candidate"
        self._known = {word: array("q") for word in words}
        self._kept.clear()
        # Read from the references, as a common word has a hundred times as many postings in all others.
        for doc, text in self._connection.execute("SELECT pos, words FROM made WHERE pos IN candidate"):
            for column, line in zip(WORD_COLUMNS, text.split("\n"), strict=True):
                found = line.split()
                if not self._known.keys().isdisjoint(found):
                    for at, word in enumerate(found, place(doc, column)):
                        if word in self._known:
                            self._known[word].append(at)

    def _empty_table(self, name: str) -> None:
        """Make an empty table of references. It is the connection's own, and in memory: the index itself is never written."""
        self._connection.execute("PRAGMA temp_store = MEMORY")
        self._connection.execute(f"CREATE TEMP TABLE IF NOT EXISTS {name} (doc INTEGER PRIMARY KEY)")
        self._connection.execute(f"DELETE FROM {name}")  # noqa: S608 - one of two names of ours

    def docs(self, words: Iterable[str]) -> dict[str, int]:
        """Return the number of references in which each word occurs, without words that occur in none."""
        found = {}
        for word in dict.fromkeys(words):
            if word not in self._docs:
                row = self._connection.execute("SELECT docs FROM vocabulary WHERE word = ?", (word,)).fetchone()
                self._docs[word] = row[0] if row else 0
            if docs := self._docs[word]:
                found[word] = docs
        return found

    def most_docs(self, words: Iterable[str]) -> int:
        """Return the number of references in which the commonest of some words occurs."""
        return max(self.docs(words).values(), default=0)

    def spread(self, variants: Iterable[Variant]) -> list[int]:
        """Return, for each variant, how many references hold it or one before it. SQLite counts them, as they may be all."""
        self._empty_table("holder")
        found: list[int] = []
        for variant in variants:
            if len(variant.forms) == 1:
                passed_over = self._parts_passed_over(variant)
                made = self._connection.execute(
                    f"INSERT OR IGNORE INTO holder SELECT doc FROM posting WHERE {_NAMED}"  # noqa: S608 - conditions of ours, values apart
                    f" AND col NOT IN ({', '.join('?' * len(passed_over))})",
                    (json.dumps(variant.forms[0]), *passed_over),
                )
            else:
                docs = ((doc,) for doc in self.counts(variant))
                made = self._connection.executemany("INSERT OR IGNORE INTO holder VALUES (?)", docs)
            found.append((found[-1] if found else 0) + max(made.rowcount, 0))
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
            return by_reference(parts_of(self._places(variant.forms[0])))
        if len(variant.forms) == 1:
            condition, named = _within(within)
            statement = f"SELECT doc, group_concat(col) FROM posting WHERE {_NAMED}{condition} GROUP BY doc"  # noqa: S608 - conditions of ours, values apart
            return self._connection.execute(statement, (json.dumps(variant.forms[0]), *named))
        if variant.loose:
            return by_reference(self._together(variant.forms, within))
        return by_reference(parts_of(self.side_by_side(variant.forms, within)))

    def holding(self, forms: Sequence[tuple[str, ...]], part: str | None = None) -> set[int]:
        """Return the references with adjacent words, one of each of `forms`: in `part`, or in any part that isn't an indexer's."""
        if len(forms) == 1:
            columns = (part,) if part else [column for column in WORD_COLUMNS if column not in ASSIGNED]
            statement = (
                f"SELECT doc FROM posting WHERE {_NAMED}{self._confined} AND col IN ({', '.join('?' * len(columns))})"  # noqa: S608 - conditions of ours, values apart
            )
            return {doc for (doc,) in self._connection.execute(statement, (json.dumps(forms[0]), *columns))}
        parts = parts_of(self.side_by_side(forms))
        return docs_of(each for each in parts if (name_of(each) == part if part else name_of(each) not in ASSIGNED))

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

    def _together(self, forms: Sequence[tuple[str, ...]], within: Collection[int] | None = None) -> list[int]:
        """Return the parts of references that hold one of each of `forms`, in any order and at any distance."""
        rarest, *others = self._rarest_first(forms)
        found = [*dict.fromkeys(parts_of(self._places(forms[rarest], within), within))]
        for step in others:
            found = parts_with(found, self._places(forms[step], docs_of(found)))
        return found

    def side_by_side(self, forms: Sequence[tuple[str, ...]], within: Collection[int] | None = None) -> array[int]:
        """Return where adjacent words occur, one of each of `forms` in order, as the place of the first."""
        rarest, *others = self._rarest_first(forms)
        found = moved(self._places(forms[rarest], within), -rarest, within)
        for step in others:
            found = followed(found, self._places(forms[step], docs_of(parts_of(found))), step)
        return found

    def _rarest_first(self, forms: Sequence[tuple[str, ...]]) -> list[int]:
        """Return the places of words in an order in which few references are left when the common ones are looked up."""
        docs = [sum(self.docs(word_forms).values()) for word_forms in forms]
        return sorted(range(len(forms)), key=docs.__getitem__)

    def _places(self, forms: tuple[str, ...], within: Collection[int] | None = None) -> array[int]:
        """Return where any of `forms` occurs, at least in the references `within`, if they are given."""
        if forms in self._kept:
            return self._kept[forms]
        again = within is None or forms in self._asked_for
        if self._confined or (again and sum(self.docs(forms).values()) <= _MOST_KEPT):
            # Many phrases share a word, which is then read once.
            self._kept[forms] = merged([self._known_places(form) for form in forms])
            return self._kept[forms]
        self._asked_for.add(forms)
        condition, named = _within(within)
        statement = f"SELECT doc, col, offset FROM posting WHERE term = ?{condition}"  # noqa: S608 - conditions of ours, values apart
        return merged([places_of(self._connection.execute(statement, (form, *named))) for form in forms])

    def _known_places(self, form: str) -> array[int]:
        """Return where a word occurs in the references in scope."""
        if form not in self._known:
            statement = f"SELECT doc, col, offset FROM posting WHERE term = ?{self._confined}"  # noqa: S608 - conditions of ours, values apart
            self._known[form] = places_of(self._connection.execute(statement, (form,)))
        return self._known[form]


def _within(docs: Collection[int] | None) -> tuple[str, list[str]]:
    """Return the condition, with its value, of postings in some references; none for all.

    SQLite leaves out the others, as a common word occurs in far more references than Python reads as fast.
    """
    if docs is None:
        return "", []
    return " AND doc IN (SELECT value FROM json_each(?))", [f"[{','.join(map(str, docs))}]"]
