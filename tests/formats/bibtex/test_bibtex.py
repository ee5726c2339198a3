"""BibTeX, judged by bibtexparser, pybtex, pandoc, and BibTeX itself."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from functools import cache

import bibtexparser
import pytest
from hypothesis import given, settings

from formats.judges import by_bibtexparser, by_pandoc, by_pybtex, differences, known, without_typography
from pswbrief.core.edtf import Edtf
from pswbrief.core.enums import ItemType
from pswbrief.core.item import Item
from pswbrief.core.name import Organisation, Person
from pswbrief.core.pages import Pages
from pswbrief.formats.bibtex.bibtex import dumps, loads
from testing.exchange_items import (
    ITEMS,
    MANY,
    NOTICE,
    PLAIN_ITEMS,
    TEXT,
    item_lists,
    names,
)

# Items take longer to think of than to read.
SOME = settings(MANY, max_examples=MANY.max_examples // 4)
BY_ID = {item.id: item for item in PLAIN_ITEMS}

# What pandoc 3.9 makes of the fields, whose they are, and why. An item that comes to differ, or no longer does, fails the test.
PANDOC_LOSES = {
    "article_number": (
        lambda item: item.article_number or (item.type is ItemType.REPORT and item.issue),
        "pandoc doesn't read `eid`, and takes a report's number in its series for its own",
    ),
    "pages": (
        lambda item: item.article_number and not item.pages,
        "BibTeX's styles print an article number from `pages`",
    ),
    "issued": (
        lambda item: item.issued and (item.issued.end or item.issued.start.season),
        "pandoc reads no month that is a range, and no season",
    ),
    "publisher": (
        lambda item: item.type is ItemType.WEBPAGE and item.url and item.publisher,
        "pandoc takes the address in `howpublished` for a second publisher",
    ),
    "issue": (lambda item: item.type is ItemType.REPORT and item.issue, "see article_number"),
    "container": (
        lambda item: item.type is ItemType.REPORT and item.container,
        "pandoc reads `series` as a collection",
    ),
}


@cache
def written() -> str:
    return dumps(ITEMS, NOTICE)


@pytest.mark.parametrize("judge", [by_bibtexparser, by_pybtex])
def test_every_field_of_every_real_item_arrives_at_other_readers(judge):
    assert differences(BY_ID, judge(written())) == set()


def test_pandoc_reads_all_but_what_it_is_known_to_lose():
    assert differences(BY_ID, by_pandoc(written(), "bibtex"), without_typography) == known(BY_ID, PANDOC_LOSES)


def test_pandoc_still_sentence_cases_titles_and_curls_quotes():
    read = by_pandoc(written(), "bibtex")
    changed = [(item.title, read[key]["title"]) for key, item in BY_ID.items() if item.title != read[key]["title"]]
    assert any(title.casefold() == got.casefold() for title, got in changed)  # type: ignore[attr-defined]
    assert any("'" in title and "’" in got for title, got in changed)


def _can_compile() -> bool:
    """Whether BibTeX, pdflatex and the style that prints addresses are installed."""
    if not all(map(shutil.which, ("bibtex", "pdflatex", "kpsewhich"))):
        return False
    return subprocess.run(["kpsewhich", "plainurl.bst"], capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(not _can_compile(), reason="BibTeX, pdflatex and plainurl.bst aren't installed")
def test_a_document_that_cites_everything_compiles_without_an_error(tmp_path):
    hostile = Item(
        id="hostile",
        title="\\input{x} } 50% & $1 #2 a_b ^ ~ {",
        authors=(Organisation("A & B, {C} and D"),),
        url="https://x.uk/a_b%20c#d",
        doi="10.1234/a_b(c)<d>",
    )
    (tmp_path / "all.bib").write_text(dumps([*ITEMS, hostile], NOTICE), encoding="utf-8")
    (tmp_path / "all.tex").write_text(
        "\\documentclass{article}\\usepackage[T1]{fontenc}\\usepackage{hyperref}\\begin{document}\\nocite{*}"
        "\\bibliographystyle{plainurl}\\bibliography{all}\\end{document}\n",
        encoding="utf-8",
    )

    def run(*command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, errors="replace")

    latex = ("pdflatex", "-draftmode", "-interaction=nonstopmode", "all")
    run(*latex)
    bibtex = run("bibtex", "all")
    assert bibtex.returncode == 0, bibtex.stdout
    warnings = {
        re.sub(r"in \S+$|for \S+$", "", line) for line in bibtex.stdout.splitlines() if line.startswith("Warning")
    }
    # Nothing to sort by, or to print, where the brief names no author, year or journal's pages.
    assert all(
        re.search(r"empty (author|year|journal)|to sort, need author|no number and no volume", line)
        for line in warnings
    )
    run(*latex)
    log = run(*latex).stdout
    # pdflatex has no glyph for the look-alikes and says so; a command or an open group would be another error.
    errors = [line for line in log.splitlines() if line.startswith("!")]
    assert all("Unicode character" in line for line in errors), errors


# One item of each kind, and what exchange rules ask of its entry.
JULY = Edtf.parse("2019-07")
RULES = [
    (
        Item(id="a", type=ItemType.ARTICLE, container="J", volume="1", issue="2", pages=Pages("3", "4")),
        ["@article{a,", "journal = {J}", "volume = {1}", "number = {2}", "pages = {3--4}"],
    ),
    (Item(id="a", type=ItemType.ARTICLE, article_number="e59"), ["eid = {e59}", "pages = {e59}"]),
    (Item(id="a", type=ItemType.REPORT, publisher="NHS"), ["@techreport{a,", "institution = {NHS}", "type = {Report}"]),
    (Item(id="a", type=ItemType.REPORT, container="Series", issue="31"), ["booktitle = {Series}", "number = {31}"]),
    (
        Item(id="a", type=ItemType.WEBPAGE, url="https://x.uk/a_b"),
        ["@misc{a,", "howpublished = {\\url{https://x.uk/a_b}}", "url = {https://x.uk/a_b}"],
    ),
    (
        Item(id="a", type=ItemType.THESIS, genre="PhD thesis", publisher="Oslo"),
        ["@phdthesis{a,", "type = {PhD thesis}", "school = {Oslo}"],
    ),
    (Item(id="a", type=ItemType.CHAPTER, container="In the NHS"), ["@incollection{a,", "booktitle = {In the {NHS}}"]),
    (Item(id="a", type=ItemType.PAPER, title="T"), ["@inproceedings{a,"]),
    (
        Item(id="a", type=ItemType.BOOK, place="Leeds", edition="2nd"),
        ["@book{a,", "address = {Leeds}", "edition = {2nd}"],
    ),
    (Item(id="a", issued=JULY), ["year = {2019}", "month = jul,"]),
    (Item(id="a", issued=Edtf.parse("2019-07-05")), ["month = jul,", "day = {5}"]),
    (Item(id="a", issued=Edtf.parse("2012-04/2012-06")), ["year = {2012}", 'month = apr # "--" # jun,']),
    (Item(id="a", issued=Edtf.parse("2018-21")), ["year = {2018}", "note = {Spring 2018}"]),
    (Item(id="a", issued=Edtf.parse("2011-11/2012-02")), ["year = {2011}", "month = nov,", "date = {2011-11/2012-02}"]),
    (
        Item(id="a", authors=(Person("van Bergen", "Diana D."), Organisation("Department of Health and Social Care"))),
        ["author = {van Bergen, Diana D. and {Department of Health and Social Care}}"],
    ),
    (
        Item(id="a", authors=(Person("Plato"), Person("Garcia Lopez"), Person("Smith, Jr", "A and B"))),
        ["author = {Plato and {Garcia Lopez}, {} and {Smith, Jr}, {A and B}}"],
    ),
    (
        Item(id="a", pmid="123", pmcid="PMC45", doi="10.1234/a_b", note="Abstract only"),
        ["pmid = {123}", "pmcid = {PMC45}", "doi = {10.1234/a_b}", "annote = {Abstract only}"],
    ),
    (Item(id="a", issued=Edtf.parse("-0349")), ["year = {350 BC}"]),
    (Item(id="a", issued=Edtf.parse("Y00000")), ["year = {1 BC}"]),
    (Item(id="a", issued=Edtf.parse("-0043-03-15~")), ["year = {44 BC}", "month = mar", "csl-issued = {-0043-03-15~}"]),
    (Item(id="a", accessed=Edtf.parse("2019~")), ["urldate = {2019~}"]),
    (Item(id="a", keywords=("peer support", "risk, harm")), ["keywords = {peer support, {risk, harm}}"]),
    (Item(id="a", abstract="5% of <i>R&D</i>\nand m<sup>2</sup>"), [r"abstract = {5\% of R\&D and m²}"]),
]


@pytest.mark.parametrize(("item", "lines"), RULES)
def test_each_kind_of_item_has_its_entry_and_comes_back(item, lines):
    text = dumps([item])
    for line in lines:
        assert line in text
    assert text.startswith("@")
    assert text.endswith("}\n")
    plain = replace(item, abstract=item.abstract and "5% of R&D and m²")
    assert loads(text).items == (plain,)


def test_without_authors_there_is_no_author_field():
    assert "author" not in dumps([Item(id="a", title="T")])


def test_the_notice_is_a_comment_that_no_reader_takes_for_an_entry():
    text = dumps([Item(id="a", title="T")], "Cite @misc{x, title={y}}\n@article{z,")
    assert text.startswith("% Cite (at)misc{x, title={y}} (at)article{z,\n\n@misc{a,")
    assert list(by_bibtexparser(text)) == list(by_pybtex(text)) == [item.id for item in loads(text).items] == ["a"]


def test_no_items_make_an_empty_file_that_reads_as_none():
    assert dumps([]) == ""
    assert loads("").items == loads(dumps([], NOTICE)).items == ()


def test_foreign_ids_become_safe_and_unique_and_safe_ones_stay():
    ids = ["Smith 2010", "smith-2010", "Ünal:2011", "a{b}", "", "SMITH-2010", "同伴"]
    keys = [entry.key for entry in bibtexparser.parse_string(dumps([Item(id=one, title="T") for one in ids])).entries]
    assert keys == ["Smith-2010-2", "smith-2010", "Unal:2011", "a-b", "reference", "SMITH-2010-3", "reference-2"]
    assert len({key.casefold() for key in keys}) == len(keys)


@SOME
@given(item_lists(names(TEXT), TEXT), TEXT)
def test_no_text_gets_out_of_its_field_or_brings_in_a_command(items, notice):
    text = dumps(items, notice)
    text.encode("utf-8")
    entries = [block for block in re.split(r"^(?=@)", text, flags=re.MULTILINE) if block.startswith("@")]
    assert len(entries) == len(items)
    assert text.count("\n@") + text.startswith("@") == len(items)
    for line in text.splitlines():
        assert re.fullmatch(
            r"%.*|@[a-z]+\{[A-Za-z0-9:_-]+,|  [a-z_-]+ = (\{.*\}|[a-z]{3}( # \"--\" # [a-z]{3})?),|\}|", line
        ), line
        bare = re.sub(r"^%.*|^  howpublished = \{\\url\{", "", line)
        assert "\\" not in re.sub(r"\\[&%$#_{}]", "", bare)


def test_the_real_items_come_back():
    loaded = loads(written())
    assert loaded.items == PLAIN_ITEMS
    assert loaded.problems == ()
