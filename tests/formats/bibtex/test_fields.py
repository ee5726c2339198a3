"""Fields beyond an item's own: variables of CSL, and what no variable holds."""

from __future__ import annotations

import pytest

from pswbrief.core.edtf import Edtf
from pswbrief.core.enums import ItemType
from pswbrief.core.item import Item
from pswbrief.core.name import Person
from pswbrief.formats.bibtex import biblatex, bibtex
from pswbrief.formats.bibtex.fields import DATE_VARIABLES, NAME_VARIABLES, VARIABLE_FIELDS, EntryFields


def _value(variable):
    if variable in NAME_VARIABLES:
        return (Person("Ash", "Ada", "Jr."),)
    return Edtf.parse("1987-05") if variable in DATE_VARIABLES else "7"


@pytest.mark.parametrize("variable", VARIABLE_FIELDS)
@pytest.mark.parametrize("dialect", [bibtex, biblatex])
def test_every_variable_of_the_table_comes_back(dialect, variable):
    item = Item(id="a", type=ItemType.CHAPTER, title="A title", container="A book", csl={variable: _value(variable)})
    assert dialect.loads(dialect.dumps([item])).items == (item,)
    assert dialect.losses([item]) == []


def test_unknown_fields_are_kept_as_they_are_and_written_back():
    text = "@article{a, title = {T}, file = {:C\\:/a b.pdf:PDF}, groups = {x, {y}}, owner = {me}}"
    (item,) = bibtex.loads(text).items
    assert item.extra == {"bibtex": {"file": ":C\\:/a b.pdf:PDF", "groups": "x, {y}", "owner": "me"}}
    assert bibtex.loads(bibtex.dumps([item])).items == (item,)


def test_a_field_of_another_format_cannot_end_its_braces():
    item = Item(id="a", title="T", extra={"bibtex": {"file": "x}}, title = {Y", "no name": "z"}})
    (read,) = bibtex.loads(bibtex.dumps([item])).items
    assert read.title == "T"
    assert read.extra == item.extra


@pytest.mark.parametrize("source", ["1850~", "{1850~}", "1850\N{SMALL TILDE}"])
def test_a_tie_in_a_date_is_a_sign_of_the_date(source):
    assert EntryFields({"date": source}).date("date") == "1850~"
    assert EntryFields({"date": r"1850\%"}).date("date") == "1850%"
    assert EntryFields({"date": "May~1850", "year": "x"}).date("date") == "May 1850"


def test_a_field_that_is_taken_is_gone():
    fields = EntryFields({"a": "{x}", "b": " ", "c": "y"})
    assert (fields.text("b", "a"), fields.source("c"), fields.rest()) == ("x", "y", {})
