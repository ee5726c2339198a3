"""Populate the tables of an empty index with a catalogue and, if there is one, a reader's library."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, Protocol

from pswbrief.core.enums import Source
from pswbrief.index import schema
from pswbrief.index.batch import batches_of
from pswbrief.index.entries import collection_entries, sections_of
from pswbrief.index.insert import insert
from pswbrief.index.subjects import subjects, vocabulary
from pswbrief.text.about import About
from pswbrief.text.stems import root
from pswbrief.text.subject_headings import neighbours
from pswbrief.text.vocabulary import NARROWER, asked_headings, entry_terms, key_and_words, relations, roots_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pswbrief.core.catalogue import Catalogue, Library, Section
    from pswbrief.index.batch import Batch
    from pswbrief.index.raw_tables import Tables

# With more references than this no neighbours are stored: comparing them takes longer than all the rest.
_MOST_COMPARED = 1000

# Called with the number of references done and the total.
Progress = Callable[[int, int], None]


class Input(Protocol):
    """The input of an index: the catalogue, the library if there is one, and the raw tables of both where known."""

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue."""

    @property
    def library(self) -> Library | None:
        """The library."""

    @property
    def parts(self) -> Sequence[Tables | None]:
        """Their raw tables."""

    def total(self) -> int:
        """Return the number of references."""

    def sections(self) -> list[Section]:
        """Return all sections in order."""

    def batches(self, sections: Sequence[Section]) -> Iterator[Batch]:
        """Yield what the tables hold of the references, given all sections."""


class Contents(NamedTuple):
    """The input of an index whose references have all been read."""

    catalogue: Catalogue
    library: Library | None
    parts: Sequence[Tables | None]

    def total(self) -> int:
        """Return the number of references."""
        return len(self.catalogue.references) + (len(self.library.references) if self.library else 0)

    def sections(self) -> list[Section]:
        """Return all sections in order."""
        return sections_of(self.catalogue, self.library)

    def batches(self, sections: Sequence[Section]) -> Iterator[Batch]:
        """Yield what the tables hold of the references, given all sections."""
        return batches_of(collection_entries(self.catalogue, self.library, self.parts, sections, subjects()))


def silent(done: int, total: int) -> None:
    """Report no progress."""


def populate(connection: sqlite3.Connection, contents: Input, progress: Progress = silent) -> None:
    """Create the tables in an empty database and fill them."""
    connection.executescript(schema.TABLES + schema.VOCABULARY)
    try:
        connection.executescript(schema.FTS_TABLES)
        plain = False
    except sqlite3.OperationalError:
        connection.executescript(schema.PLAIN_TABLES)
        plain = True
    brief, total = contents.catalogue.brief, contents.total()
    connection.execute(
        "INSERT INTO brief VALUES (?, ?, ?, ?)",
        (brief.model_dump_json(), total, brief.acknowledgement, brief.acknowledgement_doubt),
    )
    sections = contents.sections()
    connection.executemany(
        "INSERT INTO section VALUES (?, ?, ?, ?, ?, ?, 0)",
        (
            (pos, section.id, section.title, section.parent, section.page, section.introduction)
            for pos, section in enumerate(sections)
        ),
    )
    connection.executemany(
        "INSERT INTO resource VALUES (?, ?)",
        ((pos, resource.model_dump_json()) for pos, resource in enumerate(contents.catalogue.resources)),
    )
    count: Counter[str] = Counter()
    insert(connection, _with_progress(contents.batches(sections), total, progress), count)
    if plain:
        connection.execute(schema.PLAIN_INDEX)
    connection.executemany("INSERT INTO vocabulary VALUES (?, ?, ?)", _vocabulary(count))
    connection.executemany("INSERT INTO meaningful VALUES (?)", ((key,) for key in sorted(roots_of(vocabulary()))))
    populate_thesaurus(connection)
    populate_neighbours(connection)
    size_sections(connection)
    connection.executemany(
        "INSERT INTO rest VALUES (?, ?)",
        ((str(source), part.rest) for source, part in zip(Source, contents.parts, strict=False) if part is not None),
    )
    connection.commit()


