"""APA's titles, and the identifiers in parentheses after them (*Publication Manual*, 7th edition, 9.18-20).

Follows the macros `title` and `identifier` of the official CSL file `apa`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pswbrief.core.enums import ItemType
from pswbrief.styles import page_ranges
from pswbrief.styles.apa.roles import UPRIGHT, contributors, has_editors
from pswbrief.styles.inlines import emphasis, group, text
from pswbrief.styles.name_lists import listed
from pswbrief.styles.quotes import typeset
from pswbrief.styles.sources import capitalized, edition_ed, is_numeric, number_label, page_label, volume_label
from pswbrief.styles.title_case import title_case

if TYPE_CHECKING:
    from pswbrief.core.item import Item
    from pswbrief.styles.inlines import Run

SERIALS = frozenset(
    {
        ItemType.ARTICLE,
        ItemType.ARTICLE_MAGAZINE,
        ItemType.ARTICLE_NEWSPAPER,
        ItemType.PERIODICAL,
        ItemType.POST_WEBLOG,
        ItemType.REVIEW,
        ItemType.REVIEW_BOOK,
    }
)
PAGES_OF_SITES = frozenset({ItemType.POST, ItemType.WEBPAGE})
_REVIEWS = frozenset({ItemType.REVIEW, ItemType.REVIEW_BOOK})
_UNNUMBERED = frozenset({ItemType.BROADCAST, ItemType.GRAPHIC, ItemType.MAP, ItemType.MOTION_PICTURE})
_IN_SERIES = frozenset({ItemType.DOCUMENT, ItemType.REPORT, ItemType.STANDARD})
_WITHOUT_VOLUME = (
    SERIALS
    | PAGES_OF_SITES
    | {ItemType.BROADCAST, ItemType.EVENT, ItemType.PATENT, ItemType.PERFORMANCE, ItemType.SPEECH}
)
# Types whose number has the label "No." even if it looks like several: "7,123,619", "114-255".
_NUMBERED = frozenset({ItemType.LEGISLATION, ItemType.PATENT, ItemType.REGULATION})


def is_serial(item: Item) -> bool:
    """Return whether the work is cited as part of a serial: an article, or a paper or interview without editors."""
    return item.type in SERIALS or (item.type in {ItemType.INTERVIEW, ItemType.PAPER} and not has_editors(item))


def is_published(item: Item) -> bool:
    """Return whether a conference paper is in proceedings: it has editors or a place in a volume (APA, 10.5)."""
    placed = item.issue or item.pages or item.volume or item.text("supplement-number")
    return bool(has_editors(item) or placed)


def is_review(item: Item) -> bool:
    """Return whether the work is a review, by its type or because it names the reviewed work."""
    reviewed = item.names("reviewed-author") or item.text("reviewed-genre") or item.text("reviewed-title")
    return item.type in _REVIEWS or bool(reviewed)


def has_own_title(item: Item) -> bool:
    """Return whether the title is the work's own; a review's title is the reviewed work's unless that is given separately."""
    return not is_review(item) or bool(item.title and (item.text("reviewed-genre") or item.text("reviewed-title")))


def title(item: Item) -> Run:
    """Return the title, in italics if the work is not part of another (9.19)."""
    if item.type in PAGES_OF_SITES:
        return emphasis(_with_part(item))
    if is_serial(item):
        return _with_part(item) if item.container else emphasis(_with_part(item))
    own = typeset(item.title)
    return own if item.container else emphasis(group(own, volume_title(item), delimiter=": "))


def _with_part(item: Item) -> Run:
    return group(typeset(item.title), _part_title(item), delimiter=": ") if has_own_title(item) else ()


def _part_title(item: Item) -> Run:
    number, own = item.text("part-number"), item.text("part-title")
    if own:
        return group(_numbered("Pt.", number), capitalized(typeset(own)), delimiter=". ")
    return () if is_numeric(number) else _numbered("Pt.", number)


def volume_title(item: Item) -> Run:
    """Return the title of a volume or a part, or its designation if that is not a number."""
    part, volume = item.text("part-number"), item.volume
    if own := item.text("volume-title"):
        named = group(_volume(volume), typeset(own), delimiter=". ")
        return group(named, _part_title(item), delimiter=": ")
    if item.text("part-title"):
        return group(_volume(volume), _part_title(item), delimiter=", ")
    labels = (_volume(volume), _numbered("Pt.", part))
    return group(
        *(run for run, number in zip(labels, (volume, part), strict=True) if not is_numeric(number)), delimiter=", "
    )


def _volume(volume: str | None) -> Run:
    return group(text(volume_label(volume, "Vol.", "Vols.")), capitalized(typeset(volume)), delimiter=" ")


def _numbered(label: str, number: str | None) -> Run:
    return group((label,) if is_numeric(number) else (), capitalized(typeset(number)), delimiter=" ")


