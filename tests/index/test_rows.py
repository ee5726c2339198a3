from __future__ import annotations

import json

import pytest

from pswbrief.core.enums import Source
from pswbrief.core.item import unpack
from pswbrief.core.reference import Reference
from pswbrief.index.entries import CollectionEntry
from pswbrief.index.rows import columns_of, detail_of, link_of, row_of
from pswbrief.index.schema import WORD_COLUMNS
from pswbrief.text.about import About
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
    assert row_of(_entry(**FULL))[11] == "the bmj"
    assert row_of(_entry(**FULL))[17:] == (None, True, None)
    row = row_of(_entry(access=None))
    assert row[16:] == ("library", None, False, None)
    assert row[2:5] == (None, None, None)
    assert (row[8], row[10], row[11], row[12], row[14], row[15]) == (None, "", "", None, None, None)


VERIFIED = {"basis": "title", "seen_at": ["https://example.org"]}


@pytest.mark.parametrize(
    ("fields", "changes"),
    [
        ({"author_note": "With Ann Quill"}, {10: " | with ann quill ;"}),
        ({"authors": [{"family": "Quill"}], "author_note": "et al"}, {10: " quill quill ; | et al ;", 12: "quill"}),
        ({"publisher": "<i>NHS</i> England"}, {4: "NHS England", 11: "i nhs i england", 14: "nhs england"}),
        ({"container": "A BMJ", "publisher": "An X"}, {4: "A BMJ", 11: "a bmj ; an x", 14: "bmj"}),
        (
            {"container": "BMJ", "verified": VERIFIED | {"container": "The BMJ"}},
            {4: "BMJ", 11: "bmj ; the bmj", 14: "bmj"},
        ),
        ({"verified": VERIFIED | {"title": "WORDS on peers"}}, {}),
        ({"verified": VERIFIED | {"title": "Words, on peers"}}, {17: "Words, on peers"}),
        ({"title": "Schema <i>a</i> an end"}, {5: "Schema a an end", 13: "schema a an end"}),
        ({"notes": "Mine."}, {18: True}),
        ({"status": "read"}, {15: "read", 18: True}),
        ({"duplicate_of": "a"}, {9: "a"}),
        ({"language": "English"}, {19: "en"}),
        ({"language": "pt_BR"}, {19: "pt-br"}),
        ({"language": "Klingon"}, {19: "klingon"}),
    ],
)
def test_each_field_is_in_the_columns_that_it_is_looked_for_in(fields, changes):
    before, after = row_of(_entry()), row_of(_entry(**fields))
    assert {at: new for at, (old, new) in enumerate(zip(before, after, strict=True)) if new != old} == changes


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("The Impact", "impact"),
        ("“An” end of the day", "end of the day"),
        ("“A new York”", 'new york"'),
        ("… the end", "end"),
        ("New York", "new york"),
        ("Schema theory", "schema theory"),
        ("A–Z of care", "a-z of care"),
        ("Theatre", "theatre"),
        ("A", "a"),
        ("The", "the"),
        ("…", ""),
    ],
)
def test_titles_and_journals_are_sorted_without_an_opening_article(title, key):
    row = row_of(_entry(title=title, container=title))
    assert row[13:15] == (key, key)


@pytest.mark.parametrize(
    ("fields", "link"),
    [
        ({}, None),
        ({"url": "https://a.uk"}, "https://a.uk"),
        ({"url": "https://a.uk", "doi": "10.1186/x"}, "https://doi.org/10.1186/x"),
        ({"doi": "10.1186/x", "pmcid": "PMC1"}, "https://pmc.ncbi.nlm.nih.gov/articles/PMC1/"),
        ({"pmcid": "PMC1", "verified": VERIFIED | {"free_copy": "https://b.uk"}}, "https://b.uk"),
        ({"url": "https://a.uk", "verified": VERIFIED}, "https://a.uk"),
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


def test_a_record_takes_no_more_room_than_its_letters():
    assert '"Ärger 王"' in detail_of(_entry(title="Ärger 王"))[1]


def test_every_word_is_in_the_column_in_which_it_is_searched():
    columns = dict(zip(WORD_COLUMNS, columns_of(_entry(**FULL)), strict=True))
    assert columns["title"] == ["the", "impact", "of", "peers"]
    assert {"byrne", "louise", "england"} <= set(columns["names"])
    assert columns["venue"] == ["the", "bmj"]
    assert columns["topic"] == ["training"]
    assert {"2020", "read", "striking"} <= set(columns["extra"])
    assert (columns["access"], columns["abstract"]) == (["free"], ["some", "words"])


@pytest.mark.parametrize(
    ("fields", "column", "found"),
    [
        ({"author_note": "With Quill"}, "names", ["with", "quill"]),
        ({"author_note": "Ковров"}, "names", ["ковров", "kovrov"]),
        ({"container": "BMJ", "publisher": "BMJ", "verified": VERIFIED | {"container": "The BMJ"}}, "venue", ["bmj", "the", "bmj"]),
        (
            {
                "verified": VERIFIED | {"title": "Other"}, "issued": "2020", "doi": "10.5555/a", "pmid": "7", "pmcid": "PMC8",
                "page_pointer": "p. 9", "source": "BMJ", "tags": ["x y"], "notes": "Z",
            },
            "extra",
            ["other", "2020", "10", "5555", "a", "7", "pmc8", "p", "9", "bmj", "x", "y", "z"],
        ),
        ({"csl": {"title-short": "<b>Short</b>", "translator": [{"family": "Roe"}]}}, "extra", ["short", "roe"]),
        ({"editors": [{"family": "Roe", "given": "R"}]}, "extra", ["roe", "r"]),
        ({}, "extra", []),
    ],
)  # fmt: skip
def test_other_words_of_a_reference_are_in_the_columns_of_their_kind(fields, column, found):
    assert dict(zip(WORD_COLUMNS, columns_of(_entry(**fields)), strict=True))[column] == found


def test_headings_are_in_the_columns_of_their_kind():
    filed = _entry()._replace(about=About(("burnout", "job stress"), ("training",)))
    assert columns_of(filed)[-2:] == [["burnout", "job", "stress"], ["training"]]


def test_a_name_in_another_script_is_looked_for_in_latin_letters_as_well():
    columns = dict(zip(WORD_COLUMNS, columns_of(_entry(authors=[{"family": "Ковров", "given": "Пётр"}])), strict=True))
    assert {"ковров", "kovrov"} <= set(columns["names"])
