"""The reader of .bib files of either dialect, by what people have."""

from __future__ import annotations

from pathlib import Path

import bibtexparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import parse_string
from pybtex.exceptions import PybtexError

from pswbrief.core.edtf import Edtf
from pswbrief.core.enums import ItemType
from pswbrief.core.item import Item
from pswbrief.core.name import OTHERS, Organisation, Person
from pswbrief.core.pages import Pages
from pswbrief.formats.bibtex.bibtex import dumps, loads
from pswbrief.formats.common.result import FormatError
from testing.exchange_items import ITEMS, MANY, TEXT, broken, only_format_errors

MESSY = (Path(__file__).parents[1] / "data" / "bib_messy.bib").read_text(encoding="utf-8")
SYNTAX = ["@article{", "@string{", "@comment{", "}", "{", '"', "=", ",", "#", "\n", "a", "title = ", "author", "1", " "]


@MANY
@given(st.text() | TEXT | st.lists(st.sampled_from(SYNTAX), max_size=40).map("".join))
def test_any_text_raises_at_most_the_formats_own_error(text):
    only_format_errors(loads, text)


@MANY
@given(broken("\n".join([dumps(ITEMS[:3]), MESSY])))
def test_a_damaged_file_raises_at_most_the_formats_own_error(text):
    only_format_errors(loads, text)


@pytest.mark.parametrize("text", ["nothing here", "TY  - JOUR\nER  - \n", "{}"])
def test_a_text_without_entries_is_refused(text):
    with pytest.raises(FormatError):
        loads(text)


def test_one_bad_entry_never_loses_the_others_and_says_where_it_is():
    loaded = loads(MESSY)
    assert [item.id for item in loaded.items] == [
        "Smith 2010",
        "parens",
        "nocommas",
        "unbalanced",
        "closed",
        "smith 2010",
        "parens-2",
        "web",
        "child",
        "parent",
        "lx",
        "ltwo",
        "thesis",
        "truncated",
    ]
    lines = MESSY.split("\n")
    for problem in loaded.problems:
        assert problem.text.split("…")[0][:20].strip() in "\n".join(lines[problem.line - 1 : problem.line + 20])
    said = [(lines[problem.line - 1].strip()[:16], problem.reason) for problem in loaded.problems]
    assert ("@article{unbalan", "the entry's braces don't match; it was read field by field") in said
    assert ("@book{closed,", "the entry's braces don't match; it was read field by field") in said
    assert ("@article nobrace", "the entry has no opening brace") in said
    assert any(item.csl.get("status") == "in press" for item in loaded.items)
    assert any(problem.text == "macroname" for problem in loaded.problems)
    assert any("parens-2" in problem.reason for problem in loaded.problems)


def test_a_messy_file_is_read_as_its_writers_meant_it():
    items = {item.id: item for item in loads(MESSY).items}
    assert items["Smith 2010"] == Item(
        id="Smith 2010",
        type=ItemType.ARTICLE,
        title='A title with "quotes" and ümlauts',
        authors=(Person("Smith", "John"), Organisation("World Health Organization"), OTHERS),
        container="Journal of Mental Health",
        volume="12",
        issue="3",
        pages=Pages("10", "19"),
        issued=Edtf.parse("2010-04/2010-06"),
    )
    assert items["parens"].authors == (
        Person("de la Cruz", "Ana"),
        Person("de la Vallée Poussin", "Charles Louis Xavier Joseph"),
        Person("King", "Martin Luther", "Jr."),
    )
    assert (items["nocommas"].title, items["nocommas"].authors) == ("No comma after the key", (Person("Green", "Ann"),))
    assert items["unbalanced"].title == "An opened brace that never closes"
    assert items["unbalanced"].authors == (Person("Brown", "Bob"),)
    assert (items["closed"].publisher, str(items["closed"].issued)) == ("Cambridge University Press", "2003")
    assert (items["web"].type, items["web"].url) == (ItemType.WEBPAGE, "https://example.org/a_b?c=1&d=2")
    assert items["web"].note == "Accessed in May"
    assert (items["child"].container, items["child"].publisher) == ("The whole book", "Wiley and Sons")
    assert items["child"].editors == (Person("Parent", "Pat"),)
    assert (items["lx"].title, str(items["lx"].issued)) == ("Main: Rest", "2018-05-03/2018-05-04")
    assert (items["lx"].url, items["lx"].language) == ("https://example.org/%7Ex", "de")
    assert (items["ltwo"].pmid, items["ltwo"].keywords) == ("123456", ("one", "two", "three"))
    assert (items["thesis"].genre, items["thesis"].doi) == ("PhD thesis", "10.1234/AB_C")


