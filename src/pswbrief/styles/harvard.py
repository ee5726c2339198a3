"""Harvard as Cite Them Right has it (12th edition, 2022): author and date, British quotation marks.

Follows the official CSL file `harvard-cite-them-right`, read with British English terms, as the book writes them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pswbrief.core.enums import ItemType
from pswbrief.styles import page_ranges
from pswbrief.styles.citation_systems import AuthorDate
from pswbrief.styles.collation import sort_key
from pswbrief.styles.dates import day_month_year, years, years_key
from pswbrief.styles.inlines import emphasis, group, plain, quoted, text
from pswbrief.styles.people import NameRules, listed, sort_name
from pswbrief.styles.quotes import BRITISH, typeset
from pswbrief.styles.sources import doi_link, is_numeric, ordinal, url_link
from pswbrief.styles.title_case import title_case

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pswbrief.core.item import Item
    from pswbrief.core.name import Name
    from pswbrief.styles.inlines import Run
    from pswbrief.styles.people import Shown

_AUTHORS = NameRules(conjunction="and", comma_before_last=False, et_al_min=4, et_al_italic=True)
_EDITORS = NameRules(conjunction="and", inverted=False, et_al_min=4)
# What stands alone has its title in italics; what is part of something else has it in quotation marks.
_ALONE = (ItemType.BOOK, ItemType.REPORT, ItemType.THESIS, ItemType.WEBPAGE)
_PARTS = (ItemType.CHAPTER, ItemType.PAPER)
_PAGED = (ItemType.ARTICLE, ItemType.BOOK, ItemType.CHAPTER, ItemType.PAPER, ItemType.REPORT)


def entry(item: Item, shown: Shown) -> Run:
    """One line of the list of references."""
    lead, rest = _lead(item, shown)
    work = group(_title(rest), group(_editors(rest), _container(rest), delimiter=" "), delimiter=", ")
    opening = group(lead, group(_year(rest, shown.year_suffix), prefix="(", suffix=")"), work, delimiter=" ")
    main = group(opening, _edited_by(rest), _publisher(rest), delimiter=". ")
    where = group(_volume(rest), _pages(rest), delimiter=", ", prefix=", ")
    return group(group(main, where, group(_access(rest), prefix=". ")), suffix=".")


def _lead(item: Item, shown: Shown) -> tuple[Run, Item]:
    """What stands where the author does, and what is left to say of the item after it.

    Without an author that is the editors; without them the journal of an article, and the title of anything else.
    """
    if item.authors:
        return listed(item.authors, _AUTHORS, shown), item
    if item.editors:
        return group(listed(item.editors, _AUTHORS, shown), _editor_label(item)), replace(item, editors=())
    if item.type is ItemType.ARTICLE and item.container:
        return _journal(item), replace(item, container=None)
    return _title(item), replace(item, title=None, edition=None if item.type in _ALONE else item.edition)


def _cited_by(item: Item) -> tuple[Sequence[Name], Run]:
    if item.authors or item.editors:
        return item.authors or item.editors, ()
    return (), _journal(item) if item.type is ItemType.ARTICLE and item.container else _title(item)


def _sort_key(item: Item) -> tuple[object, ...]:
    names, title = _cited_by(item)
    lead = sort_name(names, _AUTHORS) if names else plain(title)
    return sort_key(lead), _year_key(item), item.title is None, sort_key(plain(typeset(item.title)))


def _year_key(item: Item) -> tuple[object, ...]:
    # Works without a date come last; a range comes after its first year alone.
    return (item.issued is None, *years_key(item.issued))


def _year(item: Item, year_suffix: str) -> Run:
    """The year as Harvard prints it: "2024", "2024a", "2012–2013", "no date"."""
    if item.issued is None:
        return text(f"no date {year_suffix}".strip())
    return text(years(item.issued) + year_suffix)


def _journal(item: Item) -> Run:
    return emphasis(title_case(typeset(item.container), item.language))


def _title(item: Item) -> Run:
    if item.type in _ALONE:
        return group(emphasis(typeset(item.title)), _edition(item), delimiter=". ")
    return quoted(typeset(item.title))


def _edition(item: Item) -> Run:
    if not item.edition:
        return ()
    return (f"{ordinal(item.edition)} edn",) if is_numeric(item.edition) else typeset(item.edition)


def _editor_label(item: Item) -> Run:
    return (" (eds)" if len(item.editors) > 1 else " (ed.)",)


def _editors(item: Item) -> Run:
    if item.type not in _PARTS or not item.editors:
        return ()
    return group(("in",), group(listed(item.editors, _EDITORS), _editor_label(item)), delimiter=" ")


def _edited_by(item: Item) -> Run:
    if item.type in _PARTS or not item.editors:
        return ()
    return group(("Edited by ",), listed(item.editors, _EDITORS))


def _container(item: Item) -> Run:
    preprint = item.type is ItemType.ARTICLE and not item.pages and not item.volume
    container = group(emphasis(typeset(item.container)), ("[Preprint]",) if preprint else (), delimiter=" ")
    return group(container, _edition(item), delimiter=". ") if item.container else ()


def _publisher(item: Item) -> Run:
    placed = group(typeset(item.place), typeset(item.publisher), delimiter=": ")
    match item.type:
        case ItemType.THESIS:
            return group(typeset(item.genre), typeset(item.publisher), delimiter=". ")
        case ItemType.REPORT:
            numbered = group(typeset(item.genre), typeset(item.article_number), delimiter=" ")
            return group(numbered, placed, delimiter=". ")
        case ItemType.ARTICLE:
            return ()
    return placed


def _volume(item: Item) -> Run:
    if item.type is not ItemType.ARTICLE:
        return ()
    return group(typeset(item.volume), group(typeset(item.issue), prefix="(", suffix=")"))


def _pages(item: Item) -> Run:
    if item.type not in _PAGED or item.pages is None:
        return ()
    return (f"{'pp.' if item.pages.last else 'p.'} {page_ranges.as_given(item.pages)}",)


def _access(item: Item) -> Run:
    if item.doi:
        return group(("Available at: ",), doi_link(item))
    if item.url:
        accessed = group(text(day_month_year(item.accessed)), prefix=" (Accessed: ", suffix=")")
        return group(("Available at: ",), url_link(item), accessed)
    return ()


STYLE = AuthorDate(
    marks=BRITISH,
    entry=entry,
    cited_by=_cited_by,
    year=_year,
    sort_key=_sort_key,
    cite_key=lambda item: (_year_key(item),),
    names=_AUTHORS,
)
