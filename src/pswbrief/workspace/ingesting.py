"""Read a brief's document as a catalogue, carry over the data of an old edition, and write the catalogue as TOML."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pswbrief.ingest.carry_over import carry_over, links_into
from pswbrief.ingest.document import DocumentError
from pswbrief.ingest.registry import DocumentFormat, document_format, ingest_document
from pswbrief.store.files import read_bytes
from pswbrief.store.read import parse_catalogue
from pswbrief.store.toml_writer import dumps
from pswbrief.workspace.settings import Settings
from pswbrief.workspace.workspace import Workspace

if TYPE_CHECKING:
    from pswbrief.core.catalogue import Catalogue
    from pswbrief.ingest.assemble import Doubt, Ingested


class IngestResult(NamedTuple):
    """The name of a document, its catalogue, and the doubts about it."""

    name: str
    catalogue: Catalogue
    doubts: tuple[Doubt, ...]

    def places(self) -> list[str]:
        """Return each doubt as `FILE:page: title: reason`."""
        return [
            f"{self.name}:{f'{doubt.page}:' if doubt.page else ''} {doubt.title}: {doubt.reason}"
            for doubt in self.doubts
        ]

    def summary(self) -> str:
        """Return a sentence with the numbers of references, sections and doubts."""
        references, sections = len(self.catalogue.references), len(self.catalogue.sections)
        look = f"{len(self.doubts)} to look at" if self.doubts else "nothing to look at"
        return (
            f"{references} reference{'' if references == 1 else 's'},"
            f" {sections} section{'' if sections == 1 else 's'}; {look}"
        )


def based_on(result: IngestResult, old: Path) -> tuple[IngestResult, int]:
    """Return the result with ids, verified values and tags of an old edition, and how many of its references are in that edition."""
    carried = carry_over(result.catalogue, parse_catalogue(read_bytes(old), str(old)))
    return result._replace(catalogue=carried.catalogue), carried.known


def fill_links(result: IngestResult, path: Path, *, command: str) -> list[str]:
    """Write the document's links into the empty `doi` and `url` of a catalogue; return the ids of the references that changed.

    A DOI that only a link gives is marked: `verified.basis` is "link" if nothing else was verified.
    """
    old = parse_catalogue(read_bytes(path), str(path))
    found = links_into(result.catalogue, old)
    if not found:
        return []
    unverified = {one.id for one in old.references if one.verified is None}
    linked = {one.doi: one.verified for one in result.catalogue.references if one.doi and one.verified}
    with Workspace(Settings(catalogue=path, command=command)).changing() as session:
        for key, values in found.items():
            proof = linked.get(values.get("doi", "")) if key in unverified else None
            verified = {"verified": proof.model_dump(mode="json", exclude_none=True)} if proof else {}
            session.editor.set_fields(key, values | verified)
    return list(found)


def read_document(document: str, form: DocumentFormat | None = None) -> IngestResult:
    """Read a document (- is standard input) as a catalogue. DocumentError if it can't be read as one."""
    name = "standard input" if document == "-" else document
    data = sys.stdin.buffer.read() if document == "-" else read_bytes(Path(document))
    try:
        found: Ingested = ingest_document(data, form or document_format(data, document))
    except DocumentError as error:
        why = error.sentence.removesuffix(".")
        raise DocumentError(f"Can't read {name}: {why[:1].lower()}{why[1:]}.", hint=error.hint) from None
    return IngestResult(name, found.catalogue, found.doubts)


def catalogue_text(catalogue: Catalogue) -> str:
    """Return the catalogue as TOML that has been parsed again as a check."""
    text = dumps(catalogue)
    parse_catalogue(text.encode(), "the catalogue")
    return text
