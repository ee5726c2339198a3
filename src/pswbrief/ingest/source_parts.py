"""Stripping the parts of a source line after its name: date, volume, issue, pages, article number, in any order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pswbrief.ingest.dates import DATE_PATTERN, read_date

if TYPE_CHECKING:
    from collections.abc import Callable

    from pswbrief.core.edtf import Edtf

_QUALIFIER = r"""(?:(?:first\s+)?(?:published\s+)?online(?:\s+(?:first|ahead\s+of\s+print|early|only))?
    |(?:e-?pub\s+|online\s+)?ahead\s+of\s+print|early\s+(?:view|online|access)|(?:article\s+)?in\s+press|e-?pub
    |advance\s+(?:access|articles?|online\s+publication)|forthcoming|(?:last\s+)?(?:updated|revised|reviewed))"""
_THESIS = r"""(?:(?:un)?published\s+)?(?:(?:doctoral|master[’']?s|masters|phd|ph\.d\.?|d\.?clin\.?psych?\.?|edd|msc|mphil|mres|ma)\s+)
    (?:thesis|dissertation)|(?:thesis|dissertation)\s*(?:\([^()]{2,30}\))?"""
_PREPRINT = r"(?:pre-?print)"
_PAGE = r"[A-Za-z]{0,3}\d+[A-Za-z]?"
_PAGES = rf"(?P<pages>{_PAGE}(?:\s*[-–—]\s*{_PAGE})?)"
_RANGE = rf"(?P<pages>{_PAGE}\s*[-–—]\s*{_PAGE})"
_SERIAL = r"(?P<number>e\d{3,}|[A-Za-z]{1,4}\d{3,})"
_NUMBER = r"(?P<volume>[A-Z]?\d{1,4}[A-Z]?)"
_VOL = r"(?:vol(?:ume)?s?\.?\s*)"
_ISSUE_WORD = r"(?:issue|iss\.?|no\.?|number|part|pt\.?)"
_SEP = r"[\s,.;:(\[]+"
# "12(3)", "12 (Suppl 1)", "vol. 12 no. 3", "volume 12": preceded by the name, or another part.
_NUMBERS = (
    rf"{_SEP}{_VOL}?{_NUMBER}\s*\(\s*(?:{_ISSUE_WORD}\s*)?(?P<issue>[^()]{{1,24}}?)\s*\)",
    rf"{_SEP}{_VOL}?{_NUMBER}[\s,;:.]+{_ISSUE_WORD}\s*(?P<issue>\d[\w./-]*)",
    rf"{_SEP}{_VOL}{_NUMBER}[\s,;:]+(?P<issue>\d{{1,3}})",
    rf"{_SEP}{_VOL}?{_NUMBER}[\s,;:]+(?P<issue>suppl(?:ement)?\.?\s*\d*)",
    rf"{_SEP}{_VOL}{_NUMBER}",
    rf"{_SEP}{_ISSUE_WORD}\s*(?P<issue>\d[\w./-]*)",
    rf"{_SEP}(?P<volume>\d{{1,3}}):(?P<issue>\d{{1,2}})",
    # A volume has three digits at most: four are a year.
    r"[\s,.;:]+(?P<volume>\d{1,3})",
)
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_YEARS = re.compile(r"(?:1[5-9]|20)\d\d\s*[-–]\s*(?:1[5-9]|20)\d\d")


@dataclass(slots=True, kw_only=True)
class SourceParts:
    """The parts after a name. `mark`: the punctuation before the date; `undated`: whether the line says that there is no date."""

    name: str
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    article_number: str | None = None
    date: str | None = None
    issued: Edtf | None = None
    mark: str = ""
    date_first: bool = False
    undated: bool = False
    qualified: bool = False
    genre: str | None = None
    preprint: bool = False

    @property
    def spans_years(self) -> bool:
        """Return whether the date is a range of years, which is more likely the subject of a title."""
        return self.date is not None and _YEARS.fullmatch(self.date) is not None


def strip_parts(text: str) -> SourceParts:
    """Strip the parts off both ends of a source line until only the name is left."""
    parts = SourceParts(name=trimmed(text))
    _strip_leading(parts)
    while any(strip(parts) for strip in _STRIPPERS):
        pass
    return parts


def trimmed(text: str) -> str:
    """Return a name without the punctuation around it; the full stop of "Inc." is part of it."""
    text = text.strip(" ,;:–")
    return text if text.endswith(("St.", "Inc.", "Ltd.", "Co.")) else text.rstrip(" ,;:.")


def _at_end(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern})[\s)\].]*$", re.VERBOSE | re.IGNORECASE)


_DATE_END = _at_end(
    rf"(?P<mark>\s*[,;:.(\[]+\s*|\s+(?:[–|-]\s+)?)(?P<qualifier>{_QUALIFIER}[\s,:]*)?(?P<date>{DATE_PATTERN})"
)
_NUMBER_WORD_END = re.compile(rf"\b(?:vol(?:ume)?\.?|{_ISSUE_WORD})$", re.IGNORECASE)
_DATE_START = re.compile(rf"[(\[](?P<date>{DATE_PATTERN})[)\]][\s.,:;]*(?=\S)", re.VERBOSE | re.IGNORECASE)
_UNDATED_END = _at_end(r"[\s,;(\[]+(?:no\s+date|n\.\s?d\.?|undated|date\s+unknown)")
# "Online" alone may be the last word of a name.
_QUALIFIER_END = _at_end(rf"(?:\s*[,;.(\[]\s*|\s+(?!online\W*$)){_QUALIFIER}")
_DATE_FIRST = re.compile(rf"(?P<date>{DATE_PATTERN})[,;]\s+(?=\S)", re.VERBOSE | re.IGNORECASE)
_PREPRINT_START = re.compile(rf"[(\[]?{_PREPRINT}[)\]]?[\s.,:]+(?=\S)", re.IGNORECASE)
_PREPRINT_END = _at_end(rf"[\s,;.]*[(\[]{_PREPRINT}[)\]]|[,;.]\s*{_PREPRINT}")
_THESIS_START = re.compile(rf"(?P<genre>{_THESIS})\s*[,.:;]\s*(?=\S)", re.VERBOSE | re.IGNORECASE)
_THESIS_END = re.compile(rf"[,.;(\[]\s*(?P<genre>{_THESIS})[\s)\].]*$", re.VERBOSE | re.IGNORECASE)
_PAGE_ENDS = (
    _at_end(rf"[\s,;:.(]+(?:pp?|pages|pgs?)\b\.?\s*{_PAGES}"),
    # "Page 3" after a date is a page footer.
    _at_end(rf"[\s,;:.(]+page\s+{_RANGE}"),
    _at_end(rf"[\s,;:.(]+pp?\.?{_PAGES}"),
    _at_end(rf"(?<=[\d)])\s*:\s*(?!(?:1[5-9]|20)\d\d\b){_PAGES}"),
    _at_end(rf"(?<=[\d)])\s*:\s*{_RANGE}"),
    _at_end(rf"(?<=[\d)])\s*[,;.]\s*{_RANGE}"),
)
_NUMBER_ENDS = (
    _at_end(r"[\s,;:.]+art(?:icle)?\.?(?:\s+(?:no\.?|number|id))?\s*:?\s*(?P<number>[A-Za-z]{0,2}\d+)"),
    _at_end(r"(?<=\d)[\s,;]+(?P<number>\d{5,7})"),
    _at_end(rf"(?<=[\d)])\s*[,;:.]\s*{_SERIAL}"),
    _at_end(r"\s*[,;:]\s*(?P<number>e\d{3,})"),
)
_VOLUME_ENDS = tuple(_at_end(pattern) for pattern in _NUMBERS)


def _strip_leading(parts: SourceParts) -> None:
    if match := _DATE_START.match(parts.name):
        parts.date, parts.issued, parts.mark = match["date"], read_date(match["date"]), "("
        parts.name = parts.name[match.end() :]
    elif (match := _DATE_FIRST.match(parts.name)) and (issued := read_date(match["date"])):
        parts.date, parts.issued, parts.date_first = match["date"], issued, True
        parts.name = parts.name[match.end() :]
    if match := _PREPRINT_START.match(parts.name):
        parts.preprint = True
        parts.name = parts.name[match.end() :]
    if match := _THESIS_START.match(parts.name):
        parts.genre = match["genre"]
        parts.name = parts.name[match.end() :]


def _cut(parts: SourceParts, match: re.Match[str]) -> bool:
    """Cut a match off the name and return True; False if nothing would be left of the name."""
    rest = trimmed(parts.name[: match.start()])
    if not any(char.isalpha() for char in rest):
        return False
    parts.name = rest
    return True


def _strip_date(parts: SourceParts) -> bool:
    match = None if parts.date else _DATE_END.search(parts.name)
    if match and _NUMBER_WORD_END.search(parts.name[: match.start()]):
        # "no 3 May 2020": the number is an issue, not a day.
        match = _DATE_END.search(parts.name, match.start("date") + 1)
    if match is None or (issued := read_date(match["date"])) is None or not _cut(parts, match):
        return False
    parts.date, parts.issued, parts.mark = match["date"], issued, match["mark"].strip()
    parts.qualified = parts.qualified or match["qualifier"] is not None
    return True


def _strip_undated(parts: SourceParts) -> bool:
    match = None if parts.date or parts.undated else _UNDATED_END.search(parts.name)
    parts.undated = parts.undated or (match is not None and _cut(parts, match))
    return match is not None and parts.undated


def _strip_qualifier(parts: SourceParts) -> bool:
    match = _QUALIFIER_END.search(parts.name)
    if match is None or not _cut(parts, match):
        return False
    parts.qualified = True
    return True


def _strip_preprint(parts: SourceParts) -> bool:
    match = _PREPRINT_END.search(parts.name)
    if match is None or not _cut(parts, match):
        return False
    parts.preprint = True
    return True


def _strip_thesis(parts: SourceParts) -> bool:
    match = None if parts.genre else _THESIS_END.search(parts.name)
    if match is None or not _cut(parts, match):
        return False
    parts.genre = match["genre"]
    return True


def _strip_article(parts: SourceParts) -> bool:
    if parts.article_number or parts.pages or parts.volume:
        return False
    for pattern in _NUMBER_ENDS:
        if (match := pattern.search(parts.name)) and _cut(parts, match):
            parts.article_number = match["number"]
            return True
    return False


def _strip_pages(parts: SourceParts) -> bool:
    if parts.pages or parts.article_number or parts.volume:
        return False
    for pattern in _PAGE_ENDS:
        match = pattern.search(parts.name)
        # Only with a volume or a date are numbers pages.
        if match and re.search(r"\d", parts.name[: match.start()] + (parts.date or "")) and _cut(parts, match):
            parts.pages = match["pages"]
            return True
    return False


def _strip_numbers(parts: SourceParts) -> bool:
    if parts.volume or parts.issue:
        return False
    for pattern in _VOLUME_ENDS:
        if (match := pattern.search(parts.name)) and _cut(parts, match):
            groups = match.groupdict()
            parts.volume, parts.issue = groups.get("volume"), groups.get("issue")
            if parts.date is None and parts.volume and _YEAR.fullmatch(parts.volume):
                # "2020, Issue 3", without a volume.
                parts.date, parts.issued, parts.mark, parts.volume = parts.volume, read_date(parts.volume), ",", None
            return True
    return False


# The date before the volume, as a year is a number, too; pages before the date, as their last number may look like a year.
_STRIPPERS: tuple[Callable[[SourceParts], bool], ...] = (
    _strip_undated,
    _strip_qualifier,
    _strip_preprint,
    _strip_thesis,
    _strip_article,
    _strip_pages,
    _strip_date,
    _strip_numbers,
)
