"""The table of other names for values."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pswbrief.core.aliases import ALIASES, canonical, names_of
from pswbrief.core.selection import ACCESS, STATUSES
from pswbrief.formats.format_names import FormatName
from pswbrief.styles.style_names import StyleName
from testing.values_page import values_page


@pytest.mark.parametrize(
    ("asked", "choices", "meant"),
    [
        ("APA", StyleName, "apa"),
        ("Cite Them Right", StyleName, "harvard"),
        ("bib", FormatName, "bibtex"),
        ("EndNote", FormatName, "endnote-xml"),
        ("CSL_JSON", FormatName, "csl-json"),
        ("zotero", FormatName, "ris"),
        ("word", ("text", "docx"), "docx"),
        (" Free ", ACCESS, "open"),
        ("NHS OpenAthens", ACCESS, "openathens"),
        ("to read", STATUSES, "to-read"),
        ("musical-score", ("musical_score",), "musical_score"),
    ],
)
def test_a_value_is_known_in_any_case_and_by_its_other_names(asked, choices, meant):
    assert canonical(asked, choices) == meant


def test_a_choice_of_that_very_name_takes_precedence_over_an_alias():
    assert canonical("text", ("plain", "text")) == "text"
    assert canonical("text", ("table", "plain")) == "plain"


def test_a_name_of_no_choice_means_nothing():
    assert canonical("mla", StyleName) is None
    assert canonical("", StyleName) is None
    assert canonical("word", FormatName) is None


def test_names_are_listed_with_their_values_and_without_the_values_themselves():
    named = names_of(ACCESS)
    assert named["free"] == "open"
    assert not named.keys() & set(ACCESS)
    assert "text" not in names_of(("text", "plain"))


def test_every_name_in_the_table_is_written_as_it_is_looked_up():
    for value, names in ALIASES.items():
        for name in names:
            assert canonical(name, (value,)) == value


def test_the_page_of_values_lists_every_name():
    """PSWBRIEF_SNAPSHOTS=write makes the page anew."""
    page = Path(__file__).parents[2] / "docs" / "values.md"
    if os.environ.get("PSWBRIEF_SNAPSHOTS") == "write":
        page.write_text(values_page(), encoding="utf-8", newline="\n")
    assert page.read_text(encoding="utf-8") == values_page()
