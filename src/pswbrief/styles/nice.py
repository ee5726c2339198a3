"""NICE's own style: the *NICE style guide* (ECD1), chapter "Referencing and citations".

No italics, no full stop after initials or at the end; journals in full; three authors and then "et al."; online works are linked from
author and title, so that no address is printed. An organisation that publishes a work is its author if nobody else is named.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pswbrief.core.enums import ItemType
from pswbrief.core.identifiers import doi_url
from pswbrief.styles import page_ranges
from pswbrief.styles.citation_systems import AuthorDate
from pswbrief.styles.collation import sort_key
from pswbrief.styles.dates import day_month, years, years_key
from pswbrief.styles.inlines import Link, group, plain, text
from pswbrief.styles.name_lists import NameRules, listed, sort_name
from pswbrief.styles.quotes import BRITISH, typeset
from pswbrief.styles.sources import is_numeric, ordinal, sort_title, web_address

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pswbrief.core.item import Item
    from pswbrief.core.name import Name
    from pswbrief.styles.inlines import Run
    from pswbrief.styles.name_lists import Shown

_AUTHORS = NameRules(period="", hyphen=False, separator=" ", et_al_min=4, et_al_first=3, et_al_comma=False)
_CITED = NameRules(conjunction="and", et_al_min=3)
_PARTS = frozenset({ItemType.CHAPTER, ItemType.PAPER, ItemType.ENTRY_DICTIONARY, ItemType.ENTRY_ENCYCLOPEDIA})
_PERIODICALS = frozenset({ItemType.ARTICLE, ItemType.ARTICLE_MAGAZINE, ItemType.ARTICLE_NEWSPAPER})


def _entry(item: Item, shown: Shown) -> Run:
    lead, rest = _lead(item, shown)
    date = group(_year(rest, shown.year_suffix), prefix="(", suffix=")")
    opening = group(lead, date, _title(rest), delimiter=" ")
    address = doi_url(item.doi) if item.doi else web_address(item)
    if address:
        opening = (Link(opening, address),)
    # If the title leads, the date comes between title and source, and no full stop follows it.
    return group(opening, _source(rest), delimiter=". " if rest.title else " ")


def _lead(item: Item, shown: Shown) -> tuple[Run, Item]:
    if item.authors:
        return listed(item.authors, _AUTHORS, shown), item
    if item.editors:
        label = ", editors" if len(item.editors) > 1 else ", editor"
        return group(listed(item.editors, _AUTHORS, shown), (label,)), replace(item, editors=())
    if item.type not in _PERIODICALS and item.publisher:
        return typeset(item.publisher), item
    return _title(item), replace(item, title=None)


def _cited_by(item: Item) -> tuple[Sequence[Name], Run]:
    if item.authors or item.editors:
        return item.authors or item.editors, ()
    return (), typeset(item.publisher) if item.type not in _PERIODICALS and item.publisher else typeset(item.title)


def _year(item: Item, year_suffix: str) -> Run:
    if item.issued is None:
        return text(f"{item.text('status') or 'no date'} {year_suffix}".strip())
    return text(years(item.issued) + year_suffix)


def _title(item: Item) -> Run:
    if not item.title:
        return ()
    edition = typeset(item.edition)
    if item.edition and is_numeric(item.edition):
        edition = (f"{ordinal(item.edition)} edition",)
    return group(typeset(item.title), () if item.type in _PARTS else edition, delimiter=", ")


def _source(item: Item) -> Run:
    pages = text(page_ranges.minimal(item.pages))
    if item.type in _PERIODICALS:
        where = typeset(item.article_number) or pages
        issue = _volume(item)
        if not issue and item.type is not ItemType.ARTICLE:
            issue = text(day_month(item.issued))
            return group(group(typeset(item.container), issue, delimiter=", "), where, delimiter=": ")
        return group(group(typeset(item.container), issue, delimiter=" "), where, delimiter=": ")
    publisher = group(typeset(item.place), typeset(item.publisher), delimiter=": ")
    if item.type in _PARTS:
        names = listed(item.editors, _AUTHORS)
        editors = group(names, (", editors" if len(item.editors) > 1 else ", editor",)) if names else ()
        within = group(editors, typeset(item.container), publisher, delimiter=". ")
        return group(group(("In: ",), within) if within else (), group(pages, prefix="p"), delimiter=", ")
    numbered = group(typeset(item.genre), typeset(item.article_number), delimiter=" ")
    translators = item.names("translator")
    translated = group(("Translated by ",), listed(translators, _AUTHORS)) if translators else ()
    return group(translated, typeset(item.container), numbered, publisher, delimiter=". ")


def _volume(item: Item) -> Run:
    volume, issue = typeset(item.volume), group(typeset(item.issue), prefix="(", suffix=")")
    # "41(4)", but "7 (Suppl. 2)".
    apart = item.issue is not None and re.match(r"[^\W\d_]", item.issue) is not None
    return group(volume, issue, delimiter=" " if apart else "")


def _sort_key(item: Item) -> tuple[object, ...]:
    names, title = _cited_by(item)
    lead = sort_name(names, _AUTHORS) if names else sort_title(plain(title), item.language)
    return (
        sort_key(lead),
        item.issued is None,
        years_key(item.issued),
        sort_key(sort_title(plain(typeset(item.title)), item.language)),
    )


# The guide has no form of its own for other types; they are cited as documents.
KNOWN_TYPES = (
    _PERIODICALS
    | _PARTS
    | {
        ItemType.BILL,
        ItemType.BOOK,
        ItemType.DATASET,
        ItemType.DOCUMENT,
        ItemType.LEGISLATION,
        ItemType.PAMPHLET,
        ItemType.PREPRINT,
        ItemType.REGULATION,
        ItemType.REPORT,
        ItemType.STANDARD,
        ItemType.THESIS,
        ItemType.WEBPAGE,
    }
)

STYLE = AuthorDate(
    marks=BRITISH,
    entry=_entry,
    cited_by=_cited_by,
    year=_year,
    sort_key=_sort_key,
    cite_key=_sort_key,
    names=_CITED,
    comma=" ",
)
