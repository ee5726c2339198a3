"""The index as the commands see it: sections, words, and references by position."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from pswbrief.core.enums import Source

Bound = TypeVar("Bound")

# The columns of an `IndexRow`, in order.
ROW = "pos, id, year, access, venue, title, link, duplicate_of"
# The most variables that one statement may bind in any build of SQLite.
_BATCH = 500


class IndexRow(NamedTuple):
    """The fields of a reference that a list shows.

    `pos`: its position in the collection; `venue`: its container or else its publisher; `link`: the best address of its full text;
    `duplicate_of`: the id of an earlier printing.
    """

    pos: int
    id: str
    year: int | None
    access: str | None
    venue: str | None
    title: str
    link: str | None
    duplicate_of: str | None


class IndexedSection(NamedTuple):
    """A section: `parent` is the id of the one above, `page` that in the contents, `size` the number of references directly in it."""

    id: str
    title: str
    parent: str | None
    page: int | None
    introduction: str | None
    size: int


class Index:
    """A catalogue's index, open for reading. Any method may raise sqlite3.DatabaseError if the file is damaged."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def acknowledgement(self) -> tuple[str | None, str | None]:
        """Return the acknowledgement that the brief asks for, and a doubt about its wording; None for each that is missing."""
        row = self.connection.execute("SELECT acknowledgement, acknowledgement_doubt FROM brief").fetchone()
        return row[0], row[1]

    def count(self) -> int:
        """Return the number of references."""
        (count,) = self.connection.execute("SELECT total FROM brief").fetchone()
        return int(count)

    def ids(self, source: Source) -> list[str]:
        """Return the ids of the references from a source, in order."""
        rows = self.connection.execute("SELECT id FROM reference WHERE source = ? ORDER BY pos", (str(source),))
        return [key for (key,) in rows]

    def sections(self) -> list[IndexedSection]:
        """Return the headings in the brief's order."""
        statement = "SELECT id, title, parent, page, introduction, size FROM section ORDER BY pos"
        return [IndexedSection(*row) for row in self.connection.execute(statement)]

    def tags(self) -> dict[str, int]:
        """Return the tags with the number of references that have each, the most used first."""
        statement = "SELECT min(tag), count(*) AS size FROM tag GROUP BY folded ORDER BY size DESC, folded"
        return dict(self.connection.execute(statement))

    def vocabulary(self) -> dict[str, int]:
        """Return the words of the collection with the number of references in which each occurs."""
        return dict(self.connection.execute("SELECT word, docs FROM vocabulary"))

    def has_word(self, word: str) -> bool:
        """Return whether some reference holds a word."""
        return self.connection.execute("SELECT 1 FROM vocabulary WHERE word = ?", (word,)).fetchone() is not None

    def languages(self) -> list[str]:
        """Return the languages that references say they are in, as tags in small letters, or as they were typed."""
        found = self.connection.execute("SELECT DISTINCT language FROM reference WHERE language IS NOT NULL")
        return [language for (language,) in found]

    def position(self, key: str) -> int | None:
        """Return the position of the reference with an id; None if there is none."""
        # No id contains half a surrogate pair, and SQLite rejects it.
        if not key.isascii():
            return None
        row = self.connection.execute("SELECT pos FROM reference WHERE id = ?", (key,)).fetchone()
        return row and int(row[0])

    def rows(self, positions: Sequence[int]) -> list[IndexRow]:
        """Return the rows at some positions, in their order."""
        found: dict[int, IndexRow] = {}
        for marks, batch in in_batches(positions):
            statement = f"SELECT {ROW} FROM reference WHERE pos IN ({marks})"  # noqa: S608
            found.update((row[0], IndexRow(*row)) for row in self.connection.execute(statement, batch))
        return [found[pos] for pos in dict.fromkeys(positions) if pos in found]

    def official_titles(self, positions: Sequence[int]) -> dict[int, str]:
        """Return the titles on public pages, by position, of those references where they differ from the printed ones."""
        found: dict[int, str] = {}
        for marks, batch in in_batches(positions):
            statement = f"SELECT pos, official FROM reference WHERE official IS NOT NULL AND pos IN ({marks})"  # noqa: S608
            found.update(self.connection.execute(statement, batch))
        return found

    def private(self) -> set[int]:
        """Return the positions of the references on which the reader has notes or a status."""
        return {pos for (pos,) in self.connection.execute("SELECT pos FROM reference WHERE private")}

    def details(self, rows: Sequence[IndexRow], column: str) -> list[str]:
        """Return the packed `record` or `item` of some rows, in their order."""
        found: dict[int, str] = {}
        for marks, batch in in_batches([row.pos for row in rows]):
            statement = f"SELECT pos, {column} FROM detail WHERE pos IN ({marks})"  # noqa: S608
            found.update(self.connection.execute(statement, batch))
        return [found[row.pos] for row in rows]


def in_batches(values: Sequence[Bound]) -> Iterator[tuple[str, Sequence[Bound]]]:
    """Yield batches of values that one statement may bind, each with its placeholders ("?,?") before it."""
    for start in range(0, len(values), _BATCH):
        batch = values[start : start + _BATCH]
        yield ", ".join("?" * len(batch)), batch
