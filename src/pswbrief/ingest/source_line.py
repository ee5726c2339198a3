"""Source lines ("Journal 19(1), March 2015"; "Publisher, 2020"), taken apart as librarians write them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pswbrief.core.identifiers import bare_doi
from pswbrief.ingest.dates import DATE_PATTERN, read_date

if TYPE_CHECKING:
    from pswbrief.core.edtf import Edtf

# An issue of a weekly journal has a number up to 53; what is higher is that of an article, unless issues are counted through
# from the first volume on (BMJ 340(7747), Lancet 395(10223)).
_MOST_ISSUES, _COUNTED_THROUGH = 53, 200
# No source line is longer: what is goes on about something.
LONGEST_SOURCE = 200
_MOST_NAME_WORDS = 18

_LABEL = re.compile(
    r"(?:publication details?|source|citation|published (?:in|by)|reference|journal|publisher)\s*:\s*", re.IGNORECASE
)
_DOI = re.compile(r"[\s,.;(]*(?:doi:?\s*|https?://(?:dx\.)?doi\.org/)(10\.\S+?)[.)]?$", re.IGNORECASE)
_QUALIFIER = r"""(?:(?:first\s+)?(?:published\s+)?online(?:\s+(?:first|ahead\s+of\s+print|early))?|(?:e-?pub\s+)?ahead\s+of\s+print
    |early\s+view|(?:article\s+)?in\s+press|e-?pub|advance\s+(?:access|online\s+publication)|forthcoming)"""
_NUMBER = r"(?P<volume>[A-Z]?\d{1,4}[A-Z]?)"
_ISSUE = r"\(\s*(?P<issue>[^()]{1,24}?)\s*\)"
_PAGE = r"(?:[A-Za-z]{0,3}\d+[A-Za-z]?)"
_PAGES = rf"(?P<pages>{_PAGE}(?:\s*[-–—]\s*{_PAGE})?)"
# Date first, as in Vancouver: "Journal. 2022 Mar;14(2):e0123".
_DATE_FIRST = re.compile(
    rf"""(?P<name>.+?)[.,;]?\s+\(?(?P<date>{DATE_PATTERN})\)?\s*[;:,.]?\s*
    (?:vol(?:ume)?\.?\s*)?{_NUMBER}\s*(?:{_ISSUE})?(?:\s*[:,]\s*(?:pp?\.?\s*)?{_PAGES})?""",
    re.VERBOSE,
)
_DATE_LAST = re.compile(
    rf"""(?P<rest>.+?)(?P<mark>\s*[,;:.(–-]+\s*|\s+)(?:{_QUALIFIER}[\s,:]*)?(?P<date>{DATE_PATTERN})\)?
    (?:\s*[,;(\[]\s*{_QUALIFIER}[)\]]?)?""",
    re.VERBOSE | re.IGNORECASE,
)
_UNDATED = re.compile(r"(?P<rest>.+?)[\s,;(\[]+(?:no\s+date|n\.\s?d\.?|undated|date\s+unknown)[)\]]?\.?", re.IGNORECASE)
_QUALIFIED = re.compile(rf"(?P<rest>.+?)[\s,;(\[]+{_QUALIFIER}[)\]]?", re.VERBOSE | re.IGNORECASE)
_PAGES_LAST = re.compile(
    rf"(?P<rest>.+?)(?:[\s,;:]+(?:pp?\.?|pages?)\s*|\s*:\s*|(?<=[\d)])\s*,\s*(?=\S+[-–—]|e\d)){_PAGES}", re.IGNORECASE
)
_ARTICLE_LAST = re.compile(
    r"(?P<rest>.+?)[\s,;:]+art(?:icle)?\.?(?:\s+(?:no\.?|number|id))?\s*:?\s*(?P<number>[A-Za-z]?\d+)", re.IGNORECASE
)
_VOLUME_LAST = (
    re.compile(rf"(?P<name>.+?)[\s,.;]+(?:vol(?:ume)?\.?\s*)?{_NUMBER}\s*{_ISSUE}", re.IGNORECASE),
    re.compile(
        rf"(?P<name>.+?)[\s,.;]+(?:vol(?:ume)?\.?\s*)?{_NUMBER}[\s,;:]+(?:issue|iss\.?|no\.?|number|part|pt\.?)\s*(?P<issue>[\w./-]+)",
        re.IGNORECASE,
    ),
    re.compile(rf"(?P<name>.+?)[\s,.;]+vol(?:ume)?\.?\s*{_NUMBER}", re.IGNORECASE),
    re.compile(r"(?P<name>.+?)[\s,.;]+(?:issue|iss\.?|no\.?|number)\s*(?P<issue>[\w./-]+)", re.IGNORECASE),
    # A volume has three digits at most: four are a year.
    re.compile(r"(?P<name>.*[^\W\d_].*?)[\s,.;]+(?P<volume>\d{1,3})"),
)
_BOOK = re.compile(r"In:\s*(?P<book>.+?)[,.;]\s+(?P<publisher>[^,;]+)", re.IGNORECASE)
# "London: The King's Fund": no digits, as a journal with a subtitle has numbers behind it.
_PLACE = re.compile(r"(?P<place>[A-Z][a-z]+(?:,? [A-Z][A-Za-z]+){0,2}):\s+(?P<name>[A-Z][^\d:]+)")
_SERIAL = re.compile(r"e?\d{3,}|[A-Za-z]{1,3}\d{2,}", re.ASCII)
# Words of sentences that the name of a journal or a body does not have.
_SENTENCE = re.compile(
    r"\b(?:was|were|is|are|has|have|had|been|be|this|these|those|we|our|they|their|it|its|that|which|who|will|would|should"
    r"|can|could|may|from|between|until|since|during|after|before|as of|published in|launched|conducted|reported)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """What a source line says. `name` is that of the journal or publisher; of a book's chapter, `book` is the container.

    `numbered` says that it has a volume or an issue, `dated` that it has a date or says that there is none: a line that has neither
    could be anything.
    """

    name: str
    volume: str | None = None
    issue: str | None = None
    article_number: str | None = None
    pages: str | None = None
    issued: Edtf | None = None
    doi: str | None = None
    book: str | None = None
    place: str | None = None
    dated: bool = False

    @property
    def numbered(self) -> bool:
        """Whether it has a volume or an issue."""
        return self.volume is not None or self.issue is not None


def unlabelled(text: str) -> str:
    """A source line without a label such as "Source:"."""
    return _LABEL.sub("", text, count=1) if _LABEL.match(text) else text


def parse_source(text: str) -> SourceLine | None:
    """The source line that a text is; None for a text that is none, or of which neither date nor volume is understood."""
    if not text or len(text) > LONGEST_SOURCE or not (text[0].isalnum() or text[0] in "'\"‘“"):
        return None
    labelled = _LABEL.match(text) is not None
    text, doi = _without_doi(unlabelled(text))
    found = _date_first(text) or _date_last(text)
    if found is None or not _is_name(found, labelled=labelled):
        return None
    return replace(found, doi=doi)


def _without_doi(text: str) -> tuple[str, str | None]:
    match = _DOI.search(text)
    if match is None:
        return text, None
    try:
        return text[: match.start()], bare_doi(match[1])
    except ValueError:
        return text, None


def _is_name(found: SourceLine, *, labelled: bool) -> bool:
    name = found.name
    if not any(char.isalpha() for char in name) or len(name.split()) > _MOST_NAME_WORDS:
        return False
    if labelled or found.book:
        return True
    if name[0].islower() and not (found.numbered and name[:2] in {"e-", "eC", "eL", "iS", "mH", "mB", "np"}):
        return False
    return not (
        _SENTENCE.search(name) or (". " in name.replace("St. ", "").replace("U.S. ", "") and not found.numbered)
    )


def _date_first(text: str) -> SourceLine | None:
    match = _DATE_FIRST.fullmatch(text.rstrip(". "))
    if match is None or (issued := read_date(match["date"])) is None:
        return None
    return _with_numbers(
        SourceLine(name=_trimmed(match["name"]), issued=issued, dated=True),
        match["volume"],
        match["issue"],
        match["pages"],
    )


def _date_last(text: str) -> SourceLine | None:
    text = text.rstrip(" ")
    if match := _DATE_LAST.fullmatch(text) or _DATE_LAST.fullmatch(text.rstrip(".")):
        issued, mark = read_date(match["date"]), match["mark"].strip()
        found = _rest(match["rest"], issued)
        # "The plan for 2019" and "A report – 2019" have a date, but nothing that sets it apart from a name.
        apart = (mark or found.numbered) and mark not in {"-", "–"}
        return replace(found, dated=True) if issued is not None and apart else None
    if match := _UNDATED.fullmatch(text) or _QUALIFIED.fullmatch(text.rstrip(".")):
        return replace(_rest(match["rest"], None), dated=True)
    found = _rest(text.rstrip("."), None)
    # Without a date, only "12(3)" and the like are numbers of a journal: a title may end with any.
    return found if found.volume and found.issue else None


def _rest(text: str, issued: Edtf | None) -> SourceLine:
    text = _trimmed(text)
    if qualified := _QUALIFIED.fullmatch(text):
        text = _trimmed(qualified["rest"])
    if book := _BOOK.fullmatch(text):
        return SourceLine(name=_trimmed(book["publisher"]), book=_trimmed(book["book"]), issued=issued)
    if place := _PLACE.fullmatch(text):
        return SourceLine(name=place["name"], place=place["place"], issued=issued)
    number = pages = None
    if article := _ARTICLE_LAST.fullmatch(text):
        text, number = _trimmed(article["rest"]), article["number"]
    elif (paged := _PAGES_LAST.fullmatch(text)) and any(char.isdigit() for char in paged["rest"]):
        text, pages = _trimmed(paged["rest"]), paged["pages"]
    for pattern in _VOLUME_LAST:
        if match := pattern.fullmatch(text):
            groups = match.groupdict()
            found = SourceLine(name=_trimmed(groups["name"]), issued=issued)
            found = _with_numbers(found, groups.get("volume"), groups.get("issue"), pages)
            return replace(found, article_number=found.article_number or number)
    return SourceLine(name=text, issued=issued, article_number=number)


def _with_numbers(found: SourceLine, volume: str | None, issue: str | None, pages: str | None) -> SourceLine:
    """The source line with its numbers, each where it belongs: a number of an article is neither an issue nor a page."""
    article = None
    if issue is not None and issue.isdecimal() and int(issue) > _MOST_ISSUES:
        counted = volume is not None and volume.isdecimal() and int(volume) > _COUNTED_THROUGH and len(issue) > 3  # noqa: PLR2004
        if not counted:
            article, issue = issue, None
    if pages is not None:
        pages = re.sub(r"\s*[-–—]\s*", "-", pages)
        if "-" not in pages and _SERIAL.fullmatch(pages) and not pages.isdecimal():
            article, pages = article or pages, None
    return replace(found, volume=volume, issue=issue, article_number=article, pages=pages)


def _trimmed(text: str) -> str:
    text = text.strip(" ,;:")
    return text if text.endswith(("St.", "Inc.", "Ltd.", "Co.")) else text.rstrip(" ,;:.")
