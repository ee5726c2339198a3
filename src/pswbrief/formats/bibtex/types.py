"""Mapping the entry types of BibTeX and BibLaTeX to CSL's. Sources: "BibTeXing" (Patashnik 1988), section 3; biblatex manual, 2.1.

If several types of CSL share an entry type, `entrysubtype` (biblatex manual, 2.2.3) distinguishes them; no standard style prints it.
"""

from __future__ import annotations

from typing import NamedTuple

from pswbrief.core.enums import ItemType

_T = ItemType


class EntryKind(NamedTuple):
    """An entry type (`kind`), and the names of its fields for the container and the publisher."""

    kind: str
    container: str
    publisher: str


# Types that are in no book or journal have no field for a container in biblatex's data model but the short series, which no style
# prints; `note` holds it. BibTeX ignores a `booktitle` of such types, and other readers accept it.
_BIBLATEX_MISC = ("shortseries", "organization")
BIBLATEX = {
    _T.ARTICLE: EntryKind("article", "journaltitle", "publisher"),
    _T.REPORT: EntryKind("report", "shortseries", "institution"),
    _T.WEBPAGE: EntryKind("online", *_BIBLATEX_MISC),
    _T.DOCUMENT: EntryKind("misc", *_BIBLATEX_MISC),
    _T.BOOK: EntryKind("book", "shortseries", "publisher"),
    _T.CHAPTER: EntryKind("incollection", "booktitle", "publisher"),
    _T.THESIS: EntryKind("thesis", "shortseries", "institution"),
    _T.PAPER: EntryKind("inproceedings", "booktitle", "publisher"),
    _T.DATASET: EntryKind("dataset", "shortseries", "publisher"),
    _T.PREPRINT: EntryKind("online", *_BIBLATEX_MISC),
    _T.ARTICLE_MAGAZINE: EntryKind("article", "journaltitle", "publisher"),
    _T.ARTICLE_NEWSPAPER: EntryKind("article", "journaltitle", "publisher"),
    _T.REVIEW: EntryKind("review", "journaltitle", "publisher"),
    _T.REVIEW_BOOK: EntryKind("review", "journaltitle", "publisher"),
    _T.PERIODICAL: EntryKind("periodical", "shortseries", "publisher"),
    _T.COLLECTION: EntryKind("collection", "shortseries", "publisher"),
    _T.CLASSIC: EntryKind("book", "shortseries", "publisher"),
    _T.PAMPHLET: EntryKind("booklet", *_BIBLATEX_MISC),
    _T.ENTRY: EntryKind("inreference", "booktitle", "publisher"),
    _T.ENTRY_DICTIONARY: EntryKind("inreference", "booktitle", "publisher"),
    _T.ENTRY_ENCYCLOPEDIA: EntryKind("inreference", "booktitle", "publisher"),
    _T.MANUSCRIPT: EntryKind("unpublished", *_BIBLATEX_MISC),
    _T.SPEECH: EntryKind("unpublished", *_BIBLATEX_MISC),
    _T.SOFTWARE: EntryKind("software", *_BIBLATEX_MISC),
    _T.PATENT: EntryKind("patent", *_BIBLATEX_MISC),
    _T.STANDARD: EntryKind("standard", *_BIBLATEX_MISC),
    _T.LEGISLATION: EntryKind("legislation", *_BIBLATEX_MISC),
    _T.BILL: EntryKind("legislation", *_BIBLATEX_MISC),
    _T.REGULATION: EntryKind("legislation", *_BIBLATEX_MISC),
    _T.LEGAL_CASE: EntryKind("jurisdiction", *_BIBLATEX_MISC),
    _T.HEARING: EntryKind("jurisdiction", *_BIBLATEX_MISC),
    _T.TREATY: EntryKind("legal", *_BIBLATEX_MISC),
    _T.MOTION_PICTURE: EntryKind("video", *_BIBLATEX_MISC),
    _T.BROADCAST: EntryKind("video", *_BIBLATEX_MISC),
    _T.SONG: EntryKind("audio", *_BIBLATEX_MISC),
    _T.MUSICAL_SCORE: EntryKind("music", *_BIBLATEX_MISC),
    _T.GRAPHIC: EntryKind("artwork", *_BIBLATEX_MISC),
    _T.FIGURE: EntryKind("image", *_BIBLATEX_MISC),
    _T.MAP: EntryKind("image", *_BIBLATEX_MISC),
    _T.PERFORMANCE: EntryKind("performance", *_BIBLATEX_MISC),
    _T.PERSONAL_COMMUNICATION: EntryKind("letter", *_BIBLATEX_MISC),
    _T.INTERVIEW: EntryKind("misc", *_BIBLATEX_MISC),
    _T.EVENT: EntryKind("misc", *_BIBLATEX_MISC),
    _T.POST: EntryKind("online", *_BIBLATEX_MISC),
    _T.POST_WEBLOG: EntryKind("online", *_BIBLATEX_MISC),
}
_BIBTEX_MISC = EntryKind("misc", "booktitle", "organization")
BIBTEX = dict.fromkeys(ItemType, _BIBTEX_MISC) | {
    _T.ARTICLE: EntryKind("article", "journal", "publisher"),
    _T.ARTICLE_MAGAZINE: EntryKind("article", "journal", "publisher"),
    _T.ARTICLE_NEWSPAPER: EntryKind("article", "journal", "publisher"),
    _T.REVIEW: EntryKind("article", "journal", "publisher"),
    _T.REVIEW_BOOK: EntryKind("article", "journal", "publisher"),
    _T.REPORT: EntryKind("techreport", "booktitle", "institution"),
    _T.STANDARD: EntryKind("techreport", "booktitle", "institution"),
    _T.BOOK: EntryKind("book", "booktitle", "publisher"),
    _T.CLASSIC: EntryKind("book", "booktitle", "publisher"),
    _T.PAMPHLET: EntryKind("booklet", "booktitle", "organization"),
    _T.CHAPTER: EntryKind("incollection", "booktitle", "publisher"),
    _T.ENTRY: EntryKind("incollection", "booktitle", "publisher"),
    _T.ENTRY_DICTIONARY: EntryKind("incollection", "booktitle", "publisher"),
    _T.ENTRY_ENCYCLOPEDIA: EntryKind("incollection", "booktitle", "publisher"),
    _T.THESIS: EntryKind("phdthesis", "booktitle", "school"),
    _T.PAPER: EntryKind("inproceedings", "booktitle", "publisher"),
    _T.DATASET: EntryKind("misc", "booktitle", "publisher"),
    _T.MANUSCRIPT: EntryKind("unpublished", "booktitle", "organization"),
}
_READ = {
    kind: item_type
    for item_type, kinds in {
        _T.ARTICLE: "article suppperiodical",
        _T.REVIEW: "review",
        _T.PERIODICAL: "periodical",
        _T.REPORT: "report techreport manual",
        _T.STANDARD: "standard",
        _T.WEBPAGE: "online electronic www webpage website",
        _T.ARTICLE_NEWSPAPER: "newspaper",
        _T.ARTICLE_MAGAZINE: "magazine",
        _T.SPEECH: "presentation",
        # A collection of BibLaTeX is a book with editors; CSL's is an archive's.
        _T.BOOK: "book mvbook proceedings mvproceedings reference mvreference collection mvcollection",
        _T.PAMPHLET: "booklet",
        _T.CHAPTER: "incollection inbook bookinbook suppbook suppcollection",
        _T.ENTRY_ENCYCLOPEDIA: "inreference",
        _T.THESIS: "thesis dissertation phdthesis mastersthesis masterthesis bachelorsthesis bachelorthesis diplomathesis",
        _T.PAPER: "inproceedings conference",
        _T.DATASET: "dataset data",
        _T.SOFTWARE: "software",
        _T.PATENT: "patent",
        _T.MANUSCRIPT: "unpublished",
        _T.LEGISLATION: "legislation",
        _T.LEGAL_CASE: "jurisdiction",
        _T.TREATY: "legal",
        _T.MOTION_PICTURE: "video movie",
        _T.SONG: "audio",
        _T.MUSICAL_SCORE: "music",
        _T.GRAPHIC: "artwork",
        _T.FIGURE: "image",
        _T.PERFORMANCE: "performance",
        _T.PERSONAL_COMMUNICATION: "letter",
    }.items()
    for kind in kinds.split()
}
_SUBTYPES = {str(item_type): item_type for item_type in ItemType} | {
    "magazine": _T.ARTICLE_MAGAZINE,
    "newspaper": _T.ARTICLE_NEWSPAPER,
}
_WRITTEN_SUBTYPES = {_T.ARTICLE_MAGAZINE: "magazine", _T.ARTICLE_NEWSPAPER: "newspaper"}
# "BibTeXing", 3.2: an edition is written as a word, from the first on.
ORDINALS = tuple("first second third fourth fifth sixth seventh eighth ninth tenth".split())
# Types whose `number` is the work's own number, not an issue or a number in a series.
NUMBERED = frozenset(
    {
        _T.REPORT,
        _T.PATENT,
        _T.STANDARD,
        _T.LEGISLATION,
        _T.LEGAL_CASE,
        _T.BILL,
        _T.REGULATION,
        _T.HEARING,
        _T.TREATY,
        _T.DATASET,
    }
    | {_T.SOFTWARE, _T.PREPRINT, _T.MANUSCRIPT}
)
# Types whose `number` is the number in a series.
BOOKS = frozenset(
    {_T.BOOK, _T.CLASSIC, _T.COLLECTION, _T.CHAPTER, _T.PAPER, _T.ENTRY, _T.ENTRY_DICTIONARY, _T.ENTRY_ENCYCLOPEDIA}
)
# Types whose container is a journal.
ARTICLES = frozenset({_T.ARTICLE, _T.ARTICLE_MAGAZINE, _T.ARTICLE_NEWSPAPER, _T.REVIEW, _T.REVIEW_BOOK})


def read_kind(kind: str, subtype: str) -> ItemType | None:
    """Return the type for an entry type and its `entrysubtype`; None if these don't determine one, as for `@misc`."""
    return _SUBTYPES.get(subtype) or _READ.get(kind)


def subtype(kind: str, item_type: ItemType) -> str | None:
    """Return the `entrysubtype` without which an entry of `kind` would be read as another type; None if it needs none."""
    if _READ.get(kind, _T.DOCUMENT) is item_type:
        return None
    return _WRITTEN_SUBTYPES.get(item_type, str(item_type))
