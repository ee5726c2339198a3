"""The people of a work in APA: the names that lead a reference, and the labels of all roles (*Publication Manual*, 9.7-12).

The order in which roles replace a missing author, and the labels, are those of the official CSL file `apa`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from pswbrief.core.enums import ItemType
from pswbrief.styles.inlines import group
from pswbrief.styles.name_lists import NameRules, listed
from pswbrief.styles.sources import without

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pswbrief.core.item import Item
    from pswbrief.core.name import Name
    from pswbrief.styles.inlines import Run
    from pswbrief.styles.name_lists import Shown

# APA, 9.8: up to twenty authors are listed; of more, the first nineteen and the last.
NAMES = NameRules(period=". ", conjunction="&", comma_before_last=True, et_al_min=21, et_al_first=19, et_al_last=True)
UPRIGHT = NameRules(period=". ", conjunction="&", inverted=False, et_al_min=21, et_al_first=19, et_al_last=True)

# Labels by role, singular and plural.
LABELS = {
    "chair": ("Chair", "Chairs"),
    "collection-editor": ("Ed.", "Eds."),
    "compiler": ("Compiler", "Compilers"),
    "curator": ("Curator", "Curators"),
    "director": ("Director", "Directors"),
    "editor": ("Ed.", "Eds."),
    "editor-translator": ("Ed. & Trans.", "Eds. & Trans."),
    "editorial-director": ("Ed.", "Eds."),
    "executive-producer": ("Executive Producer", "Executive Producers"),
    "guest": ("Guest Expert", "Guest Experts"),
    "host": ("Host", "Hosts"),
    "illustrator": ("Illus.", "Illus."),
    "interviewer": ("Interviewer", "Interviewers"),
    "narrator": ("Narr.", "Narrs."),
    "organizer": ("Organizer", "Organizers"),
    "producer": ("Producer", "Producers"),
    "script-writer": ("Writer", "Writers"),
    "series-creator": ("Series Creator", "Series Creators"),
    "translator": ("Trans.", "Trans."),
}
_EDITORS = ("collection-editor", "compiler", "editor", "editorial-director")
# Not a CSL variable: the editors that lead a reference. The rest of it must not repeat them, but is still a book's.
_LEADING_EDITORS = "leading-editors"
_OCCASIONS = frozenset({ItemType.EVENT, ItemType.PERFORMANCE, ItemType.SPEECH})
_WITH_CONTRIBUTORS = frozenset(
    {ItemType.BOOK, ItemType.MUSICAL_SCORE, ItemType.PAMPHLET, ItemType.REPORT, ItemType.STANDARD}
)


def names_of(item: Item, role: str) -> tuple[Name, ...]:
    """Return the names in a role, given as a CSL variable; () if there are none."""
    if role == "author":
        return item.authors
    return item.editors if role == "editor" else item.names(role)


def has_editors(item: Item) -> bool:
    """Return whether the work has editors or compilers, those that lead its reference included."""
    return any(names_of(item, role) for role in (*_EDITORS, _LEADING_EDITORS))


class Lead(NamedTuple):
    """The roles whose names lead a reference; empty if nobody is named."""

    roles: tuple[str, ...] = ()

    def names(self, item: Item) -> tuple[Name, ...]:
        """Return the names, role after role."""
        return tuple(name for role in self.roles for name in names_of(item, role))


def lead_of(item: Item, *, before_title: bool = False) -> Lead:
    """Return the lead of a reference; with `before_title`, only roles that precede the title of an entry or part."""
    for roles in _candidates(item, before_title=before_title):
        present = tuple(role for role in roles if names_of(item, role))
        if present:
            return Lead(present)
    return Lead()


def _candidates(item: Item, *, before_title: bool) -> Iterator[tuple[str, ...]]:
    yield from (("composer",), ("author",), ("illustrator",))
    if item.type is ItemType.BROADCAST:
        yield ("script-writer", "director")
    yield from (("director",), ("guest", "host"), ("producer",))
    if before_title:
        return
    yield from (("executive-producer",), ("series-creator",), ("editor-translator",), ("editor",))
    yield from (("editorial-director",), ("compiler",))
    if item.type in _OCCASIONS:
        yield from (("chair",), ("organizer",))
    yield from (("curator",), ("collection-editor",))


def lead_run(item: Item, lead: Lead, shown: Shown) -> Run:
    """Return the names that lead a reference, with their labels and the contributors ("with …")."""
    parts = []
    for role in lead.roles:
        names = names_of(item, role)
        parts.append(group(listed(names, NAMES, shown), _label(role, names, " (", ")")))
    contributors = item.names("contributor") if item.type in _WITH_CONTRIBUTORS else ()
    added = group(("with ",), listed(contributors, NAMES), prefix="(", suffix=")") if contributors else ()
    return group(group(*parts, delimiter=", "), added, delimiter=" ")


def after_lead(item: Item, lead: Lead) -> Item:
    """Return the item without the names of the lead, so that editors and other roles are not repeated; composers never are."""
    rest = without(item, *(role for role in lead.roles if role != "composer"))
    if any(role in _EDITORS for role in lead.roles):
        rest = replace(rest, csl={**rest.csl, _LEADING_EDITORS: lead.names(item)})
    if "author" in lead.roles:
        return rest
    return replace(rest, editors=()) if "editor" in lead.roles else rest


def _label(role: str, names: Sequence[Name], prefix: str, suffix: str = "") -> Run:
    if role not in LABELS:
        return ()
    return (f"{prefix}{LABELS[role][len(names) > 1]}{suffix}",)


def contributors(item: Item, roles: Iterable[str]) -> Run:
    """Return the names of several roles in the form for parentheses: "A. Marsh, Ed.; J. Roe, Trans."."""
    present = [role for role in roles if names_of(item, role)]
    if present == ["editor", "translator"] and item.editors == item.names("translator"):
        return group(listed(item.editors, UPRIGHT), _label("editor-translator", item.editors, ", "))
    listing = [
        group(listed(names_of(item, role), UPRIGHT), _label(role, names_of(item, role), ", ")) for role in present
    ]
    return group(*listing, delimiter="; ")


_HOSTS = (
    "container-author",
    "executive-producer",
    "series-creator",
    "editor-translator",
    "editor",
    "editorial-director",
    "compiler",
    "chair",
    "organizer",
    "curator",
    "collection-editor",
)


def of_container(item: Item) -> Run:
    """Return the authors or editors of the book that contains a part: "A. Marsh & J. Roe (Eds.)"."""
    for role in _HOSTS:
        if role in {"chair", "organizer"} and item.type not in _OCCASIONS:
            continue
        if names := names_of(item, role):
            return group(listed(names, UPRIGHT), _label(role, names, " (", ")"))
    return ()
