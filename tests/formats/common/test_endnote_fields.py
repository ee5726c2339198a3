"""EndNote's fields by type, both ways."""

from __future__ import annotations

from typing import Any

import pytest

from pswbrief.core.enums import ItemType
from pswbrief.core.item import Item
from pswbrief.core.pages import Pages
from pswbrief.formats.common.endnote_fields import from_endnote, to_endnote
from pswbrief.formats.format_names import FormatName
from pswbrief.formats.registry import dumps, loads


@pytest.mark.parametrize(
    ("kind", "texts", "section", "found"),
    [
        (ItemType.REPORT, {"issue": "WP-12"}, "", {"article_number": "WP-12"}),
        (ItemType.BOOK, {"issue": "12", "pages": "320"}, "", {"collection-number": "12", "number-of-pages": "320"}),
        (ItemType.SOFTWARE, {"edition": "2.0"}, "", {"version": "2.0"}),
        (ItemType.CHAPTER, {}, "3", {"chapter-number": "3"}),
        (ItemType.ARTICLE, {"pages": "12-20"}, "12", {"pages": "12-20"}),
        (ItemType.ARTICLE, {}, "12", {"pages": "12"}),
        (ItemType.ARTICLE, {"pages": "12-20"}, "Opinion", {"pages": "12-20", "section": "Opinion"}),
        (ItemType.ARTICLE, {"pages": "12–20"}, "12", {"pages": "12–20"}),
        (ItemType.ARTICLE, {"pages": "in press"}, "12", {"pages": "in press", "section": "12"}),
        (ItemType.ARTICLE, {"issue": "4"}, "", {"issue": "4"}),
    ],
)
def test_a_field_is_what_the_type_makes_of_it(kind, texts, section, found):
    csl: dict[str, Any] = {"section": section} if section else {}
    from_endnote(kind, texts, csl)
    assert texts | csl == found


ITEMS = [
    Item(id="a", type=ItemType.REPORT, title="T", article_number="WP-12"),
    Item(id="a", type=ItemType.BOOK, title="T", csl={"collection-number": "12", "number-of-pages": "320"}),
    Item(id="a", type=ItemType.SOFTWARE, title="T", csl={"version": "2.0"}),
    Item(id="a", type=ItemType.CHAPTER, title="T", csl={"chapter-number": "3"}),
    Item(id="a", type=ItemType.CHAPTER, title="T", issue="4", csl={"chapter-number": "3", "section": "B"}),
    Item(id="a", type=ItemType.REPORT, title="T", issue="4", article_number="12"),
    Item(id="a", type=ItemType.BOOK, title="T", pages=Pages("12", "14")),
]


@pytest.mark.parametrize("form", [FormatName.ENDNOTE_XML, FormatName.ENW])
@pytest.mark.parametrize("item", ITEMS)
def test_what_is_written_comes_back(form, item):
    assert loads(form, dumps(form, [item])).items == (item,)


def test_what_an_item_has_for_endnotes_field_is_not_replaced():
    item = ITEMS[5]
    assert to_endnote(item) is item
