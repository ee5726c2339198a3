"""APA's sources: where to find a work (*Publication Manual*, 7th edition, 9.23-37), and legal references (chapter 11).

Follows the macros `source`, `publication-history` and `legal-reference` of the official CSL file `apa`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pswbrief.core.enums import ItemType
from pswbrief.styles import page_ranges
from pswbrief.styles.apa.descriptions import DESCRIBED_IN_SOURCE, OCCASIONS, format_of
from pswbrief.styles.apa.roles import UPRIGHT, has_editors, of_container
from pswbrief.styles.apa.titles import (
    PAGES_OF_SITES,
    SERIALS,
    is_published,
    is_serial,
    labelled_number,
    monographic,
    volume_title,
)
from pswbrief.styles.dates import COMMON_ERAS, month_day_year, years
from pswbrief.styles.inlines import emphasis, group, text
from pswbrief.styles.name_lists import Shown, family, listed
from pswbrief.styles.quotes import typeset
from pswbrief.styles.sources import capitalized, doi_link, url_link
from pswbrief.styles.title_case import title_case

if TYPE_CHECKING:
    from pswbrief.core.item import Item
    from pswbrief.styles.inlines import Run

LEGAL = frozenset(
    {
        ItemType.BILL,
        ItemType.HEARING,
        ItemType.LEGAL_CASE,
        ItemType.LEGISLATION,
        ItemType.REGULATION,
        ItemType.TREATY,
    }
)
_UNNUMBERED = frozenset({ItemType.BROADCAST, ItemType.GRAPHIC, ItemType.MAP, ItemType.MOTION_PICTURE})


def source(item: Item) -> Run:
    """Return the source of the work: its journal or book, publisher, archive, event and site."""
    on_site = item.type in PAGES_OF_SITES
    within = () if on_site else _serial(item) if is_serial(item) else _book(item)
    site = title_case(typeset(item.container), item.language) if on_site else ()
    return group(within, _publisher(item), _archive(item), _occasion(item), site, delimiter=". ")


def _serial(item: Item) -> Run:
    journal = title_case(typeset(item.container), item.language)
    series = title_case(typeset(item.text("collection-title")), item.language)
    supplement = item.text("supplement-number")
    numbers = group(
        typeset(item.issue),
        group(("Suppl.",), typeset(supplement), delimiter=" ") if supplement else (),
        delimiter=", ",
    )
    volume = group(emphasis(typeset(item.volume)), group(numbers, prefix="(", suffix=")"))
    number = typeset(item.article_number)
    where = group(("Article ",), number) if number else text(page_ranges.expanded(item.pages))
    placed = group(emphasis(group(journal, series, delimiter=", ")), volume, where, delimiter=", ")
    status = capitalized(typeset(item.text("status"))) if item.issued and not (volume or where or series) else ()
    return group(placed, status, delimiter=". ")


def _book(item: Item) -> Run:
    if not item.container:
        return ()
    container = emphasis(group(typeset(item.container), volume_title(item), delimiter=": "))
    number = () if item.type in _UNNUMBERED else _number(item)
    identified = group(number, monographic(item), delimiter="; ", prefix="(", suffix=")")
    described: Run = ()
    if item.type in DESCRIBED_IN_SOURCE or (item.type in OCCASIONS and not is_published(item)):
        described = group(format_of(item), prefix="[", suffix="]")
    within = group(of_container(item), container, delimiter=", ")
    return group(("On" if item.type is ItemType.SONG else "In",), within, identified, described, delimiter=" ")


def _number(item: Item) -> Run:
    if not item.article_number:
        return ()
    genre = title_case(typeset(item.genre), item.language)
    return group(genre, labelled_number(item), delimiter=" ")


def _publisher(item: Item) -> Run:
    if item.type is ItemType.THESIS:
        return () if item.text("archive") or item.doi or item.url else typeset(item.publisher)
    if item.type in SERIALS or (item.type is ItemType.PAPER and not has_editors(item)):
        return ()
    return typeset(item.publisher)


def _archive(item: Item) -> Run:
    location = group(typeset(item.text("archive_location")), prefix="(", suffix=")")
    collection = typeset(item.text("archive_collection"))
    archive, place = typeset(item.text("archive")), typeset(item.text("archive-place"))
    if collection:
        return group(group(collection, location, delimiter=" "), archive, place, delimiter=", ")
    return group(group(archive, location, delimiter=" "), place, delimiter=", ")


def _occasion(item: Item) -> Run:
    event = item.text("event-title")
    if not event or (item.type is ItemType.PAPER and is_published(item)):
        return ()
    held = text(month_day_year(item.date("event-date")))
    return group(capitalized(typeset(event)), typeset(item.text("event-place")), held, delimiter=", ")


def located(item: Item) -> Run:
    """Return the DOI or the URL (9.34-36), with the date of retrieval if the work has no date (9.16)."""
    if item.doi:
        return doi_link(item)
    if not item.url:
        return ()
    if item.issued is not None or item.text("status"):
        return url_link(item)
    retrieved = group(text(month_day_year(item.accessed)), suffix=", from")
    return group(("Retrieved",), retrieved, url_link(item), delimiter=" ")


def history(item: Item) -> Run:
    """Return the publication history in parentheses: the status of a published work ("Retracted"), its original (9.39-41)."""
    if item.type is ItemType.PATENT:
        return group(typeset(item.text("references")), prefix="(", suffix=")")
    numbers = (item.text("collection-title"), item.issue, item.article_number, item.pages, item.volume)
    placed = item.issued is not None and any((*numbers, item.text("supplement-number")))
    status = capitalized(typeset(item.text("status"))) if placed else ()
    return group(status, _first_publication(item), delimiter="; ", prefix="(", suffix=")")


def _first_publication(item: Item) -> Run:
    if references := typeset(item.text("references")):
        return references
    original = emphasis(typeset(item.text("original-title")))
    dated = group(
        group(("as",), original, delimiter=" ") if original else (),
        text(years(item.date("original-date"), COMMON_ERAS)),
        delimiter=", " if original else " ",
    )
    first = group(dated, typeset(item.text("original-publisher")), delimiter=", ")
    return group(("Original work published",), first, delimiter=" ") if first else ()


def legal_title(item: Item) -> Run:
    """Return the title of an act, a bill, a case, a treaty or a hearing."""
    if item.type is not ItemType.HEARING:
        return title_case(typeset(item.title), item.language)
    on = group(("on",), typeset(item.article_number), delimiter=" ") if item.article_number else ()
    section = typeset(item.text("section"))
    before = group(("before the",), section, delimiter=" ") if section else ()
    hearing = group(("Hearing",), on, before, delimiter=" ") if on or before else ()
    return emphasis(group(capitalized(typeset(item.title)), hearing, delimiter=": "))


def legal_reference(item: Item) -> Run:
    """Return the reference of an act, a bill, a case, a hearing, a regulation or a treaty."""
    if item.type is ItemType.TREATY:
        parties = text("-".join(family(name) for name in item.authors))
        whole = group(legal_title(item), parties, _legal_date(item), _legal_source(item), delimiter=", ")
    else:
        where = group(legal_title(item), _legal_source(item), delimiter=", ")
        whole = group(where, _legal_date(item), _legal_identifier(item), delimiter=" ")
    reference = group(whole, suffix=".")
    return group(reference, located(item), typeset(item.text("references")), delimiter=" ")


def _legal_identifier(item: Item) -> Run:
    """Return the testimony of a hearing, or the status of an act."""
    if item.type is ItemType.HEARING and item.authors:
        in_full = Shown(given=dict.fromkeys(item.authors, True))
        testimony = listed(item.authors, UPRIGHT, in_full)
        return group(("testimony of",), testimony, delimiter=" ", prefix="(", suffix=")")
    if item.type in {ItemType.BILL, ItemType.LEGISLATION, ItemType.REGULATION}:
        return group(typeset(item.text("status")), prefix="(", suffix=")")
    return ()


def _legal_date(item: Item) -> Run:
    if item.type is ItemType.TREATY:
        return text(month_day_year(item.issued))
    if item.type is ItemType.LEGAL_CASE:
        date = years(item.issued) if item.container else month_day_year(item.issued)
        return group(typeset(item.text("authority")), text(date), delimiter=" ", prefix="(", suffix=")")
    first, year = years(item.date("original-date")), years(item.issued)
    dated = text(year) or text(month_day_year(item.date("submitted")))
    return group(text(f"{first} &" if first else ""), dated, delimiter=" ", prefix="(", suffix=")")


def _legal_source(item: Item) -> Run:
    """Return the source of a legal work: its number, and the volume, code or reporter, and page or section."""
    section = item.text("section")
    marked = group(("§",), typeset(section), delimiter=" ") if section else ()
    first_page = text(re.split(r"[\s,&–-]", item.pages.first, maxsplit=1)[0] if item.pages else None)
    volume, code = typeset(item.volume), typeset(item.container)
    passed = group(typeset(item.text("authority")), typeset(item.text("chapter-number")), delimiter=" ")
    number = _legal_number(item)
    in_code = group(volume, code, first_page, delimiter=" ")
    in_section = group(volume, code, marked or first_page, delimiter=" ")
    cited = {
        ItemType.BILL: (number, passed, in_code),
        ItemType.HEARING: (passed,),
        ItemType.LEGAL_CASE: (group(volume, code, marked, first_page or ("___",), delimiter=" ") if code else number,),
        ItemType.LEGISLATION: (number, in_code if number else in_section),
        ItemType.REGULATION: (number, in_section),
        ItemType.TREATY: (group(volume, code, first_page or number, delimiter=" "),),
    }
    return group(*cited[item.type], delimiter=", ")


# Chapters and statutory instruments of the United Kingdom, whose numbers include a label.
_BRITISH_NUMBER = re.compile(r"(?:c|cc|asp|anaw|nawm|S\.?I|S\.?S\.?I|S\.?R|W\.?S\.?I)\.?\s*\d", re.IGNORECASE)


def _legal_number(item: Item) -> Run:
    number, genre = item.article_number, capitalized(typeset(item.genre))
    if not number:
        return typeset(item.genre) if item.type in {ItemType.BILL, ItemType.REGULATION} else ()
    labelled = labelled_number(item)
    match item.type:
        case ItemType.BILL if item.text("authority") or item.container:
            labelled = typeset(number)
        case ItemType.LEGISLATION if _BRITISH_NUMBER.match(number):
            labelled = typeset(number)
        case ItemType.LEGISLATION:
            genre = genre or ("Pub. L.",)
    return labelled if item.type in {ItemType.LEGAL_CASE, ItemType.TREATY} else group(genre, labelled, delimiter=" ")
