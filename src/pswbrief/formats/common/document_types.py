"""The document types of bibliographic databases, which say how an article was indexed and are no part of its citation."""

from __future__ import annotations

import re

from pswbrief.core.enums import ItemType

# Seen in the exports of Scopus, Web of Science, Embase, PsycInfo, CINAHL, Cochrane, ERIC, PubMed and EndNote, folded.
_DOCUMENT_TYPES = frozenset(
    {
        "abstract",
        "article",
        "article in press",
        "article review",
        "articles",
        "biographical item",
        "book review",
        "brief report",
        "case report",
        "case reports",
        "clinical trial",
        "comment",
        "comment reply",
        "comparative study",
        "conference abstract",
        "conference article",
        "conference paper",
        "conference review",
        "controlled clinical trial",
        "correction",
        "data paper",
        "early access",
        "editorial",
        "editorial material",
        "english abstract",
        "erratum",
        "evaluation study",
        "guideline",
        "in process",
        "information analyses",
        "introductory journal article",
        "journal",
        "journal article",
        "journal articles",
        "journal paper",
        "letter",
        "meeting abstract",
        "meta analysis",
        "multicenter study",
        "news",
        "news item",
        "note",
        "observational study",
        "original article",
        "original paper",
        "original research",
        "peer reviewed",
        "peer reviewed journal",
        "print",
        "proceedings paper",
        "protocol",
        "randomized controlled trial",
        "reports evaluative",
        "reports research",
        "research",
        "research article",
        "research paper",
        "research support",
        "retracted publication",
        "review",
        "review article",
        "scholarly journal",
        "scholarly journals",
        "short communication",
        "short survey",
        "survey",
        "systematic review",
        "validation study",
        "electronic ecollection",
        "electronic",
        "undefined",
    }
)
# What other programs call the types that they export, which the type of the item says already.
_TYPE_NAMES = {
    ItemType.THESIS: frozenset({"thesis", "dissertation", "dissertations", "theses"}),
    ItemType.REPORT: frozenset({"report", "reports"}),
    ItemType.BOOK: frozenset({"book", "books"}),
    ItemType.CHAPTER: frozenset({"book chapter", "chapter", "book section"}),
    ItemType.PAPER: frozenset(
        {"conference paper", "conference proceedings", "proceedings paper", "conference", "paper"}
    ),
    ItemType.WEBPAGE: frozenset({"web page", "webpage", "electronic resource"}),
    ItemType.DATASET: frozenset({"dataset", "data set"}),
}
_PARTS = re.compile(r"[;,/|:]")
_NOT_WORDS = re.compile(r"[\W_]+")


def is_document_type(text: str, item_type: ItemType) -> bool:
    """Tell whether a text is no genre but a database's document type, or the item's type over again; "" is none.

    >>> is_document_type("Journal Article; Review", ItemType.ARTICLE), is_document_type("PhD thesis", ItemType.THESIS)
    (True, False)
    """
    parts = [folded for part in _PARTS.split(text) if (folded := _NOT_WORDS.sub(" ", part.casefold()).strip())]
    known = _DOCUMENT_TYPES if item_type is ItemType.ARTICLE else _TYPE_NAMES.get(item_type, frozenset())
    return bool(parts) and all(part in known for part in parts)
