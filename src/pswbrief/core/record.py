"""A reference as the JSON record of the contract: always the same keys, `None` or `[]` where nothing is known.

Printed values stay as printed; what was verified stands under `verified`, beside which `best` says what a citation uses.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pswbrief.core.enums import Source
from pswbrief.core.name import name_to_record

if TYPE_CHECKING:
    from pswbrief.core.reference import Reference, Verified

Record = dict[str, Any]

KEYS = (
    "id",
    "type",
    "title",
    "authors",
    "container",
    "publisher",
    "volume",
    "issue",
    "article_number",
    "pages",
    "issued",
    "year",
    "section",
    "access",
    "access_note",
    "doi",
    "pmid",
    "pmcid",
    "url",
    "abstract",
    "note",
    "citation",
    "duplicate_of",
    "verified",
    "tags",
    "status",
    "notes",
    "source",
)


def to_record(reference: Reference, section_title: str, source: Source = Source.BRIEF) -> Record:
    """The record of a reference; `section_title` is its section's heading, which a reader knows better than its id."""
    issued = reference.issued
    return {
        "id": reference.id,
        "type": str(reference.type),
        "title": reference.title,
        "authors": [name_to_record(author.name()) for author in reference.authors],
        "container": reference.container,
        "publisher": reference.publisher,
        "volume": reference.volume,
        "issue": reference.issue,
        "article_number": reference.article_number,
        "pages": str(reference.pages) if reference.pages else None,
        "issued": str(issued) if issued else None,
        "year": issued.year if issued else None,
        "section": section_title,
        "access": str(reference.access) if reference.access else None,
        "access_note": reference.access_note,
        "doi": reference.doi,
        "pmid": reference.pmid,
        "pmcid": reference.pmcid,
        "url": reference.url,
        "abstract": reference.abstract,
        "note": reference.note,
        "citation": reference.citation,
        "duplicate_of": reference.duplicate_of,
        "verified": _verified(reference.verified) if reference.verified else None,
        "tags": list(reference.tags),
        "status": str(reference.status) if reference.status else None,
        "notes": reference.notes,
        "source": str(source),
    }


def _verified(verified: Verified) -> Record:
    return verified.model_dump(mode="json")
