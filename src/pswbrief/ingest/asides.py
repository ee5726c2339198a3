"""Lines between a title and its source line, or below an abstract: authors, addresses, identifiers, stray letters."""

from __future__ import annotations

import re

from pswbrief.ingest.people import is_author_line
from pswbrief.ingest.wording import is_access_note

# The longest text that is examined, in characters.
_LONGEST = 1_000
_STRAY = re.compile(r"[^\W\d_]|[|•·*]")
_WHERE = r"""(?:(?:full|free)\s+text|(?:web)?\s*link|url|web\s*(?:site|page)|available(?:\s+(?:online|here))?(?:\s+(?:at|from|via))?
    |access(?:ed|ible)?\s+(?:at|from|via|here)|retrieved\s+from|doi|pdf|read\s+(?:more|it)|see|view)"""
# A line that is only the address of the full text.
_ADDRESS_LINE = re.compile(
    rf"(?:{_WHERE}\s*(?:here|at)?\s*[:–-]?\s*)*[<(\[]?(?P<address>https?://\S+?|www\.\S+?|10\.\d{{4,9}}/\S+?)[>)\]]?\.?"
    r"(?:\s*[(\[]accessed:?\s[^()\[\]]{4,30}[)\]]\.?)?",
    re.VERBOSE | re.IGNORECASE,
)
_IDENTIFIER = re.compile(
    r"""[<(\[]?(?:(?:pmid|pub\s?med\s*id)\s*[:#]?\s*(?P<pmid>\d{4,9})\b
    | pmc\s?id\s*:?\s*(?P<pmcid>PMC\d{4,9})\b
    | (?:doi\s*:?\s*)?(?:https?://(?:dx\.)?doi\.org/)?(?P<doi>10\.\d{4,9}/\S+?)(?=[\s;,|.)\]>]*(?:\s|$)))[\s;,|.)\]>]*""",
    re.VERBOSE | re.IGNORECASE,
)


def address_in_line(text: str) -> str | None:
    """Return the address of a line that holds nothing else, a bare DOI as a link; None for other lines."""
    match = _ADDRESS_LINE.fullmatch(text.strip()) if len(text) <= _LONGEST else None
    if match is None:
        return None
    address = match["address"]
    if address.startswith("10."):
        return f"https://doi.org/{address}"
    return address if "://" in address else f"https://{address}"


def identifiers_in_line(text: str) -> dict[str, str]:
    """Return the identifiers on a line that holds nothing else, by field (pmid, pmcid, doi); an empty dict for other lines."""
    found: dict[str, str] = {}
    place, text = 0, text.strip()
    while place < len(text) <= _LONGEST:
        match = _IDENTIFIER.match(text, place)
        if match is None or match.lastgroup is None or match.lastgroup in found:
            return {}
        found[match.lastgroup] = match[match.lastgroup]
        place = match.end()
    return found


def is_aside(text: str) -> bool:
    """Return whether a line may be between a title and its source line: an access note, authors, an address, a stray letter."""
    return is_access_note(text) or is_author_line(text) or is_stray(text) or is_address(text)


def is_address(text: str) -> bool:
    """Return whether a line holds only an address or identifiers."""
    return address_in_line(text) is not None or bool(identifiers_in_line(text))


def is_stray(text: str) -> bool:
    """Return whether a line is a stray single letter or mark."""
    return _STRAY.fullmatch(text.strip()) is not None
