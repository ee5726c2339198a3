"""Entry types, both ways and in both dialects."""

from __future__ import annotations

import pytest

from pswbrief.core.enums import ItemType
from pswbrief.core.item import Item
from pswbrief.core.name import Person
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


def test_a_collection_of_biblatex_is_a_book_with_editors_and_goes_out_as_it_came():
    text = "@collection{a, editor={Roe, Ann}, title={T}, publisher={P}, date={2020}}"
    items = biblatex.loads(text).items
    assert (items[0].type, items[0].editors) == (ItemType.BOOK, (Person("Roe", "Ann"),))
    assert "@collection{a," in biblatex.dumps(items)
    archive = Item(id="a", type=ItemType.COLLECTION, title="T", editors=items[0].editors)
    assert biblatex.loads(biblatex.dumps([archive])).items == (archive,)
