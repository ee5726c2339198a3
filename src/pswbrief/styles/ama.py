"""AMA: the *AMA Manual of Style*, 11th edition (2020), chapter 3, numbered in the order of citation.

Follows the official CSL file `american-medical-association`, which is in American English.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pswbrief.core.enums import ItemType
from pswbrief.styles import page_ranges
from pswbrief.styles.citation_systems import Numbered
from pswbrief.styles.dates import month_day_year, years
from pswbrief.styles.inlines import Raised, emphasis, group, text
from pswbrief.styles.people import NameRules, listed
from pswbrief.styles.quotes import AMERICAN, typeset
from pswbrief.styles.sources import bare_doi, edition_ed, is_numeric, url_link, without_periods
from pswbrief.styles.title_case import title_case

if TYPE_CHECKING:
    from pswbrief.core.item import Item
    from pswbrief.styles.inlines import Run

_NAMES = NameRules(period="", hyphen=False, separator=" ", et_al_min=7, et_al_first=3)
_ALONE = (ItemType.BOOK, ItemType.REPORT, ItemType.THESIS)


def entry(item: Item) -> Run:
    """A line of the list, without its number."""
    lead, rest = _lead(item)
    return group(group(lead, _title(rest), _source(rest), delimiter=". ", suffix="."), _access(rest), delimiter=". ")


def _lead(item: Item) -> tuple[Run, Item]:
    if item.authors:
        return listed(item.authors, _NAMES), item
    if item.editors:
        return _editors(item), replace(item, editors=())
    return _title(item), replace(item, title=None)


def _title(item: Item) -> Run:
    if item.type in _ALONE:
        return emphasis(title_case(typeset(item.title), item.language))
    return typeset(item.title)


def _editors(item: Item) -> Run:
    return (
        group(listed(item.editors, _NAMES), (", eds." if len(item.editors) > 1 else ", ed.",)) if item.editors else ()
    )


def _source(item: Item) -> Run:
    match item.type:
        case ItemType.BOOK | ItemType.REPORT:
            edited = group(_editors(item), prefix="(", suffix=")")
            book = group(_volume_label(item), edition_ed(item), edited, _published(item), delimiter=". ")
            return group(book, _pages(item), delimiter=":")
        case ItemType.CHAPTER | ItemType.PAPER:
            container = emphasis(title_case(typeset(item.container), item.language))
            book = group(
                _editors(item), container, _volume_label(item), edition_ed(item), _published(item), delimiter=". "
            )
            return group(group(("In",), book, delimiter=": ") if book else (), _pages(item), delimiter=":")
        case ItemType.WEBPAGE:
            return group(typeset(item.container), text(month_day_year(item.issued)), delimiter=". ")
        case ItemType.THESIS:
            return group(typeset(item.genre), _published(item), delimiter=". ")
    return group(_editors(item), emphasis(without_periods(typeset(item.container))), _issue(item), delimiter=". ")


def _volume_label(item: Item) -> Run:
    return (
        group(("Vol",) if is_numeric(item.volume) else (), typeset(item.volume), delimiter=" ") if item.volume else ()
    )


def _published(item: Item) -> Run:
    return group(typeset(item.publisher), text(years(item.issued)), delimiter="; ")


def _issue(item: Item) -> Run:
    if item.volume or item.issue:
        date = text(years(item.issued))
    else:
        # AMA, 3.11.4.1: an article that is in no issue yet.
        date = group(text(month_day_year(item.issued)), prefix="Published online ")
    issue = group(typeset(item.volume), group(typeset(item.issue), prefix="(", suffix=")"))
    return group(group(date, issue, delimiter=";"), typeset(item.article_number) or _pages(item), delimiter=":")


def _pages(item: Item) -> Run:
    return text(page_ranges.expanded(item.pages, "-"))


def _access(item: Item) -> Run:
    if item.doi:
        return bare_doi(item)
    if item.url:
        return group(group(text(month_day_year(item.accessed)), prefix="Accessed "), url_link(item), delimiter=". ")
    return ()


STYLE = Numbered(marks=AMERICAN, entry=entry, cite=lambda numbers: (Raised(numbers),) if numbers else ())
