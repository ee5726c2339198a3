"""Reading identifiers and addresses from RIS, where each database has its own tags for them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pswbrief.formats.common.identifiers import DOI_PREFIX, DOI_SHAPE

if TYPE_CHECKING:
    from pswbrief.formats.common.tagged import TaggedRecord

DOI = re.compile(rf"(?:{DOI_PREFIX}|^)({DOI_SHAPE})", re.IGNORECASE)
_PMID = re.compile(r"[1-9][0-9]{0,7}", re.ASCII)
_LABELLED_PMID = re.compile(r"\b(?:PUBMED|MEDLINE|PMID)[:\s]\s*([1-9][0-9]{0,7})\b", re.IGNORECASE)
# Databases whose accession numbers are PMIDs.
_PUBMED = ("pubmed", "medline", "ovid", "nlm")
# Also EndNote's link to Web of Science, `<Go to ISI>://WOS:…`.
_OWN_FILE = re.compile(r"(?!https?:)[a-z][a-z-]+:/|<go to [a-z]+>:", re.IGNORECASE)
PMC = re.compile(r"PMC[0-9]+", re.ASCII)


def read_pmid(record: TaggedRecord) -> str:
    """Return the PMID: from Scopus's `C2`, a label in Cochrane's `C3`, or an accession number of PubMed or no named database."""
    database = " ".join(record.values.get("DB", []) or record.values.get("DP", [])).casefold()
    if not database or any(name in database for name in _PUBMED):
        # Embase has its own number in AN, and MEDLINE's in C5.
        tags = ["PMID", "C2", "C5"] if "embase" in database else ["PMID", "AN", "C2", "UI"]
    else:
        tags = ["PMID", "C2"]
    for tag in ("C3", "AN"):
        if match := _LABELLED_PMID.search(record.peek(tag)):
            return match[1]
    return next((record.first(tag) for tag in tags if _PMID.fullmatch(record.peek(tag))), "")


def doi_elsewhere(record: TaggedRecord) -> str:
    """Return the DOI in a field with another purpose, or in one of several addresses."""
    for tag in ("M3", "M1", "L3"):
        if match := DOI.search(record.peek(tag)):
            record.first(tag)
            return match[1]
    addresses = (match[1] for value in record.values.get("UR", []) if (match := DOI.match(value.strip())))
    return next(addresses, "")


def read_pmcid(record: TaggedRecord) -> str:
    """Return the PMCID, whose field in EndNote depends on the type of work."""
    return next((record.first(tag) for tag in ("PMCID", "C2", "C3", "C7") if PMC.fullmatch(record.peek(tag))), "")


def web_address(record: TaggedRecord) -> str:
    """Return the first web address; a program's own files ("internal-pdf://…") stay unread."""
    for tag in ("UR", "URL", "L2"):
        for place, value in enumerate(record.values.get(tag, ())):
            if value and not _OWN_FILE.match(value):
                record.take(tag, place)
                return value
    return ""
