"""Ovid's citations as text, tagged or with the fields' names in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pswbrief.core.edtf import Edtf
from pswbrief.core.enums import ItemType
from pswbrief.core.item import Item
from pswbrief.core.name import Person
from pswbrief.core.pages import Pages
from pswbrief.formats.common.result import FormatError
from pswbrief.formats.ovid.reader import loads
from pswbrief.formats.ovid.source import read_source
from testing.exchange_items import MANY, TEXT, broken, only_format_errors

TAGGED = """\
<1. >
VN  - Ovid Technologies
DB  - Ovid MEDLINE(R)
UI  - 12345678
AU  - Quill AB
AU  - Brook C
FA  - Quill, Ada B
FA  - Brook, Cole
TI  - Peer work on wards. [Review] [45 refs]
SO  - Journal of Invented Minds. 12(3):45-67, 2018 Mar.
IS  - 1234-5679
MH  - *Peer Group/px [Psychology]
KW  - recovery; wards
AB  - A text that
      goes on.
DO  - https://dx.doi.org/10.1000/xyz
LG  - English
PT  - Journal Article
YR  - 2018
XL  - http://ovidsp.example.org/session

 <7. >
 VN  - Ovid Technologies
 DB  - PsycINFO
 AN  - Peer Reviewed Journal: 2015-12345-012.
 TI  - A comparison. [References].
 DP  - Sep 2015
 AU  - Cole, Dan [Author]
 SO  - Invented Therapy. Vol.43(5), Sep 2015, pp. 623-634.
 PU  - Invented University Press; United Kingdom
 DT  - Journal Article
 PM  - 24892981
"""
IN_WORDS = """\
<1>
Unique Identifier
  31234567
Title
  Peer work.
Authors
  Quill AB; Brook C
Source
  Invented Journal. 2019; 7(1):3-9.
Abstract
  A text
  on two lines.

<2>
Accession Number
  200
Title
  Another.
"""
SYNTAX = [
    "<1. >\n",
    "VN  - Ovid\n",
    "AU  - A B\n",
    "SO  - J. 1(2):3, 2012\n",
    "TI  - ",
    "PT  - Book\n",
    "a",
    "\n",
    "   b\n",
]


def test_a_record_of_medline_is_read_with_everything_that_is_cited_of_it():
    assert loads(TAGGED).items[0] == Item(
        id="quill2018work",
        type=ItemType.ARTICLE,
        title="Peer work on wards",
        authors=(Person("Quill", "Ada B"), Person("Brook", "Cole")),
        container="Journal of Invented Minds",
        volume="12",
        issue="3",
        pages=Pages("45", "67"),
        issued=Edtf.parse("2018-03"),
        doi="10.1000/xyz",
        pmid="12345678",
        issn="1234-5679",
        abstract="A text that goes on.",
        keywords=("recovery", "wards", "Peer Group"),
        language="en",
        csl={"archive": "Ovid MEDLINE(R)"},
        # What the item leaves out of a value is kept with it.
        extra={
            "ovid": {
                "TI": "Peer work on wards. [Review] [45 refs]",
                "MH": "*Peer Group/px [Psychology]",
                "XL": "http://ovidsp.example.org/session",
            }
        },
    )


def test_a_record_of_psycinfo_is_read_and_its_own_number_kept():
    item = loads(TAGGED).items[1]
    assert (item.title, item.authors, str(item.issued)) == ("A comparison", (Person("Cole", "Dan"),), "2015-09")
    assert (item.container, item.volume, item.issue, str(item.pages)) == ("Invented Therapy", "43", "5", "623-634")
    assert (item.publisher, item.place, item.pmid) == ("Invented University Press", "United Kingdom", "24892981")
    assert item.extra == {"ovid": {"AN": "Peer Reviewed Journal: 2015-12345-012."}}


def test_names_of_fields_may_be_words_above_their_values():
    one, two = loads(IN_WORDS).items
    assert (one.title, one.pmid, one.abstract) == ("Peer work", "31234567", "A text on two lines.")
    assert one.authors == (Person("Quill", "AB"), Person("Brook", "C"))
    assert (one.container, one.volume, one.issue, str(one.issued)) == ("Invented Journal", "7", "1", "2019")
    assert two.title == "Another"


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("Health Notes. 8 (1) (pp 45-67), 2018. Date of Publication: March 2018.", ("Health Notes", "8", "1", "45-67", None)),
        ("Health Notes; Mar 2018; vol. 12 (no. 3); p. 45-67", ("Health Notes", "12", "3", "45-67", None)),
        ("Health Notes. 201(2-3):327-334, November 15, 2004.", ("Health Notes", "201", "2-3", "327-334", None)),
        ("Health Notes. Vol.76(3-B(E)), 2015, pp. No Pagination Specified.", ("Health Notes", "76", "3-B(E)", None, None)),
        ("Health Notes. 14:e1002, 2016.", ("Health Notes", "14", None, "e1002", None)),
        ("Health Notes. 14(1):no pagination, 2016. Article Number: 59.", ("Health Notes", "14", "1", None, "59")),
        ("Health Notes & Management: Part B. 5:12, 2004 Jan 3.", ("Health Notes & Management: Part B", "5", None, "12", None)),
        ("A Journal Alone", ("A Journal Alone", None, None, None, None)),
    ],
)  # fmt: skip
def test_each_databases_way_of_writing_a_source_is_read(text, fields):
    found = read_source(text)
    assert tuple(found.get(name) for name in ("container", "volume", "issue", "pages", "article_number")) == fields


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("PT  - Book\nDT  - Chapter", ItemType.CHAPTER),
        ("PT  - Dissertation Abstract", ItemType.THESIS),
        ("PT  - Authored Book", ItemType.BOOK),
        ("PT  - Journal\nPT  - Peer Reviewed Journal", ItemType.ARTICLE),
        ("", ItemType.ARTICLE),
    ],
)
def test_the_type_is_that_of_the_document_before_that_of_the_publication(line, kind):
    assert loads(f"<1>\nUI  - 1\nTI  - A title.\n{line}\n").items[0].type is kind


@pytest.mark.parametrize("text", ["nothing here", "TY  - JOUR\nER  - \n"])
def test_a_text_without_records_is_refused(text):
    with pytest.raises(FormatError):
        loads(text)


@MANY
@given(st.text() | TEXT | st.lists(st.sampled_from(SYNTAX)).map("".join))
def test_any_text_raises_at_most_the_formats_own_error(text):
    only_format_errors(loads, text)


@MANY
@given(broken(TAGGED) | broken(IN_WORDS))
def test_a_damaged_file_raises_at_most_the_formats_own_error(text):
    only_format_errors(loads, text)
