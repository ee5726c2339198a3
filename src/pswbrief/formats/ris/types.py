"""Mapping the reference types of RIS to CSL's. Sources: "RIS Format Specifications", 2011, appendix B; Zotero's translator."""

from __future__ import annotations

from pswbrief.core.enums import ItemType

_T = ItemType
# The type written for each type of CSL. Several may share one; a type that is read back as another is reported as a loss.
WRITTEN = {
    _T.PREPRINT: "UNPB",
    _T.ARTICLE: "JOUR",
    _T.ARTICLE_MAGAZINE: "MGZN",
    _T.ARTICLE_NEWSPAPER: "NEWS",
    _T.BILL: "BILL",
    _T.BOOK: "BOOK",
    _T.BROADCAST: "VIDEO",
    _T.CHAPTER: "CHAP",
    _T.CLASSIC: "CLSWK",
    _T.COLLECTION: "SER",
    _T.DATASET: "DATA",
    _T.DOCUMENT: "GEN",
    _T.ENTRY: "ENCYC",
    _T.ENTRY_DICTIONARY: "DICT",
    _T.ENTRY_ENCYCLOPEDIA: "ENCYC",
    _T.EVENT: "GEN",
    _T.FIGURE: "FIGURE",
    _T.GRAPHIC: "ART",
    _T.HEARING: "HEAR",
    _T.INTERVIEW: "PCOMM",
    _T.LEGAL_CASE: "CASE",
    _T.LEGISLATION: "STAT",
    _T.MANUSCRIPT: "MANSCPT",
    _T.MAP: "MAP",
    _T.MOTION_PICTURE: "MPCT",
    _T.MUSICAL_SCORE: "MUSIC",
    _T.PAMPHLET: "PAMP",
    _T.PAPER: "CPAPER",
    _T.PATENT: "PAT",
    _T.PERFORMANCE: "GEN",
    _T.PERIODICAL: "JFULL",
    _T.PERSONAL_COMMUNICATION: "PCOMM",
    _T.POST: "ELEC",
    _T.POST_WEBLOG: "BLOG",
    _T.REGULATION: "LEGAL",
    _T.REPORT: "RPRT",
    _T.REVIEW: "JOUR",
    _T.REVIEW_BOOK: "JOUR",
    _T.SOFTWARE: "COMP",
    _T.SONG: "SOUND",
    _T.SPEECH: "SLIDE",
    _T.STANDARD: "STAND",
    _T.THESIS: "THES",
    _T.TREATY: "STAT",
    _T.WEBPAGE: "ELEC",
}
_READ = {
    tag: item_type
    for item_type, tags in {
        _T.ARTICLE: "JOUR EJOUR ABST INPR",
        _T.ARTICLE_MAGAZINE: "MGZN",
        _T.ARTICLE_NEWSPAPER: "NEWS",
        _T.BILL: "BILL UNBILL",
        _T.BOOK: "BOOK EBOOK EDBOOK CTLG",
        _T.CHAPTER: "CHAP ECHAP",
        _T.CLASSIC: "CLSWK ANCIENT",
        _T.COLLECTION: "SER",
        _T.DATASET: "DATA AGGR DBASE",
        _T.ENTRY_DICTIONARY: "DICT",
        _T.ENTRY_ENCYCLOPEDIA: "ENCYC",
        _T.FIGURE: "FIGURE CHART EQUA",
        _T.GRAPHIC: "ART",
        _T.HEARING: "HEAR",
        _T.LEGAL_CASE: "CASE",
        _T.LEGISLATION: "STAT",
        _T.MANUSCRIPT: "MANSCPT",
        _T.MAP: "MAP",
        _T.MOTION_PICTURE: "MPCT VIDEO ADVS MULTI",
        _T.MUSICAL_SCORE: "MUSIC",
        _T.PAMPHLET: "PAMP",
        _T.PAPER: "CONF CPAPER",
        _T.PATENT: "PAT",
        _T.PERIODICAL: "JFULL",
        _T.PERSONAL_COMMUNICATION: "PCOMM ICOMM",
        _T.POST_WEBLOG: "BLOG",
        _T.PREPRINT: "UNPB UNPD",
        _T.REGULATION: "LEGAL",
        _T.REPORT: "RPRT GOVDOC GRANT",
        _T.SOFTWARE: "COMP",
        _T.SONG: "SOUND",
        _T.SPEECH: "SLIDE",
        _T.STANDARD: "STAND",
        _T.THESIS: "THES DISS DIS",
        _T.WEBPAGE: "ELEC WEB",
    }.items()
    for tag in tags.split()
}
# Types in words, as some programs write them.
_WORDS = (
    ("newspaper", _T.ARTICLE_NEWSPAPER),
    ("magazine", _T.ARTICLE_MAGAZINE),
    ("journal", _T.ARTICLE),
    ("article", _T.ARTICLE),
    ("section", _T.CHAPTER),
    ("chapter", _T.CHAPTER),
    ("report", _T.REPORT),
    ("web", _T.WEBPAGE),
    ("thes", _T.THESIS),
    ("dissertation", _T.THESIS),
    ("conference", _T.PAPER),
    ("proceeding", _T.PAPER),
    ("dataset", _T.DATASET),
    ("patent", _T.PATENT),
    ("software", _T.SOFTWARE),
    ("book", _T.BOOK),
)
# Types of articles, whose container and document types are read in the same way.
ARTICLES = frozenset({_T.ARTICLE, _T.ARTICLE_MAGAZINE, _T.ARTICLE_NEWSPAPER, _T.REVIEW, _T.REVIEW_BOOK})


def read_type(tag: str) -> ItemType:
    """Return the type for the value of a TY line, a code or words; `document` if it is unknown."""
    if known := _READ.get(tag.upper()):
        return known
    return next((item_type for word, item_type in _WORDS if word in tag.lower()), ItemType.DOCUMENT)


def is_exact(item_type: ItemType) -> bool:
    """Return whether a type is read back as itself."""
    return _READ.get(WRITTEN[item_type], ItemType.DOCUMENT) is item_type
