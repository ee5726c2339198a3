"""Access to the full text: whether and how a reference can be read, and the addresses to try."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

from pswbrief.core.identifiers import doi_url, pmc_url

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pswbrief.core.record import Record


class FullTextAccess(NamedTuple):
    """The answer in a few words, what to do, and the address to go to, if one is known."""

    answer: str
    advice: str
    link: str | None


class Via(StrEnum):
    """A way to the full text, the best first."""

    OA = "oa"
    OPENATHENS = "openathens"
    DOI = "doi"
    PMC = "pmc"
    PUBLISHER = "publisher"
    PUBMED = "pubmed"
    SCHOLAR = "scholar"


def addresses(record: Record, openathens_prefix: str | None = None) -> dict[Via, str]:
    """Return the addresses of the full text by way, the best first; a search for the title is always among them.

    `openathens_prefix` is the redirector of the reader's organisation, to which an address is appended. Free copies need none.
    """
    verified = record["verified"] or {}
    doi = doi_url(record["doi"]) if record["doi"] else None
    pmc = pmc_url(record["pmcid"]) if record["pmcid"] else None
    page = record["url"]
    free = verified.get("free_copy") or pmc or ((doi or page) if verified.get("open_access") else None)
    closed = doi or page
    through = f"{openathens_prefix}{quote(closed, safe='')}" if openathens_prefix and closed else None
    found = {
        Via.OA: free,
        Via.DOI: doi,
        Via.PMC: pmc,
        Via.PUBLISHER: page,
        Via.PUBMED: f"https://pubmed.ncbi.nlm.nih.gov/{record['pmid']}/" if record["pmid"] else None,
        Via.SCHOLAR: f"https://scholar.google.com/scholar?q={quote(record['title'], safe='')}",
        Via.OPENATHENS: through,
    }
    order = list(Via)
    if record["access"] != "openathens":
        # OpenAthens is proposed only for a known paywall; `--via` can ask for it.
        order.remove(Via.OPENATHENS)
        order.append(Via.OPENATHENS)
    return {way: address for way in order if (address := found[way])}


_LABEL = re.compile(r"^abstract\s*:\s+", re.IGNORECASE)
# The better way to the full text first.
_BEST_FIRST = ("open", "openathens", "abstract")
_ELSEWHERE = {"open": "it is free to read", "openathens": "it is available with an NHS OpenAthens account"}


def abstract_text(abstract: str | None) -> str | None:
    """Return an abstract without the label "Abstract:" that it may be printed with."""
    return _LABEL.sub("", abstract) if abstract else abstract


def other_printing(record: Record, others: Sequence[Record]) -> str:
    """Return a sentence on another printing of the same paper with better access to its full text; "" if there is none.

    `others` are the records of the other printings.
    """
    better = [one for one in others if _rank(one) < _rank(record)]
    if not better:
        return ""
    best = min(better, key=_rank)
    return f"The brief prints this paper twice: as {best['id']}, {_ELSEWHERE[best['access']]}."


def _rank(record: Record) -> int:
    return _BEST_FIRST.index(record["access"]) if record["access"] else len(_BEST_FIRST)


def how_to_read(record: Record, brief: Mapping[str, Any]) -> FullTextAccess:
    """Return how the full text of a reference can be read; `brief` names whom to ask (`contact`)."""
    verified = record["verified"] or {}
    ways = addresses(record)
    free = verified.get("free_copy") or ways.get(Via.PMC)
    page = ways.get(Via.DOI) or ways.get(Via.PUBLISHER)
    contact = brief.get("contact")
    ask = f"ask the Knowledge Management team: {contact}" if contact else "ask your library"
    if record["access"] == "open":
        link = free or page
        advice = (
            "" if link else f"The address that the brief links to is not known here; search for the title, or {ask}."
        )
        return FullTextAccess("Free to read", advice, link)
    if record["access"] is None:
        return FullTextAccess("", "", free or page)
    elsewhere = ""
    if free:
        holder = "There is" if verified.get("free_copy") else "PubMed Central has"
        elsewhere = f" {holder} a free copy: {free}"
    elif verified.get("open_access") and page:
        elsewhere = f" Since then a public page shows it as free to read: {page}"
    if record["access"] == "openathens":
        advice = f"Sign in on the publisher's page. Without an account, register yourself on the NHS OpenAthens site, or {ask}."
        return FullTextAccess("With an NHS OpenAthens account", advice + elsewhere, page)
    return FullTextAccess("Only the abstract", f"For the full text, {ask}.{elsewhere}", page)
