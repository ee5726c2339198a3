"""EndNote's reference types, by name and number, and ours. Source: Zotero's translator "Endnote XML", and EndNote's own exports."""

from __future__ import annotations

from pswbrief.core.item_type import ItemType

# "Conference Proceedings" is EndNote's word for a paper in them; its "Conference Paper" is one that was not published.
REF_TYPES = {
    ItemType.ARTICLE: ("Journal Article", 17),
    ItemType.REPORT: ("Report", 27),
    ItemType.WEBPAGE: ("Web Page", 12),
    ItemType.DOCUMENT: ("Generic", 13),
    ItemType.BOOK: ("Book", 6),
    ItemType.CHAPTER: ("Book Section", 5),
    ItemType.THESIS: ("Thesis", 32),
    ItemType.PAPER: ("Conference Proceedings", 10),
    ItemType.DATASET: ("Dataset", 59),
}
EDITED_BOOK = ("edited book", "28")
# Types that we have no word for, as the nearest that we have.
_NEAREST = {
    EDITED_BOOK: ItemType.BOOK,
    ("electronic book", "44"): ItemType.BOOK,
    ("electronic book section", "60"): ItemType.CHAPTER,
    ("electronic article", "43"): ItemType.ARTICLE,
    ("magazine article", "19"): ItemType.ARTICLE,
    ("newspaper article", "23"): ItemType.ARTICLE,
    ("conference paper", "47"): ItemType.PAPER,
    ("government document", "46"): ItemType.REPORT,
    ("blog", "56"): ItemType.WEBPAGE,
    ("online multimedia", "48"): ItemType.WEBPAGE,
    ("online database", "45"): ItemType.DATASET,
    ("aggregated database", "55"): ItemType.DATASET,
}
_KINDS = {(name.casefold(), str(number)): kind for kind, (name, number) in REF_TYPES.items()} | _NEAREST
_BY_NAME = {name: kind for (name, _), kind in _KINDS.items()}
_BY_NUMBER = {number: kind for (_, number), kind in _KINDS.items()}


def read_kind(name: str, number: str) -> ItemType:
    """Our type for EndNote's, by its name or else its number: other programs write EndNote 7's numbers beside the names."""
    return _BY_NAME.get(name.casefold()) or _BY_NUMBER.get(number.strip(), ItemType.DOCUMENT)
