"""The shapes of the identifiers that a reference may have. Each check returns the value or raises ValueError with a sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pswbrief.core.item import Item

# ISO 26324 sets no more than "10.", a registrant, "/" and a suffix; Crossref's own advice ("DOIs and matching regular
# expressions", 2015) gives registrants of four to nine digits. A DOI has no blanks or control characters.
# DOIs of the nineties hold a SICI, with "<" and ">".
# A short DOI (shortdoi.org) is an alias of another DOI and resolves as any does.
_DOI = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/[^\s\x00-\x1f\x7f-\x9f\"]+|10/[a-z0-9]+")
# Where a DOI starts in a text or an address; there its first slash may be percent-encoded.
_DOI_START = re.compile(r"(?<![\w.])10\.[0-9]{4,9}(?:\.[0-9]+)*(?:/|%2F)", re.IGNORECASE)
# Proxies of libraries write the host's name with hyphens; publishers have resolvers of their own (doi.acm.org, doi.apa.org).
_RESOLVER = re.compile(r"\bdoi[.-]org|//doi\.[\w.-]+/$", re.IGNORECASE)
_ESCAPES = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
# Characters that a DOI may have and an address must escape, in a DOI taken from an address.
_ESCAPED_SIGNS = re.compile(r"%(?:28|29|3[AaBbCcEe]|5[BbDd])")
_AFTER_PATH = re.compile(r"(?:[?#]|&utm_).*")
# A publisher's page of a work has the DOI in its path, and words about the page on either side.
_IN_PUBLISHERS_PATH = re.compile(r"/(?:doi|article|chapter|book|reference|content)(?:/[a-z]+)?/$", re.IGNORECASE)
BEHIND_DOI = re.compile(
    r"(?:/(?:full|abstract|pdf|epdf|html|fulltext|meta|summary)|\.pdf|\.html?|\.full|\.abstract)+$", re.IGNORECASE
)
# What programs write behind a DOI: PubMed its kind, web servers a session, databases the next DOI.
_BEHIND_ALL = re.compile(
    r"\[(?:doi|DOI)\]?.*|;jsessionid=.*|[;,|](?=(?:doi:|https?://(?:dx\.)?doi\.org/)?10\.[0-9]{4,9}/).*"
)
_HYPHENS = str.maketrans("\u2010\u2011", "--")
_SHORT_DOI = re.compile(r"(?:doi:\s*|https?://(?:dx\.|www\.)?doi\.org/|doi\.org/)?(10/[a-z0-9]+)", re.IGNORECASE)
_BRACKETS = ("()", "[]", "<>", "{}")
# PubMed: "PMIDs are 1 to 8 digits, with no leading zeros"; PMC: "PMC" and digits.
_PMID = re.compile(r"[1-9][0-9]{0,7}", re.ASCII)
_PMCID = re.compile(r"PMC[1-9][0-9]{0,8}", re.ASCII)
_URL = re.compile(r"https?://[^\s/?#<>\"\\^`{|}\x00-\x1f\x7f-\x9f]+(?:[/?#][^\s<>\"\\^`{|}\x00-\x1f\x7f-\x9f]*)?")


def check_doi(text: str) -> str:
    """Return a bare DOI: `10.1186/x`, or a short one (`10/abcd`), without `doi:` or an address. ValueError for any other text."""
    if _DOI.fullmatch(text) is None:
        raise ValueError(f"{text!r} is not a DOI (10.NNNN/suffix, without https://doi.org/)")
    return text


def bare_doi(text: str) -> str:
    """Return the DOI in `doi:10.…`, in an address (`doi.org/10.…`, behind a proxy or not) or in `10.…`; ValueError if there is none.

    Percent escapes of an address are decoded. Its query (`?…`), the punctuation of the sentence around it, and what programs append
    to a DOI are left out. A publisher's page counts if its path contains a DOI (`/doi/full/10.…`).
    """
    if short := _SHORT_DOI.fullmatch(text.strip()):
        return short[1].lower()
    start = _DOI_START.search(text)
    before = text[: start.start()] if start else ""
    on_page = _IN_PUBLISHERS_PATH.search(before) is not None
    in_address = "/" in before and not before.lower().endswith("info:doi/")
    if start is None or (in_address and not on_page and _RESOLVER.search(before) is None):
        raise ValueError(f"{text!r} is not a DOI (10.NNNN/suffix, without https://doi.org/)")
    shape = _ESCAPES if in_address or "%2f" in start[0].lower() else _ESCAPED_SIGNS
    bare = text[start.start() :].split(maxsplit=1)[0]
    if in_address:
        bare = _AFTER_PATH.sub("", bare)
    bare = shape.sub(lambda match: bytes.fromhex(match[0].replace("%", "")).decode(errors="replace"), bare)
    return check_doi(trim_doi(bare, on_page=on_page))


def trim_doi(text: str, *, on_page: bool) -> str:
    """Return the DOI at the start of a text without blanks, without what a program or a sentence has put behind it.

    With `on_page`, it is from the address of a publisher's page, and words about the page are left out (`/full`, `.pdf`).
    """
    bare = _BEHIND_ALL.sub("", text.translate(_HYPHENS)).rstrip("\"'”’")
    return _without_punctuation(BEHIND_DOI.sub("", bare) if on_page else bare)


def _without_punctuation(doi: str) -> str:
    """Return a DOI without the full stop, comma or closing bracket of the sentence around it."""
    surplus = {pair[1]: doi.count(pair[1]) - doi.count(pair[0]) for pair in _BRACKETS}
    end = len(doi)
    while end and (doi[end - 1] in ".,;:" or surplus.get(doi[end - 1], 0) > 0):
        end -= 1
        if doi[end] in surplus:
            surplus[doi[end]] -= 1
    return doi[:end]


def check_pmid(text: str) -> str:
    """Return a PubMed id: up to eight digits, no leading zero. ValueError for any other text."""
    if _PMID.fullmatch(text) is None:
        raise ValueError(f"{text!r} is not a PMID (up to eight digits)")
    return text


def check_pmcid(text: str) -> str:
    """Return a PubMed Central id: `PMC` and digits. ValueError for any other text."""
    if _PMCID.fullmatch(text) is None:
        raise ValueError(f"{text!r} is not a PMCID (PMC and digits)")
    return text


def check_url(text: str) -> str:
    """Return an http or https address without blanks, quotes, brackets or control characters. ValueError for any other text."""
    if _URL.fullmatch(text) is None:
        raise ValueError(f"{text!r} is not an http(s) address")
    return text


def linkable(url: str | None) -> str | None:
    """Return the address if it is safe to link: http or https, without characters that could end it; else None."""
    try:
        return check_url(url) if url else None
    except ValueError:
        return None


def doi_url(doi: str) -> str:
    """Return the address at which the DOI resolves, with the characters that an address can't hold percent-encoded."""
    return "https://doi.org/" + _UNSAFE.sub(lambda match: _percent(match[0]), doi)


