"""The input and the results of rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pswbrief.core.enums import Source

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from pswbrief.checks.codes import Code
    from pswbrief.core.catalogue import Catalogue, Library
    from pswbrief.core.reference import Reference

# Keys and positions from the top of a file, such as ("references", 3, "verified", "pages").
Where = tuple[str | int, ...]


class Remark(NamedTuple):
    """A rule's result for one reference: a code, the field, and a sentence."""

    code: Code
    field: Where
    sentence: str


class Finding(NamedTuple):
    """An error or likely mistake.

    `source`: the file, brief or library; `where`: the path of keys and positions in it; `key`: the id of the table; `sentence`: the
    message; `score`: the certainty (0-100) that two references are the same work, None for other findings.
    """

    code: Code
    source: Source
    where: Where
    key: str
    sentence: str
    score: float | None = None

    @property
    def field(self) -> str:
        """The field within its table: "doi", "verified.pages", "authors.2.family"; people are counted from 1."""
        inside = self.where[2:] if len(self.where) > 1 and isinstance(self.where[1], int) else self.where[1:]
        return ".".join(str(part + 1) if isinstance(part, int) else part for part in inside)


class Placed(NamedTuple):
    """A reference with its file and its position there."""

    source: Source
    position: int
    reference: Reference

    def finding(self, code: Code, field: Where, sentence: str, score: float | None = None) -> Finding:
        """Make a finding in this reference."""
        return Finding(code, self.source, ("references", self.position, *field), self.reference.id, sentence, score)


class CheckedFiles(NamedTuple):
    """The files to check together, a catalogue and a library (None if missing), and today's date."""

    catalogue: Catalogue | None
    library: Library | None
    today: date

    def references(self) -> Iterator[Placed]:
        """Yield every reference, the catalogue's first."""
        for source, file in ((Source.BRIEF, self.catalogue), (Source.LIBRARY, self.library)):
            for position, reference in enumerate(file.references if file is not None else ()):
                yield Placed(source, position, reference)
