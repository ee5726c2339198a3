"""Find valid identifiers that look wrong or contradict one another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from pswbrief.checks.codes import Code
from pswbrief.checks.finding import Remark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from pswbrief.core.reference import Reference

# Punctuation of a sentence or list after a DOI. A closing bracket may belong to the DOI: 10.1016/S0140-6736(21)00267-1 has one.
_SENTENCE_END = (".", ",", ";", ":")
_ISBN = re.compile(r"[0-9]{9}[0-9X]|97[89][0-9]{10}")
_ISSN = re.compile(r"[0-9]{7}[0-9X]")
# Separators of several numbers in one field: "0163-853X (Print), 1532-6950 (Electronic)".
_BETWEEN = re.compile(r"[,;/()\n]|[A-WYZa-wyz:.]+")
_DOI_ADDRESS = re.compile(r"https?://(?:dx\.)?doi\.org/(10\.[^?#]+)", re.IGNORECASE)
_PMC_ADDRESS = re.compile(r"https?://(?:www\.ncbi\.nlm\.nih\.gov/pmc|pmc\.ncbi\.nlm\.nih\.gov)/articles/(PMC[0-9]+)")
_PUBMED_ADDRESS = re.compile(r"https?://(?:www\.ncbi\.nlm\.nih\.gov/pubmed|pubmed\.ncbi\.nlm\.nih\.gov)/([0-9]+)/?$")


def odd_identifiers(reference: Reference, _today: date) -> Iterator[Remark]:
    """Find DOIs with trailing punctuation, and ISBNs or ISSNs with a wrong form or check digit."""
    doi = reference.doi
    if doi and doi.endswith(_SENTENCE_END):
        yield Remark(
            Code.ODD_IDENTIFIER, ("doi",), f"The DOI {doi} ends with {doi[-1]!r}, which is hardly a part of it."
        )
    elif doi and doi.endswith(")") and doi.count(")") > doi.count("("):
        yield Remark(Code.ODD_IDENTIFIER, ("doi",), f"The DOI {doi} closes a bracket that it doesn't open.")
    for field, shape, check in (("isbn", _ISBN, _isbn), ("issn", _ISSN, _issn)):
        text = getattr(reference, field)
        if text and (wrong := _wrong(text, shape, check)):
            number, why = wrong
            yield Remark(Code.ODD_IDENTIFIER, (field,), f"{number!r} is not an {field.upper()}: {why}.")


def contradictions(reference: Reference, _today: date) -> Iterator[Remark]:
    """Find a `url` for a different DOI, PMCID or PMID than the reference has."""
    if reference.url is None:
        return
    for field, address in (("doi", _DOI_ADDRESS), ("pmcid", _PMC_ADDRESS), ("pmid", _PUBMED_ADDRESS)):
        known, match = getattr(reference, field), address.match(reference.url)
        if known and match and unquote(match[1]).rstrip("/").lower() != known.lower():
            yield Remark(
                Code.IDENTIFIER_CLASH,
                ("url",),
                f"The address leads to the {field.upper()} {unquote(match[1])}; {field} is {known}.",
            )


def _wrong(text: str, shape: re.Pattern[str], check: Callable[[str], bool]) -> tuple[str, str] | None:
    """Return the first wrong number in a text, and the reason; None if there is none."""
    numbers = list(_numbers(text))
    if not numbers:
        return text, "there is no number in it"
    for number in numbers:
        bare = _bare(number)
        if shape.fullmatch(bare) is None:
            return number, "it has the wrong number of digits"
        if not check(bare):
            return number, "its check digit doesn't fit"
    return None


def _numbers(text: str) -> Iterator[str]:
    for part in _BETWEEN.split(text):
        # "978 0 306 40615 7" is one number, "0163-853X 1532-6950" are two.
        whole = _ISBN.fullmatch(_bare(part)) or _ISSN.fullmatch(_bare(part))
        yield from [part.strip()] if whole else [word for word in part.split() if any(map(str.isdigit, word))]


def _bare(number: str) -> str:
    return re.sub(r"[\s‐‑–-]", "", number).upper()


def _isbn(number: str) -> bool:
    """Verify the check digit (ISO 2108:2017, annex C; for ten digits ISO 2108:1992)."""
    digits = [10 if digit == "X" else int(digit) for digit in number]
    if len(digits) == 10:  # noqa: PLR2004 - ISBN-10
        return sum(weight * digit for weight, digit in zip(range(10, 0, -1), digits, strict=True)) % 11 == 0
    return sum(digit * (3 if place % 2 else 1) for place, digit in enumerate(digits)) % 10 == 0


def _issn(number: str) -> bool:
    """Verify the check digit (ISO 3297:2022, annex B)."""
    digits = [10 if digit == "X" else int(digit) for digit in number]
    return sum(weight * digit for weight, digit in zip(range(8, 0, -1), digits, strict=True)) % 11 == 0
