"""The values of an XML record: requested ones are read, all others described, and short numbers never count as repeated."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from pswbrief.formats.common.xml_values import XmlValues

MUTE = frozenset({"YN=N", "Label"})
OUTER = frozenset({"Outer"})


def values_of(xml):
    return XmlValues(ET.fromstring(f"<r>{xml}</r>"), MUTE, OUTER)  # noqa: S314 - written here


@pytest.mark.parametrize(
    ("xml", "rest"),
    [
        ("<a>x</a>", {"a": ("x",)}),
        ("<a>x <i>y</i> z</a>", {"a": ("x y z",)}),
        ("<a UI='1'>x</a>", {"a": ("x (UI=1)",)}),
        ("<a Label='1' YN='N'>x</a>", {"a": ("x (Label=1)",)}),
        ("<a/>", {}),
        ("<a UI='1'/>", {"a": ("(UI=1)",)}),
        ("<Outer><a>x</a><a>y</a></Outer>", {"a": ("x", "y")}),
        ("<aList><a>x</a><a>y</a></aList>", {"aList/a": ("x", "y")}),
        ("<aList>x</aList>", {"aList": ("x",)}),
        ("<a><b>x</b><c>y</c></a>", {"a": ("b: x; c: y",)}),
        ("<a S='1'><Year>2018</Year><Month>5</Month><Day>1</Day></a>", {"a": ("2018-05-01 (S=1)",)}),
        ("<a><b><c>x</c></b><d>y</d></a>", {"a/b": ("c: x",), "a/d": ("y",)}),
        ("<a S='1'><b><c>x</c></b></a>", {"a": ("S=1",), "a/b": ("c: x",)}),
    ],
)
def test_what_nobody_asked_for_is_described(xml, rest):
    assert values_of(xml).rest() == rest


def test_what_was_read_is_left_out_and_so_is_what_says_it_again():
    values = values_of("<a>a text</a><b>a text</b><c>12</c><d>12</d><e><f>12</f><g>more</g></e>")
    assert (values.text(values._root, "a"), values.text(values._root, "c")) == ("a text", "12")
    assert values.text(values._root, "nothing") == ""
    # Two numbers are the same by chance.
    assert values.rest() == {"d": ("12",), "e": ("f: 12; g: more",)}


def test_a_list_entry_with_a_value_that_was_read_keeps_it_with_the_others():
    values = values_of("<aList><a><b>Quill</b><c>Ada</c></a></aList>")
    values.text(values._root, "aList/a/b")
    assert values.rest() == {"aList/a": ("b: Quill; c: Ada",)}


def test_depth_is_no_danger():
    values = values_of("<a>" * 5000 + "x" + "</a>" * 5000)
    assert values.rest() == {"a/a/a/a/a/a": ("a: x",)}
