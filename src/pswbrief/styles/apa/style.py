"""APA: the *Publication Manual of the American Psychological Association*, 7th edition (2020), chapters 8 to 10.

Follows the official CSL file `apa`, read with American English terms. The manual's parts of a reference are author (9.7-12), date
(9.13-17), title (9.18-22) and source (9.23-37).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pswbrief.core.enums import ItemType
from pswbrief.styles.apa.descriptions import (
    LETTERS,
    described_lead,
    description,
    is_retrievable,
    title_and_descriptions,
)
from pswbrief.styles.apa.roles import NAMES, UPRIGHT, after_lead, lead_of, lead_run
from pswbrief.styles.apa.sources import LEGAL, history, legal_reference, legal_title, located, source
from pswbrief.styles.apa.titles import is_published, title
from pswbrief.styles.citation_systems import AuthorDate
from pswbrief.styles.collation import sort_key
from pswbrief.styles.dates import COMMON_ERAS, month_day, month_day_year, years, years_key
from pswbrief.styles.inlines import emphasis, group, plain, quoted, text
from pswbrief.styles.name_lists import NameRules, Shown, listed, sort_name
from pswbrief.styles.quotes import AMERICAN, typeset
from pswbrief.styles.sources import sort_title, without
from pswbrief.styles.title_case import title_case

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pswbrief.core.edtf import Edtf
    from pswbrief.core.item import Item
    from pswbrief.core.name import Name
    from pswbrief.styles.inlines import Run

_CITED = NameRules(conjunction="&", et_al_min=3)
# Works that appear on a day, not in a volume, are dated to the day.
_DATED_TO_THE_DAY = frozenset(
    {
        ItemType.ARTICLE_MAGAZINE,
        ItemType.ARTICLE_NEWSPAPER,
        ItemType.BROADCAST,
        ItemType.COLLECTION,
        ItemType.DOCUMENT,
        ItemType.EVENT,
        ItemType.MOTION_PICTURE,
        ItemType.PAMPHLET,
        ItemType.PERFORMANCE,
        ItemType.PERSONAL_COMMUNICATION,
        ItemType.POST,
        ItemType.POST_WEBLOG,
        ItemType.SONG,
        ItemType.SPEECH,
        ItemType.WEBPAGE,
    }
)
_ENTRIES = frozenset({ItemType.ENTRY_DICTIONARY, ItemType.ENTRY_ENCYCLOPEDIA})
_WHOLE_IN_CONTAINER = _ENTRIES | {ItemType.BOOK, ItemType.CLASSIC, ItemType.ENTRY}
_SIGNED_BY_PUBLISHER = frozenset({ItemType.SOFTWARE, ItemType.WEBPAGE})


def _entry(item: Item, shown: Shown) -> Run:
    if item.type in LEGAL:
        return legal_reference(item)
    lead, titled, rest = _opening(item, shown)
    date = group(_year(item, shown.year_suffix), text(_day(rest)), delimiter=", ", prefix="(", suffix=")")
    main = group(lead, date, titled, source(rest), delimiter=". ", suffix=".")
    return group(main, located(rest), history(item), delimiter=" ")


def _signed_by(item: Item) -> str | None:
    """Return the organisation credited if no authors are named: a publisher (software, web page) or an authority (standard)."""
    if item.type in _SIGNED_BY_PUBLISHER:
        return item.publisher
    return item.text("authority") if item.type is ItemType.STANDARD else None


def _is_led_by_title(item: Item) -> bool:
    """Return whether the title comes before the editors of the book that contains the work."""
    return item.type in _WHOLE_IN_CONTAINER and item.container is not None


def _opening(item: Item, shown: Shown) -> tuple[Run, Run, Item]:
    """Return the parts in the author's and the title's position, and the item for the rest of the reference."""
    lead = lead_of(item, before_title=_is_led_by_title(item) or (item.type in _ENTRIES and item.publisher is not None))
    if lead.roles:
        rest = after_lead(item, lead)
        return lead_run(item, lead, shown), title_and_descriptions(rest), rest
    if item.type in _ENTRIES and item.publisher:
        rest = replace(item, publisher=None)
        return typeset(item.publisher), title_and_descriptions(rest), rest
    if not _is_led_by_title(item) and (body := _signed_by(item)):
        rest = without(item, "authority") if item.type is ItemType.STANDARD else replace(item, publisher=None)
        return typeset(body), title_and_descriptions(rest), rest
    # Edition and number stay with the title in either position (9.12).
    return *described_lead(item), item if item.container else replace(item, article_number=None)


def _cited_by(item: Item) -> tuple[Sequence[Name], Run]:
    if not _is_listed(item):
        return (), listed(item.authors, UPRIGHT) or _short_title(item)
    if item.type in LEGAL or item.type in LETTERS:
        names = item.authors if item.type in LETTERS else ()
        return names, () if names else _short_title(item)
    lead = lead_of(item, before_title=_is_led_by_title(item) or (item.type in _ENTRIES and item.publisher is not None))
    if lead.roles:
        return lead.names(item), ()
    if item.type in _ENTRIES and item.publisher:
        return (), typeset(item.publisher)
    if not _is_led_by_title(item) and (body := _signed_by(item)):
        return (), typeset(body)
    return (), _short_title(item)


_UPRIGHT_TITLES = frozenset(
    {ItemType.BILL, ItemType.LEGISLATION, ItemType.REGULATION, ItemType.REPORT, ItemType.TREATY}
)
_SITES_AND_HEARINGS = frozenset({ItemType.HEARING, ItemType.WEBPAGE})


def _short_title(item: Item) -> Run:
    own = typeset(item.text("title-short") or item.title)
    if not own:
        return description(item)
    if item.type in {ItemType.LEGAL_CASE, ItemType.POST}:
        return emphasis(own)
    short = title_case(own, item.language)
    if item.type in _UPRIGHT_TITLES:
        return short
    return quoted(short) if item.container and item.type not in _SITES_AND_HEARINGS else emphasis(short)


def _year(item: Item, year_suffix: str) -> Run:
    if not _is_listed(item):
        return text(f"personal communication, {month_day_year(item.issued) or 'n.d.'}")
    if item.issued is None:
        undated = (item.text("status") or "n.d.").lower()
        return text(f"{undated}-{year_suffix}" if year_suffix else undated)
    return text(_circa(item.issued) + years(item.issued, COMMON_ERAS) + year_suffix)


def _cited_year(item: Item, year_suffix: str) -> Run:
    """Return the year in a citation: of a translation or a reprint, both years, "1961/1988" (8.15)."""
    original = item.date("original-date")
    if original is None or item.issued is None or not _is_listed(item):
        return _year(item, year_suffix)
    first = text(_circa(original) + years(original, COMMON_ERAS))
    return group(first, _year(item, year_suffix), delimiter="/")


def _is_listed(item: Item) -> bool:
    """Return whether the work is in the list; works that readers cannot retrieve are cited in the text only (8.9)."""
    return item.type not in LETTERS or is_retrievable(item)


def _circa(date: Edtf) -> str:
    points = (date.start, date.end)
    return "ca. " if any(point and point.qualifier in {"~", "%"} for point in points) else ""


def _day(item: Item) -> str:
    if item.type in _DATED_TO_THE_DAY:
        return month_day(item.issued)
    loose = item.type in {ItemType.INTERVIEW, ItemType.PAPER} and not is_published(item)
    return month_day(item.issued) if loose else ""


def _sort_key(item: Item) -> tuple[object, ...]:
    titled = sort_key(sort_title(plain(title(item)), item.language))
    return _author_key(item, NAMES), *_date_key(item), titled, sort_key(item.volume or "")


def _cite_key(item: Item) -> tuple[object, ...]:
    return _author_key(item, replace(NAMES, et_al_min=3, et_al_first=1)), *_date_key(item)


def _author_key(item: Item, rules: NameRules) -> tuple[object, ...]:
    names, _ = _cited_by(item)
    if names:
        return sort_key(sort_name(names, rules, as_seen=True))
    lead = legal_title(item) if item.type in LEGAL else _opening(item, Shown())[0]
    return sort_key(sort_title(plain(lead), item.language))


def _date_key(item: Item) -> tuple[object, ...]:
    # APA, 9.46: works without a date come first, works in press last. A day counts if it is printed.
    if item.issued is None:
        return (2 if item.text("status") else 0, (), ())
    start = item.issued.start
    day = (start.month or 0, start.day or 0) if _day(item) else ()
    return 1, years_key(item.issued), day


STYLE = AuthorDate(
    marks=AMERICAN,
    entry=_entry,
    cited_by=_cited_by,
    year=_cited_year,
    sort_key=_sort_key,
    cite_key=_cite_key,
    names=_CITED,
    always_distinguish_namesakes=True,
    joins_same_authors_only=True,
    is_listed=_is_listed,
)
