"""The shapes of the identifiers that a reference may bear. Each check returns the value or raises ValueError with a sentence."""

from __future__ import annotations

import re

# ISO 26324 sets no more than "10.", a registrant, "/" and a suffix; Crossref's own advice ("DOIs and matching regular
# expressions", 2015) gives registrants of four to nine digits. Blanks and control characters never stand in a DOI.
_DOI = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/[^\s\x00-\x1f\x7f-\x9f\"<>]+")
_DOI_PREFIX = re.compile(r"\s*(?:doi:\s*|https?://(?:dx\.)?doi\.org/)", re.IGNORECASE)
# PubMed: "PMIDs are 1 to 8 digits, with no leading zeros"; PMC: "PMC" and digits.
_PMID = re.compile(r"[1-9][0-9]{0,7}", re.ASCII)
_PMCID = re.compile(r"PMC[1-9][0-9]{0,8}", re.ASCII)
_URL = re.compile(r"https?://[^\s/?#<>\"\\^`{|}\x00-\x1f\x7f-\x9f]+(?:[/?#][^\s<>\"\\^`{|}\x00-\x1f\x7f-\x9f]*)?")


def check_doi(text: str) -> str:
    """A bare DOI: `10.1186/s12888-022-03999-9`, without `doi:` or a resolver's address."""
    if _DOI.fullmatch(text) is None:
        raise ValueError(f"{text!r} is not a DOI (10.NNNN/suffix, without https://doi.org/)")
    return text


def bare_doi(text: str) -> str:
    """The DOI in `doi:10.…`, `https://doi.org/10.…` or `10.…`; ValueError if there is none."""
    return check_doi(_DOI_PREFIX.sub("", text, count=1).strip())


def check_pmid(text: str) -> str:
    """A PubMed id: up to eight digits, no leading zero."""
    if _PMID.fullmatch(text) is None:
        raise ValueError(f"{text!r} is not a PMID (up to eight digits)")
    return text


def check_pmcid(text: str) -> str:
    """A PubMed Central id: `PMC` and digits."""
    if _PMCID.fullmatch(text) is None:
        raise ValueError(f"{text!r} is not a PMCID (PMC and digits)")
    return text


def check_url(text: str) -> str:
    """An http or https address with no blank, quote, bracket or control character in it."""
    if _URL.fullmatch(text) is None:
        raise ValueError(f"{text!r} is not an http(s) address")
    return text


def doi_url(doi: str) -> str:
    """The address at which the DOI resolves, with the characters that an address can't hold percent-encoded."""
    return "https://doi.org/" + "".join(
        char if char.isascii() and (char.isalnum() or char in _SAFE) else _percent(char) for char in doi
    )


def pmc_url(pmcid: str) -> str:
    """The page of the article's full text in PubMed Central."""
    return f"https://pmc.ncbi.nlm.nih.gov/articles/{pmcid}/"


# RFC 3986, "pchar", and "/": what a path may hold as it is.
_SAFE = frozenset("-._~!$&'()*+,;=:@/")


def _percent(char: str) -> str:
    return "".join(f"%{byte:02X}" for byte in char.encode())
