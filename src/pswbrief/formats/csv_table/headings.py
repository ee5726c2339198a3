"""The headings under which other programs' tables hold what we know, and the ways in which they write names and kinds.

Seen in the exports of Zotero ("Item Type", "Publication Title", "Abstract Note"), PubMed ("Journal/Book", "Create Date"), Scopus
("Source title", "Art. No.", "Page start"), Web of Science ("Article Title", "Times Cited") and Mendeley, and in tables made by hand.
"""

from __future__ import annotations

import re

from pswbrief.core.enums import ItemType
from pswbrief.core.name import Name, Organisation, Person

# For each field the headings that may hold it, the best first, folded as `fold_heading` does it.
HEADINGS: dict[str, tuple[str, ...]] = {
    "id": ("id", "citationkey", "citekey", "bibtexkey", "key"),
    "type": ("type", "itemtype", "documenttype", "publicationtype", "referencetype", "reftype"),
    "title": ("title", "articletitle", "documenttitle", "papertitle"),
    "authors": ("authors", "author", "authorfullnames", "authornames", "creators"),
    "editors": ("editors", "editor", "bookeditors"),
    "container": (
        "container",
        "containertitle",
        "publicationtitle",
        "journal",
        "journaltitle",
        "journalname",
        "journalbook",
        "sourcetitle",
        "booktitle",
        "publication",
        "periodical",
    ),
    "publisher": ("publisher", "publishername", "organisation", "organization", "institution"),
    "place": ("place", "publisherplace", "placeofpublication", "publisheraddress"),
    "edition": ("edition",),
    "genre": ("genre",),
    "volume": ("volume", "vol"),
    "issue": ("issue", "number", "issuenumber", "no"),
    "article_number": ("articlenumber", "artno", "articleno"),
    "pages": ("pages", "page", "pagerange", "pagination"),
    "first_page": ("pagestart", "startpage", "firstpage"),
    "last_page": ("pageend", "endpage", "lastpage"),
    "issued": ("issued", "date", "publicationdate", "publisheddate", "year", "publicationyear", "pubyear", "py"),
    "accessed": ("accessed", "accessdate", "dateaccessed"),
    "doi": ("doi", "doilink"),
    "pmid": ("pmid", "pubmedid"),
    "pmcid": ("pmcid",),
    "isbn": ("isbn", "isbns"),
    "issn": ("issn", "issns"),
    "url": ("url", "link", "weblink", "fulltexturl", "urls"),
    "abstract": ("abstract", "abstractnote", "summary"),
    "keywords": ("keywords", "keyword", "tags", "manualtags", "authorkeywords"),
    "note": ("note", "notes", "extra"),
    "language": ("language", "lang", "languageoforiginaldocument"),
}
_FIELD_OF = {heading: field for field, headings in HEADINGS.items() for heading in headings}

# What a kind is called, folded; the names of CSL and Zotero both fold to these.
_TYPES = {re.sub(r"[^a-z]", "", str(kind)): kind for kind in ItemType} | {
    "journalarticle": ItemType.ARTICLE,
    "article": ItemType.ARTICLE,
    "review": ItemType.ARTICLE,
    "journal": ItemType.ARTICLE,
    "magazinearticle": ItemType.ARTICLE,
    "newspaperarticle": ItemType.ARTICLE,
    "articleinpress": ItemType.ARTICLE,
    "editorial": ItemType.ARTICLE,
    "letter": ItemType.ARTICLE,
    "website": ItemType.WEBPAGE,
    "blogpost": ItemType.WEBPAGE,
    "booksection": ItemType.CHAPTER,
    "bookchapter": ItemType.CHAPTER,
    "conferencepaper": ItemType.PAPER,
    "proceedingspaper": ItemType.PAPER,
    "dissertation": ItemType.THESIS,
}
# "Gillard S", "van Bergen DD": a family name and initials without a comma, as PubMed writes them.
_INITIALS = re.compile(r"[A-Z]{1,3}")
_FAMILY_END = re.compile(r"[^\W\d_][\w'’-]+")


def fold_heading(heading: str) -> str:
    """A heading by its letters alone: "Art. No." gives `artno`."""
    return re.sub(r"[\W_]", "", heading.casefold())


def known(headings: list[str]) -> int:
    """How many of the headings hold something that we know."""
    return sum(fold_heading(heading) in _FIELD_OF for heading in headings)


def places(headings: list[str]) -> dict[str, list[int]]:
    """For each field the columns that may hold it, the best first."""
    found: dict[str, list[int]] = {}
    folded = [fold_heading(heading) for heading in headings]
    for field, names in HEADINGS.items():
        columns = [column for name in names for column, heading in enumerate(folded) if heading == name]
        if columns:
            found[field] = columns
    return found


def kind(text: str, *, in_journal: bool) -> ItemType:
    """The type that `text` names; where it names none, an article if the record has a journal and a document if not."""
    found = _TYPES.get(re.sub(r"[^a-z]", "", text.casefold()))
    return found or (ItemType.ARTICLE if in_journal else ItemType.DOCUMENT)


def other_names(text: str) -> tuple[Name, ...]:
    """Names as others write them: `Family, Given; …` or PubMed's `Gillard S, Foster R.`; anything else is one name as it stands."""
    pieces = [piece.strip() for piece in text.split(";")]
    if len(pieces) == 1:
        listed = [piece.strip() for piece in text.strip().removesuffix(".").split(",")]
        if all(map(_family_and_initials, listed)):
            pieces = listed
    return tuple(_other_name(piece) for piece in pieces if piece)


def _other_name(piece: str) -> Name:
    family, comma, given = piece.partition(",")
    if comma:
        return Person(family.strip(), given.strip())
    # Whether "Emma Watson" is a person can't be told from "Age Concern"; as it stands, either is printed right.
    return _family_and_initials(piece) or Organisation(piece)


def _family_and_initials(piece: str) -> Person | None:
    family, _, given = piece.rpartition(" ")
    if _INITIALS.fullmatch(given) is None or any(char.isdecimal() or char == "," for char in family):
        return None
    return Person(family.strip(), given) if _FAMILY_END.fullmatch(family.rpartition(" ")[2]) else None
