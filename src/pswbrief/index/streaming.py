"""Read large files reference by reference, so that indexing them takes little memory and every core.

Only valid files are read here; for any other, NotStreamableError asks for the whole file to be read, which reports the faults.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from pswbrief.core.catalogue import Catalogue, Library
from pswbrief.core.enums import Source
from pswbrief.core.keys import unused_key
from pswbrief.errors import InputError
from pswbrief.index.batch import SIZE
from pswbrief.index.entries import START, all_sections
from pswbrief.index.file_tables import FileTables, NotStreamableError
from pswbrief.index.parts import Part, UnreadReference
from pswbrief.store.read import CatalogueError, parse_catalogue, parse_library

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from pswbrief.core.catalogue import Section
    from pswbrief.index.batch import Batch
    from pswbrief.index.workers import Workers

File = TypeVar("File", Catalogue, Library)
# Files from this size in bytes on are streamed; smaller ones are read whole before workers would have started.
LARGE = 6_000_000


class StreamedContents(NamedTuple):
    """The input of an index, as `populate.Contents`, of which `catalogue` and `library` hold everything but the references."""

    catalogue: Catalogue
    library: Library | None
    parts: Sequence[FileTables]
    workers: Workers

    def total(self) -> int:
        """Return the number of references."""
        return sum(len(part.references) for part in self.parts)

    def sections(self) -> list[Section]:
        """Return all sections in order."""
        return all_sections(self.catalogue, self.library, [part.named for part in self.parts])

    def batches(self, sections: Sequence[Section]) -> Iterator[Batch]:
        """Yield what the tables hold of the references. NotStreamableError for one that isn't valid."""
        places = [(section.id, section.title) for section in sections]
        blocks = self._blocks()
        given = (
            Part(some, places, len(self.catalogue.sections)) for some in iter(lambda: list(islice(blocks, SIZE)), [])
        )
        duplicates: dict[tuple[Source, str], str] = {}
        for read in self.workers.read(given):
            duplicates |= read.duplicates
            yield read.batch
        held = dict(zip(Source, self.parts, strict=False))
        for (source, _), original in duplicates.items():
            if (source, original) in duplicates or original not in held[source].references:
                raise NotStreamableError

    def _blocks(self) -> Iterator[UnreadReference]:
        own = self.parts[1] if len(self.parts) > 1 else None
        taken: set[str] = set()
        for source, part in zip(Source, self.parts, strict=False):
            for place, key in enumerate(part.references):
                shown = unused_key(key, taken)
                taken.add(shown)
                note = own.block("annotations", shown) if own else ""
                yield UnreadReference(START[source] + place, source, key, shown, part.block("references", key), note)


def stream(tables: FileTables, name: str, own: FileTables | None, own_name: str, workers: Workers) -> StreamedContents:
    """Return the contents of a large catalogue and library. NotStreamableError if they aren't valid apart from their references.

    CatalogueError if all that the catalogue lacks is its brief.
    """
    catalogue = _outside(parse_catalogue, tables, name)
    library = _outside(parse_library, own, own_name) if own else None
    return StreamedContents(catalogue, library, [tables, own] if own else [tables], workers)


def _outside(parse: Callable[[bytes, str], File], tables: FileTables, name: str) -> File:
    """Parse a file without its references."""
    # A file of references alone is not empty.
    text = tables.outside if tables.outside.strip() else "# references\n"
    try:
        return parse(text.encode(), name)
    except InputError as error:
        if isinstance(error, CatalogueError) and error.lacks_brief:
            # A library, most likely: reading it whole would only make whoever named it wait for the same message.
            raise
        raise NotStreamableError from error
