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
from pswbrief.formats.common.languages import to_tag
from pswbrief.formats.common.result import FormatError, ParseResult
from pswbrief.formats.endnote_xml.records import NOT_XML
from pswbrief.formats.names import FormatName

if TYPE_CHECKING:
    from collections.abc import Iterator

_DECLARES = re.compile(r"<!ENTITY|<!DOCTYPE[^>\[]*\[", re.IGNORECASE)
_OPENING = re.compile(r"<(PubmedArticle|PubmedBookArticle)(?=[\s>])")
_TYPES = {"preprint": ItemType.PREPRINT, "dataset": ItemType.DATASET}
_BOOK = "PubmedBookArticle"


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
    return assembly.loaded()


def _article(root: ET.Element, line: int) -> RawRecord:
    citation = _found(root, "MedlineCitation")
    article = _found(citation, "Article")
    pages = _text(article, "Pagination/MedlinePgn") or _text(article, "Pagination/StartPage")
    located = pages[:1].casefold() == "e" and pages[1:].isdecimal()
    identifiers = _identifiers(root, "PubmedData/ArticleIdList/ArticleId") | {
        node.get("EIdType", ""): _whole(node) for node in article.findall("ELocationID")
    }
    texts = {
        "title": _title(_text(article, "ArticleTitle") or _text(article, "VernacularTitle")),
        "container": _title(_text(article, "Journal/Title")) or _text(article, "Journal/ISOAbbreviation"),
        "volume": _text(article, "Journal/JournalIssue/Volume"),
        "issue": _text(article, "Journal/JournalIssue/Issue"),
        "pages": "" if located else pages,
        "article_number": pages if located else "",
        "issued": _date(article.find("Journal/JournalIssue/PubDate")) or _date(article.find("ArticleDate")),
        "doi": identifiers.get("doi", ""),
        "pmid": _text(citation, "PMID") or identifiers.get("pubmed", ""),
        "pmcid": identifiers.get("pmc", ""),
        "issn": _text(article, "Journal/ISSN"),
        "abstract": "\n".join(_abstract(article)),
        "language": to_tag(_text(article, "Language")),
    }
    kinds = [_whole(node).casefold() for node in article.findall("PublicationTypeList/PublicationType")]
    short = _text(article, "Journal/ISOAbbreviation")
    return RawRecord(
        line=line,
        source=texts["title"],
        type=next((_TYPES[kind] for kind in kinds if kind in _TYPES), ItemType.ARTICLE),
        texts=texts,
        authors=_names(article, "authors"),
        keywords=_keywords(citation),
        csl={"container-title-short": short} if short != texts["container"] else {},
    )


def _book(root: ET.Element, line: int) -> RawRecord:
    """Return a book of NCBI's Bookshelf, or a chapter of one."""
    document = _found(root, "BookDocument")
    book, chapter = _found(document, "Book"), _title(_text(document, "ArticleTitle"))
    title = _title(_text(book, "BookTitle"))
    identifiers = _identifiers(document, "ArticleIdList/ArticleId")
    return RawRecord(
        line=line,
        source=chapter or title,
        type=ItemType.CHAPTER if chapter else ItemType.BOOK,
        texts={
            "title": chapter or title,
            "container": title if chapter else "",
            "publisher": _text(book, "Publisher/PublisherName"),
            "place": _text(book, "Publisher/PublisherLocation"),
            "edition": _text(book, "Edition"),
            "volume": _text(book, "Volume"),
            "issued": _date(book.find("PubDate")),
            "isbn": _text(book, "Isbn"),
            "pmid": _text(document, "PMID"),
            "doi": identifiers.get("doi", ""),
            "abstract": "\n".join(_abstract(document)),
            "language": to_tag(_text(document, "Language")),
        },
        authors=_names(document, "authors") or _names(book, "authors"),
        editors=_names(book, "editors") or _names(document, "editors"),
        keywords=_keywords(document),
        csl={"collection-title": _text(book, "CollectionTitle")},
    )


def _found(node: ET.Element, path: str) -> ET.Element:
    found = node.find(path)
    return found if found is not None else ET.Element(path)


def _whole(node: ET.Element) -> str:
    return " ".join("".join(node.itertext()).split())


def _text(node: ET.Element, path: str) -> str:
    found = node.find(path)
    return _whole(found) if found is not None else ""


def _title(text: str) -> str:
    """Return a title without the full stop that PubMed adds to each."""
    return text.removesuffix(".") if not text.endswith("..") else text


def _identifiers(node: ET.Element, path: str) -> dict[str, str]:
    return {found.get("IdType", ""): _whole(found) for found in node.findall(path)}


def _date(node: ET.Element | None) -> str:
    """Return a date in words; "" if there is none. A season or a range of months ("2012 Apr-Jun") is a single text."""
    if node is None:
        return ""
    if written := _text(node, "MedlineDate"):
        return written
    parts = [_text(node, "Year"), _text(node, "Month") or _text(node, "Season"), _text(node, "Day")]
    numbers = all(not part or part.isdecimal() for part in parts)
    return ("-" if numbers else " ").join(part for part in parts if part)


def _abstract(node: ET.Element) -> Iterator[str]:
    for part in node.findall("Abstract/AbstractText"):
        label, text = part.get("Label", ""), _whole(part)
        yield f"{label}: {text}" if label and text else text


def _names(node: ET.Element, kind: str) -> list[Name]:
    """Return the authors or editors; a list without a type holds authors."""
    found: list[Name] = []
    for names in node.findall("AuthorList"):
        if names.get("Type", "authors") != kind:
            continue
        for person in names.findall("Author"):
            if body := _text(person, "CollectiveName"):
                found.append(Organisation(body.removesuffix(".")))
            elif family := _text(person, "LastName"):
                given = _text(person, "ForeName") or _text(person, "Initials")
                found.append(Person.parse(", ".join(part for part in (family, given, _text(person, "Suffix")) if part)))
    return found


def _keywords(node: ET.Element) -> list[str]:
    own = [_whole(word) for word in node.findall("KeywordList/Keyword")]
    return [*dict.fromkeys(own + [_whole(word) for word in node.findall("MeshHeadingList/MeshHeading/DescriptorName")])]
