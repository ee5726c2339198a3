"""Source lines as librarians write them are split into the fields that a person would see in them."""

import pytest

from pswbrief.ingest.source_line import parse_source, unlabelled

FIELDS = ("name", "volume", "issue", "article_number", "pages", "issued", "doi", "book", "place")


def said(text):
    found = parse_source(text)
    assert found is not None, text
    values = {name: getattr(found, name) for name in FIELDS}
    return {name: str(value) for name, value in values.items() if value is not None}


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("Journal 19(1), March 2015", {"name": "Journal", "volume": "19", "issue": "1", "issued": "2015-03"}),
        (
            "Journal, Vol. 12, Issue 3, May 2021",
            {"name": "Journal", "volume": "12", "issue": "3", "issued": "2021-05"},
        ),
        (
            "Journal 2021; 12(3): 45–58",
            {"name": "Journal", "volume": "12", "issue": "3", "pages": "45-58", "issued": "2021"},
        ),
        (
            "Journal. 2022 Mar;14(2):e0123",
            {"name": "Journal", "volume": "14", "issue": "2", "article_number": "e0123", "issued": "2022-03"},
        ),
        (
            "Ward Studies 2021 30:4, 234-240",
            {"name": "Ward Studies", "volume": "30", "issue": "4", "pages": "234-240", "issued": "2021"},
        ),
        (
            "Ward Studies, Volume 110, October 2020, 103701",
            {"name": "Ward Studies", "volume": "110", "article_number": "103701", "issued": "2020-10"},
        ),
        (
            "Ward Studies Online 26(1): 1917488, 2021",
            {
                "name": "Ward Studies Online",
                "volume": "26",
                "issue": "1",
                "article_number": "1917488",
                "issued": "2021",
            },
        ),
        (
            "March 2021, Ward Studies 12(3)",
            {"name": "Ward Studies", "volume": "12", "issue": "3", "issued": "2021-03"},
        ),
        ("12 May 2023, NHS England", {"name": "NHS England", "issued": "2023-05-12"}),
        ("NHS Employers | 2022", {"name": "NHS Employers", "issued": "2022"}),
        (
            "Ward Database of Reviews 2020, Issue 3. Art. No.: CD013345",
            {"name": "Ward Database of Reviews", "issue": "3", "article_number": "CD013345", "issued": "2020"},
        ),
        ("Publisher, 3rd March 2020", {"name": "Publisher", "issued": "2020-03-03"}),
        ("Health Education England; 2019", {"name": "Health Education England", "issued": "2019"}),
        ("Journal of Wards, online first, August 2024", {"name": "Journal of Wards", "issued": "2024-08"}),
        ("In: A Book, Publisher, 2018", {"book": "A Book", "name": "Publisher", "issued": "2018"}),
        ("Ward Trust, no date", {"name": "Ward Trust"}),
        ("Ward Trust (n.d.)", {"name": "Ward Trust"}),
        ("Leith: Ward Press, 2018", {"place": "Leith", "name": "Ward Press", "issued": "2018"}),
        (
            "Source: Services (Leith, W.C.), 73(12), 2022",
            {"name": "Services (Leith, W.C.)", "volume": "73", "issue": "12", "issued": "2022"},
        ),
        ("Journal of Wards 10, : 2023", {"name": "Journal of Wards", "volume": "10", "issued": "2023"}),
        (
            "Journal 35(4), April-June 2012",
            {"name": "Journal", "volume": "35", "issue": "4", "issued": "2012-04/2012-06"},
        ),
        ("Ward Library, Spring 2018", {"name": "Ward Library", "issued": "2018-21"}),
        (
            "Ward Times (2020) 116(4), 20-23",
            {"name": "Ward Times", "volume": "116", "issue": "4", "pages": "20-23", "issued": "2020"},
        ),
        (
            "Ward Open 2019;9:e025906. doi: 10.1136/x-2018-025906",
            {
                "name": "Ward Open",
                "volume": "9",
                "article_number": "e025906",
                "issued": "2019",
                "doi": "10.1136/x-2018-025906",
            },
        ),
    ],
)
def test_a_source_line_comes_apart(line, fields):
    """Each value is in the field where a person would put it, and nothing else is found."""
    assert said(line) == fields


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("Systems 12(59), 2018", "article_number", "59"),
        ("Weekly 116(53), 2018", "issue", "53"),
        ("The Old Weekly 340(7747), 2010", "issue", "7747"),
    ],
)
def test_a_number_in_brackets_is_an_issue_or_an_article(line, field, value):
    """No journal has more than 53 issues a year; what is higher is an article's number, unless issues are counted through."""
    assert said(line)[field] == value


@pytest.mark.parametrize(
    "line",
    [
        "Raising the ceiling: a pathway for ward staff – 2021",
        "The survey was carried out in England, March 2020",
        "Experiences of the years 2011-2014",
        "Ward Trust",
        "",
        "2019",
        "52, No. 2, 2012, pp. 882-896",
        "12. Ward gardens, 2020",
        "Methods: This report sets out what is known and makes 12, 2014",
        "x" * 300 + ", 2020",
    ],
)
def test_other_lines_are_no_source_lines(line):
    """A title, a sentence, a bare name or a year alone is not taken for one."""
    assert parse_source(line) is None


def test_a_label_is_taken_off():
    """The text before the source is its label, and not part of the name."""
    assert unlabelled("Publication Details: Ward Journal 3(1), 2020") == "Ward Journal 3(1), 2020"
    assert unlabelled("Ward Journal 3(1), 2020") == "Ward Journal 3(1), 2020"
