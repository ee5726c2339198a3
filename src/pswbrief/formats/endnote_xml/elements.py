"""The elements of EndNote's XML that hold attributes of an item and CSL variables."""

from __future__ import annotations

from pswbrief.core.enums import ItemType

# Attributes of an item that are one text each, with their elements, in three groups by their place in the order of elements.
MIDDLE = {"pages": "pages", "volume": "volume", "issue": "number"}
MAKERS = {"place": "pub-location", "publisher": "publisher"}
NUMBERS = {
    "pmid": "accession-num",
    "doi": "electronic-resource-num",
    "abstract": "abstract",
    "id": "label",
    "note": "notes",
    "language": "language",
}
LAST = {"accessed": "access-date", "pmcid": "custom2", "article_number": "custom7"}
# Other CSL variables that are one text each, with the paths of their elements.
VARIABLE_PATHS = {
    "title-short": ("titles", "short-title"),
    "container-title-short": ("periodical", "abbr-1"),
    "collection-title": ("titles", "tertiary-title"),
    "number-of-volumes": ("num-vols",),
    "section": ("section",),
    "call-number": ("call-num",),
    "source": ("remote-database-provider",),
    "archive": ("remote-database-name",),
    "original-title": ("titles", "translated-title"),
}
VARIABLES = frozenset({*VARIABLE_PATHS, "translator", "collection-editor"})
# The last of EndNote's custom fields, for values that no element can hold, one a line (`common.carried`).
CARRIER = "custom8"


def editors_element(kind: ItemType) -> str:
    """Return the element of a work's editors: a book's second names are those of its series' editors."""
    return "tertiary-authors" if kind is ItemType.BOOK else "secondary-authors"
