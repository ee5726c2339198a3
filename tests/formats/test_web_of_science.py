"""Web of Science's tagged text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pswbrief.core.edtf import Edtf
from pswbrief.core.enums import ItemType
from pswbrief.core.item import Item
from pswbrief.core.name import Organisation, Person
from pswbrief.core.pages import Pages
from pswbrief.formats.common.result import FormatError
from pswbrief.formats.web_of_science import loads
from testing.exchange_items import MANY, TEXT, broken, only_format_errors

SAVED = """\
FN Clarivate Analytics Web of Science
VR 1.0
PT J
AU Quill, A
   van der Brook, CD
AF Quill, Ada
   van der Brook, Cole D.
CA Invented Trial Group
TI Peer work on wards: a study whose title is
   continued on a line below
SO JOURNAL OF INVENTED MINDS
LA English
DT Article; Proceedings Paper
CT 3rd Invented Congress
CL Leith, SCOTLAND
DE peer support; recovery
ID WARDS
AB A text - of
   two lines.
CR Smith A, 2001, J X, V1
   Jones B, 2002, J Y, V2
PU INVENTED PRESS
PI LONDON
SN 1234-5679
EI 2234-567X
BN 978-0-306-40615-7
J9 J INVENT MINDS
JI J. Invent. Minds
PD MAR-APR
PY 2012
VL 3
IS 2
SU S
AR e59
DI 10.1000/x.1
PG 12
UT WOS:000286597100004
PM 12345678
ER

PT S
AU Cole, E
   [Anonymous]
BE Dale, Fay
TI A chapter
SO A BOOK OF THINGS
SE Notes in Invention
DT Book Chapter
BP 1
EP 9
PY 2013
ER

PT B
AU Eve, G
SO A WHOLE BOOK
DT Book
PG 212
PY 2014
ER

EF
"""
SYNTAX = ["PT J\n", "ER\n", "AU A, B\n", "   C, D\n", "TI ", "PY 2012\n", "PD ", "SN ", "EF\n", "a", "\n"]


def test_an_article_is_read_with_everything_that_is_cited_of_it():
    item = loads(SAVED).items[0]
    assert item == Item(
        id="quill2012work",
        type=ItemType.ARTICLE,
        title="Peer work on wards: a study whose title is continued on a line below",
        authors=(
            Person("Quill", "Ada"),
            Person("van der Brook", "Cole D."),
            Organisation("Invented Trial Group"),
        ),
        container="JOURNAL OF INVENTED MINDS",
        publisher="INVENTED PRESS",
        place="LONDON",
        volume="3",
        issue="2",
        article_number="e59",
        issued=Edtf.parse("2012-03/2012-04"),
        doi="10.1000/x.1",
        pmid="12345678",
        isbn="978-0-306-40615-7",
        issn="1234-5679",
        abstract="A text - of two lines.",
        keywords=("peer support", "recovery", "WARDS"),
        language="en",
        csl={
            "container-title-short": "J. Invent. Minds",
            "event-title": "3rd Invented Congress",
            "event-place": "Leith, SCOTLAND",
            "supplement-number": "S",
        },
        extra={
            "web-of-science": {
                "CR": ("Smith A, 2001, J X, V1", "Jones B, 2002, J Y, V2"),
                "PG": "12",
                "UT": "WOS:000286597100004",
                "DT": "Article; Proceedings Paper",
                "EI": "2234-567X",
            }
        },
    )


def test_a_chapter_is_in_its_book_and_series_and_nobody_is_called_anonymous():
    item = loads(SAVED).items[1]
    assert (item.type, item.title, item.container) == (ItemType.CHAPTER, "A chapter", "A BOOK OF THINGS")
    assert (item.authors, item.editors) == ((Person("Cole", "E"),), (Person("Dale", "Fay"),))
    assert (item.pages, item.csl) == (Pages("1", "9"), {"collection-title": "Notes in Invention"})


def test_a_whole_book_has_its_title_from_the_source():
    item = loads(SAVED).items[2]
    assert (item.type, item.title, item.container) == (ItemType.BOOK, "A WHOLE BOOK", None)
    assert item.csl == {"number-of-pages": "212"}


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        ("PT P\nTI A way\nPN US1", ItemType.PATENT),
        ("PT C\nTI A talk", ItemType.PAPER),
        ("PT J\nDT Data Set\nTI Numbers", ItemType.DATASET),
        ("PT J\nDT Meeting Abstract\nTI A talk", ItemType.ARTICLE),
        ("PT B\nDT Proceedings Paper\nTI A talk\nSO Talks", ItemType.PAPER),
    ],
)
def test_the_publication_type_and_the_document_type_make_the_type_together(lines, kind):
    assert loads(lines + "\nER\n").items[0].type is kind


def test_the_number_of_a_patent_is_no_part_of_a_journal():
    item = loads("PT P\nTI A way\nPN US1234-A1\nER\n").items[0]
    assert (item.article_number, item.csl) == ("US1234-A1", {})


def test_an_article_that_is_only_online_has_the_date_of_that():
    assert loads("PT J\nTI Early\nEA JAN 2021\nER\n").items[0].issued == Edtf.parse("2021-01")


def test_a_record_that_is_not_closed_costs_no_other():
    assert [item.title for item in loads("PT J\nTI One\nPT J\nTI Two\n").items] == ["One", "Two"]


def test_a_record_without_its_type_is_left_out_and_reported():
    loaded = loads("TI lost\nER\n\nPT J\nTI kept\nER\n")
    assert [item.title for item in loaded.items] == ["kept"]
    assert [(problem.line, problem.text) for problem in loaded.problems] == [(1, "TI lost")]


@pytest.mark.parametrize("text", ["nothing here", "TY  - JOUR\nER  - \n", "FN x\nVR 1.0\nEF\n"])
def test_a_text_without_records_is_refused(text):
    with pytest.raises(FormatError):
        loads(text)


@MANY
@given(st.text() | TEXT | st.lists(st.sampled_from(SYNTAX)).map("".join))
def test_any_text_raises_at_most_the_formats_own_error(text):
    only_format_errors(loads, text)


@MANY
@given(broken(SAVED))
def test_a_damaged_file_raises_at_most_the_formats_own_error(text):
    only_format_errors(loads, text)
