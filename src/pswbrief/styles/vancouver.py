"""Vancouver as the National Library of Medicine has it: *Citing Medicine*, 2nd edition (2015), in the order of citation.

Follows the official CSL file `nlm-citation-sequence`, read with American English terms. Journals are given in full where an item
has no abbreviation: none is made up.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pswbrief.core.enums import ItemType
from pswbrief.styles import page_ranges
from pswbrief.styles.citation_systems import Numbered
from pswbrief.styles.dates import year_month_day, years
from pswbrief.styles.inlines import group, text
from pswbrief.styles.people import NameRules, listed
from pswbrief.styles.quotes import AMERICAN, typeset
from pswbrief.styles.sources import (
    bare_doi,
    capitalized,
    edition_ed,
    identifier_link,
    is_numeric,
    url_link,
    without_periods,
)

if TYPE_CHECKING:
    from pswbrief.core.item import Item
    from pswbrief.styles.inlines import Run

_NAMES = NameRules(period="", hyphen=False, separator=" ", et_al_min=7, et_al_first=6)
_PARTS = (ItemType.CHAPTER, ItemType.PAPER)


def entry(item: Item) -> Run:
    """A line of the list, without its number."""
    author = listed(item.authors, _NAMES)
    rest = item
    if not author and item.editors:
        author, rest = _editors(item), replace(item, editors=())
    main = group(
        author,
        group(_title(rest), group(typeset(rest.genre), prefix="[", suffix="]"), _medium(rest), delimiter=" "),
        () if rest.container else edition_ed(rest),
        _inside(rest),
        group(_publisher(rest), group(_date(rest), _volume(rest), delimiter=";"), delimiter="; "),
        _pages(rest),
        typeset(rest.title) if _is_part_of_site(rest) else (),
        _report_number(rest),
        delimiter=". ",
        suffix=".",
    )
    return group(main, _availability(rest), _identifiers(rest), delimiter=" ")


def _is_part_of_site(item: Item) -> bool:
    # Citing Medicine, chapter 25: a page is listed under the site that it belongs to.
    return item.type is ItemType.WEBPAGE and item.container is not None


def _is_indexed(item: Item) -> bool:
    """Whether an article is found by an identifier, so that no address is needed."""
    return item.type is ItemType.ARTICLE and bool(item.doi or item.pmid or item.pmcid)


def _title(item: Item) -> Run:
    return typeset(item.container) if _is_part_of_site(item) else typeset(item.title)


def _medium(item: Item) -> Run:
    whole = item.container is None or item.type is ItemType.WEBPAGE
    return ("[Internet]",) if whole and item.url and item.type not in _PARTS else ()


def _editors(item: Item) -> Run:
    return (
        group(listed(item.editors, _NAMES), (", editors" if len(item.editors) > 1 else ", editor",))
        if item.editors
        else ()
    )


def _inside(item: Item) -> Run:
    """The journal, or the book that a chapter is in, with its editors."""
    within = group(_editors(item), _container(item), delimiter=". ")
    return group(("In",), within, delimiter=": ") if within and item.type in _PARTS else within


def _container(item: Item) -> Run:
    if item.type is ItemType.WEBPAGE:
        return ()
    if item.container is None:
        return group(("Vol.",) if is_numeric(item.volume) else (), typeset(item.volume), delimiter=" ")
    name = typeset(item.container)
    if item.type is ItemType.ARTICLE:
        name = without_periods(name)
    online = ("[Internet]",) if item.url and not _is_indexed(item) else ()
    return group(group(name, online, delimiter=" "), edition_ed(item), delimiter=". ")


def _publisher(item: Item) -> Run:
    if item.type is ItemType.ARTICLE:
        return ()
    place = typeset(item.place)
    if item.type is ItemType.THESIS:
        place = group(place, prefix="[", suffix="]")
    return group(place, typeset(item.publisher), delimiter=": ")


def _date(item: Item) -> Run:
    cited = group(text(year_month_day(item.accessed)), prefix="[cited ", suffix="]") if item.url else ()
    match item.type:
        case ItemType.ARTICLE:
            return group(text(year_month_day(item.issued)), () if _is_indexed(item) else cited, delimiter=" ")
        case ItemType.REPORT:
            return group(text(year_month_day(item.issued, days=False)), cited, delimiter=" ")
    return group(text(years(item.issued)), cited, delimiter=" ")


def _volume(item: Item) -> Run:
    if item.type is not ItemType.ARTICLE:
        return ()
    volume = group(typeset(item.volume), group(typeset(item.issue), prefix="(", suffix=")"))
    where = typeset(item.article_number) or text(page_ranges.minimal(item.pages))
    return group(volume, where, delimiter=":")


def _pages(item: Item) -> Run:
    if item.type in (ItemType.ARTICLE, ItemType.BOOK):
        return ()
    return group(text(page_ranges.minimal(item.pages)), prefix="p. ")


def _report_number(item: Item) -> Run:
    if item.type is not ItemType.REPORT or not item.article_number:
        return ()
    number = group(("no.",) if is_numeric(item.article_number) else (), typeset(item.article_number), delimiter=": ")
    return group(capitalized(typeset(item.genre)) or ("Report",), number, delimiter=" ")


def _availability(item: Item) -> Run:
    address = () if _is_indexed(item) or not item.url else group(("Available from: ",), url_link(item))
    return group(address, bare_doi(item), delimiter=" ")


def _identifiers(item: Item) -> Run:
    pubmed = (
        group(("PubMed PMID: ",), identifier_link(item.pmid, "https://pubmed.ncbi.nlm.nih.gov/")) if item.pmid else ()
    )
    central = (
        group(("PubMed Central PMCID: ",), identifier_link(item.pmcid, "https://pmc.ncbi.nlm.nih.gov/articles/"))
        if item.pmcid
        else ()
    )
    return group(pubmed, central, delimiter="; ", suffix=".")


STYLE = Numbered(marks=AMERICAN, entry=entry, cite=lambda numbers: group(numbers, prefix="(", suffix=")"))
