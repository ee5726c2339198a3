"""Harvard as in *Cite Them Right* (12th edition, 2022): author and date, British quotation marks.

Follows the official CSL file `harvard-cite-them-right`, with British English terms, as in the book.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pswbrief.core.enums import ItemType
from pswbrief.styles import inlines, page_ranges
from pswbrief.styles.citation_systems import AuthorDate
from pswbrief.styles.collation import sort_key
from pswbrief.styles.dates import day_month, day_month_year, years, years_key
from pswbrief.styles.inlines import group, plain, quoted, text
from pswbrief.styles.name_lists import NameRules, is_spaced, listed, sort_name
from pswbrief.styles.quotes import BRITISH, typeset
from pswbrief.styles.sources import doi_link, is_numeric, ordinal, page_label, sort_title, url_link, without
from pswbrief.styles.title_case import title_case

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pswbrief.core.item import Item
    from pswbrief.core.name import Name
    from pswbrief.styles.inlines import Run
    from pswbrief.styles.name_lists import Shown

_AUTHORS = NameRules(conjunction="and", comma_before_last=False, et_al_min=4, et_al_italic=True)
_EDITORS = NameRules(conjunction="and", inverted=False, et_al_min=4)
# After the author of the book that contains a chapter, initials are spaced.
_AFTER_AUTHOR = replace(_EDITORS, period=". ")
# Works published on their own have their titles in italics; parts of other works have them in quotation marks.
_STANDALONE = frozenset(
    {
        ItemType.BILL,
        ItemType.BOOK,
        ItemType.GRAPHIC,
        ItemType.LEGAL_CASE,
        ItemType.LEGISLATION,
        ItemType.MOTION_PICTURE,
        ItemType.REPORT,
        ItemType.SONG,
        ItemType.THESIS,
        ItemType.WEBPAGE,
    }
)
_PARTS = frozenset({ItemType.CHAPTER, ItemType.PAPER})
_PERIODICALS = frozenset({ItemType.ARTICLE, ItemType.ARTICLE_MAGAZINE, ItemType.ARTICLE_NEWSPAPER})
_DATED_TO_THE_DAY = frozenset(
    {ItemType.ARTICLE_MAGAZINE, ItemType.ARTICLE_NEWSPAPER, ItemType.POST_WEBLOG, ItemType.SPEECH}
)
# Cite Them Right names the director of a film, which the official CSL file omits.
_DIRECTED = frozenset({ItemType.BROADCAST, ItemType.MOTION_PICTURE})
_PAGED = (
    _PARTS
    | _PERIODICALS
    | frozenset({ItemType.PREPRINT, ItemType.BOOK, ItemType.REPORT, ItemType.REVIEW, ItemType.REVIEW_BOOK})
)


def entry(item: Item, shown: Shown) -> Run:
    """Return one line of the list of references."""
    lead, rest = _lead(item, shown)
    # A newspaper that takes the place of the author leaves only its edition here.
    container = _edition(rest) if item.container and not rest.container else _container(rest)
    work = group(_title(rest), group(_within(rest), container, delimiter=" "), delimiter=", ")
    opening = group(lead, group(_year(rest, shown.year_suffix), prefix="(", suffix=")"), work, delimiter=" ")
    main = group(opening, _contributors(rest), _publisher(rest), delimiter=". ")
    where = group(_volume(rest), _day(rest), _pages(rest), delimiter=", ", prefix=", ")
    return group(group(main, where, group(_access(rest), prefix=". ")), suffix=".")


def _lead(item: Item, shown: Shown) -> tuple[Run, Item]:
    """Return the lead of a reference, and the item for the rest of it.

    The lead is the authors, else the editors, else the translators, else the periodical of an article, else the title.
    """
    if item.authors:
        return listed(item.authors, _AUTHORS, shown), item
    if item.editors:
        return group(listed(item.editors, _AUTHORS, shown), _editor_label(item)), replace(item, editors=())
    if translators := item.names("translator"):
        return group(listed(translators, _AUTHORS, shown), (" (trans.)",)), without(item, "translator")
    if item.type in _PERIODICALS and item.container:
        return _journal(item), replace(item, container=None)
    rest = replace(item, title=None, edition=None if item.type in _STANDALONE else item.edition)
    return _title(item), without(rest, "medium", "number-of-volumes") if item.type in _STANDALONE else rest


def _cited_by(item: Item) -> tuple[Sequence[Name], Run]:
    if names := item.authors or item.editors or item.names("translator"):
        return names, ()
    return (), _journal(item) if item.type in _PERIODICALS and item.container else _title(item)


def _sort_key(item: Item) -> tuple[object, ...]:
    names, title = _cited_by(item)
    lead = sort_name(names, _AUTHORS) if names else sort_title(plain(title), item.language)
    return sort_key(lead), _year_key(item), item.title is None, sort_key(sort_title(plain(typeset(item.title))))


def _year_key(item: Item) -> tuple[object, ...]:
    # Works without a date come last; a range comes after its first year alone.
    return (item.issued is None, *years_key(item.issued))


def _year(item: Item, year_suffix: str) -> Run:
    """Return the year in Harvard's form: "2024", "2024a", "2012–2013", "forthcoming", "no date"."""
    if item.issued is None:
        return text(f"{item.text('status') or 'no date'} {year_suffix}".strip())
    return text(years(item.issued) + year_suffix)


