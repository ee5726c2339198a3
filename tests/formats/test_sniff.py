"""Which format a text is in."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pswbrief.formats import registry
from pswbrief.formats.format_names import FormatName, WrittenFormat
from pswbrief.formats.sniff import sniff
from testing.exchange_items import ITEMS, MANY, NOTICE

DATA = Path(__file__).parent / "data"


@pytest.mark.parametrize("name", [FormatName(name) for name in WrittenFormat])
def test_every_format_that_is_written_is_recognised_by_what_it_holds(name):
    assert sniff(registry.dumps(name, ITEMS, NOTICE)) is name


@pytest.mark.parametrize(
    ("text", "filename", "name"),
    [
        # The file's ending, where it says enough.
        ("", "x.ris", FormatName.RIS),
        ("anything", "/a/b/X.NBIB", FormatName.NBIB),
        ("a;b", "x.csv", FormatName.CSV),
        ("", "x.bib", FormatName.BIBTEX),
        ("@online{a, title={b}}", "x.bib", FormatName.BIBLATEX),
        # How a text starts counts before that.
        ("TY  - JOUR\n", "x.nbib", FormatName.RIS),
        ("@article{a,\n  year = {2010},\n}", "x.ris", FormatName.BIBTEX),
        # Else what it holds.
        ("FN Clarivate\nVR 1.0\nPT J\nTI a\nER\n", "savedrecs.txt", FormatName.WEB_OF_SCIENCE),
        ("PT J\nAB quotes\n   TY  - JOUR\n", None, FormatName.WEB_OF_SCIENCE),
        ("%0 Journal Article\n%T a\n", "x.txt", FormatName.ENW),
        ("%T Corn\n%A W. Newman\n", None, FormatName.ENW),
        ("% a comment\n@misc{a, title = {b}}", None, FormatName.BIBTEX),
        ("---\nreferences:\n- id: a\n  type: book\n---\n", "x.md", FormatName.CSL_YAML),
        ("- title: a\n  type: book\n", None, FormatName.CSL_YAML),
        ("<?xml version='1.0'?>\n<!DOCTYPE PubmedArticleSet>\n<PubmedArticleSet>", "x.txt", FormatName.PUBMED_XML),
        ("<1. >\nVN  - Ovid Technologies\n", "x.txt", FormatName.OVID),
        ("<1>\nUnique Identifier\n  123\n", None, FormatName.OVID),
        ("1.\nTY  - JOUR\nTI  - a", "x.txt", FormatName.RIS),
        ("ty - JOUR\n", None, FormatName.RIS),
        ("\n\nPMID- 123\nTI  - a", "x.txt", FormatName.NBIB),
        ("PMID- 123\nAB  - a\n      TY  - JOUR\n@article{x,", None, FormatName.NBIB),
        ("% head\n@Article (a, year = 2010)", None, FormatName.BIBTEX),
        ("@article{a, journaltitle = {b}}", None, FormatName.BIBLATEX),
        ("@article{a,\n  date = {2010},\n}", None, FormatName.BIBLATEX),
        ("@article{a,\n  year = {2010},\n  date = {2010-05/2010-06},\n}", None, FormatName.BIBTEX),
        ("@misc{a, note = {the date = unknown}}", None, FormatName.BIBTEX),
        ("@article{a,\n\tJournalTitle\t= {b}}", None, FormatName.BIBLATEX),
        ("@misc{a,\n  note = {on @online{b}}}", None, FormatName.BIBTEX),
        ("@misc{a,\n  title = {b}}\n\n @ ONLINE {b,", None, FormatName.BIBLATEX),
        # Below many lines that say nothing, the first that does.
        ("% a comment\n" * 300 + "PMID- 123\n@article{a,", None, FormatName.NBIB),
        ("% a comment\n" * 300 + "@article{a, journaltitle = {b}}\nPMID- 123\n", None, FormatName.BIBLATEX),
        ('\ufeff[{"id": "a"}]', "x.json", FormatName.CSL_JSON),
        ('{"items": []}', None, FormatName.CSL_JSON),
        ('<?xml version="1.0"?>\n<xml><records><record/></records></xml>', "x.xml", FormatName.ENDNOTE_XML),
        ("<records><record></record></records>", None, FormatName.ENDNOTE_XML),
        ("Title;Authors;Year\na;b;c", "x.txt", FormatName.CSV),
        ('"Key","Item Type","Title"\n', None, FormatName.CSV),
        # And nothing, where it can't be determined.
        ("<html><body></body></html>", "x.xml", None),
        ("Dear Anna,\nhow are you?", "x.txt", None),
        ("", None, None),
    ],
)
def test_the_ending_or_the_content_tells_the_format(text, filename, name):
    assert sniff(text, filename) is name


@pytest.mark.parametrize(
    ("file", "name"),
    [("bib_messy.bib", FormatName.BIBLATEX), ("ris_messy.ris", FormatName.RIS), ("pubmed.nbib", FormatName.NBIB)],
)
def test_messy_files_are_recognised_by_what_they_hold(file, name):
    assert sniff((DATA / file).read_text(encoding="utf-8")) is name


@MANY
@given(st.text(), st.none() | st.text())
def test_no_text_and_no_name_raises(text, filename):
    assert sniff(text, filename) in {None, *FormatName}
