"""What is the same work, and what only looks so."""

from __future__ import annotations

import pytest

from pswbrief.core.edtf import Edtf
from pswbrief.core.item import Item
from pswbrief.core.item_type import ItemType
from pswbrief.core.name import Person
from pswbrief.query.twins import find, pairs

TITLE = "Peer support workers in acute mental health wards: a qualitative study"
KNOWN = {
    "title": TITLE,
    "issued": Edtf.parse("2020"),
    "container": "Journal of Mental Health",
    "authors": (Person("Okoro", "Ada"),),
}


def item(**fields):
    return Item(id="x", type=ItemType.ARTICLE, **(KNOWN | fields))


def same(one, other):
    (twin,) = find([one], [other])
    return twin is not None


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"title": TITLE.upper()},
        {"title": TITLE.replace("mental health", "mental-health").replace(":", " –")},
        {"title": "Peer support workers in acute mental health wards"},
        {"title": TITLE.replace("qualitative", "qualitatve")},
        {"issued": Edtf.parse("2021")},
        {"container": "J Ment Health"},
        {"authors": ()},
        {"issued": None, "container": None},
        {"title": "Something else altogether", "doi": "10.1/a"},
        {"title": "Something else altogether", "pmid": "123"},
    ],
    ids=str,
)
def test_the_same_work_is_recognised(fields):
    identified = {"doi": "10.1/A", "pmid": "123"}
    assert same(item(**fields), item(**{name: identified[name] for name in fields.keys() & identified.keys()}))


@pytest.mark.parametrize(
    "fields",
    [
        {"title": TITLE.replace("acute", "forensic")},
        {"title": f"Correction to: {TITLE}"},
        {"title": f"{TITLE}, part 2"},
        {"title": TITLE.replace(" in ", " without ")},
        {"issued": Edtf.parse("2014")},
        {"container": "BMC Psychiatry"},
        {"authors": (Person("Byrne", "Louise"),)},
    ],
    ids=str,
)
def test_another_work_is_not_swallowed(fields):
    assert not same(item(**fields), item())


def test_two_identifiers_of_a_kind_part_what_is_alike_in_all_else():
    assert not same(item(doi="10.1/a"), item(doi="10.1/b"))


def test_a_title_that_says_little_is_not_enough():
    loose = {"title": "Editorial", "authors": (), "container": None}
    assert not same(item(**loose, issued=None), item(**loose))


def test_what_is_the_same_in_every_field_is_found_however_little_it_says():
    assert same(item(title="Editorial", authors=(), issued=None), item(title="Editorial", authors=(), issued=None))


def test_within_one_list_the_later_is_paired_with_the_earlier():
    (twin,) = pairs([item(), item(title="Quite another subject, of no interest here"), item()])
    assert (twin.left, twin.right, twin.score) == (0, 2, 100.0)
