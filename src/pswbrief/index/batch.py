"""Compute what the tables of an index hold of references, in batches. This needs no database, and so can be done in any process."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from pswbrief.index.identifiers import keys_of
from pswbrief.index.rows import columns_of, detail_of, row_of
from pswbrief.text.abbreviations import abbreviations
from pswbrief.text.normalize import fold
from pswbrief.text.stems import root

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pswbrief.index.entries import CollectionEntry

# References per batch; larger batches are no faster, and take memory.
SIZE = 500

# The values of a row, in the order of its table.
Row = tuple[object, ...]


class Batch(NamedTuple):
    """The rows of some references.

    `tables`: by name of the table, those that hold values as they are; `defined`: the abbreviations that the references define, as in
    `definitions`; `words`: for each reference its position and its words by column of the full-text table; `docs`: the
    number of references in which each word occurs.
    """

    tables: dict[str, list[Row]]
    defined: list[tuple[str, str]]
    words: list[tuple[int | str, ...]]
    docs: dict[str, int]


def batches_of(entries: Iterable[CollectionEntry]) -> Iterator[Batch]:
    """Yield the batches of some references, in their order."""
    waiting = iter(entries)
    while some := list(islice(waiting, SIZE)):
        yield batch_of(some)


def batch_of(entries: Sequence[CollectionEntry]) -> Batch:
    """Return one batch of references."""
    texts = [columns_of(entry) for entry in entries]
    count: Counter[str] = Counter()
    for columns in texts:
        count.update(set().union(*columns))
    joined = [[" ".join(column) for column in columns] for columns in texts]
    return Batch(
        {
            "reference": [row_of(entry) for entry in entries],
            "detail": [detail_of(entry) for entry in entries],
            "identifier": [(key, entry.pos) for entry in entries for key in dict.fromkeys(keys_of(entry.reference))],
            "tag": [(entry.pos, tag, fold(tag)) for entry in entries for tag in entry.reference.tags],
            "made": [
                (entry.pos, entry.digest, "\n".join(columns), entry.about.pack())
                for entry, columns in zip(entries, joined, strict=True)
            ],
        },
        [row for entry in entries for row in definitions(entry.reference.title, entry.reference.abstract)],
        [(entry.pos, *columns) for entry, columns in zip(entries, joined, strict=True)],
        dict(count),
    )


def definitions(title: str, abstract: str | None) -> set[tuple[str, str]]:
    """Return the abbreviations that a reference defines: the key of each, and the words that it abbreviates."""
    defined = (*abbreviations(title), *abbreviations(abstract or ""))
    return {(root(short), " ".join(spelt)) for short, spelt in defined}
