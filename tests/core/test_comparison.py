"""What the parts of a reference say of a work that was found."""

from __future__ import annotations

import pytest

from pswbrief.core.comparison import compare, is_placeholder, is_supplement, same_number
from pswbrief.core.edtf import Edtf
from pswbrief.core.found_work import FoundWork
from pswbrief.core.item import Item
from pswbrief.core.name import Organisation, Person


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("08", "8"),
        ("2-3", "2/3"),
        ("Suppl. 1", "Supplement_1"),
        ("S2", "suppl 2"),
        ("12a", "12A"),
        ("Spring", "spring"),
    ],
)
def test_numbers_of_one_volume_or_issue(one, other):
    assert same_number(one, other)


@pytest.mark.parametrize(
    ("one", "other"), [("12", "13"), ("12A", "12B"), ("1", "Suppl 1"), ("2-3", "2"), ("Spring", "Autumn")]
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
