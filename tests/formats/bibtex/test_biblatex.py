"""BibLaTeX, judged by bibtexparser, pybtex, pandoc and biber."""

from __future__ import annotations

import re
import shutil
import subprocess
from functools import cache

import bibtexparser
import pytest
from hypothesis import given, settings

from formats.judges import HELD_BY_TEX, by_bibtexparser, by_pandoc, by_pybtex, differences, known, without_typography
from pswbrief.core.edtf import Edtf
from pswbrief.core.enums import ItemType
from pswbrief.core.item import Item
from pswbrief.core.name import Organisation, Person
from pswbrief.core.pages import Pages
from pswbrief.formats.bibtex.biblatex import dumps, loads
from testing.exchange_items import ITEMS, MANY, NOTICE, PLAIN_ITEMS, TEXT, item_lists, names

# Items take longer to think of than to read.
SOME = settings(MANY, max_examples=MANY.max_examples // 4)
BY_ID = {item.id: item for item in PLAIN_ITEMS}

# What pandoc 3.9 makes of the fields, whose they are, and why. An item that comes to differ, or no longer does, fails the test.
PANDOC_LOSES = {
    "article_number": (
        lambda item: item.article_number or (item.type is ItemType.REPORT and item.issue),
        "pandoc doesn't read `eid`, and takes a report's number in its series for its own",
    ),
    "issued": (lambda item: item.issued and item.issued.start.season, "pandoc keeps the season as a note"),
    "issue": (lambda item: item.type is ItemType.REPORT and item.issue, "see article_number"),
    "container": (
        lambda item: item.type is ItemType.REPORT and item.container,
        "the data model has no series for a report; pandoc reads it as a note",
    ),
    "url": (lambda item: item.pmid and not item.url, "pandoc makes PubMed's address of the PMID"),
}
# What biber 2.18 misses besides authors, which the brief doesn't print: facts that neither the brief nor a public page shows.
BIBER_MISSES = {
    ("nhsengland-lived", "date, year"): "the case study's page bears no date",
    ("healthcarelibraryni2018regional", "url, doi, eprint"): "the page's address was lost, and no public page shows it",
}


@cache
def written() -> str:
    return dumps(ITEMS, NOTICE)


@pytest.mark.parametrize("judge", [by_bibtexparser, by_pybtex])
def test_every_field_of_every_real_item_arrives_at_other_readers(judge):
    assert differences(BY_ID, judge(written())) == set()


def test_pandoc_reads_all_but_what_it_is_known_to_lose():
    assert differences(BY_ID, by_pandoc(written(), "biblatex"), without_typography) == known(BY_ID, PANDOC_LOSES)


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("biber"), reason="biber isn't installed")
def test_biber_misses_no_more_than_authors_and_what_nobody_knows(tmp_path):
    (tmp_path / "all.bib").write_text(written(), encoding="utf-8")
    command = ["biber", "--tool", "--validate-datamodel", "--nolog", "all.bib"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    warnings = [line for line in done.stdout.splitlines() if line.startswith(("WARN", "ERROR"))]
    missing = set()
    for line in warnings:
        match = re.search(r"Entry '(\S+)' .*Missing mandatory field (?:- one of )?'([^']+)'", line)
        assert match, line
        missing.add((match[1], match[2]))
    without_author = {(item.id, "author") for item in ITEMS if not item.authors}
    assert {found for found in missing if found[1] != "author"} == BIBER_MISSES.keys()
    assert {found for found in missing if found[1] == "author"} <= without_author


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("biber"), reason="biber isn't installed")
def test_biber_reads_dates_that_are_not_sure_and_years_before_christ(tmp_path):
    dates = ("1850~", "1850%", "1850?/1860~", "-0349~", "Y00000", "-0043-03-15")
    items = [Item(id=f"a{at}", title="T", issued=Edtf.parse(date)) for at, date in enumerate(dates)]
    (tmp_path / "dates.bib").write_text(dumps(items), encoding="utf-8")
    command = ["biber", "--tool", "--validate-datamodel", "--nolog", "dates.bib"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    warnings = [line for line in done.stdout.splitlines() if line.startswith(("WARN", "ERROR"))]
    # Nothing is missed but authors.
    assert all("Missing mandatory field 'author'" in line for line in warnings), warnings


# One item of each kind, and what exchange rules ask of its entry.
RULES = [
    (
        Item(id="a", type=ItemType.ARTICLE, container="J", volume="1", issue="2", pages=Pages("3", "4")),
        ["@article{a,", "journaltitle = {J}", "volume = {1}", "number = {2}", "pages = {3--4}", "langid = {british}"],
    ),
    (Item(id="a", type=ItemType.ARTICLE, article_number="e59"), ["eid = {e59}"]),
    (Item(id="a", type=ItemType.REPORT, publisher="NHS"), ["@report{a,", "type = {Report}", "institution = {NHS}"]),
    (
        Item(id="a", type=ItemType.REPORT, publisher="Office for Health and Care"),
        ["institution = {{Office for Health and Care}}"],
    ),
    (
        Item(id="a", type=ItemType.REPORT, container="Series", issue="31"),
        ["shortseries = {Series}", "note = {Series}", "number = {31}"],
    ),
    (
        Item(id="a", type=ItemType.WEBPAGE, publisher="NHS", url="https://x.uk/a_b"),
        ["@online{a,", "organization = {NHS}", "url = {https://x.uk/a_b}"],
    ),
    (Item(id="a", type=ItemType.THESIS, title="T"), ["@thesis{a,", "type = {Thesis}"]),
    (Item(id="a", type=ItemType.CHAPTER, container="In the NHS"), ["@incollection{a,", "booktitle = {In the {NHS}}"]),
    (Item(id="a", type=ItemType.DATASET, title="T"), ["@dataset{a,"]),
    (Item(id="a", issued=Edtf.parse("2019-12")), ["date = {2019-12}"]),
    (Item(id="a", issued=Edtf.parse("2012-04/2012-06")), ["date = {2012-04/2012-06}"]),
    *(
        (Item(id="a", issued=Edtf.parse(date)), [f"date = {{{date}}}"])
        for date in ("1850~", "1850%", "1850?/1860~", "-0349~", "Y00000", "-0043-03-15")
    ),
    (Item(id="a", csl={"original-date": Edtf.parse("1850~")}), ["origdate = {1850~}"]),
    (Item(id="a", issued=Edtf.parse("2018-21")), ["date = {2018}", "addendum = {Spring 2018}"]),
    (
        Item(id="a", issued=Edtf.parse("2018-24/2019-21")),
        ["date = {2018/2019}", "addendum = {Winter 2018-Spring 2019}"],
    ),
    (
        Item(id="a", authors=(Organisation("NHS England"), Person("de Beer", "C R M"))),
        ["author = {{NHS England} and de Beer, C R M}"],
    ),
    (
        Item(id="a", pmid="123", pmcid="PMC45", note="Abstract only"),
        ["eprint = {123}", "eprinttype = {pubmed}", "usera = {PMC45}", "annote = {Abstract only}"],
    ),
    (Item(id="a", title="T", language="de"), ["langid = {german}", "language = {de}"]),
]


@pytest.mark.parametrize(("item", "lines"), RULES)
def test_each_kind_of_item_has_its_entry_and_comes_back(item, lines):
    text = dumps([item])
    for line in lines:
        assert line in text
    assert loads(text).items == (item,)


def test_without_authors_there_is_no_author_field_and_an_article_number_is_no_page():
    text = dumps([Item(id="a", type=ItemType.ARTICLE, article_number="59")])
    assert "author" not in text
    assert "pages" not in text


@SOME
@given(item_lists(names(TEXT), TEXT), TEXT)
def test_whatever_the_texts_hold_another_reader_finds_every_entry(items, notice):
    library = bibtexparser.parse_string(dumps(items, notice), parse_stack=[])
    assert library.failed_blocks == []
    assert len(library.entries) == len(items)


@SOME
@given(item_lists(names(HELD_BY_TEX), HELD_BY_TEX))
def test_what_the_format_can_hold_comes_back(items):
    loaded = loads(dumps(items))
    assert loaded.problems == ()
    assert loaded.items == items


def test_the_real_items_come_back():
    loaded = loads(written())
    assert loaded.items == PLAIN_ITEMS
    assert loaded.problems == ()
