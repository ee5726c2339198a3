"""Parts of citations that several styles share: links, editions, labels of numbers and pages, titles for sorting."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import quote

from pswbrief.core.identifiers import doi_url
from pswbrief.styles.inlines import Link, text, with_inner
from pswbrief.styles.quotes import typeset
from pswbrief.text.languages import is_english

if TYPE_CHECKING:
    from pswbrief.core.item import Item
    from pswbrief.core.pages import Pages
    from pswbrief.styles.inlines import Run

_ONE_NUMBER = r"[^\W\d_]*\d+[^\W\d_]*"
_NUMBER = re.compile(rf"{_ONE_NUMBER}(?:\s?[,&–-]\s?{_ONE_NUMBER})*")
_SEVERAL = re.compile(rf"{_ONE_NUMBER}(?:\s?[,&–]\s?{_ONE_NUMBER})+")


_ORDINALS = {1: "st", 2: "nd", 3: "rd"}
_TEENS = (11, 12, 13)


def is_numeric(value: str | None) -> bool:
    """Return whether a value is one or more numbers, possibly with letters around them (CSL 1.0.2, "Choose": is-numeric)."""
    return value is not None and _NUMBER.fullmatch(value) is not None


def number_label(value: str | None, one: str, several: str) -> str:
    """Return the label for one number or several; "" if the value is not a number, or has a hyphen and may be one or two.

    >>> [number_label(value, "No.", "Nos.") for value in ("12", "12 & 13", "TR06-067")]
    ['No.', 'Nos.', '']
    """
    if value is None:
        return ""
    if _SEVERAL.fullmatch(value):
        return several
    return one if re.fullmatch(_ONE_NUMBER, value) else ""


def volume_label(value: str | None, one: str, several: str) -> str:
    """Return the label for one volume or several, which a hyphen may also indicate; "" if the value is not a number.

    >>> [volume_label(value, "Vol.", "Vols") for value in ("12", "12-13", "Winter")]
    ['Vol.', 'Vols', '']
    """
    if not is_numeric(value):
        return ""
    return several if re.search(r"\d\s?[,&–-]\s?[^\W_]", value or "") else one


def ordinal(value: str) -> str:
    """Return the ordinal of a number: "2nd" for "2"; a value that isn't all digits is returned unchanged."""
    if not value.isdecimal():
        return value
    number = int(value)
    suffix = "th" if number % 100 in _TEENS else _ORDINALS.get(number % 10, "th")
    return f"{number}{suffix}"


def undated(item: Item) -> Run:
    """Return the status of a work without a date ("in press"); the empty run if it has a date or no known status."""
    return () if item.issued else typeset(item.text("status"))


def doi_link(item: Item) -> Run:
    """Return the item's DOI as a linked URL; the empty run without a DOI."""
    return (Link((f"https://doi.org/{item.doi}",), doi_url(item.doi)),) if item.doi else ()


def bare_doi(item: Item) -> Run:
    """Return "doi:" and the item's DOI, linked to its URL; the empty run without a DOI."""
    return ("doi:", Link((item.doi,), doi_url(item.doi))) if item.doi else ()


def url_link(item: Item) -> Run:
    """Return the item's URL, linked if it is http or https."""
    address = web_address(item)
    return (Link((address,), address),) if address else text(item.url)


def web_address(item: Item) -> str:
    """Return the item's URL if it is http or https, else ""; nothing else is ever linked, least of all a script."""
    url = item.url or ""
    return url if re.match(r"https?://", url, re.IGNORECASE) else ""


def identifier_link(identifier: str, base: str) -> Run:
    """Return a PMID or PMCID, linked to its page."""
    return (Link((identifier,), base + quote(identifier)),)


def edition_ed(item: Item) -> Run:
    """Return the edition: "2nd ed."; an edition that isn't numeric unchanged."""
    if not item.edition:
        return ()
    return (f"{ordinal(item.edition)} ed.",) if is_numeric(item.edition) else typeset(item.edition)


def capitalized(run: Run) -> Run:
    """Return `run` with its first word capitalised, if that is all lower-case."""
    if not run or not isinstance(run[0], str):
        return run
    first = run[0].split(" ", 1)[0]
    return (first.capitalize() + run[0][len(first) :], *run[1:]) if first.islower() else run


def without_periods(run: Run) -> Run:
    """Return `run` without its full stops, for abbreviated names of journals."""
    return tuple(
        inline.replace(".", "") if isinstance(inline, str) else with_inner(inline, without_periods(inline.inner))
        for inline in run
    )


def page_label(pages: Pages) -> str:
    """Return the label of pages: "pp." for a range or a list, "p." for one page."""
    return "pp." if pages.last or re.search(r"\d\s*[-–,;&]\s*\S*\d", pages.first) else "p."


def without(item: Item, *variables: str) -> Item:
    """Return the item without these variables of its `csl`."""
    return replace(item, csl={name: value for name, value in item.csl.items() if name not in variables})


_OPENING = re.compile(r"^[\s\"'“”‘’«»„¿¡(\[]+")
_ARTICLE = re.compile(r"^(?:a|an|the)\s+(?=\S)", re.IGNORECASE)


def sort_title(title: str, language: str | None = None) -> str:
    """Return a title for sorting: without leading quotation marks and, in English, without its leading article.

    >>> sort_title("‘The Zebra’ and others")
    'Zebra’ and others'
    """
    bare = _OPENING.sub("", title)
    if language and not is_english(language):
        return bare or title
    return _ARTICLE.sub("", bare, count=1) or title
