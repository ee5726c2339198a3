"""Tags of RIS whose meaning depends on the type of work.

Sources: EndNote's export style "RefMan (RIS) Export", which writes each field of a reference type under a tag of its own, and
Zotero's translator "RIS" for the variables of CSL that these are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pswbrief.core.enums import ItemType
from pswbrief.core.variables import VARIABLES, VariableKind

if TYPE_CHECKING:
    from collections.abc import Mapping

_T = ItemType
_LAW = {"M1": "article_number", "SE": "section", "ET": "chapter-number", "OP": "references"}
_FILM = {"A3": "producer", "C1": "performer", "C5": "medium", "SP": "dimensions"}
# By type, tags and the attribute of an item or CSL variable that they hold.
BY_TYPE: Mapping[ItemType, Mapping[str, str]] = {
    _T.BILL: {**_LAW, "A2": "author", "T3": "authority"},
    _T.LEGISLATION: _LAW,
    _T.HEARING: {
        "M1": "article_number",
        "T2": "section",
        "T3": "authority",
        "ET": "chapter-number",
        "OP": "references",
    },
    _T.LEGAL_CASE: {"PB": "authority", "SV": "article_number", "OP": "references"},
    _T.PATENT: {"A2": "authority", "SN": "article_number", "M1": "call-number", "C5": "references", "C6": "status"},
    _T.STANDARD: {"SN": "article_number"},
    _T.BOOK: {"M1": "collection-number"},
    _T.CHAPTER: {"SE": "chapter-number", "SV": "collection-number"},
    _T.REPORT: {"M1": "article_number", "NV": "collection-number"},
    _T.SOFTWARE: {"ET": "version"},
    _T.DATASET: {"ET": "version"},
    _T.MOTION_PICTURE: _FILM,
    _T.BROADCAST: _FILM,
    _T.MAP: {"C1": "scale"},
    _T.GRAPHIC: {"C3": "dimensions"},
    _T.PERSONAL_COMMUNICATION: {"A2": "recipient"},
    _T.ARTICLE: {"RI": "reviewed-title"},
    _T.ARTICLE_MAGAZINE: {"RI": "reviewed-title"},
}


def is_names(name: str) -> bool:
    """Return whether a field of the table holds names."""
    return name == "author" or VARIABLES.get(name) is VariableKind.NAMES
