"""Populate the tables of an empty index with a catalogue and, if there is one, a reader's library."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from pswbrief.core.enums import Source
from pswbrief.index import schema
from pswbrief.index.entries import collection_entries, sections_of
from pswbrief.index.insert import insert
from pswbrief.index.subjects import subjects, vocabulary
from pswbrief.text.stems import root
from pswbrief.text.subject_headings import About, neighbours
from pswbrief.text.vocabulary import NARROWER, questions, relations, roots_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pswbrief.core.catalogue import Catalogue, Library
    from pswbrief.index.entries import CollectionEntry
    from pswbrief.index.raw_tables import Tables

# With more references than this no neighbours are stored: comparing them takes longer than all the rest.
_MOST_COMPARED = 1000

# Called with the number of references done and the total.
Progress = Callable[[int, int], None]


class Contents(NamedTuple):
    """The input of an index: the catalogue, the library if there is one, and the raw tables of both where known."""

    catalogue: Catalogue
    library: Library | None
    parts: Sequence[Tables | None]


def silent(done: int, total: int) -> None:
    """Report no progress."""


def populate(connection: sqlite3.Connection, contents: Contents, progress: Progress = silent) -> None:
    """Create the tables in an empty database and fill them."""
    catalogue, library, parts = contents
    connection.executescript(schema.TABLES + schema.VOCABULARY)
    try:
        connection.executescript(schema.FTS_TABLES)
        plain = False
    except sqlite3.OperationalError:
        connection.executescript(schema.PLAIN_TABLES)
        plain = True
    brief = catalogue.brief
    total = len(catalogue.references) + (len(library.references) if library else 0)
    connection.execute(
        "INSERT INTO brief VALUES (?, ?, ?, ?)",
        (brief.model_dump_json(), total, brief.acknowledgement, brief.acknowledgement_doubt),
    )
    filed = subjects()
    sections = sections_of(catalogue, library)
    connection.executemany(
        "INSERT INTO section VALUES (?, ?, ?, ?, ?, ?, 0)",
        (
            (pos, section.id, section.title, section.parent, section.page, section.introduction)
            for pos, section in enumerate(sections)
        ),
    )
    connection.executemany(
        "INSERT INTO resource VALUES (?, ?)",
        ((pos, resource.model_dump_json()) for pos, resource in enumerate(catalogue.resources)),
    )
    count: Counter[str] = Counter()
    insert(
        connection,
        _with_progress(collection_entries(catalogue, library, parts, sections, filed), total, progress),
        count,
    )
    if plain:
        connection.execute(schema.PLAIN_INDEX)
    connection.executemany("INSERT INTO vocabulary VALUES (?, ?, ?)", _vocabulary(count))
    connection.executemany("INSERT INTO meaningful VALUES (?)", ((key,) for key in sorted(roots_of(vocabulary()))))
    populate_thesaurus(connection)
    populate_neighbours(connection)
    size_sections(connection)
    connection.executemany(
        "INSERT INTO rest VALUES (?, ?)",
        ((str(source), part.rest) for source, part in zip(Source, parts, strict=False) if part is not None),
    )
    connection.commit()


def size_sections(connection: sqlite3.Connection) -> None:
    """Store the number of references directly under each section."""
    counted = connection.execute("SELECT count(*), section FROM reference GROUP BY section").fetchall()
    connection.execute("UPDATE section SET size = 0")
    connection.executemany("UPDATE section SET size = ? WHERE pos = ?", counted)


def populate_thesaurus(connection: sqlite3.Connection) -> None:
    """Store the synonyms and entry terms of the vocabulary for the words of this index.

    A phrase with a word that no reference has finds nothing.
    """

    # Asked one by one: the collection may have a hundred times as many words as the vocabulary.
    @cache
    def is_root(key: str) -> bool:
        return connection.execute("SELECT 1 FROM vocabulary WHERE root = ? LIMIT 1", (key,)).fetchone() is not None

    @cache
    def is_there(phrase: str) -> bool:
        return all(is_root(root(word)) for word in phrase.split())

    connection.executescript("DELETE FROM thesaurus; DELETE FROM asks; DELETE FROM finds; DELETE FROM cue;")
    concepts = vocabulary()
    found = {
        key: _lines([entry for entry in phrases.items() if is_there(entry[0])])
        for key, phrases in relations(concepts).items()
    }
    # A phrase that finds nothing is still stored as a phrase, as its single words mean something else.
    connection.executemany(
        "INSERT INTO thesaurus VALUES (?, ?)",
        sorted((key, lines) for key, lines in found.items() if lines or " " in key),
    )
    # A single word that occurs in a reference, or is in the thesaurus, has that meaning only and asks no question.
    meant = {key for key, lines in found.items() if lines and " " not in key}
    asks, finds, cues = [], [], []
    for number, question in enumerate(questions(concepts)):
        if there := [(phrase, NARROWER) for phrase in question.finds if is_there(phrase)]:
            finds.append((number, _lines(there)))
            asks += [(key, number) for key in question.asks if key not in meant and not is_root(key)]
            times = Counter(word for key in question.asks for word in set(key.split()))
            cues += [(word, number, count) for word, count in times.items()]
    connection.executemany("INSERT INTO finds VALUES (?, ?)", finds)
    connection.executemany("INSERT INTO asks VALUES (?, ?)", sorted(asks))
    connection.executemany("INSERT INTO cue VALUES (?, ?, ?)", sorted(cues))


def _lines(found: Iterable[tuple[str, float]]) -> str:
    """Return phrases as lines: the weight, a blank and the phrase."""
    return "\n".join(f"{weight} {phrase}" for phrase, weight in found)


def populate_neighbours(connection: sqlite3.Connection) -> None:
    """Store the most similar references of each, if they are few enough to be compared."""
    connection.execute("DELETE FROM neighbour")
    (total,) = connection.execute("SELECT count(*) FROM made").fetchone()
    if total > _MOST_COMPARED:
        return
    about = {pos: unpack(text) for pos, text in connection.execute("SELECT pos, headings FROM made ORDER BY pos")}
    connection.executemany(
        "INSERT INTO neighbour VALUES (?, ?, ?)",
        ((pos, other, likeness) for pos, others in neighbours(about).items() for other, likeness in others),
    )


def unpack(headings: str) -> About:
    """Return the headings of a reference from their column: the main ones, a line end, the minor ones."""
    main, minor = (tuple(filter(None, line.split(";"))) for line in headings.split("\n"))
    return About(main, minor)


def _vocabulary(count: Counter[str]) -> Iterator[tuple[str, str, int]]:
    return ((word, root(word), count[word]) for word in sorted(count))


def _with_progress(entries: Iterable[CollectionEntry], total: int, progress: Progress) -> Iterator[CollectionEntry]:
    """Yield the entries and call `progress` for each hundredth part."""
    step = max(1, total // 100)
    for done, entry in enumerate(entries):
        if done % step == 0:
            progress(done, total)
        yield entry
    progress(total, total)