def _journal(item: Item) -> Run:
    return _italics(title_case(typeset(item.container), item.language))


def _italics(run: Run) -> Run:
    """Return `run` in italics, which Chinese, Japanese and Korean do not have (as citeproc-js)."""
    return inlines.emphasis(run) if is_spaced(plain(run)) else run


def _title(item: Item) -> Run:
    if item.type not in _STANDALONE:
        return quoted(typeset(item.title))
    volumes = () if item.volume else group(typeset(item.text("number-of-volumes")), prefix="(", suffix=")")
    medium = group(typeset(item.text("medium")), prefix="[", suffix="]")
    return group(group(_italics(typeset(item.title)), medium, volumes, delimiter=" "), _edition(item), delimiter=". ")


def _edition(item: Item) -> Run:
    if not item.edition:
        return ()
    return (f"{ordinal(item.edition)} edn",) if is_numeric(item.edition) else typeset(item.edition)


def _editor_label(item: Item) -> Run:
    return (" (eds)" if len(item.editors) > 1 else " (ed.)",)


def _within(item: Item) -> Run:
    """Return the author, or the editors and translators, of the book that contains a chapter or a paper."""
    if item.type not in _PARTS:
        return ()
    if authors := item.names("container-author"):
        return group(("in ",), listed(authors, _AFTER_AUTHOR), (",",))
    translators = item.names("translator")
    edited = group(listed(item.editors, _EDITORS), _editor_label(item)) if item.editors else ()
    translated = group(listed(translators, _EDITORS), (" (trans.)",)) if translators else ()
    return group(("in",), group(edited, translated, delimiter=", "), delimiter=" ") if edited or translated else ()


def _contributors(item: Item) -> Run:
    """Return the directors, editors and translators of the work."""
    if item.type in _PARTS and not item.names("container-author"):
        return ()
    translators, rules = item.names("translator"), _AFTER_AUTHOR if item.type in _PARTS else _EDITORS
    if item.editors and item.editors == translators:
        return group(("Edited and translated by ",), listed(translators, rules))
    edited = group(("Edited by ",), listed(item.editors, rules)) if item.editors else ()
    translated = group(("Translated by ",), listed(translators, rules)) if translators else ()
    directors = item.names("director") if item.type in _DIRECTED else ()
    directed = group(("Directed by ",), listed(directors, rules)) if directors else ()
    return group(directed, edited, translated, delimiter=". ")


def _container(item: Item) -> Run:
    if not item.container:
        return ()
    container = group(_italics(typeset(item.container)), ("[Preprint]",) if _is_preprint(item) else (), delimiter=" ")
    return group(container, _edition(item), delimiter=". ")


def _is_preprint(item: Item) -> bool:
    # The official CSL file treats every article without volume and pages as a preprint, for which there is no evidence.
    if item.pages or item.volume:
        return False
    return item.type is ItemType.PREPRINT or (item.genre or "").casefold() == "preprint"


def _publisher(item: Item) -> Run:
    placed = group(typeset(item.place), typeset(item.publisher), delimiter=": ")
    if item.type is ItemType.THESIS:
        return group(typeset(item.genre), typeset(item.publisher), delimiter=". ")
    if item.type is ItemType.REPORT:
        numbered = group(typeset(item.genre), typeset(item.article_number), delimiter=" ")
        return group(numbered, placed, delimiter=". ")
    if item.type in _PERIODICALS:
        return ()
    series = group(
        typeset(item.text("collection-title")),
        typeset(item.text("collection-number")),
        delimiter=", ",
        prefix="(",
        suffix=")",
    )
    return group(placed, series, delimiter=" ")


def _volume(item: Item) -> Run:
    if item.type is not ItemType.ARTICLE:
        return ()
    return group(typeset(item.volume), group(typeset(item.issue), prefix="(", suffix=")"))


def _day(item: Item) -> Run:
    return text(day_month(item.issued)) if item.type in _DATED_TO_THE_DAY else ()


def _pages(item: Item) -> Run:
    if item.type not in _PAGED or item.pages is None:
        return ()
    return (f"{page_label(item.pages)} {page_ranges.as_given(item.pages)}",)


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
