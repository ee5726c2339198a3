"""APA: the *Publication Manual of the American Psychological Association*, 7th edition (2020), chapters 8 to 10.

Follows the official CSL file `apa`, read with American English terms. The manual's parts of a reference are author (9.7-12), date
(9.13-17), title (9.18-22) and source (9.23-37).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pswbrief.core.enums import ItemType
from pswbrief.styles.apa_parts import NAMES, identifier, is_published, located, source, title, title_and_descriptions
from pswbrief.styles.citation_systems import AuthorDate
from pswbrief.styles.collation import sort_key
from pswbrief.styles.dates import month_day, years, years_key
from pswbrief.styles.inlines import emphasis, group, plain, quoted, text
from pswbrief.styles.people import NameRules, Shown, listed, sort_name
from pswbrief.styles.quotes import AMERICAN, typeset
from pswbrief.styles.title_case import title_case

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pswbrief.core.item import Item
    from pswbrief.core.name import Name
    from pswbrief.styles.inlines import Run

_CITED = NameRules(conjunction="&", et_al_min=3)
# What appears on a day, and not in a volume, is dated to the day.
_DATED_TO_THE_DAY = (ItemType.DOCUMENT, ItemType.WEBPAGE)


def _entry(item: Item, shown: Shown) -> Run:
    lead, rest = _lead(item, shown)
    date = group(_year(item, shown.year_suffix), text(_day(rest)), delimiter=", ", prefix="(", suffix=")")
    main = group(lead, date, title_and_descriptions(rest), source(rest), delimiter=". ", suffix=".")
    return group(main, located(rest), delimiter=" ")


def _lead(item: Item, shown: Shown) -> tuple[Run, Item]:
    """What stands where the author does, and what is left to say of the item after it."""
    if item.authors:
        return listed(item.authors, NAMES, shown), item
    if item.editors and not _is_part_of_book(item):
        label = " (Eds.)" if len(item.editors) > 1 else " (Ed.)"
        return group(listed(item.editors, NAMES, shown), (label,)), replace(item, editors=())
    if item.type is ItemType.WEBPAGE and item.publisher:
        return typeset(item.publisher), replace(item, publisher=None)
    # Edition and number stay with the title wherever it stands (9.12).
    identified = identifier(item)
    rest = replace(item, title=None)
    if identified:
        genre = None if item.article_number else item.genre
        rest = replace(rest, edition=None, article_number=None, genre=genre, volume=None, issue=None, pages=None)
    return group(title(item), identified, delimiter=" "), rest


def _is_part_of_book(item: Item) -> bool:
    return item.type is ItemType.BOOK and item.container is not None


def _cited_by(item: Item) -> tuple[Sequence[Name], Run]:
    if item.authors:
        return item.authors, ()
    if item.editors and not _is_part_of_book(item):
        return item.editors, ()
    if item.type is ItemType.WEBPAGE and item.publisher:
        return (), typeset(item.publisher)
    short = title_case(typeset(item.title), item.language)
    if item.type is ItemType.REPORT:
        return (), short
    return (), quoted(short) if item.container and item.type is not ItemType.WEBPAGE else emphasis(short)


def _year(item: Item, year_suffix: str) -> Run:
    if item.issued is None:
        return text(f"n.d.-{year_suffix}" if year_suffix else "n.d.")
    return text(years(item.issued) + year_suffix)


def _day(item: Item) -> str:
    unpublished = item.type is ItemType.PAPER and not is_published(item)
    return month_day(item.issued) if unpublished or item.type in _DATED_TO_THE_DAY else ""


def _sort_key(item: Item) -> tuple[object, ...]:
    titled = sort_key(plain(title(item)))
    return _author_key(item, NAMES), *_date_key(item), titled, sort_key(item.volume or "")


def _cite_key(item: Item) -> tuple[object, ...]:
    return _author_key(item, replace(NAMES, et_al_min=3, et_al_first=1)), *_date_key(item)


def _author_key(item: Item, rules: NameRules) -> tuple[object, ...]:
    names, _ = _cited_by(item)
    if names:
        return sort_key(sort_name(names, rules, as_seen=True))
    return sort_key(plain(_lead(item, Shown())[0]))


def _date_key(item: Item) -> tuple[object, ...]:
    # APA, 9.46: works without a date come first. A day counts where it is printed.
    if item.issued is None:
        return (False, (), ())
    start = item.issued.start
    day = (start.month or 0, start.day or 0) if _day(item) else ()
    return True, years_key(item.issued), day


STYLE = AuthorDate(
    marks=AMERICAN,
    entry=_entry,
    cited_by=_cited_by,
    year=_year,
    sort_key=_sort_key,
    cite_key=_cite_key,
    names=_CITED,
    always_tell_namesakes=True,
    joins_same_authors_only=True,
)
