"""What a format loses is counted by field, or named by record."""

from __future__ import annotations

from pswbrief.core.enums import ItemType
from pswbrief.core.item import Item
from pswbrief.core.name import Person
from pswbrief.formats.common.losses import lost_fields

ITEMS = [
    Item(id="a", csl={"translator": (Person("Ash"),), "version": "2"}),
    Item(id="b", csl={"translator": (Person("Birch"),)}, extra={"ris": {"U1": "x"}, "bibtex": {"file": "y"}}),
    Item(id="c", type=ItemType.INTERVIEW),
]


def test_variables_fields_of_other_formats_and_types_are_counted():
    lost = lost_fields(ITEMS, "ris", {"version"}, lambda item: "PCOMM" if item.type is ItemType.INTERVIEW else None)
    assert lost.sentences("RIS", "U5 lines") == [
        "RIS has no place for translator (2), bibtex:file (1); kept in U5 lines, which other programs don't read.",
        "RIS has no type for interview (written as PCOMM) (1); kept in U5 lines, which other programs don't read.",
    ]


def test_verbose_names_the_records():
    lost = lost_fields(ITEMS, "ris", {"version"})
    assert lost.sentences("RIS", "U5 lines", verbose=True) == [
        "RIS has no place for translator: a, b.",
        "RIS has no place for bibtex:file: b.",
    ]


def test_nothing_lost_is_nothing_said():
    assert lost_fields([Item(id="a")], "ris", ()).sentences("RIS", "U5 lines") == []
