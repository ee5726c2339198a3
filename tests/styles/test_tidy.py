"""Items made fit to print."""

from __future__ import annotations

from pswbrief.core.item import Item, ItemType
from pswbrief.core.name import Organisation, Person
from pswbrief.core.pages import Pages
from pswbrief.styles.tidy import tidy


def test_what_is_left_of_a_value_is_on_one_line_and_nothing_is_absent():
    item = Item(
        id="a\nb",
        title=" One\n title\x00",
        volume="\x1b",
        authors=(
            Person("\x07", ""),
            Person(" van\tBergen", "D."),
            Person("", "Plato"),
            Organisation("\u202e"),
            Organisation("A  b"),
        ),
        pages=Pages("5\x00", "\x00"),
        url="\x00",
    )
    assert tidy(item) == Item(
        id="a\nb",
        title="One title",
        authors=(Person("van Bergen", "D."), Person("Plato"), Organisation("A b")),
        pages=Pages("5"),
    )


def test_a_tidy_item_stays_as_it_is():
    item = Item(id="a", type=ItemType.ARTICLE, title="T", container="J", doi="10.1000/182", pages=Pages("1", "2"))
    assert tidy(item) == item
    assert tidy(Item(id="b", pages=Pages("\x00"))).pages is None
