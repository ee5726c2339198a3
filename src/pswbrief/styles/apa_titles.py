"""APA's titles, and what identifies and describes a work after its title (*Publication Manual*, 7th edition, 9.18-22).

Follows the macros `title`, `identifier` and `description` of the official CSL file `apa`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pswbrief.core.enums import ItemType
from pswbrief.styles import page_ranges
from pswbrief.styles.apa_roles import UPRIGHT, contributors, has_editors
from pswbrief.styles.inlines import emphasis, group, text
from pswbrief.styles.people import listed
from pswbrief.styles.quotes import typeset
from pswbrief.styles.sources import capitalized, edition_ed, is_numeric, number_label, page_label
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
_LETTERS = frozenset({ItemType.INTERVIEW, ItemType.PERSONAL_COMMUNICATION})
_UNNUMBERED = frozenset({ItemType.BROADCAST, ItemType.GRAPHIC, ItemType.MAP, ItemType.MOTION_PICTURE})
_DESCRIBED_IN_SOURCE = frozenset({ItemType.DOCUMENT, ItemType.REPORT, ItemType.SOFTWARE, ItemType.STANDARD})
_OCCASIONS = frozenset({ItemType.EVENT, ItemType.PAPER, ItemType.PERFORMANCE, ItemType.SPEECH})
_WITHOUT_VOLUME = (
    SERIALS
    | PAGES_OF_SITES
    | {ItemType.BROADCAST, ItemType.EVENT, ItemType.PATENT, ItemType.PERFORMANCE, ItemType.SPEECH}
)
# What has a number of its own kind, whatever it looks like.
_NUMBERED = frozenset({ItemType.LEGISLATION, ItemType.PATENT, ItemType.REGULATION})
# What a work is, where neither its genre nor its medium says so.
_GENERIC = {
    ItemType.BROADCAST: "Broadcast",
    ItemType.COLLECTION: "Collection",
    ItemType.DATASET: "Dataset",
    ItemType.FIGURE: "Figure",
    ItemType.GRAPHIC: "Graphic",
    ItemType.MAP: "Map",
    ItemType.MOTION_PICTURE: "Video recording",
    ItemType.POST: "Online post",
    ItemType.REVIEW: "Review",
    ItemType.REVIEW_BOOK: "Book review",
    ItemType.SOFTWARE: "Computer software",
    ItemType.SONG: "Audio recording",
}


def is_serial(item: Item) -> bool:
    """Return whether the work is cited as part of a serial: an article, or a paper or an interview that nobody edited."""
    return item.type in SERIALS or (item.type in {ItemType.INTERVIEW, ItemType.PAPER} and not has_editors(item))


def is_published(item: Item) -> bool:
    """Return whether a conference paper is in proceedings: it has editors or a place in a volume (APA, 10.5)."""
    placed = item.issue or item.pages or item.volume or item.text("supplement-number")
    return bool(has_editors(item) or placed)


def is_retrievable(item: Item) -> bool:
    """Return whether a reader can get at the work, so that it stands in the list of references (8.8-9)."""
    kept = any(item.text(name) for name in ("archive", "archive-place", "references"))
    return bool(kept or item.container or item.doi or item.article_number or item.publisher or item.url)


def _is_review(item: Item) -> bool:
    reviewed = item.names("reviewed-author") or item.text("reviewed-genre") or item.text("reviewed-title")
    return item.type in _REVIEWS or bool(reviewed)


def _has_own_title(item: Item) -> bool:
    """Return whether the title is the work's own: that of a review is the reviewed work's, unless that is named apart."""
    return not _is_review(item) or bool(item.title and (item.text("reviewed-genre") or item.text("reviewed-title")))


def title_and_descriptions(item: Item) -> Run:
    """Return the title, what identifies it in parentheses, and what describes it in brackets."""
    if item.title:
        return group(title(item), identifier(item), description(item), delimiter=" ")
    if item.type in {ItemType.BILL, ItemType.REPORT}:
        return group(_number(item), description(item), identifier(item), delimiter=" ")
    return group(description(item), identifier(item), delimiter=" ")


def title(item: Item) -> Run:
    """Return the title; in italics if the work stands alone (9.19)."""
    if item.type in PAGES_OF_SITES:
        return emphasis(_with_part(item))
    if is_serial(item):
        return _with_part(item) if item.container else emphasis(_with_part(item))
    own = typeset(item.title)
    return own if item.container else emphasis(group(own, volume_title(item), delimiter=": "))


def _with_part(item: Item) -> Run:
    return group(typeset(item.title), _part_title(item), delimiter=": ") if _has_own_title(item) else ()


def _part_title(item: Item) -> Run:
    number, own = item.text("part-number"), item.text("part-title")
    if own:
        return group(_numbered("Pt.", number), capitalized(typeset(own)), delimiter=". ")
    return () if is_numeric(number) else _numbered("Pt.", number)


def volume_title(item: Item) -> Run:
    """Return the title of a volume or a part, or its designation where that is no number."""
    part, volume = item.text("part-number"), item.volume
    if own := item.text("volume-title"):
        named = group(_numbered("Vol.", volume), typeset(own), delimiter=". ")
        return group(named, _part_title(item), delimiter=": ")
    if item.text("part-title"):
        return group(_numbered("Vol.", volume), _part_title(item), delimiter=", ")
    labels = (_numbered("Vol.", volume), _numbered("Pt.", part))
    return group(
        *(run for run, number in zip(labels, (volume, part), strict=True) if not is_numeric(number)), delimiter=", "
    )


def _numbered(label: str, number: str | None) -> Run:
    return group((label,) if is_numeric(number) else (), capitalized(typeset(number)), delimiter=" ")


def identifier(item: Item) -> Run:
    """Return what tells the work from others like it, in parentheses: contributors, number, edition, volume (9.19)."""
    parts: list[Run]
    if item.type is ItemType.PATENT:
        kind = capitalized(typeset(item.genre)) or text("Patent" if item.article_number else "")
        parts = [group(typeset(item.text("authority")), kind, labelled_number(item), delimiter=" ")]
    elif item.type in PAGES_OF_SITES:
        parts = [_contributors(item), _number(item)]
    elif item.type is ItemType.REPORT and item.container:
        parts = [_contributors(item)]
    elif item.type is ItemType.REPORT:
        parts = [_contributors(item), _number(item) if item.title else (), monographic(item)]
    elif item.container:
        chapter = () if item.genre or item.title else _chapter(item)
        parts = [chapter, _contributors(item), _number(item) if item.type in _UNNUMBERED else (), _serial_part(item)]
    else:
        parts = [_contributors(item), _number(item), monographic(item), _serial_part(item)]
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


def _number(item: Item) -> Run:
    if not item.article_number:
        return ()
    genre = (
        ("Publication",)
        if item.type is ItemType.THESIS and item.genre
        else title_case(typeset(item.genre), item.language)
    )
    return group(genre, labelled_number(item), delimiter=" ")


def labelled_number(item: Item) -> Run:
    """Return a number with its label, if it is one: "No. 12", "Nos. 12 & 13", but "WHO/CDS/2003.11" and "TR06-067"."""
    if not item.article_number:
        return ()
    label = "No." if item.type in _NUMBERED else number_label(item.article_number, "No.", "Nos.")
    return group(
        () if item.type is ItemType.STANDARD else text(label), capitalized(typeset(item.article_number)), delimiter=" "
    )


def monographic(item: Item) -> Run:
    """Return version, edition, series, volume, issue and pages of what is no serial."""
    if item.type in _WITHOUT_VOLUME or is_serial(item):
        return ()
    version = item.text("version")
    series: Run = ()
    if item.type in _DESCRIBED_IN_SOURCE - {ItemType.SOFTWARE}:
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
        group(("Issue",), typeset(item.issue), delimiter=" ") if item.issue else (),
        _locators(item),
        delimiter=", ",
    )


def _volumes(item: Item) -> Run:
    if item.volume and (item.text("volume-title") or item.text("part-title")):
        return ()
    if is_numeric(item.volume):
        return _numbered("Vol.", item.volume)
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


def description(item: Item) -> Run:
    """Return what kind of work it is, in brackets, where that isn't what a reader expects (9.21)."""
    return group(_described(item), prefix="[", suffix="]")


