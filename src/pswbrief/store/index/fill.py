"""Putting a catalogue into the tables of an index."""

from __future__ import annotations

import json
import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable
from typing import TYPE_CHECKING

from pswbrief.core.fold import fold
from pswbrief.core.identifiers import doi_url, pmc_url
from pswbrief.core.name import Organisation
from pswbrief.core.packed import pack
from pswbrief.core.record import to_record
from pswbrief.query.roots import root
from pswbrief.query.thesaurus import read_pairs
from pswbrief.query.words import words
from pswbrief.store.index import schema
from pswbrief.store.source import thesaurus_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pswbrief.core.catalogue import Catalogue
    from pswbrief.core.reference import Reference

# Told how many references are done, and how many there are.
Progress = Callable[[int, int], None]

_OPENING_ARTICLE = re.compile(r"(?:the|a|an) |[^\w]+")


def silent(done: int, total: int) -> None:
    """No progress is told."""


def fill(connection: sqlite3.Connection, catalogue: Catalogue, progress: Progress = silent) -> None:
    """Create the tables in an empty database and put a catalogue into them."""
    connection.executescript(schema.TABLES + schema.VOCABULARY)
    brief = catalogue.brief
    connection.execute(
        "INSERT INTO brief VALUES (?, ?, ?, ?)",
        (brief.model_dump_json(), len(catalogue.references), brief.acknowledgement, brief.acknowledgement_doubt),
    )
    sizes = Counter(reference.section for reference in catalogue.references)
    connection.executemany(
        "INSERT INTO section VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (pos, section.id, section.title, section.parent, section.page, section.introduction, sizes[section.id])
            for pos, section in enumerate(catalogue.sections)
        ),
    )
    connection.executemany(
        "INSERT INTO resource VALUES (?, ?)",
        ((pos, resource.model_dump_json()) for pos, resource in enumerate(catalogue.resources)),
    )
    places = {section.id: pos for pos, section in enumerate(catalogue.sections)}
    titles = {section.id: section.title for section in catalogue.sections}
    connection.executemany(
        f"INSERT INTO reference VALUES ({', '.join('?' * 15)})",  # noqa: S608 - question marks only
        (_row(pos, reference, places[reference.section]) for pos, reference in enumerate(catalogue.references)),
    )
    connection.executemany(
        "INSERT INTO detail VALUES (?, ?, ?)",
        (
            (
                pos,
                json.dumps(to_record(reference, titles[reference.section]), ensure_ascii=False),
                pack(reference.item()),
            )
            for pos, reference in enumerate(catalogue.references)
        ),
    )
    _fill_words(connection, _told(catalogue.references, progress), titles)
    connection.commit()


def _row(pos: int, reference: Reference, section: int) -> tuple[object, ...]:
    names = [author.name() for author in reference.authors]
    # Both orders, so that "louise byrne" and "byrne, louise" are both the beginning of words in a row.
    spelt = [
        name.literal if isinstance(name, Organisation) else f"{name.family} {name.given} {name.family}"
        for name in names
    ]
    spelt += [reference.author_note] if reference.author_note else []
    verified = reference.verified.container if reference.verified else None
    venue = reference.container or reference.publisher
    return (
        pos,
        reference.id,
        reference.issued.year if reference.issued else None,
        str(reference.access),
        venue,
        reference.title,
        str(reference.type),
        section,
        link_of(reference),
        reference.duplicate_of,
        "".join(f" {' '.join(words(name))} ;" for name in spelt),
        " ; ".join(" ".join(words(text)) for text in (reference.container, verified, reference.publisher) if text),
        fold(str(names[0])) if names else None,
        _OPENING_ARTICLE.sub("", fold(reference.title), count=1),
        _OPENING_ARTICLE.sub("", fold(venue), count=1) if venue else None,
    )


def link_of(reference: Reference) -> str | None:
    """The one address that serves a reader best: the free full text if one is known, else the DOI's, else the page's."""
    if reference.pmcid:
        return pmc_url(reference.pmcid)
    if reference.doi:
        return doi_url(reference.doi)
    return reference.url


def _told(references: tuple[Reference, ...], progress: Progress) -> Iterator[tuple[int, Reference]]:
    """The references with their positions, and `progress` told of each hundredth part."""
    step = max(1, len(references) // 100)
    for pos, reference in enumerate(references):
        if pos % step == 0:
            progress(pos, len(references))
        yield pos, reference
    progress(len(references), len(references))


def _fill_words(
    connection: sqlite3.Connection, references: Iterable[tuple[int, Reference]], titles: dict[str, str]
) -> None:
    count: Counter[str] = Counter()
    texts = _counted(references, titles, count)
    try:
        connection.executescript(schema.FTS_TABLES)
    except sqlite3.OperationalError:
        connection.executescript(schema.PLAIN_TABLES)
        connection.executemany("INSERT INTO posting VALUES (?, ?, ?, ?)", _postings(texts))
        connection.execute(schema.PLAIN_INDEX)
    else:
        columns, marks = ", ".join(schema.WORD_COLUMNS), ", ".join("?" * len(schema.WORD_COLUMNS))
        connection.executemany(f"INSERT INTO words (rowid, {columns}) VALUES (?, {marks})", texts)  # noqa: S608
    vocabulary = [(word, root(word), docs) for word, docs in sorted(count.items())]
    roots = {key for _, key, _ in vocabulary}
    connection.executemany("INSERT INTO vocabulary VALUES (?, ?, ?)", vocabulary)
    found: defaultdict[str, list[str]] = defaultdict(list)
    for pair in read_pairs(thesaurus_file().read_text(encoding="utf-8")):
        # Only what this catalogue can hold: a phrase that has a word of no reference finds nothing.
        if all(word in count or root(word) in roots for word in pair.found.split()):
            found[pair.key].append(f"{pair.weight} {pair.found}")
    connection.executemany(
        "INSERT INTO thesaurus VALUES (?, ?)", [(key, "\n".join(lines)) for key, lines in found.items()]
    )


def _counted(
    references: Iterable[tuple[int, Reference]], titles: dict[str, str], count: Counter[str]
) -> Iterator[tuple[object, ...]]:
    """The rows of the full-text table, one at a time; `count` gathers in how many references each word stands."""
    for pos, reference in references:
        columns = [words(text) for text in _texts(reference, titles[reference.section])]
        count.update(set().union(*columns))
        yield (pos, *(" ".join(column) for column in columns))


def _postings(texts: Iterable[tuple[object, ...]]) -> Iterator[tuple[str, object, str, int]]:
    for pos, *columns in texts:
        for name, text in zip(schema.WORD_COLUMNS, columns, strict=True):
            for offset, word in enumerate(str(text).split()):
                yield word, pos, name, offset


def _texts(reference: Reference, section: str) -> tuple[str, ...]:
    """The texts of a reference by column of the full-text table; printed and verified ones stand beside one another."""
    verified = reference.verified
    official = verified.title if verified and verified.title and fold(verified.title) != fold(reference.title) else ""
    venue = [reference.container, reference.publisher, verified.container if verified else None]
    names = [str(author.name()) for author in reference.authors] + [reference.author_note or ""]
    extra = [
        official,
        str(reference.issued.year) if reference.issued else "",
        reference.doi or "",
        reference.pmid or "",
        reference.pmcid or "",
        reference.page_pointer or "",
        reference.citation or "",
        *reference.tags,
    ]
    return (
        reference.title,
        " ; ".join(names),
        " ; ".join(dict.fromkeys(text for text in venue if text)),
        section,
        " ; ".join(extra),
        reference.access_note or "",
        reference.abstract or "",
    )
