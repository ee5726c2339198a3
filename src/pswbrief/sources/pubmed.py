"""PubMed: PMIDs, PMCIDs and abstracts. Source: the E-utilities' manual, and the PubMed DTD (dtd.nlm.nih.gov/ncbi/pubmed)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from pswbrief.core.found_work import FoundWork, Notice, NoticeKind, WorkKind
from pswbrief.core.name import Name, Organisation, Person
from pswbrief.core.titles import words
from pswbrief.formats.common.dates import written_date
from pswbrief.formats.common.languages import to_tag
from pswbrief.sources import values
from pswbrief.sources.services import CONVERTER, PUBMED
from pswbrief.text.normalize import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pswbrief.core.edtf import Edtf
    from pswbrief.core.item import Item
    from pswbrief.sources.client import Client

NAME = PUBMED.name
_MOST = "10"
_FETCH = "/efetch.fcgi"
# For more than about 200 ids, NCBI asks for another kind of request.
_BATCH = 100
# CommentsCorrections/@RefType: notices about the article. "CommentIn" is an ordinary comment, not a notice.
_NOTICES = {
    "RetractionIn": NoticeKind.RETRACTION,
    "PartialRetractionIn": NoticeKind.RETRACTION,
    "ExpressionOfConcernIn": NoticeKind.CONCERN,
    "ErratumIn": NoticeKind.CORRECTION,
    "CorrectedandRepublishedIn": NoticeKind.CORRECTION,
}
# Publication types of records that are not articles.
_KINDS = {
    "preprint": WorkKind.PREPRINT,
    "published erratum": WorkKind.NOTICE,
    "retraction of publication": WorkKind.NOTICE,
    "retraction notice": WorkKind.NOTICE,
    "expression of concern": WorkKind.NOTICE,
    "meeting abstract": WorkKind.ABSTRACT,
    "dataset": WorkKind.DATASET,
}
_DECLARES = re.compile(r"<!ENTITY", re.IGNORECASE)


def look_up(client: Client, pmids: Sequence[str]) -> list[FoundWork]:
    """Return the articles with these PMIDs that PubMed has. ServiceError if it can't be used."""
    return (client.ask(PUBMED, _FETCH, _articles(pmids), read_works, secret=_contact(client)) or []) if pmids else []


def fetch_ahead(client: Client, pmids: Sequence[str]) -> None:
    """Ask for many articles in few requests, and cache each, so that `look_up` need not ask. ServiceError if PubMed can't be used."""
    unknown = [pmid for pmid in dict.fromkeys(pmids) if not client.has(PUBMED, _FETCH, _articles([pmid]))]
    if client.offline or len(unknown) < 2:  # noqa: PLR2004 - a single one is asked for when it is looked up
        return
    for start in range(0, len(unknown), _BATCH):
        batch = unknown[start : start + _BATCH]
        found = client.ask(PUBMED, _FETCH, _articles(batch), split_articles, secret=_contact(client)) or {}
        for pmid in set(batch) & found.keys():
            client.keep(PUBMED, _FETCH, _articles([pmid]), found[pmid])


def _articles(pmids: Sequence[str]) -> dict[str, str]:
    return {"db": "pubmed", "retmode": "xml", "id": ",".join(pmids)}


def find_doi(client: Client, doi: str) -> FoundWork | None:
    """Return PubMed's article with a DOI; None if there is none. ServiceError if PubMed can't be used."""
    found = look_up(client, _ids(client, f'"{doi}"[doi]'))
    return next((work for work in found if work.doi == doi.lower()), None)


def search(client: Client, asked: Item) -> list[FoundWork]:
    """Return articles whose titles contain the words of an item's title. ServiceError if PubMed can't be used."""
    title = " ".join(words(asked.title or ""))[: values.LONGEST_QUERY]
    return look_up(client, _ids(client, f"{title}[Title]")) if title else []


def pmid_of(client: Client, pmcid: str) -> str | None:
    """Return the PMID of an article in PubMed Central; None if it has none. ServiceError if the converter can't be used."""
    query = {"format": "json", "ids": pmcid}
    answer = client.ask(CONVERTER, "/articles/", query, values.json_object, secret=_contact(client))
    for part in values.records(values.record(answer).get("records")):
        if values.pmcid(part.get("pmcid")) == pmcid:
            return values.pmid(part.get("pmid"))
    return None


def _ids(client: Client, term: str) -> tuple[str, ...]:
    query = {"db": "pubmed", "retmode": "xml", "retmax": _MOST, "term": term}
    return client.ask(PUBMED, "/esearch.fcgi", query, read_ids, secret=_contact(client)) or ()


def _contact(client: Client) -> dict[str, str]:
    return {"tool": "pswbrief"} | ({"email": client.email} if client.email else {})


def parse(text: str) -> ET.Element | None:
    """Parse an XML answer and return its root; None if it is not XML, is truncated, or declares entities, as PubMed never does."""
    if _DECLARES.search(text):
        return None
    try:
        return ET.fromstring(text)  # noqa: S314 - entities are refused above, and the size is bounded by the client
    except (ET.ParseError, ValueError):
        return None


def read_ids(text: str) -> tuple[str, ...] | None:
    """Return the PMIDs of an esearch answer, best first; None for any other text, or if it reports an error."""
    root = parse(text)
    if root is None or root.tag != "eSearchResult" or root.find("ERROR") is not None:
        return None
    return tuple(pmid for part in root.findall("IdList/Id") if (pmid := values.pmid(part.text)))


def read_works(text: str) -> list[FoundWork] | None:
    """Return the articles of an efetch answer; None for any other text. Chapters of NCBI's Bookshelf are left out."""
    root = parse(text)
    if root is None or root.tag != "PubmedArticleSet":
        return None
    return [_work(article) for article in root.findall("PubmedArticle")]


