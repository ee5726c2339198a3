"""Parsing the source field of databases on Ovid: a single text with journal, volume, issue, pages and date."""

from __future__ import annotations

import re

from pswbrief.formats.common.dates import written_date

# The journal ends where a volume or a year begins: "Vol.43(5)", "12(3):45-67", "2018; 12(3)".
_CONTAINER = re.compile(r"(.+?)[.;,]*\s+(?=(?:Vol|vol)\.|[0-9]+\s*[(:,;]|[0-9]{4}\b|(?:[A-Z][a-z]{2,8} )?[0-9]{4}[;.])")
_VOLUME = re.compile(r"(?:\b[Vv]ol\.?\s*|^\s*|;\s*)([0-9]+[A-Z]?)\s*(?=[(:,])")
_ISSUE = re.compile(r"[0-9][A-Z]?\s*\((?:no\.?\s*)?((?!pp?\b)[^()]{1,40}(?:\([^()]{1,20}\)[^()]{0,20})?)\)")
_PAGES = re.compile(r"(?:\bpp?\.?\s*|[0-9)]\s*:\s*)([A-Za-z]{0,2}[0-9]+[A-Za-z]?(?:-[A-Za-z]{0,2}[0-9]+[A-Za-z]?)?)\b")
_ARTICLE_NUMBER = re.compile(r"[Aa]rticle [Nn]umber:?\s*([A-Za-z]{0,3}[0-9][\w.-]*\b)")
_MONTH = r"(?:[A-Z][a-z]{2,8}\.?(?:\s*[-/]\s*[A-Z][a-z]{2,8})?(?:\s+[0-9]{1,2})?)"
_DATES = (
    re.compile(rf"\b([0-9]{{4}}\s+{_MONTH})"),
    re.compile(rf"\b({_MONTH},?\s+[0-9]{{4}})\b"),
    re.compile(r"(?<![0-9-])((?:1[5-9]|20)[0-9]{2})(?![0-9-])"),
)
_LONGEST = 1_000  # characters; a source is one line of text


def read_source(text: str) -> dict[str, str]:
    """Return the fields in the source of a citation, as far as present: `container`, `volume`, `issue`, `pages` and so on.

    >>> read_source("J Made Up. 12(3):45-67, 2018 Mar.")
    {'container': 'J Made Up', 'volume': '12', 'issue': '3', 'pages': '45-67', 'issued': '2018 Mar'}
    >>> read_source("Made Up Therapy. Vol.43(5), Sep 2015, pp. 623-634.")
    {'container': 'Made Up Therapy', 'volume': '43', 'issue': '5', 'pages': '623-634', 'issued': 'Sep 2015'}
    >>> read_source("Made Up Science. 8 (1) (no pagination), 2018. Article Number: 93.")
    {'container': 'Made Up Science', 'volume': '8', 'issue': '1', 'article_number': '93', 'issued': '2018'}
    """
    text = text[:_LONGEST].strip()
    start = _CONTAINER.match(text)
    container, place = (start[1], text[start.end() :]) if start else ("", text)
    shapes = {"volume": _VOLUME, "issue": _ISSUE, "pages": _PAGES, "article_number": _ARTICLE_NUMBER}
    found = {"container": container or ("" if any(char.isdecimal() for char in text) else text.rstrip(". "))}
    found |= {name: match[1].strip() for name, shape in shapes.items() if (match := shape.search(place))}
    if "article_number" in found:
        found.pop("pages", None)
    dates = (match[1] for shape in _DATES if (match := shape.search(place)))
    found["issued"] = next((date.rstrip(".") for date in dates if written_date(date)), "")
    return {name: value for name, value in found.items() if value}
