"""Citations in the running text: narrative or in parentheses, with a place, and in agreement with the whole list."""

from __future__ import annotations

import pytest

from pswbrief.core.edtf import Edtf
from pswbrief.core.item import Item
from pswbrief.core.name import Person
from pswbrief.styles.citation_systems import InText
from pswbrief.styles.registry import Options, bibliography, in_text
from pswbrief.styles.style_names import MarkupName, StyleName


def work(key, family, title):
    return Item(id=key, title=title, authors=(Person(family, "Ada"),), issued=Edtf.parse("2020"))


A, B, C = work("a", "Okoro", "Care"), work("b", "Okoro", "Wards"), work("c", "Marsh", "Nights")


@pytest.mark.parametrize(
    ("style", "form", "shown"),
    [
        (StyleName.HARVARD, InText(), "(Okoro, 2020b)"),
        (StyleName.HARVARD, InText(locator="p. 5"), "(Okoro, 2020b, p. 5)"),
        (StyleName.APA, InText(narrative=True), "Okoro (2020b)"),
        (StyleName.APA, InText(narrative=True, locator="p. 5"), "Okoro (2020b, p. 5)"),
        (StyleName.NICE, InText(narrative=True), "Okoro (2020b)"),
        (StyleName.VANCOUVER, InText(), "(3)"),
        (StyleName.VANCOUVER, InText(locator="p. 5"), "(3, p. 5)"),
        (StyleName.VANCOUVER, InText(narrative=True), "Okoro (3)"),
        (StyleName.AMA, InText(locator="p. 5"), "3(p5)"),
        (StyleName.AMA, InText(narrative=True), "Okoro3"),
    ],
)
def test_a_citation_agrees_with_the_list_of_all_works_of_the_text(style, form, shown):
    assert in_text([B], style, MarkupName.TEXT, form, among=[C, A, B]) == shown
    if style in {StyleName.HARVARD, StyleName.APA}:
        line = next(line for line in bibliography([C, A, B], style, MarkupName.TEXT) if line.id == "b")
        assert "2020b" in line.text


def test_two_authors_are_joined_by_a_word_in_a_sentence():
    both = Item(id="x", title="Care", authors=(Person("Okoro", "A"), Person("Marsh", "J")), issued=Edtf.parse("2020"))
    assert in_text([both], StyleName.APA, MarkupName.TEXT) == "(Okoro & Marsh, 2020)"
    assert in_text([both], StyleName.APA, MarkupName.TEXT, InText(narrative=True)) == "Okoro and Marsh (2020)"


def test_options_change_titles_and_nothing_else():
    item = work("a", "Okoro", "The Role of Peers")
    (line,) = bibliography([item], StyleName.APA, MarkupName.TEXT, Options(sentence_case=True))
    assert line.text == "Okoro, A. (2020). The role of peers."
