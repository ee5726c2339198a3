"""Mapping EndNote's reference types, by name and number, to CSL's. Sources: Zotero's translator "Endnote XML"; EndNote's exports."""

from __future__ import annotations

from pswbrief.core.enums import ItemType
from pswbrief.core.name import Name, Organisation
from pswbrief.text.plain import plain

# "Conference Proceedings" is EndNote's type for a paper in proceedings; "Conference Paper" is an unpublished one.
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
    ItemType.PREPRINT: ("Electronic Article", 43),
    ItemType.ARTICLE_MAGAZINE: ("Magazine Article", 19),
    ItemType.ARTICLE_NEWSPAPER: ("Newspaper Article", 23),
    ItemType.BILL: ("Bill", 4),
    ItemType.BROADCAST: ("Film or Broadcast", 21),
    ItemType.CLASSIC: ("Classical Work", 49),
    ItemType.COLLECTION: ("Serial", 57),
    ItemType.ENTRY: ("Encyclopedia", 53),
    ItemType.ENTRY_DICTIONARY: ("Dictionary", 52),
    ItemType.ENTRY_ENCYCLOPEDIA: ("Encyclopedia", 53),
    ItemType.EVENT: ("Generic", 13),
    ItemType.FIGURE: ("Figure", 37),
    ItemType.GRAPHIC: ("Artwork", 2),
    ItemType.HEARING: ("Hearing", 14),
    ItemType.INTERVIEW: ("Personal Communication", 26),
    ItemType.LEGAL_CASE: ("Case", 7),
    ItemType.LEGISLATION: ("Statute", 31),
    ItemType.MANUSCRIPT: ("Unpublished Work", 34),
    ItemType.MAP: ("Map", 20),
    ItemType.MOTION_PICTURE: ("Film or Broadcast", 21),
    ItemType.MUSICAL_SCORE: ("Music", 61),
    ItemType.PAMPHLET: ("Pamphlet", 24),
    ItemType.PATENT: ("Patent", 25),
    ItemType.PERFORMANCE: ("Generic", 13),
    ItemType.PERIODICAL: ("Serial", 57),
    ItemType.PERSONAL_COMMUNICATION: ("Personal Communication", 26),
    ItemType.POST: ("Web Page", 12),
    ItemType.POST_WEBLOG: ("Blog", 56),
    ItemType.REGULATION: ("Legal Rule or Regulation", 50),
    ItemType.REVIEW: ("Journal Article", 17),
    ItemType.REVIEW_BOOK: ("Journal Article", 17),
    ItemType.SOFTWARE: ("Computer Program", 9),
    ItemType.SONG: ("Music", 61),
    ItemType.SPEECH: ("Conference Paper", 47),
    ItemType.STANDARD: ("Standard", 58),
    ItemType.TREATY: ("Statute", 31),
}
EDITED_BOOK = ("edited book", "28")
# Types that CSL lacks, with the nearest that it has.
_NEAREST = {
    EDITED_BOOK: ItemType.BOOK,
    ("electronic book", "44"): ItemType.BOOK,
    ("electronic book section", "60"): ItemType.CHAPTER,
    ("electronic article", "43"): ItemType.ARTICLE,
    ("conference paper", "47"): ItemType.PAPER,
    ("government document", "46"): ItemType.REPORT,
    ("online multimedia", "48"): ItemType.WEBPAGE,
    ("audiovisual material", "3"): ItemType.MOTION_PICTURE,
    ("chart or table", "38"): ItemType.FIGURE,
    ("manuscript", "36"): ItemType.MANUSCRIPT,
    ("press release", "63"): ItemType.WEBPAGE,
    ("multimedia application", "64"): ItemType.SOFTWARE,
    ("online database", "45"): ItemType.DATASET,
    ("aggregated database", "55"): ItemType.DATASET,
}
# Types that are written as another type, and read back as that.
_SHARED = (
    ItemType.ENTRY,
    ItemType.EVENT,
    ItemType.INTERVIEW,
    ItemType.BROADCAST,
    ItemType.SONG,
    ItemType.SPEECH,
    ItemType.PERFORMANCE,
    ItemType.POST,
    ItemType.REVIEW,
    ItemType.REVIEW_BOOK,
    ItemType.TREATY,
    ItemType.COLLECTION,
    ItemType.PREPRINT,
)
_KINDS = {
    (name.casefold(), str(number)): kind for kind, (name, number) in REF_TYPES.items() if kind not in _SHARED
} | _NEAREST
_BY_NAME = {name: kind for (name, _), kind in _KINDS.items()}
_BY_NUMBER = {number: kind for (_, number), kind in _KINDS.items()}


def read_kind(name: str, number: str) -> ItemType:
    """Return the type for EndNote's name or else number: other programs write EndNote 7's numbers with the names."""
    return _BY_NAME.get(name.casefold()) or _BY_NUMBER.get(number.strip(), ItemType.DOCUMENT)


def is_exact(kind: ItemType) -> bool:
    """Return whether a type is read back as itself."""
    return kind not in _SHARED


def write_name(name: Name) -> str:
    """Return `Watson, Emma` for a person, `NHS England,` for an organisation; an organisation's own first comma is doubled."""
    if isinstance(name, Organisation):
        literal = plain(name.literal)
        return literal.replace(",", ",,", 1) if "," in literal else literal + ","
    parts = (plain(name.full_family), plain(name.full_given), plain(name.suffix))
    return ", ".join(part for part in parts if part)
