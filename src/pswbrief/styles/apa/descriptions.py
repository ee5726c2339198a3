"""APA's descriptions in brackets: a work's kind, the work it reviews, a letter's recipient (*Publication Manual*, 9.21-22)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pswbrief.core.enums import ItemType
from pswbrief.styles.apa.roles import UPRIGHT
from pswbrief.styles.apa.titles import (
    SERIALS,
    genre_and_number,
    has_own_title,
    identifier,
    is_published,
    is_review,
    title,
)
from pswbrief.styles.inlines import emphasis, group, text
from pswbrief.styles.name_lists import Shown, listed
from pswbrief.styles.quotes import typeset
from pswbrief.styles.sources import capitalized

if TYPE_CHECKING:
    from pswbrief.core.item import Item
    from pswbrief.styles.inlines import Run

LETTERS = frozenset({ItemType.INTERVIEW, ItemType.PERSONAL_COMMUNICATION})
DESCRIBED_IN_SOURCE = frozenset({ItemType.DOCUMENT, ItemType.REPORT, ItemType.SOFTWARE, ItemType.STANDARD})
OCCASIONS = frozenset({ItemType.EVENT, ItemType.PAPER, ItemType.PERFORMANCE, ItemType.SPEECH})
# Descriptions by type, for works without a genre or medium.
_GENERIC = {
    ItemType.BROADCAST: "Broadcast",
    ItemType.COLLECTION: "Archival collection",
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


def is_retrievable(item: Item) -> bool:
    """Return whether a reader can retrieve the work, so that it is in the list of references (8.8-9)."""
    kept = any(item.text(name) for name in ("archive", "archive-place", "references"))
    return bool(kept or item.container or item.doi or item.article_number or item.publisher or item.url)


def title_and_descriptions(item: Item) -> Run:
    """Return the title, the identifier in parentheses, and the description in brackets."""
    if item.title:
        return group(title(item), identifier(item), description(item), delimiter=" ")
    if item.type in {ItemType.BILL, ItemType.REPORT}:
        return group(genre_and_number(item), description(item), identifier(item), delimiter=" ")
    return group(description(item), identifier(item), delimiter=" ")


def described_lead(item: Item) -> tuple[Run, Run]:
    """Return the lead of a work without named people (title and identifier), and the part that follows the date.

    The description follows the date, and so does the identifier of a review. Without a title of its own, the description leads.
    A patent's genre is part of its identifier, and is not repeated.
    """
    if not item.title or not has_own_title(item):
        return title_and_descriptions(item), ()
    if is_review(item):
        return title(item), group(identifier(item), description(item), delimiter=" ")
    rest = replace(item, genre=None) if item.type is ItemType.PATENT else item
    return group(title(item), identifier(item), delimiter=" "), description(rest)


def description(item: Item) -> Run:
    """Return the description of the work in brackets, for kinds that need one (9.21)."""
    return group(_described(item), prefix="[", suffix="]")


def _described(item: Item) -> Run:
    if item.names("interviewer"):
        return _interview(item)
    if item.type is ItemType.INTERVIEW:
        return format_of(item)
    if is_review(item):
        return _review(item)
    if describe := _DESCRIBED_BY_TYPE.get(item.type):
        return describe(item)
    if item.type in SERIALS:
        section = () if item.title else typeset(item.text("section"))
        return group(format_of(item), section, delimiter="; ")
    elsewhere = item.type in DESCRIBED_IN_SOURCE or (item.type in OCCASIONS and not is_published(item))
    return () if item.container and elsewhere else format_of(item)


def _thesis(item: Item) -> Run:
    held = item.text("archive") or item.doi or item.url
    named = group(capitalized(typeset(item.genre)), typeset(item.publisher) if held else (), delimiter=", ")
    return group(named, capitalized(typeset(item.text("medium"))), delimiter="; ")


def format_of(item: Item) -> Run:
    """Return the genre and medium of a work, or else the description of its type."""
    medium = capitalized(typeset(item.text("medium")))
    if item.genre or medium:
        return group(() if item.article_number else capitalized(typeset(item.genre)), medium, delimiter="; ")
    if item.type in LETTERS:
        if not is_retrievable(item):
            return ("Personal communication",)
        return ("Interview",) if item.type is ItemType.INTERVIEW else ("Letter",)
    if item.type is ItemType.MANUSCRIPT:
        return () if is_retrievable(item) else ("Unpublished manuscript",)
    if item.type is ItemType.PERIODICAL and item.container:
        return text("Supplement" if item.text("supplement-number") else "Special issue" if item.title else "")
    return text(_GENERIC.get(item.type))


def _interview(item: Item) -> Run:
    medium = capitalized(typeset(item.text("medium")))
    if item.title:
        return group(() if item.article_number else capitalized(typeset(item.genre)), medium, delimiter="; ")
    names = listed(item.names("interviewer"), UPRIGHT)
    if item.genre:
        return group(capitalized(typeset(item.genre)), ("by",), names, delimiter=" ")
    return group(group(("Interview by",), names, delimiter=" "), medium, delimiter="; ")


def _recording(item: Item) -> Run:
    """Return the kind of a recording, with the performers of a work that its composer leads (10.14, example 92)."""
    performers = item.authors or item.names("performer")
    if not item.names("composer") or not performers:
        return format_of(item)
    genre = () if item.article_number else capitalized(typeset(item.genre))
    kind = group(genre, capitalized(typeset(item.text("medium"))), delimiter=" ")
    return group(kind, ("recorded by" if kind else "Recorded by",), listed(performers, UPRIGHT), delimiter=" ")


def _letter(item: Item) -> Run:
    recipients = item.names("recipient")
    if not recipients:
        return format_of(item)
    in_full = Shown(given=dict.fromkeys(recipients, True))
    whole = group(format_of(item), ("to",), listed(recipients, UPRIGHT, in_full), delimiter=" ")
    medium = capitalized(typeset(item.text("medium"))) if item.genre and not item.article_number else ()
    return group(whole, medium, delimiter="; ")


_DESCRIBED_BY_TYPE = {
    ItemType.PERSONAL_COMMUNICATION: _letter,
    ItemType.SONG: _recording,
    ItemType.THESIS: _thesis,
}


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
