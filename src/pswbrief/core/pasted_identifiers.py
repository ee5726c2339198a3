"""Identifiers in all the forms that people paste: bare, with a prefix, as an address, or somewhere in a text."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit

from pswbrief.core.identifiers import BEHIND_DOI, bare_doi, check_doi, check_pmcid, check_pmid

if TYPE_CHECKING:
    from collections.abc import Iterator


class IdentifierKind(StrEnum):
    """The kinds of identifiers that can be looked up."""

    DOI = "DOI"
    PMID = "PMID"
    PMCID = "PMCID"
    ISBN = "ISBN"


class Identifier(NamedTuple):
    """An identifier in its bare form: a DOI in lower case, an ISBN with thirteen digits."""

    kind: IdentifierKind
    value: str

    def __str__(self) -> str:
        return self.value if self.kind is IdentifierKind.DOI else f"{self.kind} {self.value.removeprefix('PMC')}"


_PMID = re.compile(r"(?:pmid|pubmed)\s*[:#]?\s*([1-9][0-9]{0,7})", re.IGNORECASE)
_PMCID = re.compile(r"(?:pmcid\s*[:#]?\s*)?(pmc[1-9][0-9]{0,8})", re.IGNORECASE)
# arXiv's identifiers since 2007 and before; each has a DOI, registered with DataCite.
_ARXIV = re.compile(r"arxiv\s*:\s*([0-9]{4}\.[0-9]{4,5}|[a-z-]+(?:\.[A-Z]{2})?/[0-9]{7})(?:v[0-9]+)?", re.IGNORECASE)
_ISBN = re.compile(r"(?:isbn(?:-1[03])?\s*[:#]?\s*)?((?:97[89][- ]?)?(?:[0-9][- ]?){9}[0-9Xx])", re.IGNORECASE)
_DOI_SOMEWHERE = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/[^\s\"<>{}|\\^`]+")
_ISBN_LONG = 13


def recognise(text: str) -> Identifier | None:
    """Return the identifier that a text consists of, or that its address contains; None if it is not one."""
    text = text.strip().strip("<>")
    if text.lower().startswith(("http://", "https://")):
        return _in_address(text)
    for found in (_doi(text), _matched(_PMCID, text), _matched(_PMID, text), _arxiv(text)):
        if found:
            return found
    if text.isascii() and text.isdecimal() and len(text) <= len("99999999"):
        return _checked(IdentifierKind.PMID, text)
    return _isbn(text)


def find_identifiers(text: str) -> Iterator[Identifier]:
    """Yield the identifiers in a line: DOIs first, then PMIDs, PMCIDs, and those of arXiv."""
    for match in _DOI_SOMEWHERE.finditer(text):
        if found := _doi(match[0].rstrip(".,;:'’”")):
            yield found
    for pattern in (_PMID, _PMCID):
        for match in pattern.finditer(text):
            if found := _matched(pattern, match[0]):
                yield found
    for match in _ARXIV.finditer(text):
        if found := _arxiv(match[0]):
            yield found


def _in_address(text: str) -> Identifier | None:
    parts = urlsplit(text)
    host, path = (parts.hostname or "").lower().removeprefix("www."), unquote(parts.path)
    last = path.rstrip("/").rpartition("/")[2]
    if host == "pubmed.ncbi.nlm.nih.gov" or (host == "ncbi.nlm.nih.gov" and path.startswith("/pubmed/")):
        return _checked(IdentifierKind.PMID, last)
    if "/pmc/articles/" in path or host in {"pmc.ncbi.nlm.nih.gov", "europepmc.org"}:
        found = re.search(r"PMC[0-9]+", path, re.IGNORECASE)
        return _checked(IdentifierKind.PMCID, found[0].upper()) if found else None
    if host == "arxiv.org":
        return _arxiv("arxiv:" + re.sub(r"^/(?:abs|pdf|html)/|\.pdf$", "", path))
    if match := _DOI_SOMEWHERE.search(path):
        return _doi(BEHIND_DOI.sub("", match[0]) if host not in {"doi.org", "dx.doi.org"} else match[0])
    return None


def _doi(text: str) -> Identifier | None:
    try:
        return Identifier(IdentifierKind.DOI, bare_doi(text).lower())
    except ValueError:
        return None


def _arxiv(text: str) -> Identifier | None:
    match = _ARXIV.fullmatch(text)
    return _doi(f"10.48550/arxiv.{match[1]}") if match else None


def _matched(pattern: re.Pattern[str], text: str) -> Identifier | None:
    match = pattern.fullmatch(text)
    if match is None:
        return None
    return _checked(IdentifierKind.PMID if pattern is _PMID else IdentifierKind.PMCID, match[1].upper())


def _checked(kind: IdentifierKind, text: str) -> Identifier | None:
    check = {IdentifierKind.DOI: check_doi, IdentifierKind.PMID: check_pmid, IdentifierKind.PMCID: check_pmcid}[kind]
    try:
        return Identifier(kind, check(text))
    except ValueError:
        return None


def _isbn(text: str) -> Identifier | None:
    """Return an ISBN with a correct check digit (ISO 2108) in its form of thirteen digits; None for any other text."""
    match = _ISBN.fullmatch(text)
    if match is None:
        return None
    digits = re.sub(r"[- ]", "", match[1]).upper()
    if len(digits) == _ISBN_LONG:
        return (
            Identifier(IdentifierKind.ISBN, digits)
            if digits.isdecimal() and _check_digit(digits[:12]) == digits[12]
            else None
        )
    values = [10 if char == "X" else int(char) for char in digits]
    if sum(weight * value for weight, value in zip(range(10, 0, -1), values, strict=True)) % 11:
        return None
    start = "978" + digits[:9]
    return Identifier(IdentifierKind.ISBN, start + _check_digit(start))


def _check_digit(digits: str) -> str:
    return str(-sum(int(char) * (3 if place % 2 else 1) for place, char in enumerate(digits)) % 10)
