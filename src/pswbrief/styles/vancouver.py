"""Vancouver as in the National Library of Medicine's *Citing Medicine*, 2nd edition (2015), in the order of citation.

Follows the official CSL file `nlm-citation-sequence`, with British English terms. Journals are given in full if an item
has no abbreviation; abbreviations are never made up.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pswbrief.core.enums import ItemType
from pswbrief.styles import page_ranges
from pswbrief.styles.citation_systems import Numbered
from pswbrief.styles.dates import year_month_day, years
from pswbrief.styles.inlines import group, text
from pswbrief.styles.name_lists import NameRules, listed
from pswbrief.styles.quotes import BRITISH, typeset
from pswbrief.styles.sources import (
    bare_doi,
    capitalized,
    edition_ed,
    identifier_link,
    is_numeric,
    number_label,
    undated,
    url_link,
    volume_label,
    without,
    without_periods,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pswbrief.core.item import Item
    from pswbrief.core.name import Name
    from pswbrief.styles.inlines import Run

_NAMES = NameRules(period="", hyphen=False, separator=" ", et_al_min=7, et_al_first=6)
_PARTS = frozenset({ItemType.CHAPTER, ItemType.PAPER, ItemType.ENTRY_DICTIONARY, ItemType.ENTRY_ENCYCLOPEDIA})
_REVIEWS = frozenset({ItemType.REVIEW, ItemType.REVIEW_BOOK})
# Types published in numbered issues or on a blog.
_NUMBERED = (
    frozenset({ItemType.ARTICLE, ItemType.ARTICLE_MAGAZINE, ItemType.PERIODICAL, ItemType.POST_WEBLOG}) | _REVIEWS
)
_SERIALS = _NUMBERED | {ItemType.ARTICLE_NEWSPAPER}
_ACTS = frozenset({ItemType.BILL, ItemType.LEGISLATION})
_CENTRAL = "https://pmc.ncbi.nlm.nih.gov/articles/"


def entry(item: Item) -> Run:
    """Return a line of the list, without its number."""
    author, rest = _lead(item)
    main = group(
        author,
        group(_title(rest), group(typeset(rest.genre), prefix="[", suffix="]"), _medium(rest), delimiter=" "),
        () if rest.container else edition_ed(rest),
        _inside(rest),
        group(_publisher(rest), group(_date(rest), _volume(rest), delimiter=";"), delimiter="; "),
        _pages(rest),
        typeset(rest.title) if _is_part_of_site(rest) else (),
        _series(rest),
        _report_number(rest),
        delimiter=". ",
        suffix=".",
    )
    return group(main, _availability(rest), _identifiers(rest), delimiter=" ")


def _lead(item: Item) -> tuple[Run, Item]:
    """Return the lead (authors, else editors and translators, else series editors), and the item for the rest of the reference."""
    if item.authors:
        return listed(item.authors, _NAMES), item
    translators = item.names("translator")
    if item.editors and item.editors == translators:
        return _labelled(translators, "editor & translator"), without(replace(item, editors=()), "translator")
    if item.editors or translators:
        named = group(_editors(item), _labelled(translators, "translator"), delimiter=", ")
        return named, without(replace(item, editors=()), "translator")
    series_editors = item.names("collection-editor")
    return _labelled(series_editors, "editor"), without(item, "collection-editor") if series_editors else item


def _is_part_of_site(item: Item) -> bool:
    # Citing Medicine, chapter 25: a page is listed under the site that it belongs to.
    return item.type is ItemType.WEBPAGE and item.container is not None


def _is_indexed(item: Item) -> bool:
    """Return whether an article has an identifier, so that no URL is needed."""
    return item.type is ItemType.ARTICLE and bool(item.doi or item.pmid or item.pmcid)


def _title(item: Item) -> Run:
    return typeset(item.container) if _is_part_of_site(item) else typeset(item.title)


def _medium(item: Item) -> Run:
    if item.container is not None and item.type is not ItemType.WEBPAGE:
        return ()
    if medium := item.text("medium"):
        return group(capitalized(typeset(medium)), prefix="[", suffix="]")
    return ("[Internet]",) if item.url and item.type not in _PARTS else ()


def _editors(item: Item) -> Run:
    return _labelled(item.editors, "editor")


def _labelled(names: Sequence[Name], label: str) -> Run:
    shown = label.replace(" &", "s &") + "s" if len(names) > 1 else label
    return group(listed(names, _NAMES), (f", {shown}",)) if names else ()


def _inside(item: Item) -> Run:
    """Return the journal, or the book that contains a chapter, with its editors."""
    within = group(_editors(item), _container(item), delimiter=". ")
    return group(("In",), within, delimiter=": ") if item.type in _PARTS else within


def _container(item: Item) -> Run:
    if item.type is ItemType.WEBPAGE:
        return ()
    if item.container is not None:
        name = typeset(item.container)
        if item.type is ItemType.ARTICLE or item.type in _REVIEWS:
            name = without_periods(typeset(item.text("container-title-short") or item.container))
        online = ("[Internet]",) if item.url and not _is_indexed(item) else ()
        return group(group(name, online, delimiter=" "), edition_ed(item), delimiter=". ")
    if item.type in _ACTS:
        section = group(("Sect.",), typeset(item.text("section")), delimiter=" ")
        return group(section if item.text("section") else (), typeset(item.article_number), delimiter=", ")
    if item.type is ItemType.SPEECH:
        return group(capitalized(typeset(item.genre)), ("presented at",), delimiter=" ") if item.genre else ()
    part = item.text("part-number")
    return group(
        group(_volume_number(item.volume), typeset(item.text("volume-title")), delimiter=", "),
        group(_numbered("Pt.", part), typeset(item.text("part-title")), delimiter=", "),
        delimiter=", ",
    )


def _volume_number(volume: str | None) -> Run:
    return group(text(volume_label(volume, "Vol.", "Vols")), typeset(volume), delimiter=" ")


def _numbered(label: str, number: str | None) -> Run:
    return group((label,) if is_numeric(number) else (), typeset(number), delimiter=" ")


def _publisher(item: Item) -> Run:
    if item.type in _SERIALS:
        return ()
    place = typeset(item.place)
    if item.type is ItemType.THESIS:
        place = group(place, prefix="[", suffix="]")
    if item.type is ItemType.SPEECH:
        place = ()
    return group(place, typeset(item.publisher), delimiter=": ")


def _date(item: Item) -> Run:
    cited = group(text(year_month_day(item.accessed)), prefix="[cited ", suffix="]") if item.url else ()
    day = text(year_month_day(item.issued)) or undated(item)
    if item.type in _SERIALS:
        dated = group(day, () if _is_indexed(item) else cited, delimiter=" ")
        pages = text(page_ranges.minimal(item.pages)) if item.type is ItemType.ARTICLE_NEWSPAPER else ()
        return group(dated, pages, delimiter=":")
    if item.type in _ACTS:
        return day
    match item.type:
        case ItemType.REPORT:
            return group(text(year_month_day(item.issued, days=False)) or undated(item), cited, delimiter=" ")
        case ItemType.PATENT:
            numbered = group(typeset(item.article_number), text(years(item.issued)) or undated(item), delimiter=", ")
            return group(numbered, cited, delimiter=" ")
        case ItemType.SPEECH:
            return group(group(day, cited, delimiter=" "), typeset(item.text("event-place")), delimiter="; ")
    return group(text(years(item.issued)) or undated(item), cited, delimiter=" ")


def _volume(item: Item) -> Run:
    if item.type not in _NUMBERED:
        return ()
    supplement = _numbered("Suppl", item.text("supplement-number"))
    issue = group(typeset(item.issue), supplement, delimiter=" ", prefix="(", suffix=")")
    volume = group(typeset(item.text("collection-title")), typeset(item.volume), issue)
    where = typeset(item.article_number) or text(page_ranges.minimal(item.pages))
    return group(volume, where, delimiter=":")


def _pages(item: Item) -> Run:
    if item.type in (ItemType.ARTICLE, ItemType.ARTICLE_MAGAZINE, ItemType.ARTICLE_NEWSPAPER) or item.type in _REVIEWS:
        return ()
    if item.type is ItemType.BOOK:
        count = item.text("number-of-pages")
        # "xii, 300 p": roman numbers of pages are numbers too.
        return group(typeset(count), ("p",) if count and count[-1].isdecimal() else (), delimiter=" ")
    return group(text(page_ranges.minimal(item.pages)), prefix="p. ")


def _series(item: Item) -> Run:
    title = item.text("collection-title")
    if item.type in _SERIALS or not title:
        return ()
    series = group(typeset(title), _numbered("no.", item.text("collection-number")), delimiter="; ")
    edited = _labelled(item.names("collection-editor"), "editor")
    return group(edited, series, delimiter=". ", prefix="(", suffix=")")


def _report_number(item: Item) -> Run:
    if item.type is not ItemType.REPORT or not item.article_number:
        return ()
    label = number_label(item.article_number, "no.", "nos") or ("no." if is_numeric(item.article_number) else "")
    number = group(text(label), typeset(item.article_number), delimiter=": ")
    return group(capitalized(typeset(item.genre)) or ("Report",), number, delimiter=" ")


def _availability(item: Item) -> Run:
    collection = [typeset(item.text(name)) for name in ("archive_collection", "archive", "archive-place")]
    kept = group(group(*collection, delimiter=", "), typeset(item.text("archive_location")), delimiter="; ")
    located = group(("Located at",), kept, delimiter=": ") if kept else ()
    address = () if _is_indexed(item) or not item.url else group(("Available from: ",), url_link(item))
    return group(located, group(address, bare_doi(item), delimiter=" "), delimiter=". ")


def _identifiers(item: Item) -> Run:
    pubmed: Run = ()
    if item.pmid:
        pubmed = group(("PubMed PMID: ",), identifier_link(item.pmid, "https://pubmed.ncbi.nlm.nih.gov/"))
    central = group(("PubMed Central PMCID: ",), identifier_link(item.pmcid, _CENTRAL)) if item.pmcid else ()
    identified = group(pubmed, central, delimiter="; ")
    return group(identified, typeset(item.text("references")), delimiter=". ", suffix=".")


def _cite(numbers: Run, locator: str) -> Run:
    return group(numbers, text(locator), delimiter=", ", prefix="(", suffix=")")


STYLE = Numbered(marks=BRITISH, entry=entry, cite=_cite)
