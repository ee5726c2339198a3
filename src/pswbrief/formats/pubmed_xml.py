"""Reading PubMed's XML, as the website and the E-utilities return it. Source: the PubMed DTD (dtd.nlm.nih.gov/ncbi/pubmed).

Each record is parsed by itself, so that a damaged one does not affect the others. A document type with declarations is refused: it
could declare entities that expand without end, or name files (OWASP, "XML External Entity Prevention").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from pswbrief.core.enums import ItemType
from pswbrief.core.name import Name, Organisation, Person
from pswbrief.formats.common.assembly import Assembly, RawRecord
from pswbrief.formats.common.cleaning import without_full_stop
from pswbrief.formats.common.languages import to_tag
from pswbrief.formats.common.result import FormatError, ParseResult
from pswbrief.formats.common.xml_values import NOT_XML, XmlValues
from pswbrief.formats.format_names import FormatName

if TYPE_CHECKING:
    from collections.abc import Iterator

_DECLARES = re.compile(r"<!ENTITY|<!DOCTYPE[^>\[]*\[", re.IGNORECASE)
_OPENING = re.compile(r"<(PubmedArticle|PubmedBookArticle)(?=[\s>])")
_TYPES = {"preprint": ItemType.PREPRINT, "dataset": ItemType.DATASET}
_BOOK = "PubmedBookArticle"
# Attributes that only say how to read an element, or have the same value on nearly all.
_MUTE = frozenset(
    {"Version=1", "MajorTopicYN=N", "ValidYN=Y", "CompleteYN=Y"}
    | {"VersionID", "EIdType", "IdType", "IssnType", "CitedMedium", "Label", "NlmCategory", "Type", "Owner"}
)
# Elements around the fields, left out of the fields' names.
_OUTER = frozenset(
    "MedlineCitation Article Journal JournalIssue Pagination Abstract PubmedData BookDocument PubmedBookData".split()
)


def loads(text: str) -> ParseResult:
    """Return the items of PubMed's XML. FormatError if it is not empty and holds no record, or declares entities."""
    if _DECLARES.search(text):
        raise FormatError("The XML declares entities, which PubMed's files never do; it is not read.")
    assembly = Assembly(FormatName.PUBMED_XML)
    text = NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
    starts = list(_OPENING.finditer(text))
    if text.strip() and not starts:
        raise FormatError("there is no PubMed record in the XML", hint="A record is an element <PubmedArticle>.")
    line, counted = 1, 0
    ends = [*(match.start() for match in starts[1:]), len(text)][: len(starts)]
    for match, after in zip(starts, ends, strict=True):
        line, counted = line + text.count("\n", counted, match.start()), match.start()
        closing = f"</{match[1]}>"
        end = text.find(closing, match.start(), after)
        part = text[match.start() : end + len(closing) if end >= 0 else after]
        try:
            root = ET.fromstring(part)  # noqa: S314 - no entity can be declared in it: the text is refused above
        except (ET.ParseError, ValueError) as error:
            assembly.problem(line, part, f"the record is not well-formed ({error})")
            continue
        assembly.add(_book(root, line) if match[1] == _BOOK else _article(root, line))
    return assembly.result()


def _article(root: ET.Element, line: int) -> RawRecord:
    values = XmlValues(root, _MUTE, _OUTER)
    citation = _found(root, "MedlineCitation")
    article = _found(citation, "Article")
    pages = _pages(values, article)
    located = pages[:1].casefold() == "e" and pages[1:].isdecimal()
    identifiers = _identifiers(values, root, "PubmedData/ArticleIdList/ArticleId", "IdType") | _identifiers(
        values, article, "ELocationID", "EIdType"
    )
    texts = {
        "title": without_full_stop(values.text(article, "ArticleTitle") or values.text(article, "VernacularTitle")),
        "container": without_full_stop(values.text(article, "Journal/Title"))
        or values.text(article, "Journal/ISOAbbreviation"),
        "volume": values.text(article, "Journal/JournalIssue/Volume"),
        "issue": values.text(article, "Journal/JournalIssue/Issue"),
        "pages": "" if located else pages,
        "article_number": pages if located else "",
        "issued": _date(values, article.find("Journal/JournalIssue/PubDate"))
        or _date(values, article.find("ArticleDate")),
        "doi": identifiers.get("doi", ""),
        "pmid": values.text(citation, "PMID") or identifiers.get("pubmed", ""),
        "pmcid": identifiers.get("pmc", ""),
        "issn": values.text(article, "Journal/ISSN"),
        "abstract": "\n".join(_abstract(values, article)),
        "language": to_tag(values.text(article, "Language")),
    }
    item_type = _type(values, article)
    authors, keywords = _names(values, article, "authors"), _keywords(values, citation)
    short = values.text(article, "Journal/ISOAbbreviation")
    return RawRecord(
        line=line,
        source=texts["title"],
        type=item_type,
        texts=texts,
        authors=authors,
        keywords=keywords,
        csl={"container-title-short": short} if short != texts["container"] else {},
        extra=values.rest(),
    )


