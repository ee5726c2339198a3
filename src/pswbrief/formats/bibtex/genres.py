"""Reading the genre of a thesis, report or patent: from its `type`, or the type of the entry itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pswbrief.core.enums import ItemType
from pswbrief.formats.bibtex.tex_reader import decode
from pswbrief.formats.bibtex.types import ARTICLES
from pswbrief.formats.common.document_types import is_document_type

if TYPE_CHECKING:
    from pswbrief.formats.bibtex.fields import EntryFields

# The keys that `type` may hold (biblatex manual, 4.9.2.13).
_GENRES = {
    "phdthesis": "PhD thesis",
    "mathesis": "Master's thesis",
    "mastersthesis": "Master's thesis",
    "bathesis": "Bachelor's thesis",
    "candthesis": "Candidate thesis",
    "techreport": "Technical report",
    "resreport": "Research report",
    "bachelorsthesis": "Bachelor's thesis",
    "bachelorthesis": "Bachelor's thesis",
    "masterthesis": "Master's thesis",
    "diplomathesis": "Diploma thesis",
    "patent": "Patent",
    "patentde": "German patent",
    "patenteu": "European patent",
    "patentfr": "French patent",
    "patentuk": "British patent",
    "patentus": "U.S. patent",
    "patreq": "Patent request",
    "patreqde": "German patent request",
    "patreqeu": "European patent request",
    "patreqfr": "French patent request",
    "patrequk": "British patent request",
    "patrequs": "U.S. patent request",
}
# Entry types that determine the genre.
_THESES = frozenset(
    {"phdthesis", "mastersthesis", "masterthesis", "bachelorsthesis", "bachelorthesis", "diplomathesis"}
)
# The values that `dumps` writes for an item without a genre, so that reading it back finds none.
_UNSAID = {
    ItemType.REPORT: frozenset({"report"}),
    ItemType.THESIS: frozenset({"thesis"}),
    ItemType.DATASET: frozenset({"dataset"}),
    ItemType.WEBPAGE: frozenset({"web page"}),
}


def read_genre(kind: str, item_type: ItemType, fields: EntryFields) -> str:
    """Consume the genre of an entry; "" for a database's document type, which stays, and for a repetition of the item's type."""
    genre = decode(fields.peek("type"))
    if not genre:
        return _GENRES[kind] if kind in _THESES else ""
    if genre.casefold() in _UNSAID.get(item_type, ()):
        fields.drop("type")
        return ""
    if is_document_type(genre, ItemType.ARTICLE if item_type in ARTICLES else item_type):
        genre = ""
    else:
        fields.drop("type")
    return _GENRES.get(genre.casefold(), genre) or (_GENRES[kind] if kind in _THESES else "")