def identifier(item: Item) -> Run:
    """Return the details in parentheses that identify the work: contributors, number, edition, volume (9.19)."""
    parts: list[Run]
    if item.type is ItemType.PATENT:
        kind = capitalized(typeset(item.genre)) or text(
            "Patent" if item.article_number or item.text("authority") else ""
        )
        parts = [group(typeset(item.text("authority")), kind, labelled_number(item), delimiter=" ")]
    elif item.type in PAGES_OF_SITES:
        parts = [_contributors(item), genre_and_number(item)]
    elif item.type is ItemType.REPORT and item.container:
        parts = [_contributors(item)]
    elif item.type is ItemType.REPORT:
        parts = [_contributors(item), genre_and_number(item) if item.title else (), monographic(item)]
    elif item.container:
        chapter = () if item.genre or item.title else _chapter(item)
        parts = [
            chapter,
            _contributors(item),
            genre_and_number(item) if item.type in _UNNUMBERED else (),
            _serial_part(item),
        ]
    else:
        parts = [_contributors(item), genre_and_number(item), monographic(item), _serial_part(item)]
    return group(*parts, delimiter="; ", prefix="(", suffix=")")


def _serial_part(item: Item) -> Run:
    number = item.text("part-number")
    return _numbered("Pt.", number) if is_serial(item) and is_numeric(number) and not item.text("part-title") else ()


def _contributors(item: Item) -> Run:
    interviewer = contributors(item, ["interviewer"]) if item.title else ()
    if is_serial(item):
        return group(interviewer, contributors(item, ["translator", "narrator"]), delimiter="; ")
    authors = item.names("container-author")
    by = group(("By ",), listed(authors, UPRIGHT)) if authors else ()
    edited = contributors(item, ["editor", "translator"])
    shown = contributors(item, ["illustrator", "narrator"])
    others = contributors(item, ["compiler", "chair", "organizer", "curator", "series-creator", "executive-producer"])
    if item.type in PAGES_OF_SITES:
        return group(interviewer, by, edited, shown, others, delimiter="; ")
    if item.container:
        translated = () if item.names("editor-translator") else contributors(item, ["translator"])
        return group(interviewer, shown, translated, delimiter="; ")
    return group(interviewer, shown, by, edited, others, delimiter="; ")


def genre_and_number(item: Item) -> Run:
    """Return the genre and the number: "Report No. 4"; the empty run without a number."""
    if not item.article_number:
        return ()
    genre = (
        ("Publication",)
        if item.type is ItemType.THESIS and item.genre
        else title_case(typeset(item.genre), item.language)
    )
    return group(genre, labelled_number(item), delimiter=" ")


def labelled_number(item: Item) -> Run:
    """Return a number, with a label if it is numeric: "No. 12", "Nos. 12 & 13", but "WHO/CDS/2003.11" and "TR06-067"."""
    number = item.article_number
    if not number:
        return ()
    label = number_label(number, "No.", "Nos.")
    if item.type in _NUMBERED:
        label = "No." if is_numeric(number) or number[0].isdecimal() else ""
    return group(() if item.type is ItemType.STANDARD else text(label), capitalized(typeset(number)), delimiter=" ")


def monographic(item: Item) -> Run:
    """Return version, edition, series, volume, issue and pages of a work that is not a serial."""
    if item.type in _WITHOUT_VOLUME or is_serial(item):
        return ()
    version = item.text("version")
    series: Run = ()
    if item.type in _IN_SERIES:
        named = title_case(typeset(item.text("collection-title")), item.language)
        series = group(named, typeset(item.text("collection-number")), delimiter=" ")
    part = item.text("part-number")
    return group(
        group(("Version",), typeset(version), delimiter=" ") if version else (),
        edition_ed(item),
        series,
        _numbered("Suppl.", item.text("supplement-number")),
        _volumes(item),
        _numbered("Pt.", part) if is_numeric(part) and not item.text("part-title") else (),
        group((volume_label(item.issue, "Issue", "Issues") or "Issue",), typeset(item.issue), delimiter=" ")
        if item.issue
        else (),
        _locators(item),
        delimiter=", ",
    )


def _volumes(item: Item) -> Run:
    if item.volume and (item.text("volume-title") or item.text("part-title")):
        return ()
    if is_numeric(item.volume):
        return _volume(item.volume)
    count = item.text("number-of-volumes")
    if not is_numeric(count):
        return typeset(count)
    return group(("Vols.",), text(f"1–{count}"), delimiter=" ")


def _locators(item: Item) -> Run:
    if item.pages:
        return group((page_label(item.pages),), text(page_ranges.expanded(item.pages)), delimiter=" ")
    return _chapter(item) if item.genre or item.title else ()


def _chapter(item: Item) -> Run:
    number = item.text("chapter-number")
    label = "Track" if item.type is ItemType.SONG else "Chapter"
    return group((label,) if is_numeric(number) else (), typeset(number), delimiter=" ")
