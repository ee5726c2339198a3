"""The types and variables of the Citation Style Language, as our own table. Source: CSL 1.0.2 specification, appendices III and IV.

A name variable holds people and organisations, a date variable an EDTF date; standard and number variables hold text, since a CSL
number may be "12a" or "2nd rev.". Title variables may hold CSL's rich text (`text.rich`). Literals only: listing references loads
this.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class VariableKind(StrEnum):
    """The kind of a variable: names, a date, a number (as text), a title (text with markup) or plain text."""

    NAMES = "names"
    DATE = "date"
    NUMBER = "number"
    TITLE = "title"
    TEXT = "text"


_NAMES = (
    "author chair collection-editor compiler composer container-author contributor curator director editor"
    " editor-translator editorial-director executive-producer guest host illustrator interviewer narrator organizer"
    " original-author performer producer recipient reviewed-author script-writer series-creator translator"
)
_DATES = "accessed available-date event-date issued original-date submitted"
_NUMBERS = (
    "chapter-number citation-number collection-number edition first-reference-note-number issue locator number"
    " number-of-pages number-of-volumes page page-first part-number printing-number section supplement-number version"
    " volume"
)
_TITLES = (
    "collection-title container-title container-title-short original-title part-title reviewed-title title title-short"
    " volume-title event-title"
)
_TEXTS = (
    "abstract annote archive archive_collection archive_location archive-place authority call-number citation-key"
    " citation-label dimensions division DOI event-place genre ISBN ISSN jurisdiction keyword language license medium"
    " note original-publisher original-publisher-place PMCID PMID publisher publisher-place references reviewed-genre"
    " scale source status URL year-suffix"
)

VARIABLES: Final[dict[str, VariableKind]] = {
    name: kind
    for kind, names in (
        (VariableKind.NAMES, _NAMES),
        (VariableKind.DATE, _DATES),
        (VariableKind.NUMBER, _NUMBERS),
        (VariableKind.TITLE, _TITLES),
        (VariableKind.TEXT, _TEXTS),
    )
    for name in names.split()
}
# Texts that may have several paragraphs, or be lists.
SEVERAL_LINES: Final = frozenset({"abstract", "annote", "note", "references"})
# Names that earlier versions of the specification, or its schema for JSON, have for a variable.
ALIASES: Final = {
    "event": "event-title",
    "journalAbbreviation": "container-title-short",
    "shortTitle": "title-short",
    "part": "part-number",
    "printing": "printing-number",
    "supplement": "supplement-number",
}
_BY_FOLDED = {name.lower().replace("_", "-"): name for name in VARIABLES} | {
    alias.lower(): name for alias, name in ALIASES.items()
}


def variable_named(name: str) -> str | None:
    """Return the variable named `name`, in any case and with `_` for `-`; None if CSL has no such variable.

    >>> variable_named("Original_Title"), variable_named("doi"), variable_named("shelf")
    ('original-title', 'DOI', None)
    """
    return _BY_FOLDED.get(name.strip().lower().replace("_", "-"))


# Words in place of a date that say how far a publication has progressed: CSL's `status`.
STATUSES: Final = frozenset(
    {
        "accepted",
        "ahead of print",
        "advance online publication",
        "epub ahead of print",
        "forthcoming",
        "in preparation",
        "in press",
        "in print",
        "in review",
        "manuscript in preparation",
        "online ahead of print",
        "preprint",
        "submitted",
        "submitted for publication",
        "to appear",
        "under review",
        "unpublished",
    }
)


def publication_status(text: str) -> str | None:
    """Return `text` in lower case if it is a publication status ("In press"), as some write in place of a date; else None."""
    words = " ".join(text.lower().strip(" .()[]").split())
    return words if words in STATUSES else None
