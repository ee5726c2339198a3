"""Types of RIS, both ways."""

from __future__ import annotations

import pytest

from pswbrief.core.enums import ItemType
from pswbrief.core.item import Item
from pswbrief.formats.ris.types import WRITTEN, is_exact, read_type
from pswbrief.formats.ris.writer import dumps, loads, losses


def test_every_type_of_csl_has_a_type_of_ris():
    assert set(WRITTEN) == set(ItemType)


@pytest.mark.parametrize("item_type", ItemType)
def test_a_type_comes_back_and_is_named_where_ris_has_none(item_type):
    item = Item(id="a", type=item_type, title="A title")
    assert loads(dumps([item])).items == (item,)
    assert any(str(item_type) in sentence for sentence in losses([item])) != is_exact(item_type)


@pytest.mark.parametrize(
    ("tag", "item_type"),
    [
        ("news", ItemType.ARTICLE_NEWSPAPER),
        ("Dissertations & Theses", ItemType.THESIS),
        ("Journal Article", ItemType.ARTICLE),
        ("Book Chapter", ItemType.CHAPTER),
        ("nothing known", ItemType.DOCUMENT),
    ],
)
def test_types_in_words_and_small_letters_are_read(tag, item_type):
    assert read_type(tag) is item_type
