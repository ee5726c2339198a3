"""Items need an id alone, never change, and are unpacked as they were packed."""

from __future__ import annotations

import dataclasses
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pswbrief.core.edtf import Edtf, Point
from pswbrief.core.enums import ItemType
from pswbrief.core.item import Item, pack, unpack
from pswbrief.core.name import Organisation, Person
from pswbrief.core.pages import Pages
from pswbrief.core.variables import VARIABLES, VariableKind
from pswbrief.store.files import read_bytes
from pswbrief.store.locations import shipped_catalogue
from pswbrief.store.read import parse_catalogue


def test_an_item_needs_no_more_than_an_id_and_never_changes():
    item = Item(id="a")
    assert item.type is ItemType.DOCUMENT
    assert {getattr(item, field) for field in Item.__slots__ if field not in {"id", "type", "csl", "extra"}} == {
        None,
        (),
    }
    assert (item.csl, item.extra) == ({}, {})
    with pytest.raises(dataclasses.FrozenInstanceError):
        item.title = "other"


def test_types_are_written_as_csl_writes_them():
    assert f"{ItemType.ARTICLE} {ItemType.PAPER}" == "article-journal paper-conference"


_text = st.text(min_size=1, max_size=30)
_maybe = st.none() | _text
_part = st.text(max_size=10)
_names = st.lists(
    st.builds(Person, _text, _part, _part, _part, _part) | st.builds(Organisation, _text), max_size=4
).map(tuple)
_page = st.from_regex(r"[A-Za-z]?[0-9]{1,4}", fullmatch=True)
_dates = st.none() | st.builds(Edtf, st.builds(Point, st.integers(1, 9999), st.none() | st.integers(1, 12)))
_texts = dict.fromkeys(
    "title container publisher place edition genre volume issue article_number doi pmid pmcid isbn issn url abstract note"
    " language".split(),
    _maybe,
)
_csl = st.dictionaries(st.sampled_from(sorted(VARIABLES)), st.none(), max_size=4).flatmap(
    lambda chosen: st.fixed_dictionaries({name: _OF_KIND.get(VARIABLES[name], _text) for name in chosen})  # type: ignore[has-type]
)
_OF_KIND = {VariableKind.NAMES: _names.filter(bool), VariableKind.DATE: _dates.filter(bool)}
_extra = st.dictionaries(
    _text, st.dictionaries(_text, _text | st.lists(_text).map(tuple), min_size=1, max_size=3), max_size=2
)
_items = st.builds(
    Item,
    id=_text,
    type=st.sampled_from(ItemType),
    authors=_names,
    editors=_names,
    pages=st.none() | st.builds(Pages, _page, st.none() | _page),
    issued=_dates,
    accessed=_dates,
    keywords=st.lists(_text, max_size=4).map(tuple),
    csl=_csl,
    extra=_extra,
    **_texts,
)


@given(_items)
def test_any_item_is_unpacked_as_it_was_packed(item):
    packed = pack(item)
    assert unpack(packed) == item
    assert "\n" not in packed


def test_every_reference_of_the_brief_is_unpacked_as_it_was_packed():
    path = shipped_catalogue()
    items = [reference.item() for reference in parse_catalogue(read_bytes(path), str(path)).references]
    assert len(items) == 136
    assert [unpack(pack(item)) for item in items] == items


def test_an_item_can_be_a_member_of_a_set_whatever_it_holds():
    one = Item(id="a", csl={"medium": "film"}, extra={"ris": {"U1": "x"}})
    assert len({one, Item(id="a", csl={"medium": "film"}, extra={"ris": {"U1": "x"}}), Item(id="a")}) == 2


def test_only_what_is_known_is_packed():
    assert "Grüße" in pack(Item(id="a", title="Grüße"))
    assert unpack(pack(Item(id="a", type=ItemType.BOOK))).type is ItemType.BOOK
    assert json.loads(pack(Item(id="a", type=ItemType.BOOK))) == {"id": "a", "type": "book"}


def test_an_item_has_no_field_that_the_strategy_above_leaves_out():
    named = {*_texts, "id", "type", "authors", "editors", "pages", "issued", "accessed", "keywords", "csl", "extra"}
    assert named == set(Item.__slots__)


def test_a_variable_is_asked_for_by_what_it_holds():
    date = Edtf.parse("1850")
    item = Item(id="a", csl={"translator": (Person("Ng"),), "original-date": date, "medium": "film"})
    assert (item.names("translator"), item.date("original-date"), item.text("medium")) == (
        (Person("Ng"),),
        date,
        "film",
    )
    assert (item.names("director"), item.date("submitted"), item.text("scale")) == ((), None, None)
    assert (item.text("translator"), item.names("medium"), item.date("medium")) == (None, (), None)
