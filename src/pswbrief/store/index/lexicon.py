"""What the index knows of words, and where they stand: the `Lexicon` of `query.concepts`, answered by SQLite."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from pswbrief.query.roots import root

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from pswbrief.query.concepts import Variant
    from pswbrief.query.rank import Counts

# Words nearest to a misspelt one, best first: `query.correct.correct`, which is loaded only when a word is unknown.
Corrector = Callable[[str, Mapping[str, int]], list[str]]

# A slip makes a word a letter longer or shorter at most, and a corrector forgives no more of them: the rest of a large vocabulary
# need not be read.
_MOST_SLIPS = 2

# Where a word stands: position of the reference, part, place in the part.
Spots = set[tuple[int, str, int]]


class IndexLexicon:
    """The words of one index; `corrections` collects what was read as something else."""

    def __init__(self, connection: sqlite3.Connection, correct: Corrector | None) -> None:
        self._connection = connection
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

    def standing_for(self, key: str) -> list[tuple[str, float]]:
        """The phrases that the thesaurus has under a key, with their weights."""
        row = self._connection.execute("SELECT found FROM thesaurus WHERE key = ?", (key,)).fetchone()
        pairs = (line.split(" ", 1) for line in row[0].split("\n")) if row else ()
        return [(phrase, float(weight)) for weight, phrase in pairs]

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
        if len(variant.forms) == 1:
            statement = "SELECT doc, col, count(*) FROM posting WHERE term = ? GROUP BY doc, col"
            for form in variant.forms[0]:
                for doc, part, count in self._connection.execute(statement, (form,)):
                    if part != "names" or variant.in_names:
                        found[doc][part] = found[doc].get(part, 0) + count
        elif variant.loose:
            for doc, part in self._together(variant.forms):
                found[doc][part] = 1
        else:
            for doc, part, _ in self.side_by_side(variant.forms):
                if part != "names" or variant.in_names:
                    found[doc][part] = found[doc].get(part, 0) + 1
        return dict(found)

    def _together(self, forms: Iterable[tuple[str, ...]]) -> set[tuple[int, str]]:
        """The parts of references that hold one of each of `forms`, in any order and at any distance."""
        return set.intersection(*({(doc, part) for doc, part, _ in self._spots(some)} for some in forms))

    def side_by_side(self, forms: Iterable[tuple[str, ...]]) -> Spots:
        """Where words stand in a row, the spot of the first: one of each of `forms`, in order."""
        found: Spots | None = None
        for step, word_forms in enumerate(forms):
            here = self._spots(word_forms)
            found = here if found is None else {spot for spot in found if (*spot[:2], spot[2] + step) in here}
            if not found:
                break
        return found or set()

    def _spots(self, forms: Iterable[str]) -> Spots:
        statement = "SELECT doc, col, offset FROM posting WHERE term = ?"
        return {spot for form in forms for spot in self._connection.execute(statement, (form,))}
