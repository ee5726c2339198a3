"""Refer, EndNote's `.enw` files."""

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
from pswbrief.formats.refer import dumps, loads, losses
from testing.exchange_items import (
    ITEMS,
    MANY,
    PLAIN,
    PLAIN_ITEMS,
    SOME,
    TEXT,
    broken,
    item_lists,
    names,
    only_format_errors,
)

ARTICLE = """\
%0 Journal Article
%A Quill, Ada
%A Invented Trust,
%A Cole, Dan, Jr
%T Peer work
%J Journal of Invented Minds
%D 2018
%8 March 5
%V 3
%N 2
%P 1-9
%R 10.1000/x
%@ 1234-5679
%K one
two
%X A paragraph.

Another.
%M 12345
%~ PubMed
%G English
%F quill2018
%+ An address
%> file:///a.pdf
"""
SYNTAX = ["%0 Book\n", "%A A, B\n", "%T ", "%D 2012\n", "%8 ", "%@ ", "%X a\n\n", "a", "\n", "%"]


def test_an_article_is_read_with_everything_that_is_cited_of_it():
    assert loads(ARTICLE).items == (
        Item(
            id="quill2018",
            type=ItemType.ARTICLE,
            title="Peer work",
            authors=(Person("Quill", "Ada"), Organisation("Invented Trust"), Person("Cole", "Dan", "Jr")),
            container="Journal of Invented Minds",
            volume="3",
            issue="2",
            pages=Pages("1", "9"),
            issued=Edtf.parse("2018-03-05"),
            doi="10.1000/x",
            pmid="12345",
            issn="1234-5679",
            abstract="A paragraph. Another.",
            keywords=("one", "two"),
            language="en",
            csl={"archive": "PubMed"},
            extra={"enw": {"+": "An address", ">": "file:///a.pdf"}},
        ),
    )


def test_what_a_file_says_beyond_csl_is_written_back():
    written = dumps(loads(ARTICLE).items)
    assert "%+ An address\r\n" in written
    assert loads(written).items == loads(ARTICLE).items


def test_a_record_without_a_type_ends_at_a_blank_line_and_has_the_type_that_its_fields_say():
    items = loads("%T Corn\n%A W. H. Newman\n%I Press\n%D 1891\n\n%T Wheat\n%J A Journal\n").items
    assert [(item.title, item.type) for item in items] == [("Corn", ItemType.BOOK), ("Wheat", ItemType.ARTICLE)]
    assert items[0].authors == (Person("Newman", "W. H."),)


def test_a_series_of_a_book_is_in_either_of_two_fields():
    for letter in "BS":
        item = loads(f"%0 Book\n%T A\n%{letter} A Series\n").items[0]
        assert (item.container, item.csl) == (None, {"collection-title": "A Series"})


def test_names_in_scripts_without_commas_are_names():
    assert loads("%0 Journal Article\n%A 余敏\n%A 朱江\n").items[0].authors == (Person("余敏"), Person("朱江"))


def test_every_item_of_the_brief_comes_back():
    assert loads(dumps(ITEMS)).items == PLAIN_ITEMS
    assert losses(ITEMS) == []


def test_a_type_that_endnote_has_no_word_for_is_named():
    assert losses([Item(id="a", type=ItemType.TREATY, title="T")]) == [
        "EndNote's Refer has no type for treaty (written as Statute) (1); kept in %4 lines, which other programs don't read."
    ]


def test_records_are_parted_by_a_blank_line():
    assert dumps([Item(id="a", title="T"), Item(id="b", title="U")]) == (
        "%0 Generic\r\n%T T\r\n%F a\r\n\r\n%0 Generic\r\n%T U\r\n%F b\r\n"
    )
    assert dumps([]) == ""


@SOME
@given(item_lists(names(), PLAIN))
def test_any_item_comes_back_whole(items):
    assert loads(dumps(items).replace("\r\n", "\n")).items == tuple(items)


@SOME
@given(item_lists(names(TEXT), TEXT))
def test_no_text_makes_a_line_or_a_record_of_its_own(items):
    text = dumps(items)
    assert "\n" not in text.replace("\r\n", "")
    assert sum(line.startswith("%0 ") for line in text.split("\r\n")) == len(items)
    assert len(loads(text.replace("\r\n", "\n")).items) == len(items)


@pytest.mark.parametrize("text", ["nothing here", "TY  - JOUR\nER  - \n", "% a comment\n"])
def test_a_text_without_records_is_refused(text):
    with pytest.raises(FormatError):
        loads(text)


@MANY
@given(st.text() | TEXT | st.lists(st.sampled_from(SYNTAX)).map("".join))
def test_any_text_raises_at_most_the_formats_own_error(text):
    only_format_errors(loads, text)


@MANY
@given(broken(ARTICLE))
def test_a_damaged_file_raises_at_most_the_formats_own_error(text):
    only_format_errors(loads, text)


@pytest.mark.parametrize(
    ("lines", "extra"),
    [
        ("%D 2018\n%8 May 2\n", {}),
        ("%D 2018\n%8 in press\n", {"8": "in press"}),
        ("%@ 1234-5679\n%@ 9780306406157\n", {}),
        ("%@ 1234-5679\n%@ 1234-5687\n", {"@": "1234-5687"}),
    ],
)
def test_a_value_that_says_more_than_the_item_stays_and_is_written_back(lines, extra):
    (item,) = loads(f"%0 Journal Article\n%T T\n{lines}").items
    assert item.extra == ({"enw": extra} if extra else {})
    assert loads(dumps([item])).items == (item,)
