"""AMA: the *AMA Manual of Style*, 11th edition (2020), chapter 3, numbered in the order of citation.

Follows the official CSL file `american-medical-association`, which is in American English.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pswbrief.core.enums import ItemType
from pswbrief.styles import page_ranges
from pswbrief.styles.citation_systems import Numbered
from pswbrief.styles.dates import month_day_year, years
from pswbrief.styles.inlines import Raised, emphasis, group, text
from pswbrief.styles.name_lists import NameRules, listed
from pswbrief.styles.quotes import AMERICAN, typeset
from pswbrief.styles.sources import (
    bare_doi,
    capitalized,
    edition_ed,
    is_numeric,
    undated,
    url_link,
    volume_label,
    without_periods,
)
from pswbrief.styles.title_case import title_case

if TYPE_CHECKING:
    from pswbrief.core.item import Item
    from pswbrief.styles.inlines import Run

_NAMES = NameRules(period="", hyphen=False, separator=" ", et_al_min=7, et_al_first=3)
_BOOKS = frozenset(
    {
        ItemType.BILL,
        ItemType.BOOK,
        ItemType.GRAPHIC,
        ItemType.LEGISLATION,
        ItemType.MOTION_PICTURE,
        ItemType.REPORT,
        ItemType.SONG,
    }
)
# Works published on their own have their titles in italics.
_STANDALONE = _BOOKS | {ItemType.LEGAL_CASE, ItemType.THESIS}
_PARTS = frozenset({ItemType.CHAPTER, ItemType.PAPER, ItemType.ENTRY_DICTIONARY, ItemType.ENTRY_ENCYCLOPEDIA})
_PAGES_OF_SITES = frozenset({ItemType.POST, ItemType.POST_WEBLOG, ItemType.WEBPAGE})


def entry(item: Item) -> Run:
    """Return a line of the list, without its number."""
    lead, rest = _lead(item)
    return group(group(lead, _title(rest), _source(rest), delimiter=". ", suffix="."), _access(rest), delimiter=". ")


def _lead(item: Item) -> tuple[Run, Item]:
    """Return the lead (authors, else editors, else title), and the item for the rest of the reference."""
    if item.authors:
        return listed(item.authors, _NAMES), item
    if item.editors:
        return _editors(item), replace(item, editors=())
    return _title(item), replace(item, title=None)


def _title(item: Item) -> Run:
    if item.type in _STANDALONE:
        return emphasis(title_case(typeset(item.title), item.language))
    return typeset(item.title)


def _editors(item: Item) -> Run:
    return (
        group(listed(item.editors, _NAMES), (", eds." if len(item.editors) > 1 else ", ed.",)) if item.editors else ()
    )


def _source(item: Item) -> Run:
    if item.type in _BOOKS | _PARTS:
        return _book(item) if item.type in _BOOKS else _part(item)
    if item.type in _PAGES_OF_SITES:
        return group(typeset(item.container), text(month_day_year(item.issued)) or undated(item), delimiter=". ")
    match item.type:
        case ItemType.LEGAL_CASE:
            return _case(item)
        case ItemType.SPEECH:
            return _speech(item)
        case ItemType.THESIS:
            return group(typeset(item.genre), _published(item), delimiter=". ")
    return _serial(item)


def _serial(item: Item) -> Run:
    """Return the journal or the preprint server, with date, volume, issue and pages."""
    container = item.text("container-title-short") or item.container
    publisher = emphasis(typeset(item.publisher)) if item.type is ItemType.PREPRINT else ()
    return group(_editors(item), emphasis(without_periods(typeset(container))), publisher, _issue(item), delimiter=". ")


def _book(item: Item) -> Run:
    edited = group(_editors(item), prefix="(", suffix=")")
    book = group(_volume_label(item), edition_ed(item), edited, _published(item), delimiter=". ")
    return group(book, _pages(item), delimiter=":")


def _part(item: Item) -> Run:
    """Return the source of a chapter, a paper or an entry: the book, its editors, its publisher, the pages."""
    book = group(
        _editors(item),
        emphasis(title_case(typeset(item.container), item.language)),
        _volume_label(item),
        edition_ed(item),
        typeset(item.text("collection-title")),
        _published(item),
        delimiter=". ",
    )
    chapter = item.text("chapter-number")
    number = group(("chap",) if is_numeric(chapter) else (), typeset(chapter), delimiter=" ")
    return group(group(("In",), book, delimiter=": ") if book else (), _pages(item) or number, delimiter=":")


def _case(item: Item) -> Run:
    reporter = group(typeset(item.container), typeset(item.volume), delimiter=" ")
    where = group(group(_editors(item), prefix="(", suffix=")"), reporter, delimiter=". ")
    decided = group(typeset(item.text("authority")), text(years(item.issued)), delimiter=" ", prefix="(", suffix=")")
    return group(group(where, _pages(item), delimiter=", "), decided, delimiter=" ")


def _speech(item: Item) -> Run:
    genre, event, place = capitalized(typeset(item.genre)), item.text("event-title"), item.text("event-place")
    presented: Run = ()
    if genre:
        presented = group(genre, ("presented at",), delimiter=" ")
    elif event or place:
        presented = ("Presented at",)
    occasion = group(typeset(event), text(month_day_year(item.issued)) or undated(item), typeset(place), delimiter="; ")
    return group(presented, occasion, delimiter=": ")


def _volume_label(item: Item) -> Run:
    return group(text(volume_label(item.volume, "Vol", "Vols")), typeset(item.volume), delimiter=" ")


def _published(item: Item) -> Run:
    return group(typeset(item.publisher), text(years(item.issued)) or undated(item), delimiter="; ")


def _issue(item: Item) -> Run:
    if item.volume or item.issue:
        date = text(years(item.issued)) or undated(item)
    elif item.issued is None:
        date = capitalized(undated(item))
    else:
        # AMA, 3.11.4.1: an article not yet in an issue.
        kind = {ItemType.PREPRINT: "Preprint posted online", ItemType.ARTICLE_NEWSPAPER: ""}.get(
            item.type, "Published online"
        )
        date = group(text(kind), text(month_day_year(item.issued)), delimiter=" ")
    issue: Run = ()
    if item.type is not ItemType.ARTICLE_NEWSPAPER:
        issue = group(typeset(item.volume), group(typeset(item.issue), prefix="(", suffix=")"), _supplement(item))
    return group(group(date, issue, delimiter=";"), typeset(item.article_number) or _pages(item), delimiter=":")


def _supplement(item: Item) -> Run:
    number = item.text("supplement-number")
    label = ("suppl",) if is_numeric(number) else ()
    return group(label, typeset(number), delimiter=" ", prefix="(", suffix=")") if number else ()


def _pages(item: Item) -> Run:
    return text(page_ranges.expanded(item.pages, "-"))


def _access(item: Item) -> Run:
    if item.doi:
        return bare_doi(item)
    if item.url:
        return group(group(text(month_day_year(item.accessed)), prefix="Accessed "), url_link(item), delimiter=". ")
    return ()


def _cite(numbers: Run, locator: str) -> Run:
    # AMA, 3.6: the pages cited follow the number, without a space or full stop: "7(p5)".
    place = re.sub(r"[.\s]", "", locator)
    return (Raised(group(numbers, group(text(place), prefix="(", suffix=")"))),) if numbers else ()


STYLE = Numbered(marks=AMERICAN, entry=entry, cite=_cite)
