from __future__ import annotations

import dataclasses

import pytest

from pswbrief.core.item import Item
from pswbrief.core.item_type import ItemType


def test_an_item_needs_no_more_than_an_id_and_never_changes():
    item = Item(id="a")
    assert item.type is ItemType.DOCUMENT
    assert {getattr(item, field) for field in Item.__slots__ if field not in {"id", "type"}} == {None, ()}
    with pytest.raises(dataclasses.FrozenInstanceError):
        item.title = "other"


def test_types_are_written_as_csl_writes_them():
    assert f"{ItemType.ARTICLE} {ItemType.PAPER}" == "article-journal paper-conference"
