"""Entry types, both ways and in both dialects."""

from __future__ import annotations

import pytest

from pswbrief.core.enums import ItemType
from pswbrief.core.item import Item
from pswbrief.formats.bibtex import biblatex, bibtex
from pswbrief.formats.bibtex.types import BIBLATEX, BIBTEX, read_kind, subtype


def test_both_dialects_have_an_entry_for_every_type_of_csl():
    assert set(BIBLATEX) == set(BIBTEX) == set(ItemType)


@pytest.mark.parametrize("item_type", ItemType)
@pytest.mark.parametrize("dialect", [bibtex, biblatex])
def test_every_type_comes_back(dialect, item_type):
    item = Item(id="a", type=item_type, title="A title", container="What holds it")
    assert dialect.loads(dialect.dumps([item])).items == (item,)


def test_a_subtype_is_written_only_where_the_entry_type_does_not_say_it():
    assert subtype("article", ItemType.ARTICLE) is None
    assert subtype("article", ItemType.ARTICLE_NEWSPAPER) == "newspaper"
    assert read_kind("article", "newspaper") is ItemType.ARTICLE_NEWSPAPER
    assert read_kind("misc", "") is None