@pytest.mark.parametrize(
    "fields",
    [
        "author = {Doe, Jane}, title = {Missing brace, year = {2001}",
        "author = {Doe, Jane}, title = {Missing brace, year = {2001}}",
        "title = {Missing brace, author = {Doe, Jane}, year = {2001}}",
        "author = {Doe, Jane, title = {Missing brace}, year = {2001}}",
        "author = {Doe, Jane, title = {Missing brace, year = 2001}",
        'title = "Missing brace, author = {Doe, Jane}, year = {2001}}',
        'title = {Missing brace, YEAR=2001, author = "Doe, Jane"}',
        "year = 2001, title = {Missing brace, author = {Doe, Jane}}",
        "title = {Missing brace, author = {Doe, Jane},\n year = 2001\n}",
    ],
)
@pytest.mark.parametrize("after", ["", "\n@book{b, title = {Whole}}"])
def test_a_missing_brace_within_a_line_ends_at_the_next_usual_field(fields, after):
    result = loads(f"@misc{{nobrace, {fields}{after}")
    item = result.items[0]
    assert (item.title, str(item.issued), item.authors) == ("Missing brace", "2001", (Person("Doe", "Jane"),))
    assert [problem.line for problem in result.problems] == [1]
    assert len(result.items) == 1 + bool(after)


def test_an_equation_in_a_title_without_its_brace_is_no_field():
    (item,) = loads("@misc{a, title = {Rings, where n = 4 and, x = {2}, note = {N}").items
    assert (item.title, item.note) == ("Rings, where n = 4 and, x = 2", "N")
    (item,) = loads("@misc{a, title = {Sums}}, note = {in short, year = {2001} is meant}}").items
    assert item.issued is None


def test_why_the_reader_is_our_own():
    """Each case is one that a library's reader loses; if a library reads them all one day, it can replace ours."""
    month = bibtexparser.parse_string('@article{a, title={x}, month = apr # "--" # jun}').entries[0]["month"]
    assert month == 'apr # "--" # jun'
    closed = bibtexparser.parse_string("@article{a, title={x}}, year=2012}")
    assert "year" not in closed.entries[0].fields_dict
    assert not closed.failed_blocks
    for text in ("@article{a, title={x}\n year=2012}", "@article{a, title={x}}\n@article{a, title={y}}"):
        with pytest.raises(PybtexError):
            parse_string(text, "bibtex")


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("family=Bergen, given=Diana, prefix=van", (Person("Bergen", "Diana", non_dropping_particle="van"),)),
        (
            "{National Health Service and Others} and others",
            (Organisation("National Health Service and Others"), OTHERS),
        ),
        ("Ludwig van Beethoven and Plato", (Person("van Beethoven", "Ludwig"), Person("Plato"))),
        ("{van der Berg}, A. and J. {Garcia Lopez}", (Person("van der Berg", "A."), Person("Garcia Lopez", "J."))),
        (r"{\'E}mile Zola", (Person("Zola", "Émile"),)),
        (", Only", (Person("Only"),)),
        ("{} and ,", ()),
    ],
)
def test_names_are_cut_as_bibtex_and_biblatex_cut_them(source, names):
    assert loads(f"@misc{{a, title = {{T}}, author = {{{source}}}}}").items[0].authors == names


@pytest.mark.parametrize(
    ("fields", "issued"),
    [
        ("year = 2012, month = 4", "2012-04"),
        ("year = {2012}, month = {12}, day = 5", "2012-12-05"),
        ('year = 2012, month = "5~" # dec', "2012-12-05"),
        ("year = 2012, month = {July}", "2012-07"),
        ("year = {2012--2013}", "2012/2013"),
        ("date = {2012-05/}", "2012-05"),
        ("date = {1999?}", "1999?"),
        ("date = {2018-21}", "2018-21"),
    ],
)
def test_dates_are_read_as_people_write_them(fields, issued):
    assert str(loads(f"@misc{{a, title = {{T}}, {fields}}}").items[0].issued) == issued


def test_an_entry_that_only_lends_its_fields_is_no_item():
    assert loads("@xdata{x, publisher = {P}}\n@book{b, title = {T}}").items == (
        Item(id="b", type=ItemType.BOOK, title="T"),
    )


def test_scopus_numbers_fields_and_names_the_journal_of_proceedings():
    result = loads(
        "@CONFERENCE{quill2014,\n title={Peers},\n journal={Made Up Transactions},\n volume={64},\n number={31},\n"
        " art_number={012054},\n funding_text 1={The Quill Fund.},\n funding_text\xa02={The Brook Fund.},\n}\n"
    )
    (item,) = result.items
    assert result.problems == ()
    assert (item.type, item.container, item.volume, item.issue, item.article_number) == (
        ItemType.PAPER,
        "Made Up Transactions",
        "64",
        "31",
        "012054",
    )
    assert item.extra == {"bibtex": {"funding_text_1": "The Quill Fund.", "funding_text_2": "The Brook Fund."}}
