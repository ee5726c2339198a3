"""What the index knows of words, and where they stand: the `Lexicon` of `search.concepts`, answered by SQLite."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from itertools import chain
from typing import TYPE_CHECKING

from pswbrief.index.schema import ASSIGNED
from pswbrief.text.stems import root

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from pswbrief.search.concepts import Variant
    from pswbrief.search.ranking import Counts

# Words nearest to a misspelt one, best first: `text.corrections.correct`, which is loaded only when a word is unknown.
Corrector = Callable[[str, Mapping[str, int]], list[str]]

# A slip makes a word a letter longer or shorter at most, and a corrector forgives no more of them: the rest of a large vocabulary
# need not be read.
_MOST_SLIPS = 2

# More references than these are not named one by one.
_MOST_NAMED = 200

# What stands for a key; where both files have the same, the thesaurus, which comes last, is right.
_STANDING_FOR = (
    "SELECT found FROM asks JOIN finds USING (entry) WHERE key = ?1"
    " UNION ALL SELECT found FROM thesaurus WHERE key = ?1"
)

# Where a word stands: position of the reference, part, place in the part.
Spots = set[tuple[int, str, int]]


class IndexLexicon:
    """The words of one index; `corrections` collects what was read as something else.

    With `own_words`, only what a reference says itself counts, and no heading of the subject index.
    """

    def __init__(self, connection: sqlite3.Connection, correct: Corrector | None, *, own_words: bool = False) -> None:
        self._connection = connection
        self._passed_over: Collection[str] = ASSIGNED if own_words else ()
        self._correct = correct
        self._forms: dict[str, tuple[str, ...]] = {}
        self.corrections: dict[str, str] = {}

    def forms(self, word: str) -> tuple[str, ...]:
        """The catalogue's words of the same root."""
        key = root(word)
        if key not in self._forms:
            rows = self._connection.execute("SELECT word FROM vocabulary WHERE root = ? ORDER BY word", (key,))
            self._forms[key] = tuple(form for (form,) in rows)
        return self._forms[key]

    def beginning(self, prefix: str) -> tuple[str, ...]:
        """The catalogue's words that begin so."""
        rows = self._connection.execute(
            "SELECT word FROM vocabulary WHERE word >= ? AND word < ? ORDER BY word", (prefix, prefix + "\U0010ffff")
        )
        return tuple(word for (word,) in rows)

    def docs(self, asked: Iterable[str]) -> dict[str, int]:
        """In how many references each word stands, for those that stand in any."""
        statement = "SELECT docs FROM vocabulary WHERE word = ?"
        rows = ((word, self._connection.execute(statement, (word,)).fetchone()) for word in dict.fromkeys(asked))
        return {word: row[0] for word, row in rows if row}

    def is_phrase(self, key: str) -> bool:
        """Whether the thesaurus or the questions file has a phrase under a key, if only one that finds nothing here."""
        return self._connection.execute(_STANDING_FOR, (key,)).fetchone() is not None

    def standing_for(self, key: str) -> list[tuple[str, float]]:
        """The phrases that the thesaurus has under a key, and those that the questions file has, with their weights."""
        rows = self._connection.execute(_STANDING_FOR, (key,))
        lines = [line for (found,) in rows for line in found.split("\n") if line]
        pairs = (line.split(" ", 1) for line in lines)
        return list({phrase: float(weight) for weight, phrase in pairs}.items())

    def correct(self, word: str) -> str | None:
        """The nearest word of the catalogue, if correcting is allowed and something is near enough."""
        if self._correct is None:
            return None
        if word not in self.corrections:
            statement = "SELECT word, docs FROM vocabulary WHERE length(word) BETWEEN ? AND ?"
            lengths = (len(word) - _MOST_SLIPS, len(word) + _MOST_SLIPS)
            nearest = self._correct(word, dict(self._connection.execute(statement, lengths)))
            if not nearest:
                return None
            self.corrections[word] = nearest[0]
        return self.corrections[word]

    def counts(self, variant: Variant) -> Counts:
        """How often a variant stands in each part of each reference."""
        found: defaultdict[int, dict[str, int]] = defaultdict(dict)
        passed_over = {*self._passed_over, *(() if variant.is_typed else ("names",))}
        for doc, part, count in self._found(variant):
            if part not in passed_over:
                parts = found[doc]
                parts[part] = parts.get(part, 0) + count
        return dict(found)

    def _found(self, variant: Variant) -> Iterable[tuple[int, str, int]]:
        """Where a variant stands, and how often there: a reference, a part of it, a count; the same part may come again."""
        if len(variant.forms) == 1:
            statement = "SELECT doc, col, count(*) FROM posting WHERE term = ? GROUP BY doc, col"
            return chain.from_iterable(self._connection.execute(statement, (form,)) for form in variant.forms[0])
        if variant.loose:
            return ((doc, part, 1) for doc, part in sorted(self._together(variant.forms)))
        return ((doc, part, 1) for doc, part, _ in sorted(self.side_by_side(variant.forms)))

    def neighbours(self) -> dict[int, list[tuple[int, float]]]:
        """Which references are about most of the same as each, and how much alike they are."""
        found: defaultdict[int, list[tuple[int, float]]] = defaultdict(list)
        for pos, other, likeness in self._connection.execute("SELECT pos, other, likeness FROM neighbour"):
            found[pos].append((other, likeness))
        return found

    def _together(self, forms: Iterable[tuple[str, ...]]) -> set[tuple[int, str]]:
        """The parts of references that hold one of each of `forms`, in any order and at any distance."""
        return set.intersection(*({(doc, part) for doc, part, _ in self._spots(some)} for some in forms))

    def side_by_side(self, forms: Sequence[tuple[str, ...]]) -> Spots:
        """Where words stand in a row, the spot of the first: one of each of `forms`, in order.

        The rarest is looked up first, so that of a common one only what stands in the same references is read.
        """
        docs = [sum(self.docs(word_forms).values()) for word_forms in forms]
        found: Spots | None = None
        for step in sorted(range(len(forms)), key=lambda step: docs[step]):
            within = None if found is None else {doc for doc, _, _ in found}
            here = {(doc, part, offset - step) for doc, part, offset in self._spots(forms[step], within)}
            found = here if found is None else found & here
            if not found:
                break
        return found or set()

    def _spots(self, forms: Iterable[str], within: Collection[int] | None = None) -> Iterator[tuple[int, str, int]]:
        """Where any of `forms` stands; only in the references `within`, if these are few enough to be named."""
        statement, named = "SELECT doc, col, offset FROM posting WHERE term = ?", list[int]()
        if within is not None and len(within) <= _MOST_NAMED:
            statement, named = f"{statement} AND doc IN ({', '.join('?' * len(within))})", [*within]
        for form in forms:
            yield from self._connection.execute(statement, (form, *named))