def size_sections(connection: sqlite3.Connection) -> None:
    """Store the number of references directly under each section."""
    counted = connection.execute("SELECT count(*), section FROM reference GROUP BY section").fetchall()
    connection.execute("UPDATE section SET size = 0")
    connection.executemany("UPDATE section SET size = ? WHERE pos = ?", counted)


def populate_thesaurus(connection: sqlite3.Connection) -> None:
    """Store the synonyms, entry terms and questions of the vocabulary for the words of this index.

    A phrase with a word that no reference has finds nothing.
    """

    # Asked one by one: the collection may have a hundred times as many words as the vocabulary.
    @cache
    def is_root(key: str) -> bool:
        return connection.execute("SELECT 1 FROM vocabulary WHERE root = ? LIMIT 1", (key,)).fetchone() is not None

    @cache
    def is_there(phrase: str) -> bool:
        return all(is_root(root(word)) for word in phrase.split())

    connection.executescript(
        "DELETE FROM thesaurus; DELETE FROM asks; DELETE FROM finds; DELETE FROM heading; DELETE FROM cue;"
    )

    def lines(phrases: Iterable[tuple[str, float]]) -> str:
        """Return the phrases whose words are there as lines: the weight, a blank and the phrase."""
        return "\n".join(f"{weight} {phrase}" for phrase, weight in phrases if is_there(phrase))

    concepts = vocabulary()
    found = {key: lines(phrases.items()) for key, phrases in relations(concepts).items()}
    # A phrase that finds nothing is still stored as a phrase, as its single words mean something else.
    connection.executemany(
        "INSERT INTO thesaurus VALUES (?, ?)",
        sorted((key, there) for key, there in found.items() if there or " " in key),
    )
    # A single word that occurs in a reference, or is in the thesaurus, has that meaning only and asks no question.
    meant = {key for key, there in found.items() if there and " " not in key}
    asks, finds = [], []
    for number, terms in enumerate(entry_terms(concepts)):
        if there := lines((phrase, NARROWER) for phrase in terms.finds):
            finds.append((number, there))
            asks += [(key, number) for key in terms.asks if key not in meant and not is_root(key)]
    connection.executemany("INSERT INTO finds VALUES (?, ?)", finds)
    connection.executemany("INSERT INTO asks VALUES (?, ?)", sorted(asks))
    asked = [one for one in asked_headings(concepts) if is_there(key_and_words(one.heading)[1])]
    connection.executemany(
        "INSERT INTO heading VALUES (?, ?, ?)",
        ((number, one.heading, lines(one.finds.items())) for number, one in enumerate(asked)),
    )
    connection.executemany(
        "INSERT INTO cue VALUES (?, ?, ?)",
        sorted((word, number, times) for number, one in enumerate(asked) for word, times in one.times.items()),
    )


def populate_neighbours(connection: sqlite3.Connection) -> None:
    """Store the most similar references of each, if they are few enough to be compared."""
    connection.execute("DELETE FROM neighbour")
    (total,) = connection.execute("SELECT count(*) FROM made").fetchone()
    if total > _MOST_COMPARED:
        return
    about = {pos: About.unpack(text) for pos, text in connection.execute("SELECT pos, headings FROM made ORDER BY pos")}
    connection.executemany(
        "INSERT INTO neighbour VALUES (?, ?, ?)",
        ((pos, other, likeness) for pos, others in neighbours(about).items() for other, likeness in others),
    )


def _vocabulary(count: Counter[str]) -> Iterator[tuple[str, str, int]]:
    return ((word, root(word), count[word]) for word in sorted(count))


def _with_progress(batches: Iterable[Batch], total: int, progress: Progress) -> Iterator[Batch]:
    """Yield the batches and call `progress` before the first and after each."""
    done = 0
    progress(done, total)
    for batch in batches:
        yield batch
        done += len(batch.words)
        progress(done, total)
