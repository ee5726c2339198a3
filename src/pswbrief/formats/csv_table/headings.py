"""The headings of other programs' tables, with the fields that they hold, and those programs' ways of writing names and types.

Seen in the exports of Zotero ("Item Type", "Publication Title", "Abstract Note"), PubMed ("Journal/Book", "Create Date"), Scopus
("Source title", "Art. No.", "Page start"), Web of Science ("Article Title", "Times Cited") and Mendeley, and in tables made by hand.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pswbrief.core.enums import ItemType
from pswbrief.core.name import Organisation
from pswbrief.formats.common.names import read_name, split_people

if TYPE_CHECKING:
    from pswbrief.core.name import Name

_SEVERAL_WORDS = re.compile(r"[\s,]")

# By field, the headings that may hold it, the best first, folded by `fold_heading`.
HEADINGS: dict[str, tuple[str, ...]] = {
    "id": ("id", "citationkey", "citekey", "bibtexkey", "key"),
    "type": ("type", "itemtype", "documenttype", "publicationtype", "referencetype", "reftype"),
    "title": ("title", "articletitle", "documenttitle", "papertitle", "itemtitle", "titles"),
    "authors": (
        "authors",
        "author",
        "authorfullnames",
        "authornames",
        "creators",
        "creator",
        "authorss",
        "authoranalytic",
    ),
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
        "pubtitle",
        "sourcename",
        "source",
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
    "issued": ("issued", "date", "publicationdate", "publisheddate", "publisheddateyear", "pubdate"),
    "year": (
        "year",
        "publicationyear",
        "publishedyear",
        "pubyear",
        "yearofpublication",
        "dateyear",
        "copyrightyear",
        "py",
    ),
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
    "csl": ("csl",),
    "language": ("language", "lang", "languageoforiginaldocument"),
}
_FIELD_OF = {heading: field for field, headings in HEADINGS.items() for heading in headings}

# Names of types, folded; those of CSL and Zotero both fold to these.
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


def fold_heading(heading: str) -> str:
    """Return the letters of a heading in lower case: "Art. No." gives `artno`."""
    return re.sub(r"[\W_]", "", heading.casefold())


def known(headings: list[str]) -> int:
    """Return how many of the headings are known."""
    return sum(fold_heading(heading) in _FIELD_OF for heading in headings)


def places(headings: list[str]) -> dict[str, list[int]]:
    """Return, by field, the columns that may hold it, the best first."""
    found: dict[str, list[int]] = {}
    folded = [fold_heading(heading) for heading in headings]
    for field, names in HEADINGS.items():
        columns = [column for name in names for column, heading in enumerate(folded) if heading == name]
        if columns:
            found[field] = columns
    return found


# Embase's "Source": `Journal of Health (2020) 3:1 (1-9)`, with or without the date of publication after it.
_CITED_SOURCE = re.compile(r"([^()]+) \((\d{4})\) (\w+)(?::([^ ()]+))?(?: \(([^()]+)\))?(?:[. ].*)?")


def cited_source(container: str) -> dict[str, str]:
    """Return the fields of a container that is a whole citation; {} for any other container."""
    match = _CITED_SOURCE.fullmatch(container)
    if match is None:
        return {}
    parts = zip(("container", "issued", "volume", "issue", "pages"), match.groups(), strict=True)
    return {name: value for name, value in parts if value}


def kind(text: str, *, in_journal: bool) -> ItemType:
    """Return the type that `text` names; if unknown, an article with a journal, and a document without."""
    found = _TYPES.get(re.sub(r"[^a-z]", "", text.casefold()))
    return found or (ItemType.ARTICLE if in_journal else ItemType.DOCUMENT)


def own_kind(text: str, *, in_journal: bool) -> ItemType:
    """Return the type in a table of pswbrief: a name of CSL, of which "article" is a preprint; any other as `kind` does."""
    try:
        return ItemType(text)
    except ValueError:
        return kind(text, in_journal=in_journal)


def other_names(text: str) -> tuple[Name, ...]:
    """Parse other programs' lists of names: `Family, Given; …`, or PubMed's, Scopus's or Embase's lists; else one name, unchanged."""
    # PubMed closes its list with a full stop; after initials with full stops, it belongs to the last initial.
    text = text.strip()
    if text.endswith(".") and "." not in text[:-1]:
        text = text[:-1]
    # A single word is as likely an organisation ("Mind") as a person; as a literal it is printed correctly either way.
    return tuple(
        read_name(piece) if _SEVERAL_WORDS.search(piece) else Organisation(piece) for piece in split_people(text)
    )
