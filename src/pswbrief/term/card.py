"""All data of a reference as labelled facts, for a card on a terminal or lines of label and value in a pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from pswbrief.core import fields
from pswbrief.core.edtf import Edtf
from pswbrief.core.full_text import abstract_text, how_to_read, other_printing
from pswbrief.core.identifiers import doi_url
from pswbrief.term import columns
from pswbrief.text.rich import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pswbrief.core.record import Record

# The label of the access to a reference's full text.
FULL_TEXT = "Full text"


class Fact(NamedTuple):
    """A label, its value, and the URL that the value is linked to, if any."""

    label: str
    value: str
    link: str | None = None


def facts(
    record: Record, citation: str, brief: Mapping[str, Any], *, others: Sequence[Record] = (), sources: bool = False
) -> list[Fact]:
    """Return everything known about a reference, the most useful facts first.

    `citation` is its Harvard reference, `others` the other printings of the paper; `sources` adds the pages where values were seen.
    """
    reading = how_to_read(record, brief)
    answer = ". ".join(part for part in (reading.answer, reading.advice) if part)
    found = [
        Fact("Title", plain_text(record["title"])),
        Fact("ID", record["id"]),
        Fact(FULL_TEXT, " ".join(part for part in (answer, other_printing(record, others)) if part)),
        Fact("Link", reading.link or "", reading.link),
        Fact("Cite as", citation),
        Fact("Abstract", abstract_text(record["abstract"]) or ""),
        Fact("As printed", record["citation"] or ""),
        Fact("Access note", record["access_note"] or ""),
        Fact("Authors", columns.text(record["authors"])),
        Fact("Date", Edtf.parse(record["issued"]).in_words() if record["issued"] else ""),
        Fact("Type", record["type"]),
        Fact("Section", record["section"]),
        Fact("DOI", record["doi"] or "", doi_url(record["doi"]) if record["doi"] else None),
        Fact("PMID", record["pmid"] or "", _pubmed(record["pmid"])),
        Fact("PMCID", record["pmcid"] or ""),
        Fact("Note", record["note"] or ""),
        Fact("Same as", record["duplicate_of"] or ""),
        Fact("Tags", columns.text(record["tags"])),
        Fact("Status", record["status"] or ""),
        Fact("Your notes", record["notes"] or ""),
        *_verified(record, sources=sources),
    ]
    return [fact for fact in found if fact.value]


def _pubmed(pmid: str | None) -> str | None:
    return f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/" if pmid else None


def _verified(record: Record, *, sources: bool) -> Iterator[Fact]:
    """Yield verified values that differ from the printed ones or are not printed, and doubts; with `sources`, also the pages."""
    verified = record["verified"]
    if not verified:
        return
    for field in fields.FIELDS:
        if not field.printed:
            continue
        value, printed = verified[field.name], record[field.name]
        if value and value != printed:
            says = f"; the brief prints {printed}" if printed else "; the brief prints none"
            yield Fact("Verified", f"{field.label} {value}{says}" if field.name != "title" else f"title: {value}")
    if verified["published"]:
        yield Fact("Verified", f"published {Edtf.parse(verified['published']).in_words()}, as the page shows")
    if verified["differs"]:
        yield Fact("Differs", verified["differs"])
    if verified["doubts"]:
        yield Fact("Doubts", verified["doubts"])
    for address in verified["seen_at"] if sources else ():
        yield Fact("Seen at", address, address)
