"""PubMed's XML."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pswbrief.core.edtf import Edtf
from pswbrief.core.enums import ItemType
from pswbrief.core.item import Item
from pswbrief.core.name import Organisation, Person
from pswbrief.core.pages import Pages
from pswbrief.formats.common.result import FormatError
from pswbrief.formats.pubmed_xml import loads
from testing.exchange_items import MANY, TEXT, broken, only_format_errors

ARTICLE = """\
<PubmedArticle><MedlineCitation><PMID Version="1">12345678</PMID><Article>
<Journal><ISSN IssnType="Print">1234-5679</ISSN>
<JournalIssue><Volume>12</Volume><Issue>3</Issue><PubDate><Year>2018</Year><Month>Mar</Month></PubDate></JournalIssue>
<Title>Journal of invented minds</Title><ISOAbbreviation>J Invent Minds</ISOAbbreviation></Journal>
<ArticleTitle>Peer work in <i>wards</i> &amp; homes.</ArticleTitle><Pagination><MedlinePgn>45-67</MedlinePgn></Pagination>
<ELocationID EIdType="doi">10.1000/x</ELocationID>
<Abstract><AbstractText Label="AIM">To see.</AbstractText><AbstractText Label="RESULT">Seen.</AbstractText></Abstract>
<AuthorList><Author><LastName>Quill</LastName><ForeName>Ada B</ForeName><Suffix>Jr</Suffix></Author>
<Author><CollectiveName>Invented Group.</CollectiveName></Author></AuthorList><Language>eng</Language></Article>
<KeywordList><Keyword>recovery</Keyword></KeywordList>
<MeshHeadingList><MeshHeading><DescriptorName>Peer Group</DescriptorName></MeshHeading></MeshHeadingList></MedlineCitation>
<PubmedData><ArticleIdList><ArticleId IdType="pmc">PMC123</ArticleId></ArticleIdList></PubmedData></PubmedArticle>
"""
BOOK = """\
<PubmedBookArticle><BookDocument><PMID>2</PMID><Book><Publisher><PublisherName>Press</PublisherName>
<PublisherLocation>Leeds</PublisherLocation></Publisher><BookTitle>A whole book</BookTitle>
<PubDate><Year>2019</Year><Month>12</Month></PubDate>
<AuthorList Type="editors"><Author><LastName>Dale</LastName><ForeName>Fay</ForeName></Author></AuthorList></Book>
<ArticleTitle>A chapter.</ArticleTitle>
<AuthorList Type="authors"><Author><LastName>Cole</LastName><Initials>E</Initials></Author></AuthorList>
</BookDocument></PubmedBookArticle>
"""
HEAD = """\
<?xml version="1.0" ?>
<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2024//EN" "https://dtd.example.org/pubmed.dtd">
"""
FILE = f"{HEAD}<PubmedArticleSet>\n{ARTICLE}{BOOK}</PubmedArticleSet>\n"


def test_an_article_is_read_with_everything_that_is_cited_of_it():
    assert loads(FILE).items[0] == Item(
        id="quill2018work",
        type=ItemType.ARTICLE,
        title="Peer work in wards & homes",
        authors=(Person("Quill", "Ada B", "Jr"), Organisation("Invented Group")),
        container="Journal of invented minds",
        volume="12",
        issue="3",
        pages=Pages("45", "67"),
        issued=Edtf.parse("2018-03"),
        doi="10.1000/x",
        pmid="12345678",
        pmcid="PMC123",
        issn="1234-5679",
        abstract="AIM: To see. RESULT: Seen.",
        keywords=("recovery", "Peer Group"),
        language="en",
        csl={"container-title-short": "J Invent Minds"},
    )


def test_a_chapter_of_the_bookshelf_is_in_its_book():
    item = loads(FILE).items[1]
    assert (item.type, item.title, item.container) == (ItemType.CHAPTER, "A chapter", "A whole book")
    assert (item.authors, item.editors) == ((Person("Cole", "E"),), (Person("Dale", "Fay"),))
    assert (item.publisher, item.place, str(item.issued), item.pmid) == ("Press", "Leeds", "2019-12", "2")


@pytest.mark.parametrize(
    ("date", "edtf"),
    [
        ("<Year>2018</Year><Season>Spring</Season>", "2018-21"),
        ("<MedlineDate>2012 Apr-Jun</MedlineDate>", "2012-04/2012-06"),
        ("<Year>2018</Year><Month>04</Month><Day>3</Day>", "2018-04-03"),
        ("<Year>2018</Year>", "2018"),
    ],
)
def test_dates_are_read_in_every_shape(date, edtf):
    text = ARTICLE.replace("<Year>2018</Year><Month>Mar</Month>", date)
    assert str(loads(text).items[0].issued) == edtf


def test_a_damaged_record_costs_no_other_and_is_reported_with_its_line():
    loaded = loads(FILE.replace("</ArticleTitle>", "</Title>", 1))
    assert [item.title for item in loaded.items] == ["A chapter"]
    assert [problem.line for problem in loaded.problems] == [4]


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE a [<!ENTITY b "c">]>' + ARTICLE,
        '<!DOCTYPE a SYSTEM "x" [ ]>' + ARTICLE,
        '<!entity b SYSTEM "file:///etc/passwd">' + ARTICLE,
        "nothing here",
        "<xml><records/></xml>",
    ],
)
def test_declarations_and_other_texts_are_refused(text):
    with pytest.raises(FormatError):
        loads(text)


def test_an_empty_text_holds_nothing():
    assert loads("").items == ()


@MANY
@given(st.text() | TEXT)
def test_any_text_raises_at_most_the_formats_own_error(text):
    only_format_errors(loads, text)


@MANY
@given(broken(FILE))
def test_a_damaged_file_raises_at_most_the_formats_own_error(text):
    only_format_errors(loads, text)


WHOLE = (Path(__file__).parent / "data" / "pubmed_whole.xml").read_text(encoding="utf-8")
RECORDS = list(ET.fromstring(WHOLE))  # noqa: S314 - our own file


@pytest.mark.parametrize("number", range(len(RECORDS)))
def test_every_element_and_attribute_comes_out_somewhere(number):
    """The elements are those of NLM's document type of 2025, all of them but the ones that hold only others."""
    item = loads(WHOLE).items[number]
    kept = f"{item} {item.pages}"
    texts = {" ".join("".join(node.itertext()).split()) for node in RECORDS[number].iter() if not len(node)}
    # A month in words is one in figures, a number has two, and PubMed adds a full stop to titles.
    forms = {
        text: (text, text.zfill(2), text.rstrip("."), {"May": "2019, month=5", "eng": "language='en'"}.get(text, text))
        for text in texts
    }
    assert [text for text in texts if not any(form in kept for form in forms[text])] == []
    attributes = {value for node in RECORDS[number].iter() for name, value in node.items() if name not in UNSAID}
    assert [value for value in attributes if value not in kept] == []


# What an attribute says of how to read its element, or of nearly every one.
UNSAID = (
    "Version EIdType IdType IssnType CitedMedium Label NlmCategory Type Owner ValidYN CompleteYN MajorTopicYN".split()
)


def test_what_is_left_over_is_described_with_its_names():
    extra = loads(WHOLE).items[0].extra["pubmed-xml"]
    assert extra["GrantList/Grant"] == "GrantID: R01; Acronym: MH; Agency: NIMH NIH HHS; Country: United States"
    assert extra["History/PubMedPubDate"] == ("2018-11-01 (PubStatus=received)", "2019-05-24 06:00 (PubStatus=entrez)")
    assert extra["MeshHeadingList/MeshHeading"] == (
        "DescriptorName: Peer Group (UI=D010379); QualifierName: psychology (UI=Q1, MajorTopicYN=Y)"
    )
    assert extra["ArticleIdList/ArticleId"] == ("S0140-6736(20)30001 (IdType=pii)", "NIHMS1 (IdType=mid)")
    assert "NumberOfReferences" in extra