def _described(item: Item) -> Run:
    if item.type is ItemType.INTERVIEW and item.names("interviewer"):
        return _interview(item)
    if _is_review(item):
        return _review(item)
    if item.type is ItemType.PERSONAL_COMMUNICATION:
        return _letter(item)
    if item.type is ItemType.THESIS:
        return _thesis(item)
    if item.type in SERIALS:
        section = () if item.title else typeset(item.text("section"))
        return group(format_of(item), section, delimiter="; ")
    elsewhere = item.type in _DESCRIBED_IN_SOURCE or (item.type in _OCCASIONS and not is_published(item))
    return () if item.container and elsewhere else format_of(item)


def _thesis(item: Item) -> Run:
    held = item.text("archive") or item.doi or item.url
    named = group(capitalized(typeset(item.genre)), typeset(item.publisher) if held else (), delimiter=", ")
    return group(named, capitalized(typeset(item.text("medium"))), delimiter="; ")


def format_of(item: Item) -> Run:
    """Return the genre and medium of a work, or what its type is called."""
    medium = capitalized(typeset(item.text("medium")))
    if item.genre or medium:
        return group(() if item.article_number else capitalized(typeset(item.genre)), medium, delimiter="; ")
    if item.type in _LETTERS:
        if not is_retrievable(item):
            return ("Personal communication",)
        return ("Interview",) if item.type is ItemType.INTERVIEW else ("Letter",)
    if item.type is ItemType.MANUSCRIPT:
        return () if is_retrievable(item) else ("Unpublished manuscript",)
    return text(_GENERIC.get(item.type))


def _interview(item: Item) -> Run:
    medium = capitalized(typeset(item.text("medium")))
    if item.title:
        return group(() if item.article_number else capitalized(typeset(item.genre)), medium, delimiter="; ")
    names = listed(item.names("interviewer"), UPRIGHT)
    if item.genre:
        return group(capitalized(typeset(item.genre)), ("by",), names, delimiter=" ")
    return group(group(("Interview by",), names, delimiter=" "), medium, delimiter="; ")


def _letter(item: Item) -> Run:
    recipients = item.names("recipient")
    if not recipients:
        return format_of(item)
    whole = group(format_of(item), ("to",), listed(recipients, UPRIGHT), delimiter=" ")
    medium = capitalized(typeset(item.text("medium"))) if item.genre and not item.article_number else ()
    return group(whole, medium, delimiter="; ")


def _review(item: Item) -> Run:
    lead: Run
    if genre := item.text("reviewed-genre"):
        lead = group(("Review of the",), typeset(genre), delimiter=" ")
    elif item.article_number:
        lead = ("Review of",)
    elif item.genre or item.text("medium"):
        lead = capitalized(typeset(item.genre or item.text("medium")))
    else:
        lead = ("Review of the book",) if item.type is ItemType.REVIEW_BOOK else ("Review of",)
    named = genre or item.text("reviewed-title")
    reviewed = emphasis(typeset(item.text("reviewed-title") if named else item.title))
    authors = item.names("reviewed-author")
    by = group(("by",), listed(authors, UPRIGHT), delimiter=" ") if authors else ()
    return group(group(lead, reviewed, delimiter=" "), by, delimiter=", ")
