"""References by the names of their authors, in any order, with given names or initials."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pswbrief.errors import UnknownNameError
from pswbrief.index.index import in_batches
from pswbrief.index.schema import NOTE
from pswbrief.text.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pswbrief.index.index import Index

# The most references that are searched for names similar to an unknown one.
_MOST_COMPARED = 20_000
# The most initials of a person that are written together; four seldom are, and may be a name, such as *Rose*.
MOST_INITIALS = 4
_VOWELS = frozenset("aeiouy")


def check_authors(index: Index, asked: Iterable[str]) -> None:
    """Raise UnknownNameError if nobody has one of the names asked for, to suggest the nearest names."""
    for name in asked:
        where, spelt = _named(name)
        if index.connection.execute(f"SELECT 1 FROM reference WHERE {where} LIMIT 1", spelt).fetchone() is None:  # noqa: S608
            known = _names_like(index, name)
            raise UnknownNameError(
                f"No reference has an author {name!r}.", asked=name, known=known, see="pswbrief stats --by author"
            )


def _names_like(index: Index, name: str) -> list[str]:
    """Return names that begin with the same letter as one of a name's words, as they are indexed: family name first."""
    found: dict[str, None] = {}
    for word in words(name):
        rows = index.connection.execute(
            "SELECT names FROM reference WHERE instr(names, ?) LIMIT ?", (f" {word[0]}", _MOST_COMPARED)
        )
        for (names,) in rows:
            authors, _, _ = names.partition(NOTE)
            found.update((_spelt(parts), None) for one in authors.split(" ;") if (parts := one.split()))
    return list(found)


def _spelt(parts: Sequence[str]) -> str:
    """Return a name, family name first, from its words in the index, which repeat the family name at the end."""
    family = next((size for size in range(1, len(parts)) if parts[:size] == parts[-size:]), 1)
    ends = [at for at, part in enumerate(parts) if part == parts[-1]]
    return " ".join(parts[: ends[1] + 1 - family] if len(ends) > 1 else parts).title()


def author_ranks(index: Index, name: str) -> dict[int, int]:
    """Return the references by an author, by position: 0 for first author, 1 for another, 2 for one named only in a note."""
    where, spelt = _named(name)
    rows = index.connection.execute(f"SELECT pos, names FROM reference WHERE {where}", spelt)  # noqa: S608
    return {pos: min(_author_rank(names, asked) for asked in spelt if asked in names) for pos, names in rows}


def _named(name: str) -> tuple[str, list[str]]:
    """Return the SQL condition of the references that name somebody so, with its values."""
    spelt = as_indexed(name)
    return " OR ".join(["instr(names, ?)"] * len(spelt)), spelt


def with_author_among(index: Index, name: str, positions: Sequence[int]) -> set[int]:
    """Return those of the references at positions that have an author with a name."""
    asked = " " + " ".join(words(name))
    statement = "SELECT pos, names FROM reference WHERE pos IN ({})"
    found: set[int] = set()
    for marks, batch in in_batches(positions):
        rows = index.connection.execute(statement.format(marks), batch)
        found.update(pos for pos, names in rows if asked in names)
    return found


def as_indexed(name: str) -> list[str]:
    """Return the beginnings of indexed names that a name may mean: its words, and these with initials apart (*Moran GS*)."""
    asked = words(name)
    found = [asked]
    if len(asked) > 1:
        first, last = asked[0], asked[-1]
        found += [[*first, *asked[1:]]] if _may_be_initials(first) else []
        found += [[*asked[:-1], *last]] if _may_be_initials(last) else []
    return [" " + " ".join(parts) for parts in found]


def _may_be_initials(word: str) -> bool:
    """Return whether a word may be several initials; one of four letters only if nobody could say it."""
    return 1 < len(word) <= MOST_INITIALS and (len(word) < MOST_INITIALS or is_unspeakable(word))


def is_unspeakable(word: str) -> bool:
    """Return whether a word in any capitals has no vowel, as initials may and names don't."""
    return _VOWELS.isdisjoint(word.lower())


def _author_rank(names: str, asked: str) -> int:
    authors, _, _ = names.partition(NOTE)
    if asked in authors.partition(" ;")[0]:
        return 0
    return 1 if asked in authors else 2
