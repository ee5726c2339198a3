"""Whether the parts of a reference agree with those of a work that was found."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pswbrief.core.edtf import Edtf
from pswbrief.core.found_work import FoundWork
from pswbrief.core.found_work_comparison import Comparison, compare, is_placeholder, is_supplement, same_number
from pswbrief.core.item import Item
from pswbrief.core.name import Organisation, Person
from pswbrief.core.pages import Pages


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("08", "8"),
        ("2-3", "2/3"),
        ("Suppl. 1", "Supplement_1"),
        ("S2", "suppl 2"),
        ("12a", "12A"),
        ("Spring", "spring"),
        ("Spring.", "Spring"),
        ("0", "00"),
        ("No. 3", "3"),
        ("Suppl", "Supplement."),
    ],
)
def test_numbers_of_one_volume_or_issue(one, other):
    assert same_number(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("12", "13"),
        ("12A", "12B"),
        ("1", "Suppl 1"),
        ("2-3", "2"),
        ("Spring", "Autumn"),
        ("0", "1"),
        ("Suppl", "Suppl 1"),
        ("Suppl", ""),
    ],
)
def test_numbers_of_two(one, other):
    assert not same_number(one, other)


def test_a_supplement_and_what_is_written_for_no_page():
    assert [text for text in ("Suppl 1", "S3", "6 Suppl 2", "3", "Spring") if is_supplement(text)] == [
        "Suppl 1",
        "S3",
        "6 Suppl 2",
    ]
    assert [text for text in ("n/a-n/a", "no-no", "0", "e12", "12-19") if is_placeholder(text)] == [
        "n/a-n/a",
        "no-no",
        "0",
    ]


@pytest.mark.parametrize(
    ("ours", "theirs", "same"),
    [
        ([Person("Smith", "A.")], [Person("Smith", "Ann")], True),
        ([Person("Smith", "A.")], [Person("Smith", "Ben")], False),
        ([Person("Smith")], [Person("Smith", "Ben")], True),
        ([Person("van der Berg", "J")], [Person("Berg", "Jan", non_dropping_particle="van der")], True),
        ([Person("Smith", "A."), Person("Jones", "B")], [Person("Jones", "Bea")], True),
        ([Organisation("Care Group")], [Person("Smith", "A")], None),
        ([], [Person("Smith", "A")], None),
        ([Person("Smith", "A")], [], None),
        ([Person("Smith")], [Person("Smith")], True),
        ([Person("Smith", "A")], [Person("Smith")], True),
        ([Person("Smith", "A")], [Person("Jones", "A")], False),
        ([Person("Smith", "-A.")], [Person("Smith", "Ann")], True),
        ([Person("…", "A"), Person("Ng", "A")], [Person("Ng", "A")], True),
        ([Person("…", "A")], [Person("Ng", "A")], None),
    ],
)
def test_a_person_in_common(ours, theirs, same):
    asked = Item(id="x", type="article-journal", title="T", authors=tuple(ours))
    assert compare(asked, FoundWork(service="Test", page="p", authors=tuple(theirs))).author is same


def test_the_distance_of_years_is_that_of_the_nearest():
    asked = Item(id="x", type="article-journal", title="T", issued=Edtf.parse("2019-12/2020-01"))
    compared = compare(asked, FoundWork(service="Test", page="p", years=(2016, 2021)))
    assert (compared.apart, compared.year) == (1, True)
    assert compare(asked, FoundWork(service="Test", page="p")).apart is None


def _compared(asked, found):
    return compare(Item(id="x", title="T", **asked), FoundWork(service="Test", page="p", **found))


@pytest.mark.parametrize(
    ("issued", "years", "apart", "year"),
    [
        ("2019", (2019,), 0, True),
        ("2019", (2020,), 1, True),
        ("2019", (2017,), 2, False),
        ("2010/2019", (2011,), 1, True),
        ("2010/2019", (2020, 1990), 1, True),
        ("2019", (), None, None),
        (None, (2019,), None, None),
    ],
)
def test_years_agree_if_they_are_the_same_or_adjacent(issued, years, apart, year):
    compared = _compared({"issued": Edtf.parse(issued) if issued else None}, {"years": years})
    assert (compared.apart, compared.year) == (apart, year)


@pytest.mark.parametrize(
    ("ours", "theirs", "same"),
    [
        (("101-110", None), ("101", None), True),
        (("101–110", None), ("101;105", None), True),
        (("101, 105", None), ("101 f", None), True),
        (("045", None), ("45", None), True),
        (("S45", None), ("s45-s49", None), True),
        (("101", None), ("102", None), False),
        (("101", None), (None, "101"), True),
        (("101", None), (None, "102"), None),
        (("101", None), (None, None), None),
        (("n/a-n/a", None), ("1", None), None),
        ((None, "n/a"), (None, "7"), None),
        (("00-9", None), ("9", None), None),
        # An article number is one in either field: with an e, or of five digits.
        ((None, "e0298315"), (None, "298315"), True),
        ((None, "e7"), ("e7", None), True),
        ((None, "eLocator 7"), ("epage 07", None), True),
        (("12345", None), (None, "e12345"), True),
        (("12345-9", None), (None, "e12345"), True),
        (("1234", None), (None, "e1235"), None),
        ((None, "e7a"), ("e7", None), False),
        ((None, "P12"), (None, "p12"), True),
        ((None, "P12"), (None, "p13"), False),
        # Of both, one that agrees is enough.
        (("1-9", "e7"), ("1-9", "8"), True),
        (("1-9", "e7"), ("2-9", "7"), True),
        (("1-9", "e7"), ("2-9", "8"), False),
        (("1-9", "e7"), ("2-9", None), False),
    ],
)
def test_first_pages_and_article_numbers_are_compared_in_whatever_field_they_are(ours, theirs, same):
    pages, number = ours
    asked = {"pages": Pages.kept(pages) if pages else None, "article_number": number}
    assert _compared(asked, {"pages": theirs[0], "article_number": theirs[1]}).page is same


@pytest.mark.parametrize(
    ("asked", "found", "parts"),
    [
        ({}, {}, {"container": None, "volume": None, "issue": None, "publisher": False}),
        (
            {"container": "Moors", "volume": "1", "issue": "1", "publisher": "Moor Press"},
            {"containers": ("Fells", "Moors"), "volume": "01", "issue": "1", "publisher": "Moor Press"},
            {"container": True, "volume": True, "issue": True, "publisher": True},
        ),
        (
            {"container": "Moors", "volume": "1", "issue": "1", "publisher": "Moor Press"},
            {"containers": ("Fells",), "volume": "2", "issue": "2", "publisher": "Fell Press"},
            {"container": False, "volume": False, "issue": False, "publisher": False},
        ),
        (
            {"container": "Moors", "volume": "1", "issue": "1", "publisher": "Moor Press"},
            {},
            {"container": None, "volume": None, "issue": None, "publisher": False},
        ),
        (
            {},
            {"containers": ("Fells",), "volume": "2", "issue": "2", "publisher": "Fell Press"},
            {"container": None, "volume": None, "issue": None, "publisher": False},
        ),
    ],
)
def test_what_one_side_lacks_is_not_compared(asked, found, parts):
    compared = _compared(asked, found)
    assert {name: getattr(compared, name) for name in parts} == parts


@pytest.mark.parametrize(
    ("asked", "found", "whole", "main", "long"),
    [
        ("Tea rounds on wards today", "Tea Rounds on Wards today.", True, False, True),
        ("Tea rounds on wards today: a diary", "Tea rounds on wards today", False, True, True),
        ("Tea rounds on wards", "Tea rounds on wards", True, False, False),
        ("Tea rounds on wards today", "Tea rounds on moors today", False, False, True),
    ],
)
def test_a_title_is_the_whole_one_or_that_without_its_subtitle(asked, found, whole, main, long):
    compared = compare(Item(id="x", title=asked), FoundWork(service="Test", page="p", title=found))
    assert (compared.whole_title, compared.main_title, compared.long_title) == (whole, main, long)


AGREED = Comparison(
    whole_title=True, main_title=False, long_title=True, container=True, apart=9, volume=True, issue=True, page=True,
    author=True, publisher=False,
)  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "excused"),
    [
        ({}, True),
        ({"issue": None, "author": None}, True),
        ({"page": None}, True),
        ({"page": None, "author": None}, False),
        ({"page": None, "author": None, "apart": 4}, False),
        ({"page": None, "author": None, "apart": 3}, True),
        ({"page": None, "issue": None, "apart": 3}, False),
        ({"volume": None}, False),
        ({"container": None}, False),
        ({"long_title": False}, False),
        ({"whole_title": False, "main_title": True}, False),
    ],
)
def test_a_wrong_year_is_excused_by_the_place_in_the_journal(changes, excused):
    assert replace(AGREED, **changes).year_excused is excused


@pytest.mark.parametrize("name", ["volume", "issue", "page"])
def test_volume_issue_or_page_locate_a_work(name):
    nowhere = replace(AGREED, volume=False, issue=None, page=None)
    assert not nowhere.located
    assert replace(nowhere, **{name: True}).located
