"""EndNote's reference types, by name and number, and ours. Source: Zotero's translator "Endnote XML", and EndNote's own exports."""

from __future__ import annotations

from pswbrief.core.enums import ItemType
from pswbrief.core.name import Name, Organisation, Person
from pswbrief.text.plain import plain

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


def write_name(name: Name) -> str:
    """`Watson, Emma` for a person and `NHS England,` for an organisation; an organisation's own first comma is doubled instead."""
    if isinstance(name, Organisation):
        literal = plain(name.literal)
        return literal.replace(",", ",,", 1) if "," in literal else literal + ","
    given = plain(name.given)
    return f"{plain(name.family)}, {given}" if given else plain(name.family)


def read_name(text: str) -> Name:
    """The name in a text that EndNote, or a person using it, wrote; without a comma, the last word is the family name."""
    text = plain(text)
    if ",," in text:
        return Organisation(text.replace(",,", ",", 1))
    if text.endswith(","):
        return Organisation(text[:-1])
    family, comma, given = text.partition(",")
    if comma:
        return Person(family.strip(" "), given.strip(" "))
    given, _, family = text.rpartition(" ")
    return Person(family, given)