def pmc_url(pmcid: str) -> str:
    """Return the page of the article's full text in PubMed Central."""
    return f"https://pmc.ncbi.nlm.nih.gov/articles/{pmcid}/"


# All but "pchar" of RFC 3986 and "/": what a path can't hold as it is.
_UNSAFE = re.compile(r"[^A-Za-z0-9._~!$&'()*+,;=:@/-]")


def _percent(char: str) -> str:
    return "".join(f"%{byte:02X}" for byte in char.encode())


# arXiv's identifiers since 2007 (YYMM.NNNNN) and before (archive/YYMMNNN), with or without a version.
_ARXIV_ID = re.compile(r"(?:[0-9]{4}\.[0-9]{4,5}|[a-z-]+(?:\.[A-Z]{2})?/[0-9]{7})(?:v[0-9]+)?")
_ARXIV = re.compile(
    rf"\s*(?:arxiv:\s*|https?://(?:www\.)?arxiv\.org/(?:abs|pdf)/|(?:https?://(?:dx\.)?doi\.org/)?10\.48550/arxiv\.)"
    rf"({_ARXIV_ID.pattern})(?:\.pdf)?\s*",
    re.IGNORECASE,
)


def arxiv_id(text: str) -> str | None:
    """Return the arXiv number in `arXiv:2101.09876`, its address or its DOI; None if there is none. A bare number is none."""
    match = _ARXIV.fullmatch(text)
    return match[1] if match else None


def arxiv_of(item: Item) -> str | None:
    """Return the arXiv number of an item, without its version, from wherever a file has put it; None if there is none.

    We keep BibTeX's `eprint` as CSL's `archive` ("arXiv") and `archive_location` (the number); Zotero has it in `number`.
    """
    archive = (item.text("archive") or "").strip().lower()
    location = (item.text("archive_location") or "").strip()
    if archive == "arxiv" and _ARXIV_ID.fullmatch(location):
        found: str | None = location
    else:
        texts = (item.article_number, location, item.doi, item.url)
        found = next((number for text in texts if text and (number := arxiv_id(text))), None)
    return re.sub(r"v[0-9]+$", "", found) if found else None


# Registrants that only issue preprints, and the shapes of preprints' DOIs of the others (Crossref's and DataCite's member lists).
# Compiled where it is used: a listing does not need it.
_PREPRINT_DOI = (
    r"10\.(?:1101/(?:20\d\d\.|\d{6}(?:v\d+)?$)|2139/ssrn|2196/preprints|20944/|21203/rs|22541/au|26434/chemrxiv|31219/|31222/|31223/"
    r"|31234/|31235/|32942/|36227/techrxiv|48550/arxiv|51094/|64898/)"
)


def is_preprint_doi(doi: str | None) -> bool:
    """Return whether a DOI is a preprint's, which it shows even where a service's answer has no type.

    >>> is_preprint_doi("10.1101/2020.05.01.20086801"), is_preprint_doi("10.1101/gr.229102")
    (True, False)
    """
    return doi is not None and re.match(_PREPRINT_DOI, doi, re.IGNORECASE) is not None


_IN_ADDRESS = (
    (
        "pmid",
        re.compile(
            r"https?://(?:pubmed\.ncbi\.nlm\.nih\.gov|(?:www\.)?ncbi\.nlm\.nih\.gov/pubmed)/([1-9][0-9]{0,7})/?(?:[?#].*)?"
        ),
    ),
    (
        "pmcid",
        re.compile(
            r"https?://(?:pmc\.ncbi\.nlm\.nih\.gov|(?:www\.)?ncbi\.nlm\.nih\.gov/pmc)/articles/(PMC[1-9][0-9]*)/?",
            re.IGNORECASE,
        ),
    ),
)


def identifiers_in(url: str) -> dict[str, str]:
    """Return the DOI, PMID or PMCID whose page an address is: `{"doi": "10.1186/x"}`; {} if it is another page."""
    if "10." in url and "://" in url:
        try:
            return {"doi": bare_doi(url)}
        except ValueError:
            return {}
    return {kind: match[1] for kind, pattern in _IN_ADDRESS if (match := pattern.fullmatch(url))}
