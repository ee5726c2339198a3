"""Quotation marks: read from titles, and set by language and depth."""

from __future__ import annotations

import pytest

from pswbrief.core.enums import ItemType
from pswbrief.core.item import Item
from pswbrief.core.name import Organisation, Person
from pswbrief.core.pages import Pages
from pswbrief.styles.inlines import Emphasis, Lowered, NoCase, Quoted, Strong, quoted
from pswbrief.styles.markup import render
from pswbrief.styles.quotes import AMERICAN, BRITISH, cleaned, tidy, typeset
from pswbrief.styles.style_names import MarkupName


def british(title):
    return render(quoted(typeset(title)), MarkupName.TEXT, BRITISH)


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("‘Walking the tightrope’: consumers’ part", "‘“Walking the tightrope”: consumers’ part’"),
        ("'Walking the tightrope': consumers' part", "‘“Walking the tightrope”: consumers’ part’"),
        ('The "peer" in peers', "‘The “peer” in peers’"),
        ("“He said ‘don’t’ to us”", "‘“He said ‘don’t’ to us”’"),
        ("Users' and workers' views", "‘Users’ and workers’ views’"),
        ("The “unclosed title", "‘The “unclosed title’"),
        ('An empty "" pair', '‘An empty "" pair’'),
        ('Six " blank', '‘Six " blank’'),
    ],
)
def test_quotations_in_a_title_take_the_other_marks_and_apostrophes_stay(title, shown):
    assert british(title) == shown


def test_american_marks_take_the_full_stop_inside_once():
    run = ("a ", Quoted(("b",)), ". c ", Quoted(("d?",)), ", e")
    assert render(run, MarkupName.TEXT, AMERICAN) == "a “b.” c “d?” e"
    assert render(run, MarkupName.TEXT, BRITISH) == "a ‘b’. c ‘d?’, e"


def test_what_cannot_be_printed_is_dropped_and_blanks_become_one():
    assert cleaned(" a\x1b[31m\n\tb\u202e\u00a0 c\x00\ud800") == "a[31m b c"
    assert cleaned("میخواهم\u200cها") == "میخواهم\u200cها"
    assert cleaned(None) == ""


@pytest.mark.parametrize(
    "title", ["‘" * 800 + "x" + "’" * 800, "“a " * 800, "'a \"b " * 800, "“a ‘b " * 800 + "’" * 800]
)
def test_marks_by_the_hundred_are_read_as_text_or_quotations(title):
    assert british(title).count("a") == title.count("a")


def test_what_is_left_of_a_value_is_on_one_line_and_nothing_is_absent():
    item = Item(
        id="a\nb",
        title=" One\n title\x00",
        volume="\x1b",
        authors=(
            Person("\x07", ""),
            Person(" van\tBergen", "D."),
            Person("", "Plato"),
            Organisation("\u202e"),
            Organisation("A  b"),
        ),
        pages=Pages("5\x00", "\x00"),
        url="\x00",
    )
    assert tidy(item) == Item(
        id="a\nb",
        title="One title",
        authors=(Person("van Bergen", "D."), Person("Plato"), Organisation("A b")),
        pages=Pages("5"),
    )


def test_a_tidy_item_stays_as_it_is():
    item = Item(id="a", type=ItemType.ARTICLE, title="T", container="J", doi="10.1000/182", pages=Pages("1", "2"))
    assert tidy(item) == item
    assert tidy(Item(id="b", pages=Pages("\x00"))).pages is None


@pytest.mark.parametrize(
    ("title", "run"),
    [
        ("H<sub>2</sub>O", ("H", Lowered(("2",)), "O")),
        ("A <b>bold</b> <i>step</i>", ("A ", Strong(("bold",)), " ", Emphasis(("step",)))),
        ('"The <i>ward</i> at night"', (Quoted(("The ", Emphasis(("ward",)), " at night")),)),
        ("<i>‘Nights’</i>", (Emphasis((Quoted(("Nights",)),)),)),
        ('<span class="nocase">iPhone</span>s', (NoCase(("iPhone",)), "s")),
        ("p < .05", ("p < .05",)),
    ],
)
def test_rich_text_becomes_pieces_and_quotations_may_go_around_it(title, run):
    assert typeset(title) == run
