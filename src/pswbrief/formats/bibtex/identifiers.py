"""Reading the identifiers of an entry, PubMed's and arXiv's, which programs write in various fields."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pswbrief.core.identifiers import arxiv_id
from pswbrief.formats.bibtex.tex_reader import decode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pswbrief.formats.bibtex.fields import EntryFields

_PMC = re.compile(r"(?:PMC)?([0-9]+)(?:\.[0-9]+)?", re.IGNORECASE)
_CORR = re.compile(r"abs/(\S+)")
_NOTED = re.compile(r"\s*arXiv:\s*([0-9]{4}\.[0-9]{4,5}|[a-z-]+(?:\.[A-Z]{2})?/[0-9]{7})", re.IGNORECASE)
_PUBMED = ("pmid", "pubmed", "pubmedid", "pubmed-id", "pubmed_id")
_PUBMED_FIELDS = frozenset({"eprint", "usera", "pmcid", "pmc", *_PUBMED})


def eprint_kind(fields: EntryFields) -> str:
    """Return the archive of the number in `eprint`, in lower case."""
    return (fields.peek("eprinttype") or fields.peek("archiveprefix")).strip().casefold()


def arxiv(fields: EntryFields, texts: Mapping[str, str]) -> dict[str, str]:
    """Return the arXiv number as the article number, and its address; the fields themselves are kept as well."""
    eprint = decode(fields.peek("eprint") or fields.peek("arxivid"))
    number = (arxiv_id(eprint) or eprint.removeprefix("arXiv:")) if eprint_kind(fields) == "arxiv" else ""
    number = number or _arxiv_elsewhere(fields, texts)
    if not number:
        return {}
    # A published work has its place in a journal or book; the arXiv number would precede its pages.
    own = "" if texts["container"] else f"arXiv:{number}"
    return {
        "article_number": texts["article_number"] or own,
        "url": texts["url"] or f"https://arxiv.org/abs/{number}",
    }


def _arxiv_elsewhere(fields: EntryFields, texts: Mapping[str, str]) -> str:
    """Return the number that DBLP has as a volume of CoRR, and people write in a note; "" if there is none."""
    if texts["container"] == "CoRR" and (number := _CORR.fullmatch(texts["volume"])):
        return number[1]
    found = next((match for name in ("howpublished", "note") if (match := _NOTED.match(fields.peek(name)))), None)
    return found[1] if found else ""


def pubmed(fields: EntryFields) -> dict[str, str]:
    """Consume PubMed's numbers, from their own fields or from `eprint`, and return them by attribute."""
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
