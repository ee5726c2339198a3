"""Names as EndNote keeps them, one text each. Source: EndNote's manual, "Author and Editor Names"."""

from __future__ import annotations

from pswbrief.core.name import Name, Organisation, Person
from pswbrief.formats.plain import plain


def write_name(name: Name) -> str:
    """`Watson, Emma` for a person and `NHS England,` for an organisation; an organisation's own first comma is doubled instead."""
    if isinstance(name, Organisation):
        literal = plain(name.literal)
        return literal.replace(",", ",,", 1) if "," in literal else literal + ","
    given = plain(name.given)
    return f"{plain(name.family)}, {given}" if given else plain(name.family)


def read_name(text: str) -> Name:
    """The name in a text that EndNote, or a person using it, wrote; without a comma, the last word is the family name."""
    text = plain(text)
    if ",," in text:
        return Organisation(text.replace(",,", ",", 1))
    if text.endswith(","):
        return Organisation(text[:-1])
    family, comma, given = text.partition(",")
    if comma:
        return Person(family.strip(" "), given.strip(" "))
    given, _, family = text.rpartition(" ")
    return Person(family, given)
