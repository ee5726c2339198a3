"""Pasted text: an abstract, a page, a whole paper, found by the runs of words that it shares with references."""

from __future__ import annotations

from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from pswbrief.index.index import in_batches
from pswbrief.index.schema import WORD_COLUMNS
from pswbrief.index.select import matching
from pswbrief.search.nodes import Query, Run, Term
from pswbrief.search.ranking import rarity
from pswbrief.search.result import SearchResult
from pswbrief.text.stopwords import COMMON, STOPWORDS
from pswbrief.text.words import words

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator, Sequence

    from pswbrief.core.selection import Selection
    from pswbrief.index.index import Index

# The most characters of a text that are read: some twenty pages.
MOST_CHARACTERS = 125_000
# The number of consecutive words in a run, and the fewest common runs of two texts of which one quotes the other.
_RUN, _LEAST_RUNS = 5, 4
# The least share of its runs that must be in the text for a reference of few words to count as quoted.
_LEAST_PART = 0.5
# The least share, relative to that of the most quoted reference, for a reference to be shown.
LEAST_QUOTED = 0.25
# The number of rarest words of the text by which references are looked up, the most references looked up by each, and the number of
# best references that are compared with the text run by run.
_RAREST, _MOST_DOCS, _COMPARED = 150, 500, 60
# The number of words that a text is searched by if it quotes no reference.
RAREST_WORDS = 40
_ABSTRACT = WORD_COLUMNS.index("abstract")


def find_passage(index: Index, text: str, selection: Selection, run: Callable[[Query], SearchResult]) -> SearchResult:
    """Return the references that a pasted text quotes; if there are none, what `run` finds by its rarest words."""
    passage = read_passage(index.connection, text, index.count())
    allowed = matching(index, selection, passage.quoted)
    if passage.quoted:
        least = LEAST_QUOTED * max(passage.quoted.values())
        hits = [(doc, part) for doc, part in passage.quoted.items() if allowed is None or doc in allowed]
        kept = {doc: part for doc, part in hits if part >= least}
        return SearchResult(kept, len(hits) - len(kept))
    rarest = Run(tuple(Term((word,), word) for word in passage.rarest))
    return run(Query(rarest, " ".join(passage.rarest)))._replace(shortened=len(passage.rarest), unknown=())


class Passage(NamedTuple):
    """The references that a text quotes, each with the share (0 to 1) of its runs of words found in the text, highest first.

    `rarest`: the rarest words of the text, in its order, to search by if it quotes nothing.
    """

    quoted: dict[int, float]
    rarest: list[str]


def read_passage(connection: sqlite3.Connection, text: str, total: int) -> Passage:
    """Compare a text with the references of an index of `total`. Of a long one the first `MOST_CHARACTERS` are read."""
    found = words(text[:MOST_CHARACTERS])
    docs = _docs(connection, list(dict.fromkeys(found)))
    candidates = [word for word in docs if word not in STOPWORDS and word not in COMMON]
    # Rare words first: a word that occurs once in the text and in few references is most significant.
    candidates.sort(key=lambda word: (docs[word], word))
    scores: defaultdict[int, float] = defaultdict(float)
    statement = "SELECT DISTINCT doc FROM posting WHERE term = ? LIMIT ?"
    for word in candidates[:_RAREST]:
        weight = rarity(docs[word], total)
        for (doc,) in connection.execute(statement, (word, _MOST_DOCS)):
            scores[doc] += weight
    best = sorted(scores, key=lambda doc: (-scores[doc], doc))[:_COMPARED]
    quoted = {doc: part for doc, part in _compare(connection, best, set(_runs(found))) if part}
    rarest = set(candidates[:RAREST_WORDS])
    ordered = [word for word in dict.fromkeys(found) if word in rarest]
    return Passage(dict(sorted(quoted.items(), key=lambda one: (-one[1], one[0]))), ordered)


def _docs(connection: sqlite3.Connection, asked: Sequence[str]) -> dict[str, int]:
    """Return the number of references in which each word occurs, without words that occur in none."""
    found: dict[str, int] = {}
    for marks, batch in in_batches(asked):
        found.update(connection.execute(f"SELECT word, docs FROM vocabulary WHERE word IN ({marks})", batch))  # noqa: S608
    return found


def _compare(
    connection: sqlite3.Connection, docs: Sequence[int], runs: set[tuple[str, ...]]
) -> Iterator[tuple[int, float]]:
    """Return, for each reference, the share of the runs of its title and abstract that are in `runs`; 0 if too few are."""
    for doc in docs:
        (text,) = connection.execute("SELECT words FROM made WHERE pos = ?", (doc,)).fetchone()
        columns = str(text).split("\n")
        own = {run for column in (columns[0], columns[_ABSTRACT]) for run in _runs(column.split())}
        shared = len(own & runs)
        part = shared / len(own) if own else 0.0
        yield doc, part if shared >= _LEAST_RUNS or (shared and part >= _LEAST_PART) else 0.0


def _runs(found: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield the runs of words of a text, each a window of five; a shorter text is one run."""
    if len(found) < _RUN:
        return iter([tuple(found)] if found else [])
    return zip(*(islice(found, start, None) for start in range(_RUN)), strict=False)
