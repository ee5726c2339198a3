"""Parsing source lines as librarians write them ("Journal 19(1), March 2015"; "Publisher, 2020")."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pswbrief.core.identifiers import bare_doi
from pswbrief.ingest.names import names_body, names_journal
from pswbrief.ingest.source_parts import SourceParts, strip_parts, trimmed
from pswbrief.ingest.wording import is_abstract_label

if TYPE_CHECKING:
    from pswbrief.core.edtf import Edtf

# An issue of a weekly journal has a number up to 53; a higher number is an article's, unless issues are counted through
# from the first volume on (BMJ 340(7747), Lancet 395(10223)).
_MOST_ISSUES, _COUNTED_THROUGH = 53, 200
# The longest source line, in characters; a longer text is prose.
LONGEST_SOURCE = 200
_MOST_NAME_WORDS = 18
# A single number with this many digits is an article's, and no page.
_LONG_SERIAL = 5

_LABEL = re.compile(
    r"(?:(?:publication details?|source|citation|published (?:in|by)|reference|journal|publisher)\s*:|published (?:in|by)\b)\s*",
    re.IGNORECASE,
)
# The text before an identifier is matched only from its beginning, or a match would be tried at each of its characters.
_DOI = re.compile(
    r"(?<![\s,.;(\[])[\s,.;(\[]*(?:doi:?\s*|(?:doi:?\s*)?https?://(?:dx\.)?doi\.org/)(10\.\S+?)[.)\]]?$", re.IGNORECASE
)
# Identifiers that PubMed prints after a citation; the catalogue has fields for them.
_TAIL = re.compile(
    r"(?<![\s,.;(\[])[\s,.;(\[]*(?:pmid\s*:?\s*(?P<pmid>\d{4,9})|pmc\s?id\s*:?\s*(?P<pmcid>PMC\d{4,9}))[\s.;,)\]]*$",
    re.IGNORECASE,
)
_BOOK = re.compile(r"In:\s*(?P<book>.+?)[,.;]\s+(?P<publisher>[^,;]+)", re.IGNORECASE)
# "London: The King's Fund": no digits, as a journal with a subtitle has numbers after it.
_PLACE = re.compile(r"(?P<place>[A-Z][a-z]+(?:,? [A-Z][A-Za-z]+){0,2}):\s+(?P<name>[A-Z][^\d:]+)")
# The rest of the numbers that a narrow column has separated from their name.
_CUT = re.compile(r"\d+,\s|\d+\s*\(")
# "12. " before a title.
_LISTED = re.compile(r"\d{1,3}[.)]\s+(?=\D)")
_SERIAL = re.compile(r"e?\d{3,}|[A-Za-z]{1,3}\d{2,}", re.ASCII)
# Words of sentences that occur in no name of a journal or an organisation.
_SENTENCE = re.compile(
    r"\b(?:was|were|is|are|has|have|had|been|be|[Tt]his|[Tt]hese|those|we|our|they|their|it|its|that|which|who|will|would|should"
    r"|can|could|may|from|between|until|since|during|after|before|as of|published in|launched|conducted|reported)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """The parts of a source line. `name`: the journal or publisher; `book`: the container of a chapter.

    `undated`: whether it says that there is no date; `dated`: whether it has a date or is undated. A line that is neither `numbered`
    nor `dated` could be anything.
    """

    name: str
    volume: str | None = None
    issue: str | None = None
    article_number: str | None = None
    pages: str | None = None
    issued: Edtf | None = None
    doi: str | None = None
    pmid: str | None = None
    pmcid: str | None = None
    book: str | None = None
    place: str | None = None
    genre: str | None = None
    preprint: bool = False
    online_first: bool = False
    dated: bool = False
    undated: bool = False

    @property
    def numbered(self) -> bool:
        """Return whether it has a volume or an issue."""
        return self.volume is not None or self.issue is not None


def unlabelled(text: str) -> str:
    """Return a source line without a label such as "Source:"."""
    while match := _LABEL.match(text):
        text = text[match.end() :]
    return text


def parse_source(text: str) -> SourceLine | None:
    """Parse a source line; None if the text is none, or has neither a date nor a volume that can be parsed."""
    if not text or len(text) > LONGEST_SOURCE or not (text[0].isalnum() or text[0] in "'\"‘“(["):
        return None
    if _LISTED.match(text):
        return None
    labelled = _LABEL.match(text) is not None
    text, identifiers = _without_identifiers(unlabelled(text))
    found = _read(text)
    if found is None or not _is_name(found, labelled=labelled):
        return None
    return replace(found, doi=identifiers.get("doi"), pmid=identifiers.get("pmid"), pmcid=identifiers.get("pmcid"))


def _without_identifiers(text: str) -> tuple[str, dict[str, str]]:
    """Return the text without a DOI, PMID and PMCID at its end, and those by field."""
    found: dict[str, str] = {}
    while match := _TAIL.search(text):
        found |= {name: value for name, value in match.groupdict().items() if value}
        text = text[: match.start()]
    match = _DOI.search(text)
    if match is not None:
        try:
            found["doi"] = bare_doi(match[1])
        except ValueError:
            return text, found
        text = text[: match.start()]
    return text, found


def _is_name(found: SourceLine, *, labelled: bool) -> bool:
    name = found.name
    if not any(char.isalpha() for char in name) or len(name.split()) > _MOST_NAME_WORDS or _CUT.match(name):
        return False
    if labelled or found.book:
        return True
    label, colon, _ = name.partition(":")
    if colon and is_abstract_label(label):
        return False
    if names_journal(name) and not _SENTENCE.search(name):
        return True
    first = name.split()[0]
    # eClinicalMedicine, medRxiv, npj Digital Medicine.
    if first.islower() and not (found.numbered and (first == "npj" or first.startswith("e-"))):
        return False
    return not (
        _SENTENCE.search(name) or (". " in name.replace("St. ", "").replace("U.S. ", "") and not found.numbered)
    )


def _read(text: str) -> SourceLine | None:
    """Parse a source line; None if nothing separates a name from the other parts."""
    parts = strip_parts(text)
    found = _named(parts)
    if parts.date is not None:
        # "The plan for 2019" and "A report – 2019" have a date, but no punctuation that separates it from a name.
        apart = (
            found.numbered
            or found.genre
            or found.preprint
            or (parts.mark not in {"", "-", "–"} and not parts.spans_years)
            or (parts.date_first and (names_body(found.name) or names_journal(found.name)))
        )
        return replace(found, dated=True, online_first=parts.qualified) if apart else None
    if parts.undated or parts.qualified:
        return replace(found, dated=True, undated=parts.undated)
    # Without a date, only "12(3)" and the like are numbers of a journal: a title may end with any number.
    return found if found.volume and found.issue else None


def _named(parts: SourceParts) -> SourceLine:
    name, book, place = parts.name, None, None
    if match := _BOOK.fullmatch(name):
        name, book = match["publisher"], trimmed(match["book"])
    elif not (parts.volume or parts.issue or parts.pages) and (match := _PLACE.fullmatch(name)):
        name, place = match["name"], match["place"]
    found = SourceLine(
        name=trimmed(name), book=book, place=place, issued=parts.issued, genre=parts.genre, preprint=parts.preprint
    )
    found = _with_numbers(found, parts.volume, parts.issue, parts.pages)
    return replace(found, article_number=found.article_number or parts.article_number)


def _with_numbers(found: SourceLine, volume: str | None, issue: str | None, pages: str | None) -> SourceLine:
    """Return the source line with its numbers assigned: an article number is neither an issue nor a page."""
    article = None
    if issue is not None and not issue.isdecimal() and _SERIAL.fullmatch(issue):
        article, issue = issue, None
    if issue is not None and issue.isdecimal() and int(issue) > _MOST_ISSUES:
        counted = volume is not None and volume.isdecimal() and int(volume) > _COUNTED_THROUGH and len(issue) > 3  # noqa: PLR2004
        if not counted:
            article, issue = issue, None
    if pages is not None:
        pages = re.sub(r"\s*[-–—]\s*", "-", pages)
        if "-" not in pages and _SERIAL.fullmatch(pages) and (not pages.isdecimal() or len(pages) >= _LONG_SERIAL):
            article, pages = article or pages, None
    return replace(found, volume=volume, issue=issue, article_number=article, pages=pages)
