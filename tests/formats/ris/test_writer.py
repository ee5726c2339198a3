"""RIS, judged by rispy and pandoc; and its reader, by what people have."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
import rispy
from hypothesis import given, settings
from hypothesis import strategies as st

from formats.judges import by_pandoc, by_rispy, differences, known
from pswbrief.core.edtf import Edtf
from pswbrief.core.enums import ItemType
from pswbrief.core.item import Item
from pswbrief.core.name import Organisation, Person
from pswbrief.core.pages import Pages
from pswbrief.formats.common.languages import to_tag
from pswbrief.formats.common.result import FormatError
from pswbrief.formats.ris.types import is_exact
from pswbrief.formats.ris.writer import dumps, loads, losses
from testing.exchange_items import (
    ITEMS,
    MANY,
    NOTICE,
    PLAIN,
    PLAIN_ITEMS,
    TEXT,
    broken,
    item_lists,
    names,
    only_format_errors,
)

# Items take longer to think of than to read.
SOME = settings(MANY, max_examples=MANY.max_examples // 4)
MESSY = (Path(__file__).parents[1] / "data" / "ris_messy.ris").read_text(encoding="utf-8")
SYNTAX = ["TY  - JOUR\n", "ER  - \n", "AU  - ", "SN  - ", "DA  - ", "/", ",", "1", "x", "\n", " "]
BY_ID = {item.id: item for item in PLAIN_ITEMS}
# Commas and semicolons part names and asterisks are forbidden; without given names a person of two words can't be distinguished
# from an organisation. A noncharacter is no text: what a U5 line carries has a replacement for it.
HELD = PLAIN.filter(lambda text: not set("*,;") & set(text) and to_tag(text) == text)
NAMES = names(HELD).filter(lambda name: isinstance(name, Organisation) or name.given or len(name.family.split()) == 1)

EXACT_TYPES = [item_type for item_type in ItemType if is_exact(item_type)]

# What pandoc 3.9 makes of the fields, whose they are, and why. An item that comes to differ, or no longer does, fails the test.
PANDOC_LOSES = {
    "article_number": (lambda item: item.article_number, "pandoc doesn't read C7"),
    "pages": (lambda item: item.article_number and not item.pages, "an article number stands in SP, too"),
    "issued": (lambda item: item.issued and len(str(item.issued)) > len("2018"), "pandoc reads PY, and not DA"),
    "authors": (
        lambda item: any(isinstance(name, Organisation) for name in item.authors),
        "pandoc makes a family name, without a given one, of a body's",
    ),
}


@cache
def written() -> str:
    return dumps(ITEMS, NOTICE)


def test_every_field_of_every_real_item_arrives_at_rispy():
    assert differences(BY_ID, by_rispy(written())) == set()


def test_pandoc_reads_all_but_what_it_is_known_to_lose():
    assert differences(BY_ID, by_pandoc(written(), "ris")) == known(BY_ID, PANDOC_LOSES)


# One item of each kind, and what exchange rules ask of its record.
RULES = [
    (
        Item(id="a", type=ItemType.ARTICLE, container="J", pages=Pages("3", "4")),
        "TY  - JOUR|ID  - a|T2  - J|SP  - 3|EP  - 4",
    ),
    (Item(id="a", type=ItemType.ARTICLE, article_number="e59"), "SP  - e59|C7  - e59"),
    (Item(id="a", type=ItemType.REPORT, publisher="NHS"), "TY  - RPRT|PB  - NHS"),
    (Item(id="a", type=ItemType.WEBPAGE, title="T"), "TY  - ELEC|TI  - T"),
    (
        Item(id="a", type=ItemType.BOOK, place="Leeds", edition="2nd", isbn="9780123456789"),
        "TY  - BOOK|CY  - Leeds|ET  - 2nd",
    ),
    (Item(id="a", type=ItemType.CHAPTER, container="C", editors=(Person("E", "F"),)), "TY  - CHAP|ED  - E, F|T2  - C"),
    (Item(id="a", type=ItemType.THESIS, genre="PhD thesis"), "TY  - THES|M3  - PhD thesis"),
    (Item(id="a", type=ItemType.PAPER, title="T"), "TY  - CPAPER"),
    (Item(id="a", type=ItemType.DATASET, title="T"), "TY  - DATA"),
    (Item(id="a", issued=Edtf.parse("2012")), "PY  - 2012"),
    (Item(id="a", issued=Edtf.parse("2019-12")), "PY  - 2019|DA  - 2019/12"),
    (Item(id="a", issued=Edtf.parse("2019-12-05")), "PY  - 2019|DA  - 2019/12/05"),
    (Item(id="a", issued=Edtf.parse("2012-04/2012-06")), "PY  - 2012|DA  - 2012/04//April-June"),
    (Item(id="a", issued=Edtf.parse("2018-21")), "PY  - 2018|DA  - 2018///Spring"),
    (Item(id="a", issued=Edtf.parse("2011-11/2012-02")), "PY  - 2011|DA  - 2011/11//November 2011-February 2012"),
    (Item(id="a", issued=Edtf.parse("-0349")), "PY  - 350 BC"),
    (Item(id="a", issued=Edtf.parse("Y00000")), "PY  - 1 BC"),
    (Item(id="a", issued=Edtf.parse("-0043-03-15")), "PY  - 44 BC|DA  - -0043-03-15"),
    (
        Item(id="a", authors=(Organisation("Health Education England"), Person("de Beer", "C"))),
        "AU  - Health Education England,|AU  - de Beer, C",
    ),
    (
        Item(id="a", doi="10.1234/x", pmid="123", pmcid="PMC4", issn="1234-567X"),
        "SN  - 1234-567X|DO  - 10.1234/x|AN  - 123|C2  - PMC4",
    ),
    (
        Item(id="a", keywords=("one", "two words"), note="Abstract only"),
        "KW  - one|KW  - two words|N1  - Abstract only",
    ),
]


@pytest.mark.parametrize(("item", "lines"), RULES)
def test_each_kind_of_item_has_its_record_and_comes_back(item, lines):
    text = dumps([item])
    assert text.startswith("TY  - ")
    assert text.endswith("\r\nER  - \r\n")
    for line in lines.split("|"):
        assert f"{line}\r\n" in text
    assert loads(text).items == (item,)


def test_records_are_parted_by_one_blank_line():
    text = dumps([Item(id="a", title="T"), Item(id="b", title="U")])
    assert text == "TY  - GEN\r\nID  - a\r\nTI  - T\r\nER  - \r\n\r\nTY  - GEN\r\nID  - b\r\nTI  - U\r\nER  - \r\n"
    assert dumps([]) == ""


def test_a_comma_in_a_bodys_name_is_doubled_for_endnote_read_back_and_said():
    body = Organisation("NHS Cumbria, Northumberland, Tyne and Wear")
    item = Item(id="a", authors=(body, Person("B", "C")))
    text = dumps([item])
    assert "AU  - NHS Cumbria,, Northumberland, Tyne and Wear\r\n" in text
    assert loads(text).items[0].authors == item.authors
    (sentence,) = losses([item])
    assert sentence.startswith("a: 'NHS Cumbria,")
    assert losses(ITEMS) == []


def test_asterisks_are_left_out_of_names_and_keywords():
    text = dumps([Item(id="a", title="a * b", authors=(Person("Star*", "A*"),), keywords=("*main",))])
    assert "AU  - Star, A\r\n" in text
    assert "KW  - main\r\n" in text
    assert "TI  - a * b\r\n" in text


@SOME
@given(item_lists(names(TEXT), TEXT))
def test_no_text_makes_a_line_or_a_record_of_its_own(items):
    text = dumps(items)
    text.encode("utf-8")
    assert "\n" not in text.replace("\r\n", "")
    lines = text.splitlines()
    assert lines == text.split("\r\n")[: len(lines)]
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*|", line) for line in lines)
    assert sum(line.startswith("TY  - ") for line in lines) == sum(line == "ER  - " for line in lines) == len(items)
    assert len(rispy.loads(text)) == len(items)


@SOME
@given(item_lists(NAMES, HELD, EXACT_TYPES))
def test_what_the_format_can_hold_comes_back(items):
    # SP holds an article number as well as a page; and a single page has no end.
    items = tuple(replace(item, pages=None) if item.article_number else item for item in items)
    items = tuple(
        replace(item, pages=Pages(item.pages.first)) if item.pages and item.pages.first == item.pages.last else item
        for item in items
    )
    loaded = loads(dumps(items))
    assert loaded.problems == ()
    assert loaded.items == items


def test_the_real_items_come_back():
    loaded = loads(written())
    assert loaded.items == PLAIN_ITEMS
    assert loaded.problems == ()


@MANY
@given(st.text() | TEXT | st.lists(st.sampled_from(SYNTAX)).map("".join))
def test_any_text_raises_at_most_the_formats_own_error(text):
    only_format_errors(loads, text)


@MANY
@given(broken("\n".join([dumps(ITEMS[:3]), MESSY])))
def test_a_damaged_file_raises_at_most_the_formats_own_error(text):
    only_format_errors(loads, text)


@pytest.mark.parametrize("text", ["nothing here", "@article{a, title={b}}", "TI  - no type\nER  - \n"])
def test_a_text_without_records_is_refused(text):
    with pytest.raises(FormatError):
        loads(text)


def test_an_empty_text_holds_nothing():
    assert loads("").items == loads("\n\n").items == ()


def test_one_bad_record_never_loses_the_others_and_says_where_it_is():
    loaded = loads(MESSY)
    assert [item.title for item in loaded.items] == [
        "A title that runs over two lines",
        "Numbered on the line",
        "Tags in small letters",
        "No end before this one",
        "One blank before the hyphen",
        "The file ends here",
    ]
    lines = MESSY.split("\n")
    assert [(lines[problem.line - 1], problem.text.replace(" - ", "  - ")) for problem in loaded.problems] == [
        ("TY  - BOOK", "TY  - BOOK"),
        ("TI  - No type before this one", "TI  - No type before this one"),
        ("TY - Journal Article", "not an address"),
        ("TY  - ELEC", "soon"),
        ("TY  - ELEC", "TY  - ELEC"),
    ]


def test_a_messy_file_is_read_as_its_writers_meant_it():
    first, second, third, fourth, fifth, _ = loads(MESSY).items
    assert first == Item(
        id=first.id,
        type=ItemType.ARTICLE,
        title="A title that runs over two lines",
        authors=(Person("Smith", "John"), Organisation("World Health Organization")),
        container="Journal of Examples",
        issued=Edtf.parse("2010-04/2010-06"),
        pages=Pages("10", "19"),
        doi="10.1234/abc",
        issn="1234-5678",
        keywords=("one", "two"),
        abstract="First paragraph. Second paragraph, in which a word - and a dash open lines.",
    )
    assert (second.type, second.publisher, str(second.issued)) == (ItemType.REPORT, "Example Trust", "2011-21")
    assert (third.authors, third.isbn) == ((Person("Green", "AB"),), "978-0-123456-78-9")
    assert (fourth.container, fourth.editors, str(fourth.pages)) == ("The whole", (Person("Parent", "Pat"),), "1")
    assert (fifth.type, str(fifth.issued), fifth.note) == (ItemType.ARTICLE, "2013-05-05", "a note\nanother")
    assert (fifth.doi, fifth.pmid) == ("10.5555/XYZ", None)


def test_a_reports_number_is_no_isbn():
    item = loads("TY  - RPRT\nTI  - T\nSN  - WP-12\nER  - \n").items[0]
    assert (item.article_number, item.isbn) == ("WP-12", None)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1. TY  - JOUR\nTI  - a\nER  - \n", 0),
        ("\ufeffTY  - JOUR\nTI  - a\nER  - \n", 0),
        ("ty  - JOUR\nti  - a\ner  - \n", 0),
        ("TY - JOUR\nTI - a\nER - \n", 0),
        ("TY  - JOUR\nTI  - a", 0),
        ("TY  - JOUR\nTI  - a\n\nTY  - JOUR\nTI  - b\nER  - \n", 1),
    ],
)
def test_why_the_reader_is_our_own(text, found):
    """In each case rispy loses records; if it reads them all one day, it can replace our reader."""
    assert len(rispy.loads(text)) == found
    assert len(loads(text).items) == text.lower().count("ti")


@pytest.mark.parametrize("blank", ["\u00a0", "\u3000\u2003", "&nbsp;", "\u00a0<b></b>", "\u200e\u00a0\u200b"])
def test_a_value_of_blanks_alone_is_none(blank):
    result = loads(
        f"TY  - JOUR\nTI  - {blank}\nJO  - {blank}\nER  - \n\nTY  - JOUR\nTI  - A\u00a0B\nJO  - {blank}\nER  - \n"
    )
    assert [(problem.line, problem.reason) for problem in result.problems] == [(1, "the record is empty")]
    assert [(item.title, item.container) for item in result.items] == [("A\u00a0B", None)]