def _book(root: ET.Element, line: int) -> RawRecord:
    """Return a book of NCBI's Bookshelf, or a chapter of one."""
    values = XmlValues(root, _MUTE, _OUTER)
    document = _found(root, "BookDocument")
    book, chapter = _found(document, "Book"), without_full_stop(values.text(document, "ArticleTitle"))
    title = without_full_stop(values.text(book, "BookTitle"))
    identifiers = _identifiers(values, document, "ArticleIdList/ArticleId", "IdType")
    texts = {
        "title": chapter or title,
        "container": title if chapter else "",
        "publisher": values.text(book, "Publisher/PublisherName"),
        "place": values.text(book, "Publisher/PublisherLocation"),
        "edition": values.text(book, "Edition"),
        "volume": values.text(book, "Volume"),
        "pages": _pages(values, document),
        "issued": _date(values, book.find("PubDate")),
        "isbn": values.text(book, "Isbn"),
        "pmid": values.text(document, "PMID"),
        "doi": identifiers.get("doi", ""),
        "abstract": "\n".join(_abstract(values, document)),
        "language": to_tag(values.text(document, "Language")),
    }
    authors = _names(values, document, "authors") or _names(values, book, "authors")
    editors = _names(values, book, "editors") or _names(values, document, "editors")
    keywords = _keywords(values, document)
    series = values.text(book, "CollectionTitle")
    return RawRecord(
        line=line,
        source=chapter or title,
        type=ItemType.CHAPTER if chapter else ItemType.BOOK,
        texts=texts,
        authors=authors,
        editors=editors,
        keywords=keywords,
        csl={"collection-title": series},
        extra=values.rest(),
    )


def _found(node: ET.Element, path: str) -> ET.Element:
    found = node.find(path)
    return found if found is not None else ET.Element(path)


def _type(values: XmlValues, article: ET.Element) -> ItemType:
    """Return the type of an article; publication types that are more specific than CSL's stay unread."""
    found = ItemType.ARTICLE
    for node in article.findall("PublicationTypeList/PublicationType"):
        kind = "".join(node.itertext()).strip().casefold()
        if kind in {"journal article", *_TYPES}:
            values.whole(node)
            found = _TYPES.get(kind, found)
    return found


def _pages(values: XmlValues, node: ET.Element) -> str:
    """Return the pages as PubMed prints them ("45-67"), else from their first and last."""
    first, last = (values.text(node, f"Pagination/{name}") for name in ("StartPage", "EndPage"))
    return values.text(node, "Pagination/MedlinePgn") or (f"{first}-{last}" if first and last else first or last)


def _identifiers(values: XmlValues, node: ET.Element, path: str, kind: str) -> dict[str, str]:
    return {
        found.get(kind, ""): values.whole(found)
        for found in node.findall(path)
        if found.get(kind) in {"doi", "pubmed", "pmc"}
    }


def _date(values: XmlValues, node: ET.Element | None) -> str:
    """Return a date in words; "" if there is none. A season or a range of months ("2012 Apr-Jun") is a single text."""
    if node is None:
        return ""
    if written := values.text(node, "MedlineDate"):
        return written
    parts = [
        values.text(node, "Year"),
        values.text(node, "Month") or values.text(node, "Season"),
        values.text(node, "Day"),
    ]
    numbers = all(not part or part.isdecimal() for part in parts)
    return ("-" if numbers else " ").join(part for part in parts if part)


def _abstract(values: XmlValues, node: ET.Element) -> Iterator[str]:
    for part in node.findall("Abstract/AbstractText"):
        label, text = part.get("Label", ""), values.whole(part)
        yield f"{label}: {text}" if label and text else text


def _names(values: XmlValues, node: ET.Element, kind: str) -> list[Name]:
    """Return the authors or editors; a list without a type holds authors."""
    found: list[Name] = []
    for names in node.findall("AuthorList"):
        if names.get("Type", "authors") != kind:
            continue
        for person in names.findall("Author"):
            family, given, initials, suffix, body = (values.text(person, name) for name in _OF_NAMES)
            if body:
                found.append(Organisation(body.removesuffix(".")))
            elif family:
                found.append(Person.parse(", ".join(part for part in (family, given or initials, suffix) if part)))
    return found


_OF_NAMES = ("LastName", "ForeName", "Initials", "Suffix", "CollectiveName")


def _keywords(values: XmlValues, node: ET.Element) -> list[str]:
    """Return the authors' own words and the headings, whose numbers and subheadings stay unread."""
    paths = ("KeywordList/Keyword", "MeshHeadingList/MeshHeading/DescriptorName")
    return [*dict.fromkeys(values.whole(word) for path in paths for word in node.findall(path))]
