"""A brief's document, read as a catalogue: what is found, and as which file it is written."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pswbrief.ingest.document import DocumentError
from pswbrief.ingest.registry import DocumentFormat, document_format, ingest_document
from pswbrief.store.files import read_bytes
from pswbrief.store.read import parse_catalogue
from pswbrief.store.toml_writer import dumps

if TYPE_CHECKING:
    from pswbrief.core.catalogue import Catalogue
    from pswbrief.ingest.assemble import Doubt, Ingested


class IngestResult(NamedTuple):
    """The catalogue of a document, the doubts about it, and what the document is called."""

    name: str
    catalogue: Catalogue
    doubts: tuple[Doubt, ...]

    def places(self) -> list[str]:
        """Each doubt as `FILE:page: title: reason`."""
        return [
            f"{self.name}:{f'{doubt.page}:' if doubt.page else ''} {doubt.title}: {doubt.reason}"
            for doubt in self.doubts
        ]

    def summary(self) -> str:
        """How much was found, and how much of it is to be looked at."""
        references, sections = len(self.catalogue.references), len(self.catalogue.sections)
        look = f"{len(self.doubts)} to look at" if self.doubts else "nothing to look at"
        return (
            f"{references} reference{'' if references == 1 else 's'},"
            f" {sections} section{'' if sections == 1 else 's'}; {look}"
        )


def read_document(document: str, form: DocumentFormat | None = None) -> IngestResult:
    """The catalogue of a document (- is standard input). DocumentError if it can't be read as one."""
    name = "standard input" if document == "-" else document
    data = sys.stdin.buffer.read() if document == "-" else read_bytes(Path(document))
    try:
        found: Ingested = ingest_document(data, form or document_format(data, document))
    except DocumentError as error:
        why = error.sentence.removesuffix(".")
        raise DocumentError(f"Can't read {name}: {why[:1].lower()}{why[1:]}.", hint=error.hint) from None
    return IngestResult(name, found.catalogue, found.doubts)


def catalogue_text(catalogue: Catalogue) -> str:
    """The catalogue as TOML, which has been read back and is valid."""
    text = dumps(catalogue)
    parse_catalogue(text.encode(), "the catalogue")
    return text
