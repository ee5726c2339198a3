"""PubMed's answers, whole and damaged. The works are made up."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from pswbrief.core.found_work import NoticeKind, WorkKind
from pswbrief.core.name import Organisation, Person
from pswbrief.errors import ServiceError
from pswbrief.sources.pubmed import fetch_ahead, look_up, read_ids, read_works
from testing.services import Played

ARTICLE = """<?xml version="1.0"?><!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle//EN" "https://example.org/p.dtd">
<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID Version="1">99000001</PMID>
<Article PubModel="Print-Electronic"><Journal><ISSN IssnType="Print">1234-5678</ISSN><JournalIssue><Volume>12</Volume><Issue>3</Issue>
<PubDate>{date}</PubDate></JournalIssue><Title>Journal of imagined care (London)</Title>
<ISOAbbreviation>J Imagin Care</ISOAbbreviation></Journal>
<ArticleTitle>Hope on the <i>ward</i>: a study.</ArticleTitle><Pagination><MedlinePgn>101-10</MedlinePgn></Pagination>
<Abstract><AbstractText Label="BACKGROUND">One &amp; two.</AbstractText><AbstractText Label="METHODS">Three.</AbstractText></Abstract>
<AuthorList><Author ValidYN="Y"><LastName>Nowhere</LastName><ForeName>Ann B</ForeName><Suffix>Jr</Suffix></Author>
<Author ValidYN="N"><LastName>Wrong</LastName></Author><Author><CollectiveName>Ward Group.</CollectiveName></Author></AuthorList>
<Language>eng</Language><PublicationTypeList><PublicationType>{type}</PublicationType></PublicationTypeList>
<ArticleDate><Year>2018</Year><Month>12</Month><Day>01</Day></ArticleDate></Article>
<CommentsCorrectionsList>{notices}</CommentsCorrectionsList></MedlineCitation>
<PubmedData><ArticleIdList><ArticleId IdType="pubmed">99000001</ArticleId><ArticleId IdType="doi">10.5555/CARE.1</ArticleId>
<ArticleId IdType="pmc">PMC99000001</ArticleId></ArticleIdList></PubmedData></PubmedArticle></PubmedArticleSet>"""


def article(date="<Year>2019</Year><Month>May</Month>", kind="Journal Article", notices=""):
    return ARTICLE.format(date=date, type=kind, notices=notices)


def test_an_article_is_read_whole():
    (work,) = read_works(article())
    assert (work.pmid, work.doi, work.pmcid) == ("99000001", "10.5555/care.1", "PMC99000001")
    assert work.page == "https://pubmed.ncbi.nlm.nih.gov/99000001/"
    assert work.title == "Hope on the ward: a study"
    assert work.authors == (Person("Nowhere Jr", "Ann B"), Organisation("Ward Group"))
    assert work.containers == ("Journal of imagined care (London)", "J Imagin Care")
    assert work.years == (2019, 2018)
    assert work.abstract == "BACKGROUND: One & two.\nMETHODS: Three."
    assert work.kind is WorkKind.ARTICLE


@pytest.mark.parametrize(
    ("date", "issued"),
    [
        ("<Year>2019</Year>", "2019"),
        ("<Year>2019</Year><Month>05</Month><Day>07</Day>", "2019-05-07"),
        ("<Year>2019</Year><Season>Spring</Season>", "2019-21"),
        ("<MedlineDate>2019 May-Jun</MedlineDate>", "2019-05/2019-06"),
        ("<MedlineDate>2019-2020</MedlineDate>", "2019/2020"),
    ],
)
def test_dates_of_issues_come_in_five_forms(date, issued):
    (work,) = read_works(article(date=date))
    assert str(work.issued) == issued


def test_a_retraction_is_reported_before_a_comment_which_is_none():
    notices = (
        '<CommentsCorrections RefType="CommentIn"><PMID>1</PMID></CommentsCorrections>'
        '<CommentsCorrections RefType="RetractionIn"><PMID>2</PMID></CommentsCorrections>'
    )
    (work,) = read_works(article(notices=notices))
    assert [(notice.kind, notice.pmid) for notice in work.notices] == [(NoticeKind.RETRACTION, "2")]
    (typed,) = read_works(article(kind="Retracted Publication"))
    assert typed.notices[0].kind is NoticeKind.RETRACTION


def test_errata_and_preprints_are_no_articles():
    assert read_works(article(kind="Published Erratum"))[0].kind is WorkKind.NOTICE
    assert read_works(article(kind="Preprint"))[0].kind is WorkKind.PREPRINT


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<html><body>Service unavailable</body></html>",
        "{}",
        article()[:900],
        '<!DOCTYPE x [<!ENTITY a "aaaa">]><PubmedArticleSet>&a;</PubmedArticleSet>',
    ],
)
def test_what_is_no_answer_is_none(text):
    assert read_works(text) is None
    assert read_ids(text) is None


def test_an_empty_set_and_an_empty_article_are_no_faults():
    assert read_works("<PubmedArticleSet></PubmedArticleSet>") == []
    (work,) = read_works("<PubmedArticleSet><PubmedArticle/></PubmedArticleSet>")
    assert (work.title, work.pmid) == ("", None)


def test_ids_of_a_search():
    assert read_ids("<eSearchResult><IdList><Id>3</Id><Id>x</Id><Id>1</Id></IdList></eSearchResult>") == ("3", "1")
    assert read_ids("<eSearchResult><ERROR>Empty term</ERROR></eSearchResult>") is None


def test_many_articles_are_asked_for_at_once_and_each_is_known_by_itself(client, services):
    articles = {str(pmid): article().replace("99000001", str(pmid)) for pmid in range(99000001, 99000151)}

    def play(target):
        (ids,) = parse_qs(urlsplit(target).query)["id"]
        found = "".join(
            articles[pmid].partition("<PubmedArticleSet>")[2] for pmid in ids.split(",") if pmid in articles
        )
        return Played(f"<PubmedArticleSet>{found.replace('</PubmedArticleSet>', '')}</PubmedArticleSet>")

    services.answers["/entrez/eutils/efetch.fcgi"] = play
    fetch_ahead(client, [*articles, "1"])
    assert len(services.asked) == 2
    for pmid, text in articles.items():
        assert look_up(client, [pmid]) == read_works(text)
    assert len(services.asked) == 2
    # What wasn't in the answer is asked for again, and nothing that is known.
    assert look_up(client, ["1"]) == []
    fetch_ahead(client, [*articles])
    assert len(services.asked) == 3


def test_a_service_that_fails_keeps_nothing(client, services):
    services.play("/entrez/eutils/efetch.fcgi", article()[:900])
    with pytest.raises(ServiceError):
        fetch_ahead(client, ["99000001", "99000002"])
    services.play("/entrez/eutils/efetch.fcgi", article())
    assert [work.pmid for work in look_up(client, ["99000001"])] == ["99000001"]
