"""One made-up work as Crossref and PubMed would answer it."""

from __future__ import annotations

from typing import Any

DOI = "10.5555/care.1"
PMID = "99000001"
TITLE = "Hope on the ward: a study of imagined care"


def crossref_work(**changes: Any) -> dict[str, Any]:
    """Crossref's record; `title` in `changes` is a text."""
    work = {
        "DOI": DOI,
        "type": "journal-article",
        "title": [TITLE],
        "container-title": ["Journal of Imagined Care"],
        "short-container-title": ["J Imagin Care"],
        "author": [{"family": "Nowhere", "given": "Ann"}],
        "published-print": {"date-parts": [[2019, 5]]},
        "volume": "12",
        "issue": "3",
        "page": "101-110",
    }
    if "title" in changes:
        changes["title"] = [changes["title"]]
    return work | changes


def pubmed_ids(*ids: str) -> str:
    """PubMed's answer to a search."""
    return "<eSearchResult><IdList>" + "".join(f"<Id>{pmid}</Id>" for pmid in ids) + "</IdList></eSearchResult>"


def pubmed_article(doi: str = DOI, pmid: str = PMID, title: str = TITLE) -> str:
    """PubMed's answer with one article."""
    return (
        f"<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>{pmid}</PMID><Article><Journal><JournalIssue><Volume>12</Volume>"
        "<Issue>3</Issue><PubDate><Year>2019</Year><Month>May</Month></PubDate></JournalIssue><Title>Journal of imagined care</Title>"
        f"</Journal><ArticleTitle>{title}.</ArticleTitle><Abstract><AbstractText>One.</AbstractText></Abstract></Article>"
        f'</MedlineCitation><PubmedData><ArticleIdList><ArticleId IdType="doi">{doi}</ArticleId></ArticleIdList></PubmedData>'
        "</PubmedArticle></PubmedArticleSet>"
    )
