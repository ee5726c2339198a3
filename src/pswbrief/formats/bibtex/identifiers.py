"""Identifiers of an entry, which programs write in fields of many names: PubMed's and arXiv's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pswbrief.core.identifiers import arxiv_id
from pswbrief.formats.bibtex.tex_reader import decode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pswbrief.formats.bibtex.fields import EntryFields

_PMC = re.compile(r"(?:PMC)?([0-9]+)(?:\.[0-9]+)?", re.IGNORECASE)
_PUBMED = ("pmid", "pubmed", "pubmedid", "pubmed-id", "pubmed_id")
_PUBMED_FIELDS = frozenset({"eprint", "usera", "pmcid", "pmc", *_PUBMED})


def eprint_kind(fields: EntryFields) -> str:
    """Return the archive that `eprint` is a number of, in small letters."""
    return (fields.peek("eprinttype") or fields.peek("archiveprefix")).strip().casefold()


def arxiv(fields: EntryFields, texts: Mapping[str, str]) -> dict[str, str]:
    """Return arXiv's number as the item's own, and the address that it has there; the fields themselves are kept, too."""
    eprint = decode(fields.peek("eprint") or fields.peek("arxivid"))
    if eprint_kind(fields) != "arxiv" or not eprint:
        return {}
    number = arxiv_id(eprint) or eprint.removeprefix("arXiv:")
    # What a journal or a book published has a place in that; arXiv's number would stand before its pages.
    own = "" if texts["container"] else f"arXiv:{number}"
    return {
        "article_number": texts["article_number"] or own,
        "url": texts["url"] or f"https://arxiv.org/abs/{number}",
    }


def pubmed(fields: EntryFields) -> dict[str, str]:
    """Take PubMed's numbers, from their own fields or from `eprint`."""
    if not fields.has_any(_PUBMED_FIELDS):
        return {}
    archive = eprint_kind(fields)
    eprint = ""
    if archive in {"pmc", "pmcid", "pubmed", "pmid", "medline"}:
        eprint = fields.text("eprint")
        fields.drop("eprinttype", "archiveprefix")
    in_userfield = fields.text("usera") if fields.peek("usera").strip().startswith("PMC") else ""
    pmcid = fields.text("pmcid", "pmc") or (eprint if archive in {"pmc", "pmcid"} else "") or in_userfield
    match = _PMC.fullmatch(pmcid)
    return {
        "pmid": fields.text(*_PUBMED) or (eprint if archive in {"pubmed", "pmid", "medline"} else ""),
        "pmcid": f"PMC{match[1]}" if match else pmcid,
    }
