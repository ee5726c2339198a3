"""Read a large catalogue or library reference by reference, so that indexing takes little more memory than its text.

Only valid files are read here; for any other, NotStreamableError asks for the whole file to be read, which reports the faults.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar, overload

import tomli
from pydantic import ValidationError

from pswbrief.core.catalogue import Catalogue, Library
from pswbrief.core.reference import Reference
from pswbrief.errors import InputError
from pswbrief.index.file_tables import FileTables, NotStreamableError
from pswbrief.store.read import parse_catalogue, parse_library

if TYPE_CHECKING:
    from collections.abc import Callable

    from pswbrief.index.raw_tables import Tables

File = TypeVar("File", Catalogue, Library)
# Files from this size in bytes on are streamed; smaller ones are read whole, which is faster.
LARGE = 16_000_000


class StreamedReferences(Sequence[Reference]):
    """The references of a file in its order, each read and validated when it is iterated over, and not kept.

    NotStreamableError for one that isn't valid, or, at the end, for an invalid `duplicate_of`.
    """

    def __init__(self, raw: Tables, named: set[str | None], known: set[str] | None) -> None:
        """`named` are the sections that they name; `known` the existing ones, None if a reference may name others."""
        self._raw = raw
        self._named = named
        self._known = known

    def __len__(self) -> int:
        return len(self._raw.references)

    @overload
    def __getitem__(self, at: int) -> Reference: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Reference]: ...
    def __getitem__(self, at: int | slice) -> Reference | Sequence[Reference]:
        keys = list(self._raw.references)
        return self._read(keys[at]) if isinstance(at, int) else [self._read(key) for key in keys[at]]

    def __iter__(self) -> Iterator[Reference]:
        duplicates: dict[str, str] = {}
        for key in self._raw.references:
            reference = self._read(key)
            if self._known is not None and reference.section is not None and reference.section not in self._known:
                raise NotStreamableError
            if reference.duplicate_of is not None:
                duplicates[key] = reference.duplicate_of
            yield reference
        if any(target in duplicates or target not in self._raw.references for target in duplicates.values()):
            raise NotStreamableError

    def _read(self, key: str) -> Reference:
        try:
            reference = Reference.model_validate(tomli.loads(self._raw.block("references", key))["references"][0])
        except (tomli.TOMLDecodeError, ValidationError, LookupError, TypeError, RecursionError) as error:
            raise NotStreamableError from error
        if reference.id != key:
            raise NotStreamableError
        return reference

    def sections(self) -> set[str | None]:
        """Return the sections that references name, as far as their text shows without being read."""
        return self._named


def sections_named(references: Sequence[Reference]) -> set[str | None]:
    """Return the sections that references name; None among them if one names none."""
    if isinstance(references, StreamedReferences):
        return references.sections()
    return {reference.section for reference in references}


def stream_catalogue(tables: FileTables, name: str) -> Catalogue:
    """Return the catalogue of a large file, whose references are read when they are iterated over.

    NotStreamableError if the rest of it isn't valid.
    """
    whole = _whole(parse_catalogue, tables, name)
    streamed = StreamedReferences(tables, tables.named, {section.id for section in whole.sections})
    return Catalogue.model_construct(**dict(whole) | {"references": streamed})


def stream_library(tables: FileTables, name: str) -> Library:
    """Return the library of a large file, whose references are read when they are iterated over.

    NotStreamableError if the rest of it isn't valid.
    """
    whole = _whole(parse_library, tables, name)
    return Library.model_construct(**dict(whole) | {"references": StreamedReferences(tables, tables.named, None)})


def _whole(parse: Callable[[bytes, str], File], tables: FileTables, name: str) -> File:
    """Parse a file without its references."""
    try:
        return parse(tables.outside.encode(), name)
    except InputError as error:
        raise NotStreamableError from error
