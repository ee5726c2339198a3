"""The catalogue and the library as one catalogue, for the TOML export: what is noted on the brief's references goes with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pswbrief.index.collection import collection_entries, sections_of
from pswbrief.store.files import is_there, read_bytes
from pswbrief.store.read import parse_catalogue, parse_library
from pswbrief.store.toml_writer import dumps
from pswbrief.workspace.opening import catalogue_path, library_path

if TYPE_CHECKING:
    from collections.abc import Container

    from pswbrief.core.reference import Reference


def whole_catalogue(chosen: Container[str]) -> str:
    """The TOML of a catalogue that has the chosen references, by their ids, and nothing of the others."""
    path, library_file = catalogue_path(), library_path()
    catalogue = parse_catalogue(read_bytes(path), str(path))
    library = (
        parse_library(read_bytes(library_file), str(library_file)) if library_file and is_there(library_file) else None
    )
    shelves = sections_of(catalogue, library)
    own = {section.id for part in (catalogue, library) if part for section in part.sections}
    references = tuple(
        _alone(entry.reference, own, chosen)
        for entry in collection_entries(catalogue, library, [None, None], shelves)
        if entry.reference.id in chosen
    )
    sections = tuple(section for section in shelves if section.id in own)
    return dumps(catalogue.model_copy(update={"sections": sections, "references": references}))


def _alone(reference: Reference, sections: Container[str], chosen: Container[str]) -> Reference:
    """A reference without what it says of a section or a reference that isn't there."""
    return reference.model_copy(
        update={
            "section": reference.section if reference.section in sections else None,
            # Without its original, a second printing is the only one.
            "duplicate_of": reference.duplicate_of if reference.duplicate_of in chosen else None,
        }
    )
