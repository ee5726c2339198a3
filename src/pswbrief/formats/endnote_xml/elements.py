"""Our fields and variables of CSL, and the elements of EndNote's XML that hold them."""

from __future__ import annotations

from pswbrief.core.enums import ItemType

# Fields of an item and their elements, as far as they are one text each, in the three places where its order has them.
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
# Other variables of CSL that are one text each, and where they stand.
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
# The last of EndNote's custom fields: what no element can hold is kept there, a line each (`common.carried`).
CARRIER = "custom8"


def editors_element(kind: ItemType) -> str:
    """Return the element of a work's editors: a book's second names are those of its series' editors."""
    return "tertiary-authors" if kind is ItemType.BOOK else "secondary-authors"
