from __future__ import annotations

import json

import pytest

from pswbrief.core.enums import Source
from pswbrief.core.item import unpack
from pswbrief.core.reference import Reference
from pswbrief.index.entries import CollectionEntry
from pswbrief.index.rows import columns_of, detail_of, link_of, row_of
from pswbrief.index.schema import WORD_COLUMNS
from testing.catalogues import reference

FULL = {
    "title": "The Impact of Peers",
    "authors": [{"family": "Byrne", "given": "Louise"}, {"literal": "NHS England"}],
    "container": "The BMJ",
    "issued": "2020-05",
    "status": "read",
    "tags": ["To read"],
    "notes": "Striking.",
    "abstract": "Some words.",
    "access_note": "Free",
    "doi": "10.1186/x",
}


def _entry(**fields):
    return CollectionEntry(7, Reference.model_validate(reference(**fields)), Source.LIBRARY, 3, "Training", "print")


def test_a_row_holds_what_lists_show_sort_and_choose_by():
    row = row_of(_entry(**FULL))
    assert row[:6] == (7, "smith2020words", 2020, "open", "The BMJ", "The Impact of Peers")
    assert row[6:10] == ("article-journal", 3, "https://doi.org/10.1186/x", None)
    assert row[10] == " byrne louise byrne l byrne ; nhs england ;"
    assert row[12:17] == ("byrne, louise", "impact of peers", "bmj", "read", "library")


def test_a_row_of_a_reference_with_no_more_than_it_needs_has_gaps():
    row = row_of(_entry(access=None))
    assert row[2:5] == (None, None, None)
    assert (row[8], row[10], row[11], row[12], row[14], row[15]) == (None, "", "", None, None, None)


@pytest.mark.parametrize(
    ("fields", "link"),
    [
        ({}, None),
        ({"url": "https://a.uk"}, "https://a.uk"),
        ({"url": "https://a.uk", "doi": "10.1186/x"}, "https://doi.org/10.1186/x"),
        ({"doi": "10.1186/x", "pmcid": "PMC1"}, "https://pmc.ncbi.nlm.nih.gov/articles/PMC1/"),
    ],
)
def test_the_one_link_is_the_one_that_serves_a_reader_best(fields, link):
    assert link_of(Reference.model_validate(reference(**fields))) == link


def test_the_details_read_back():
    entry = _entry(**FULL)
    pos, record, item = detail_of(entry)
    assert pos == 7
    assert unpack(item) == entry.reference.item()
    assert {name: json.loads(record)[name] for name in ("id", "section", "source", "tags", "status")} == {
        "id": "smith2020words",
        "section": "Training",
        "source": "library",
        "tags": ["To read"],
        "status": "read",
    }


def test_every_word_stands_in_the_column_that_it_is_looked_for_in():
    columns = dict(zip(WORD_COLUMNS, columns_of(_entry(**FULL)), strict=True))
    assert columns["title"] == ["the", "impact", "of", "peers"]
    assert {"byrne", "louise", "england"} <= set(columns["names"])
    assert columns["venue"] == ["the", "bmj"]
    assert columns["topic"] == ["training"]
    assert {"2020", "read", "striking"} <= set(columns["extra"])
    assert (columns["access"], columns["abstract"]) == (["free"], ["some", "words"])


def test_a_name_in_another_script_is_looked_for_in_latin_letters_as_well():
    columns = dict(zip(WORD_COLUMNS, columns_of(_entry(authors=[{"family": "Ковров", "given": "Пётр"}])), strict=True))
    assert {"ковров", "kovrov"} <= set(columns["names"])
