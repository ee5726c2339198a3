"""The reader of the printed brief: what it takes for a title, a source line or a section has the marks of one."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from fidelity.printed import DATA, RUNNING_HEADER, brief, edtf, identity, source_fields

# The title lines of the references that identity.json knows nothing about, read off the text by eye.
UNSEEN_LINES = (125, 147, 330, 460, 535, 641, 656, 696, 718, 866, 934, 1012)


def test_the_reader_finds_the_titles_where_they_are():
    """The 136 title lines are those that identity.json names and twelve that a person read off the text."""
    found = [reference.line for reference in brief().references]
    assert len(found) == 136
    assert found == sorted(identity().keys() | set(UNSEEN_LINES))
    for reference in brief().references:
        assert identity().get(reference.line, {"title": reference.title})["title"] == reference.title


def test_the_reader_splits_references_at_their_source_lines():
    """Every source line that the reader finds ends in a year, but for the one without a date; no abstract is empty."""
    dateless = [reference.source for reference in brief().references if not re.search(r" \d{4}$", reference.source)]
    assert dateless == ["NHS England"]
    assert all(len(reference.abstract) > 100 for reference in brief().references)


def test_the_reader_leaves_out_nothing_but_artefacts():
    """Of all lines of the text, the reader drops only empty ones, three running headers and one stray "A"."""
    lines = (DATA / "evidence-brief.md").read_text(encoding="utf-8").split("\n")
    kept = {number for number, _ in brief().lines}
    dropped = [line.strip() for number, line in enumerate(lines, start=1) if number not in kept and line.strip()]
    assert Counter(dropped) == {RUNNING_HEADER: 3, "A": 1}


def test_the_reader_finds_each_section_once_and_in_the_order_of_the_contents():
    """The headings in the body are the 32 entries of the contents, word for word and in their order."""
    assert [section for section, _ in brief().body] == [title for title, _ in brief().contents]
    assert len(brief().contents) == 32


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("2018", "2018"),
        ("March 2025", "2025-03"),
        ("April-June 2012", "2012-04/2012-06"),
        ("January-February 2020", "2020-01/2020-02"),
        ("Spring 2018", "2018-21"),
    ],
)
def test_the_reader_writes_dates_as_edtf(printed, expected):
    """Years, months, ranges of months and seasons become the EDTF dates that the contract names."""
    assert edtf(printed) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            "NHS Cumbria, Northumberland, Tyne and Wear NHS Foundation Trust, June 2021",
            {"publisher": "NHS Cumbria, Northumberland, Tyne and Wear NHS Foundation Trust", "issued": "2021-06"},
        ),
        (
            "Psychiatric services (Washington, D.C.), 73(12), 2022",
            {"container": "Psychiatric services (Washington, D.C.)", "volume": "73", "issue": "12", "issued": "2022"},
        ),
        (
            "BMC Health Services Research 12(205), 2012",
            {
                "container": "BMC Health Services Research",
                "volume": "12",
                "article_number": "205",
                "issued": "2012",
            },
        ),
        (
            "Journal of Psychosocial Rehabilitation and Mental Health 10, : 2023",
            {
                "container": "Journal of Psychosocial Rehabilitation and Mental Health",
                "volume": "10",
                "issued": "2023",
            },
        ),
        (
            "Source: Social Psychiatry and Psychiatric Epidemiology 55, March 2020",
            {"container": "Social Psychiatry and Psychiatric Epidemiology", "volume": "55", "issued": "2020-03"},
        ),
        ("Community Mental Health Journal, 2024", {"container": "Community Mental Health Journal", "issued": "2024"}),
        ("NHS England", {"publisher": "NHS England"}),
    ],
)
def test_the_reader_breaks_source_lines_apart(source, expected):
    """The oddest source lines, broken apart by hand, come out of the reader's parser the same."""
    assert source_fields(source) == expected
