"""Finding identifiers in a record: in their own fields, in the address, or labelled in a note; and ISSNs and ISBNs in one field."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pswbrief.core.identifiers import identifiers_in

if TYPE_CHECKING:
    from collections.abc import Mapping

_KINDS = ("doi", "pmid", "pmcid")
# A DOI among other text, up to the next blank, and what may precede it; `core.identifiers.bare_doi` reads the DOI itself.
DOI_SHAPE = r"10\.[0-9]{4,9}/\S+"
DOI_PREFIX = r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)"
# A note, or a part of one, that is only an identifier: Zotero's "PMID: 123" in "Extra", EndNote's "PubMed PMID: 123.".
_LABELLED = re.compile(
    r"(?:pubmed )?(?:(pmid)[:\s]\s*([1-9][0-9]{0,7})|(pmcid)[:\s]\s*(PMC[0-9]+)|(doi)[:\s]\s*"
    rf"({DOI_SHAPE}))[.\s]*",
    re.IGNORECASE,
)
_PARTS = re.compile(r"[;\n]+")
_LABEL = re.compile(r"(?:pmc?id|medline|pubmed)\s*[:\s]\s*(?=\S)", re.IGNORECASE)
_BEHIND = re.compile(r"\s*\[(?:pmid|pmcid|pubmed)\]$|(?<=PMC[0-9])\.[0-9]$", re.IGNORECASE)
_IDENTIFIER = re.compile(r"^[ \t]*(PMID|PMCID|DOI):[ \t]*(\S+)[ \t]*$", re.MULTILINE)
# Serial numbers: with or without hyphens, among remarks ("(print)").
_ISSN = re.compile(r"[0-9]{4}-?[0-9]{3}[0-9Xx]")
_ISBN = re.compile(r"(?:[0-9]-?){9}[0-9Xx]|97[89]-?(?:[0-9]-?){9}[0-9]")
_SERIAL_PARTS = re.compile(r"[\s,;()]+")


def without_name(text: str) -> str:
    """Return an identifier of PubMed without its label: `PMID: 123` and `123 [pmid]` give `123`."""
    return _BEHIND.sub("", _LABEL.sub("", text.strip(), count=1))


def elsewhere(texts: Mapping[str, str]) -> dict[str, str]:
    """Return the identifiers without a field of their own: in the address or, labelled, in the note.

    >>> elsewhere({"url": "https://pubmed.ncbi.nlm.nih.gov/123/", "note": "Read it. DOI: 10.5555/x"})
    {'pmid': '123'}
    >>> elsewhere({"pmid": "123", "note": "PMID: 124; PMCID: PMC5"})
    {'pmcid': 'PMC5'}
    """
    found = identifiers_in(texts["url"]) if "url" in texts else {}
    if note := texts.get("note"):
        for part in _PARTS.split(note):
            if match := _LABELLED.fullmatch(part.strip()):
                kind, value = (group for group in match.groups() if group)
                found.setdefault(kind.lower(), value)
    return {kind: found[kind] for kind in _KINDS if kind in found and not texts.get(kind)}


def identifiers_in_note(texts: Mapping[str, str]) -> dict[str, str]:
    """Return the texts with identifiers in the note ("PMID: 123", one a line, as in Zotero's "Extra") moved to their own fields."""
    found = dict(texts)

    def taken(match: re.Match[str]) -> str:
        """Move the identifier to its field, unless the field holds another."""
        return "" if found.setdefault(match[1].lower(), match[2]) == match[2] else match[0]

    if note := texts.get("note"):
        found["note"] = _IDENTIFIER.sub(taken, note)
    return found


def serial_numbers(text: str, *, in_journal: bool) -> dict[str, str]:
    """Return the first `issn` and the first `isbn` in a text; a text with neither is returned as the one that fits the type.

    >>> serial_numbers("1234-5678 (print) 9780306406157", in_journal=True)
    {'issn': '1234-5678', 'isbn': '9780306406157'}
    >>> serial_numbers("", in_journal=True)
    {}
    """
    words = _SERIAL_PARTS.split(text.strip())
    found = {
        name: number
        for name, shape in (("issn", _ISSN), ("isbn", _ISBN))
        if (number := next((word for word in words if shape.fullmatch(word)), ""))
    }
    return found or ({"issn" if in_journal else "isbn": text} if text else {})
