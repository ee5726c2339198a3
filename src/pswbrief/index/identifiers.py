"""Turn DOIs, PMIDs, PMCIDs, ISBNs and URLs, in any common form, into keys of the index."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pswbrief.core.reference import Reference
    from pswbrief.index.index import Index

# A DOI anywhere in a text: behind "doi:", in a resolver's address, in a publisher's. No pattern here is compiled before it is
# needed, which is seldom.
_DOI = r"10\.[0-9]{4,9}(?:\.[0-9]+)*/[^\s\"<>]+"
_SHORT_DOI = r"10/[a-z0-9]+"
_DOI_LABEL = r"(?:doi\s*:?\s*)?(?:https?://\S+?[/=]|(?:dx\.)?doi\.org/)?"
_PMC = r"(?:pmc\s?id\s*:?\s*)?(?:https?://\S*?/)?(?:pmc/(?:articles/)?)?pmc\s?(?P<value>[1-9][0-9]{2,8})/?(?:[?#]\S*)?"
_PUBMED_SITE = (
    r"(?:https?://)?(?:www\.)?"
    r"(?:pubmed\.ncbi\.nlm\.nih\.gov/|ncbi\.nlm\.nih\.gov/(?:m/)?pubmed/|europepmc\.org/(?:article|abstract)/med/)"
)
_PUBMED = rf"(?:pmid\s*:?\s*|pubmed\s*(?:id)?\s*:?\s*|(?:pmid\s*:?\s*)?{_PUBMED_SITE})(?P<value>[1-9][0-9]{{0,8}})/?(?:[?#]\S*)?"
_ISBN = r"isbn(?:-1[03])?\s*:?\s*(?P<value>[0-9][0-9\s-]{8,15}[0-9x])"
_PATTERNS = (("pmcid", _PMC), ("pmid", _PUBMED), ("isbn", _ISBN))
# A number of fewer digits is a year, a page or a count.
_BARE_PMID = r"[1-9][0-9]{4,7}"
_ADDRESS = r"https?://\S+\.\S+"
# Punctuation that follows an identifier in a sentence and is not part of it.
_TAIL = ".,;:'\"”’>]}"


def identifier_key(text: str) -> str | None:
    """Return the key of a text that is one identifier, such as `doi:10.1186/x` or `pmid:123`; None if it isn't one.

    A bare number of five to eight digits counts as a PMID.
    """
    asked = _unquoted(text.strip().strip("<>[]").rstrip(_TAIL).lower())
    if asked.startswith("(") and asked.endswith(")"):
        asked = asked[1:-1]
    if match := re.fullmatch(f"{_DOI_LABEL}({_DOI}|{_SHORT_DOI})", asked):
        return f"doi:{_clean_doi(match[1])}"
    for kind, pattern in _PATTERNS:
        if match := re.fullmatch(pattern, asked):
            return f"{kind}:{_isbn13(match['value']) if kind == 'isbn' else match['value']}"
    if re.fullmatch(_BARE_PMID, asked):
        return f"pmid:{asked}"
    return _address_key(asked) if re.fullmatch(_ADDRESS, asked) else None


def identifier_keys(text: str) -> list[str] | None:
    """Return the keys of a text that consists only of identifiers; None if it contains anything else."""
    if not _may_identify(text):
        return None
    if (whole := identifier_key(text)) is not None:
        return [whole]
    parts = re.split(r"(?<=\d)[\s,;]+(?=\D*\d)|[\s,;]+(?=10\.|https?:|doi|pm)", text.strip(), flags=re.IGNORECASE)
    keys = [identifier_key(part) for part in parts if part.strip()]
    found = [key for key in keys if key is not None]
    return found if len(keys) > 1 and len(found) == len(keys) else None


def _may_identify(text: str) -> bool:
    """Return whether a text could hold an identifier. Most queries can't, which saves compiling the patterns."""
    return "://" in text or any(char.isdigit() for char in text)


def dois_in(text: str) -> list[str]:
    """Return the keys of the DOIs anywhere in a text."""
    if "10." not in text:
        return []
    return [f"doi:{_clean_doi(match[0].lower())}" for match in re.finditer(_DOI, _unquoted(text))]


def _unquoted(text: str) -> str:
    """Return `text` with percent escapes decoded; importing urllib would cost more than all the rest."""
    return re.sub(r"(?:%[0-9a-fA-F]{2})+", _decoded, text) if "%" in text else text


def _decoded(match: re.Match[str]) -> str:
    return bytes.fromhex(match[0].replace("%", "")).decode(errors="replace")


def _clean_doi(doi: str) -> str:
    doi = doi.rstrip(_TAIL)
    # A bracket that closes what was opened outside the DOI.
    while doi.endswith(")") and doi.count(")") > doi.count("("):
        doi = doi[:-1].rstrip(_TAIL)
    return re.sub(r"(?:/(?:full|abstract|pdf|epdf|meta)|\.pdf|[?#].*)+$", "", doi)


def _isbn13(text: str) -> str:
    """Return the thirteen digits of an ISBN of ten or thirteen (ISO 2108: weights 1 and 3)."""
    digits = re.sub(r"[\s-]", "", text)
    if len(digits) != 10:  # noqa: PLR2004 - the older form
        return digits
    first = "978" + digits[:9]
    return first + str(-sum(int(digit) * (3 if at % 2 else 1) for at, digit in enumerate(first)) % 10)


def _address_key(address: str) -> str:
    return "url:" + re.sub(r"^https?://(?:www\.)?", "", address).rstrip("/")


def keys_of(reference: Reference) -> Iterator[str]:
    """Yield the keys under which a reference is found, the ids of references that were merged into it included."""
    yield from (f"id:{alias.lower()}" for alias in reference.aliases)
    if reference.doi:
        yield f"doi:{reference.doi.lower()}"
    if reference.pmid:
        yield f"pmid:{reference.pmid}"
    if reference.pmcid:
        yield f"pmcid:{reference.pmcid.lower().removeprefix('pmc')}"
    for number in re.findall(r"[0-9][0-9Xx-]{8,16}", reference.isbn or ""):
        yield f"isbn:{_isbn13(number.lower())}"
    if reference.url:
        key = identifier_key(reference.url)
        yield key or _address_key(reference.url.lower())


def identified(index: Index, key: str) -> list[int]:
    """Return the positions of the references that have an identifier, originals before their duplicates."""
    statement = (
        "SELECT DISTINCT pos FROM identifier JOIN reference USING (pos) WHERE value = ?"
        " ORDER BY duplicate_of IS NOT NULL, pos"
    )
    return [pos for (pos,) in index.connection.execute(statement, (key,))]