def split_articles(text: str) -> dict[str, str] | None:
    """Split an efetch answer into one answer for each article, by PMID; None for any other text."""
    root = parse(text)
    if root is None or root.tag != "PubmedArticleSet":
        return None
    found = {}
    for article in root.findall("PubmedArticle"):
        if pmid := values.pmid(_text(article.find("MedlineCitation/PMID"))):
            alone = ET.Element(root.tag)
            alone.append(article)
            found[pmid] = ET.tostring(alone, encoding="unicode")
    return found


def _work(article: ET.Element) -> FoundWork:
    citation = article.find("MedlineCitation")
    part = citation if citation is not None else article
    ids = {node.get("IdType"): _text(node) for node in article.findall("PubmedData/ArticleIdList/ArticleId")}
    for node in part.findall("Article/ELocationID"):
        ids.setdefault(node.get("EIdType"), _text(node))
    pmid = values.pmid(_text(part.find("PMID"))) or values.pmid(ids.get("pubmed"))
    dates = [date for node in _dates(part) if (date := _date(node))]
    pages = _text(part.find("Article/Pagination/MedlinePgn")) or _text(part.find("Article/Pagination/StartPage"))
    abbreviation = _text(part.find("Article/Journal/ISOAbbreviation")) or _text(
        part.find("MedlineJournalInfo/MedlineTA")
    )
    names = (_text(part.find("Article/Journal/Title")), abbreviation, _text(part.find("MedlineJournalInfo/MedlineTA")))
    return FoundWork(
        service=NAME,
        page=f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/" if pmid else "https://pubmed.ncbi.nlm.nih.gov/",
        kind=_kind(part),
        title=_title(_text(part.find("Article/ArticleTitle")) or _text(part.find("Article/VernacularTitle"))),
        authors=tuple(_authors(part)),
        containers=tuple(dict.fromkeys(name for name in names if name)),
        abbreviation=abbreviation or None,
        years=tuple(dict.fromkeys(date.year for date in dates)),
        issued=dates[0] if dates else None,
        volume=_text(part.find("Article/Journal/JournalIssue/Volume")) or None,
        issue=_text(part.find("Article/Journal/JournalIssue/Issue")) or None,
        pages=pages or None,
        doi=values.doi(ids.get("doi")),
        pmid=pmid,
        pmcid=values.pmcid(ids.get("pmc")) if ids.get("pmc") else None,
        issn=_text(part.find("Article/Journal/ISSN")) or None,
        abstract="\n".join(_abstract(part)) or None,
        language=to_tag(_text(part.find("Article/Language"))) or None,
        notices=tuple(dict.fromkeys(_notices(part))),
    )


def _text(node: ET.Element | None) -> str:
    """Return the text of an element, including nested markup, on one line."""
    return clean_line("".join(node.itertext())[: values.LONGEST_ABSTRACT]) if node is not None else ""


def _title(text: str) -> str:
    """Remove the full stop that PubMed adds to titles, and the square brackets around translated ones."""
    bare = text.removesuffix(".") if not text.endswith("..") else text
    return bare[1:-1] if bare.startswith("[") and bare.endswith("]") else bare


def _kind(part: ET.Element) -> WorkKind:
    kinds = [_text(node).lower() for node in part.findall("Article/PublicationTypeList/PublicationType")]
    return next((_KINDS[kind] for kind in kinds if kind in _KINDS), WorkKind.ARTICLE)


def _dates(part: ET.Element) -> Iterator[ET.Element]:
    yield from part.findall("Article/Journal/JournalIssue/PubDate")
    yield from part.findall("Article/ArticleDate")


def _date(node: ET.Element) -> Edtf | None:
    if medline := _text(node.find("MedlineDate")):
        return written_date(medline)
    year, month, season, day = (_text(node.find(name)) for name in ("Year", "Month", "Season", "Day"))
    if month.isdecimal():
        return written_date("-".join(part for part in (year, month, day) if part))
    return written_date(" ".join(part for part in (day if month else "", month or season, year) if part))


def _authors(part: ET.Element) -> Iterator[Name]:
    for author in part.findall("Article/AuthorList/Author"):
        if author.get("ValidYN") == "N":
            continue
        family, given = _text(author.find("LastName")), _text(author.find("ForeName")) or _text(author.find("Initials"))
        body = _text(author.find("CollectiveName")).removesuffix(".")
        if family:
            yield Person(" ".join(word for word in (family, _text(author.find("Suffix"))) if word), given)
        elif body:
            yield Organisation(body)


def _abstract(part: ET.Element) -> Iterator[str]:
    """Yield a paragraph for each section of the abstract, with its heading: "BACKGROUND: …"."""
    for node in part.findall("Article/Abstract/AbstractText"):
        label = (node.get("Label") or "").strip().rstrip(":")
        text = _text(node)
        if text:
            yield f"{label}: {text}" if label and label.upper() not in {"UNLABELLED", "UNASSIGNED"} else text


def _notices(part: ET.Element) -> Iterator[Notice]:
    for node in part.findall("CommentsCorrectionsList/CommentsCorrections"):
        if kind := _NOTICES.get(node.get("RefType") or ""):
            yield Notice(kind, pmid=values.pmid(_text(node.find("PMID"))))
    types = {_text(node).lower() for node in part.findall("Article/PublicationTypeList/PublicationType")}
    if "retracted publication" in types and part.find(".//CommentsCorrections[@RefType='RetractionIn']") is None:
        yield Notice(NoticeKind.RETRACTION)
