"""NBIB, as PubMed writes it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pswbrief.core.edtf import Edtf
from pswbrief.core.enums import ItemType
from pswbrief.core.item import Item
from pswbrief.core.name import Organisation, Person
from pswbrief.core.pages import Pages
from pswbrief.formats.common.result import FormatError
from pswbrief.formats.nbib.reader import loads
from testing.exchange_items import MANY, TEXT, broken, only_format_errors

PUBMED = (Path(__file__).parents[1] / "data" / "pubmed.nbib").read_text(encoding="utf-8")
SYNTAX = ["PMID- 1\n", "TI  - ", "      ", "FAU - ", "CN  - ", "DP  - 2012 ", "LID - x [doi]", "IS  - ", ",", "a", "\n"]


def test_an_article_is_read_with_everything_that_is_cited_of_it():
    item = loads(PUBMED).items[0]
    assert item == Item(
        id="smith2012invented",
        type=ItemType.ARTICLE,
        title="An invented title that is long enough to be continued on the line below it: a study of nothing",
        authors=(
            Person("Smith", "John Q", "Jr"),
            Person("de la Cruz", "Ana"),
            Organisation("Invented Trial Group"),
            Person("Plato"),
        ),
        container="Journal of inventions",
        volume="12",
        issue="3",
        pages=Pages("337", "40"),
        issued=Edtf.parse("2012-04/2012-06"),
        doi="10.1234/invented.2012.1",
        pmid="12345678",
        pmcid="PMC1234567",
        issn="1234-5678",
        abstract="BACKGROUND: A first part - with a dash. RESULTS: TI - is no tag here.",
        keywords=("peer support", "Adult", "Mental Health Services"),
        language="en",
        csl={"container-title-short": "J Invent"},
        extra=item.extra,
    )
    assert item.extra["nbib"]["AD"] == "A place, Leeds."
    assert item.extra["nbib"]["MH"] == "*Mental Health Services/organization & administration"
    assert item.extra["nbib"]["PT"] == ("Journal Article", "Review")
    assert item.extra["nbib"]["IS"] == "1234-5679 (Electronic)"


def test_an_electronic_location_is_an_article_number_and_short_names_are_read():
    item = loads(PUBMED).items[1]
    assert (item.article_number, item.pages) == ("e0298315", None)
    assert item.authors == (Person("Green", "AB"), Person("Brown", "C", "3rd"))
    assert (item.title, item.container) == ("[A translated title]", "PLoS Invent")
    assert (str(item.issued), item.language) == ("2018-21", "de")


def test_a_chapter_is_in_its_book():
    item = loads(PUBMED).items[2]
    assert (item.type, item.title, item.container) == (ItemType.CHAPTER, "Chapter Seven", "A Whole Book")
    assert (item.publisher, item.place, item.isbn) == ("Example Press", "Leeds (UK)", "9780123456789")
    assert (item.editors, str(item.issued)) == ((Person("Editor", "Ed"),), "2019-12-05")


def test_a_faulty_record_stays_without_its_faults_which_are_reported_with_their_line():
    loaded = loads(PUBMED)
    assert loaded.items[3].title == "The blank line before this record is missing..."
    assert [problem.text for problem in loaded.problems] == ["sometime", "not a number"]
    assert {PUBMED.split("\n")[problem.line - 1] for problem in loaded.problems} == {"PMID- not a number"}


@pytest.mark.parametrize("text", ["nothing here", "TY  - JOUR\nER  - \n", "TI  - no number\n"])
def test_a_text_without_records_is_refused(text):
    with pytest.raises(FormatError):
        loads(text)


def test_a_record_without_its_number_is_left_out_and_reported():
    loaded = loads("TI  - lost\n\nPMID- 1\nTI  - kept\n")
    assert [item.title for item in loaded.items] == ["kept"]
    assert [(problem.line, problem.text) for problem in loaded.problems] == [(1, "TI - lost")]


def test_an_empty_text_holds_nothing():
    assert loads("").items == loads("\n").items == ()


@MANY
@given(st.text() | TEXT | st.lists(st.sampled_from(SYNTAX)).map("".join))
def test_any_text_raises_at_most_the_formats_own_error(text):
    only_format_errors(loads, text)


@MANY
@given(broken(PUBMED))
def test_a_damaged_file_raises_at_most_the_formats_own_error(text):
    only_format_errors(loads, text)
