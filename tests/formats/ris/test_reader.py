"""RIS as databases and programs write it: which tag is which field, for which type."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pswbrief.core.enums import ItemType
from pswbrief.core.name import OTHERS, Organisation, Person
from pswbrief.formats.format_names import FormatName
from pswbrief.formats.ris.writer import dumps, loads
from pswbrief.formats.sniff import sniff


def _item(lines, kind="JOUR"):
    body = "".join(f"{line}\n" for line in lines.split("; "))
    return loads(f"TY  - {kind}\nTI  - A made-up title\n{body}ER  - \n").items[0]


@pytest.mark.parametrize(
    ("lines", "field", "value"),
    [
        ("VL  - 3; M1  - 4", "issue", "4"),
        ("VL  - 3; M1  - Suppl 2", "issue", "Suppl 2"),
        ("M1  - (Ash A.) Department of Hope, Leith", "issue", None),
        ("M1  - 104555", "issue", None),
        ("IS  - no. 4", "issue", "4"),
        ("VL  - 12(3)", "volume", "12"),
        ("VL  - 12(3)", "issue", "3"),
        ("VL  - 第12卷", "volume", "12"),
        ("SP  - n/a; EP  - n/a", "pages", None),
        ("SP  - Article e12", "article_number", "e12"),
        ("SP  - P1-P5", "pages", "P1-P5"),
        ("SE  - 12", "pages", "12"),
        ("SP  - 12-20; SE  - 12", "pages", "12-20"),
        ("SP  - 234; EP  - +", "pages", "234+"),
        ("PY  - 2019; DA  - Mar-Apr", "issued", "2019-03/2019-04"),
        ("PY  - 2019/20", "issued", "2019/2020"),
        ("M3  - Zeitschriftenaufsatz", "genre", None),
        ("M3  - Peer Reviewed; M3  - research", "genre", None),
        ("LA  - chi", "language", "zh"),
        ("LA  - Français", "language", "fr"),
        ("LA  - en_US", "language", "en-US"),
        ("DB  - Embase; DB  - Medline; C5  - 123; U2  - L12", "pmid", "123"),
        ("DB  - Embase; AN  - 123", "pmid", None),
        ("AN  - MEDLINE:123", "pmid", "123"),
        ("PMID  - 123", "pmid", "123"),
        ("PMCID  - PMC12", "pmcid", "PMC12"),
        ("DOI  - 10.5555/x", "doi", "10.5555/x"),
        ("URL  - https://a.example/x", "url", "https://a.example/x"),
        ("SP  - 123-", "pages", "123"),
        ("N1  - PubMed PMID: 123.", "pmid", "123"),
        ("N1  - Comment on PMID: 123", "pmid", None),
        ("N1  - PMCID: PMC12", "pmcid", "PMC12"),
        ("UR  - https://pubmed.ncbi.nlm.nih.gov/123/", "pmid", "123"),
        ("C3  - PMC12", "pmcid", "PMC12"),
        ("UR  - https://a.example/x.pdf; UR  - https://doi.org/10.5555/x", "doi", "10.5555/x"),
        ("UR  - internal-pdf://1/x.pdf; UR  - https://a.example/x", "url", "https://a.example/x"),
        ("UR  - <https://a.example/x>", "url", "https://a.example/x"),
    ],
)
def test_a_field_of_an_article_is_read_where_a_program_wrote_it(lines, field, value):
    found = getattr(_item(lines), field)
    assert (str(found) if found is not None else None) == value


@pytest.mark.parametrize(
    ("kind", "line", "variable", "value"),
    [
        ("BILL", "T3  - House of Made Up", "authority", "House of Made Up"),
        ("BILL", "ET  - 2nd session", "chapter-number", "2nd session"),
        ("HEAR", "T2  - Committee on Hope", "section", "Committee on Hope"),
        ("STAT", "OP  - Amended 2001", "references", "Amended 2001"),
        ("CASE", "PB  - Court of Hope", "authority", "Court of Hope"),
        ("PAT", "A2  - Office of Hope", "authority", "Office of Hope"),
        ("CHAP", "SE  - 3", "chapter-number", "3"),
        ("BOOK", "M1  - 12", "collection-number", "12"),
        ("COMP", "ET  - 2.0", "version", "2.0"),
        ("MPCT", "A3  - Ash, Ada", "producer", (Person("Ash", "Ada"),)),
        ("MPCT", "SP  - 90 min", "dimensions", "90 min"),
        ("PCOMM", "A2  - Ash, Ada", "recipient", (Person("Ash", "Ada"),)),
        ("CONF", "C3  - Proceedings of Hope; T2  - Congress of Hope", "event-title", "Congress of Hope"),
        ("CPAPER", "C1  - Leith; CY  - Oslo", "event-place", "Oslo"),
        ("MAP", "C1  - 1:5000", "scale", "1:5000"),
        ("JOUR", "RI  - A reviewed book", "reviewed-title", "A reviewed book"),
    ],
)
def test_what_a_tag_holds_depends_on_the_type_and_goes_back_under_it(kind, line, variable, value):
    item = _item(line, kind)
    assert item.csl[variable] == value
    assert loads(dumps([item])).items == (item,)


@pytest.mark.parametrize(("kind", "line"), [("BILL", "M1  - HR 12"), ("PAT", "SN  - 4904581"), ("RPRT", "M1  - WP-12")])
def test_a_number_of_its_own_is_read_where_the_type_has_it(kind, line):
    item = _item(line, kind)
    assert item.article_number == line.partition("- ")[2]
    assert f"\r\n{line}\r\n" in dumps([item])


def test_the_number_of_a_patent_may_be_in_the_tag_is():
    assert _item("IS  - 4,904,581", "PAT").article_number == "4,904,581"


def test_a_thesis_has_advisers_and_a_degree_but_no_editors():
    item = _item("A3  - Ash, Ada; VL  - PhD", "THES")
    assert (item.editors, item.genre, item.volume) == ((), "PhD", None)
    assert item.extra[FormatName.RIS]["A3"] == "Ash, Ada"


@pytest.mark.parametrize(
    ("value", "authors"),
    [
        ("Ash, J. & Birch, B.", (Person("Ash", "J."), Person("Birch", "B."))),
        ("Ash, J., et al.", (Person("Ash", "J."), OTHERS)),
        ("A. B. Ash", (Person("Ash", "A. B."),)),
        ("[Anonymous]", ()),
        ("No authorship indicated,", ()),
        ("{World Hope Body}", (Organisation("World Hope Body"),)),
    ],
)
def test_authors_are_read_as_databases_write_them(value, authors):
    assert _item(f"AU  - {value}").authors == authors


def test_the_semicolon_of_an_entity_in_a_name_separates_nobody():
    text = "TY  - JOUR\nTI  - T\nAU  - N&uacute;&ntilde;ez, A\nAU  - O&#39;Brook, B; Ash, C\nER  - \n"
    assert loads(text).items[0].authors == (Person("Núñez", "A"), Person("O'Brook", "B"), Person("Ash", "C"))


def test_a_degree_is_no_given_name_and_is_named():
    result = loads("TY  - JOUR\nTI  - T\nAU  - Ash, Ada B., MD, PhD\nER  - \n")
    assert result.items[0].authors == (Person("Ash", "Ada B."),)
    assert [problem.reason for problem in result.problems] == ["MD, PhD is no part of a name, and is left out"]


def test_the_translation_of_a_name_makes_no_translator():
    assert "translator" not in _item("TA  - Ash, Ada", "BOOK").csl


def test_a_magazine_has_its_issue_where_endnote_writes_it():
    item = _item("M1  - 7", "MGZN")
    assert (item.type, item.issue) == (ItemType.ARTICLE_MAGAZINE, "7")


@pytest.mark.parametrize(
    "text",
    [
        "TY   - JOUR\nTI   - A made-up title\nAU   - Ash, A.\nER   - \n",
        "TY  – JOUR\nTI  – A made-up title\nAU  – Ash, A.\nER  – \n",
        "TY\t- JOUR\nTI\t- A made-up title\nAU\t- Ash, A.\nER\t- \n",
        "TY  - JOUR\nTI  - A made-up title\n\ufeffAU  - Ash, A.\nER  - \n",
        "TY  - JOUR\nTI  - \u200fA made-up title\nAU  - Ash, A.\n",
    ],
)
def test_a_file_is_recognised_and_read_whatever_is_between_tag_and_value(text):
    assert sniff(text) is FormatName.RIS
    item = loads(text).items[0]
    assert (item.title, item.authors) == ("A made-up title", (Person("Ash", "A."),))


@pytest.mark.parametrize(
    ("lines", "extra"),
    [
        ("PY  - 2018\nDA  - 2018/05/02\nY1  - 2018///\n", {}),
        ("PY  - 2018\nY1  - in press\n", {"Y1": "in press"}),
        ("PY  - 2018\nDA  - 2017/11\n", {"DA": "2017/11"}),
        ("Y2  - last summer\n", {"Y2": "last summer"}),
        ("UR  - <Go to ISI>://WOS:000123456789012\n", {"UR": "<Go to ISI>://WOS:000123456789012"}),
        ("SN  - 1234-5679\nSN  - 1234-5687\n", {"SN": "1234-5687"}),
        ("VL  - 12\nM2  - 12\n", {"M2": "12"}),
    ],
)
def test_a_value_that_says_more_than_the_item_stays_and_is_written_back(lines, extra):
    (item,) = loads(f"TY  - JOUR\nTI  - T\n{lines}ER  - \n").items
    assert item.extra == ({"ris": extra} if extra else {})
    assert loads(dumps([item])).items == (item,)


def test_each_line_of_endnotes_keywords_is_one():
    text = "TY  - JOUR\nTI  - T\nKW  - Peer Support\nWork, Paid\n Hope\n\nN1  - A note\nthat goes on\nER  - \n"
    (item,) = loads(text).items
    assert (item.keywords, item.note) == (("Peer Support", "Work, Paid", "Hope"), "A note that goes on")


@pytest.mark.parametrize(
    ("lines", "keywords"),
    [
        ("KW  - hope; work ;; ward", ("hope", "work", "ward")),
        ("KW  - hope, work", ("hope", "work")),
        ("KW  - Attitudes, Practice\nKW  - hope", ("Attitudes, Practice", "hope")),
        ("KW  - tea &amp; hope\nKW  - work", ("tea & hope", "work")),
    ],
)
def test_several_keywords_in_one_line_are_read_as_in_zotero(lines, keywords):
    assert loads(f"TY  - JOUR\nTI  - T\n{lines}\nER  - \n").items[0].keywords == keywords


@pytest.mark.parametrize("keywords", [("Attitudes, Practice",), ("hope; work",), ("hope, work", "ward")])
def test_a_keyword_with_a_comma_or_a_semicolon_comes_back_as_one(keywords):
    (item,) = loads("TY  - JOUR\nTI  - T\nER  - \n").items
    item = replace(item, keywords=keywords)
    assert loads(dumps([item])).items == (item,)


def test_a_record_with_only_a_short_title_has_that():
    assert loads("TY  - JOUR\nST  - Short\nER  - \n").items[0].title == "Short"
