"""APA's titles and sources: what follows the date in a reference (*Publication Manual*, 7th edition, 9.18-37)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pswbrief.core.enums import ItemType
from pswbrief.styles import page_ranges
from pswbrief.styles.dates import month_day_year
from pswbrief.styles.inlines import emphasis, group, text
from pswbrief.styles.people import NameRules, listed
from pswbrief.styles.quotes import typeset
from pswbrief.styles.sources import capitalized, doi_link, edition_ed, is_numeric, url_link
from pswbrief.styles.title_case import title_case

if TYPE_CHECKING:
    from pswbrief.core.item import Item
    from pswbrief.styles.inlines import Run

# APA, 9.8: up to twenty authors are listed; of more, the first nineteen and the last.
NAMES = NameRules(period=". ", conjunction="&", comma_before_last=True, et_al_min=21, et_al_first=19, et_al_last=True)
_EDITORS = NameRules(period=". ", conjunction="&", inverted=False, et_al_min=21, et_al_first=19, et_al_last=True)


def is_published(item: Item) -> bool:
    """Whether a conference paper is in proceedings: it has editors or a place in a volume (APA, 10.5)."""
    return bool(item.editors or item.issue or item.pages or item.volume)


def _is_serial(item: Item) -> bool:
    return item.type is ItemType.ARTICLE or (item.type is ItemType.PAPER and not item.editors)


def title_and_descriptions(item: Item) -> Run:
    """The title, what identifies it in parentheses, and what describes it in brackets (9.18-22)."""
    if item.title is None and item.type is ItemType.REPORT:
        return group(_number(item), _description(item), identifier(item), delimiter=" ")
    if item.title is None:
        return group(_description(item), identifier(item), delimiter=" ")
    return group(title(item), identifier(item), _description(item), delimiter=" ")


def title(item: Item) -> Run:
    """The title; in italics if the work stands alone (9.19)."""
    own = typeset(item.title)
    if item.type is ItemType.WEBPAGE:
        return emphasis(own)
    if item.container:
        return own
    return emphasis(own if _is_serial(item) else group(own, _volume_title(item), delimiter=": "))


def _volume_title(item: Item) -> Run:
    """A volume that is not a number is part of the title."""
    return () if is_numeric(item.volume) else capitalized(typeset(item.volume))


def identifier(item: Item) -> Run:
    """What tells the work from others like it, in parentheses: editors, number, edition, volume (9.19)."""
    if item.type is ItemType.WEBPAGE:
        parts = [_added_editors(item), _number(item)]
    elif item.type is ItemType.REPORT and not item.container:
        parts = [_added_editors(item), _number(item) if item.title else (), _monographic(item)]
    elif item.container:
        parts = []
    else:
        parts = [_added_editors(item), _number(item), _monographic(item)]
    return group(*parts, delimiter="; ", prefix="(", suffix=")")


def _added_editors(item: Item) -> Run:
    if item.type is ItemType.ARTICLE or not item.editors:
        return ()
    return group(listed(item.editors, _EDITORS), (", Eds." if len(item.editors) > 1 else ", Ed.",))


def _number(item: Item) -> Run:
    number = typeset(item.article_number)
    if not number:
        return ()
    genre = (
        ("Publication",)
        if item.type is ItemType.THESIS and item.genre
        else title_case(typeset(item.genre), item.language)
    )
    return group(genre, ("No.",) if is_numeric(item.article_number) else (), number, delimiter=" ")


def _monographic(item: Item) -> Run:
    if _is_serial(item) or item.type is ItemType.WEBPAGE:
        return ()
    volume = group(("Vol. ",), typeset(item.volume)) if is_numeric(item.volume) else ()
    issue = group(typeset(item.issue), prefix="Issue ")
    pages = text(page_ranges.expanded(item.pages))
    pages = group(("pp." if item.pages and item.pages.last else "p.",), pages, delimiter=" ") if pages else ()
    return group(edition_ed(item), volume, issue, pages, delimiter=", ")


def _description(item: Item) -> Run:
    genre = capitalized(typeset(item.genre))
    described: Run
    if item.type is ItemType.THESIS:
        described = group(genre, typeset(item.publisher) if item.doi or item.url else (), delimiter=", ")
    elif item.container and (
        item.type in (ItemType.DOCUMENT, ItemType.REPORT) or (item.type is ItemType.PAPER and not is_published(item))
    ):
        described = ()
    else:
        described = _format(item)
    return group(described, prefix="[", suffix="]")


def _format(item: Item) -> Run:
    if item.genre:
        return () if item.article_number else capitalized(typeset(item.genre))
    return ("Dataset",) if item.type is ItemType.DATASET else ()


def source(item: Item) -> Run:
    """Where the work is: its journal, its book, its publisher or its site (9.23-33)."""
    if item.type is ItemType.WEBPAGE:
        return group(typeset(item.publisher), title_case(typeset(item.container), item.language), delimiter=". ")
    if _is_serial(item):
        return _serial(item)
    publisher = () if item.type is ItemType.THESIS and (item.doi or item.url) else typeset(item.publisher)
    return group(_book(item), publisher, delimiter=". ")


def _serial(item: Item) -> Run:
    journal = emphasis(title_case(typeset(item.container), item.language))
    volume = group(emphasis(typeset(item.volume)), group(typeset(item.issue), prefix="(", suffix=")"))
    number = typeset(item.article_number)
    where = group(("Article ",), number) if number else text(page_ranges.expanded(item.pages))
    return group(journal, volume, where, delimiter=", ")


def _book(item: Item) -> Run:
    if not item.container:
        return ()
    editors = (
        group(listed(item.editors, _EDITORS), (" (Eds.)" if len(item.editors) > 1 else " (Ed.)",))
        if item.editors
        else ()
    )
    container = emphasis(group(typeset(item.container), _volume_title(item), delimiter=": "))
    identifier = group(_number(item), _monographic(item), delimiter="; ", prefix="(", suffix=")")
    described = _format(item) if item.type in (ItemType.DOCUMENT, ItemType.REPORT) else ()
    within = group(editors, container, delimiter=", ")
    return group(("In",), within, identifier, group(described, prefix="[", suffix="]"), delimiter=" ")


def located(item: Item) -> Run:
    """The DOI or the address (9.34-36), with the day of retrieval where the work has no date (9.16)."""
    if item.doi:
        return doi_link(item)
    if not item.url:
        return ()
    if item.issued is not None:
        return url_link(item)
    return group(
        ("Retrieved",), group(text(month_day_year(item.accessed)), suffix=", from"), url_link(item), delimiter=" "
    )
