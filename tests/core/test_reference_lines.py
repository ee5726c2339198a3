"""References written in a text, in the styles of this program and of others."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import pytest

from pswbrief.core.catalogue import Catalogue
from pswbrief.core.enums import ItemType
from pswbrief.core.name import Person
from pswbrief.core.reference_lines import read_reference
from pswbrief.core.titles import same_title
from pswbrief.styles.registry import bibliography
from pswbrief.styles.style_names import MarkupName, StyleName


@cache
def articles():
    with (Path(__file__).parents[2] / "data" / "brief.toml").open("rb") as file:
        references = Catalogue.model_validate(tomllib.load(file)).references
    items = [reference.item() for reference in references]
    return [item for item in items if item.type is ItemType.ARTICLE and item.authors]


@pytest.mark.parametrize("style", StyleName)
def test_every_article_of_the_brief_is_read_as_each_style_writes_it(style):
    for item in articles():
        line = bibliography([item], style, MarkupName.TEXT)[0].text
        assert any(
            same_title(found.title, item.title)
            and found.issued.year == item.issued.year
            and (item.volume is None or found.volume == item.volume)
            for found in read_reference(line)
        ), line


@pytest.mark.parametrize(
    ("line", "read"),
    [
        (
            "12. Marsh K, Okoro A. Nights on the ward. J Made Up. 2019 May 3;12(3):4-9.",
            ("Nights on the ward", "J Made Up", "12", "3", "4"),
        ),
        (
            "[3] Marsh, K. and Okoro, A. (2019a) ‘Nights’ work on the ward’, *J Made Up*, 12(3), pp. 4–9.",
            ("Nights’ work on the ward", "J Made Up", "12", "3", "4"),
        ),
        (
            "- Marsh, K. (2019, May 3). Nights on the ward. J Made Up, 12, e45.",
            ("Nights on the ward", "J Made Up", "12", None, "e45"),
        ),
        ("Ward Body (2019) Nights on the ward. Leith: Ward Press.", ("Nights on the ward", None, None, None, None)),
    ],
)
def test_a_line_is_read_with_its_place(line, read):
    found = read_reference(line)[0]
    first = found.pages.first if found.pages else None
    assert (found.title, found.container, found.volume, found.issue, first) == read


def test_a_title_of_two_sentences_is_read_both_ways():
    titles = [found.title for found in read_reference("Marsh K. What is hope? A study. J Made Up. 2019;1(2):3-4.")]
    assert titles == ["What is hope?", "What is hope? A study"]


@pytest.mark.parametrize(
    ("line", "titles"),
    [
        ("Marsh K. Hope. J Made Up. 2019;1(2):3-4.", []),
        ("Marsh K. Hope now. J Made Up. 2019;1(2):3-4.", ["Hope now"]),
        ("Marsh K. Hope now. And then? Again. J Made Up. 2019;1(2):3-4.", ["Hope now", "Hope now. And then?"]),
        ("Marsh, K. (2019) “What is hope?”, J Made Up, 1(2), 3-4.", ["What is hope?"]),
        ("Marsh, K. (2019) “Hope on wards,” J Made Up, 1(2), 3-4.", ["Hope on wards"]),
    ],
)
def test_a_title_has_two_words_at_least_and_is_read_once_or_in_two_ways(line, titles):
    assert [found.title for found in read_reference(line)] == titles


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Marsh K, Okoro A. Nights on the ward. J Made Up. 2019;12(3):4-9.", (Person("Marsh", "K"),)),
        ("van den Berg, J. M. (2019). Nights on the ward. J Made Up, 12, 4.", (Person("van den Berg", "J. M."),)),
        ("Ward Body (2019) Nights on the ward. Leith: Ward Press.", ()),
    ],
)
def test_the_first_author_is_read_if_it_is_a_person(line, author):
    assert read_reference(line)[0].authors == author


@pytest.mark.parametrize(
    ("line", "kind", "volume", "issue"),
    [
        ("Marsh, K. (2019). Nights on the ward. J Made Up, 12(3), 4-9.", ItemType.ARTICLE, "12", "3"),
        ("Marsh, K. (2019). Nights on the ward. 12(3), 4-9.", ItemType.DOCUMENT, None, None),
        ("Marsh, K. (2019). Nights on the ward. Ward Press.", ItemType.DOCUMENT, None, None),
    ],
)
def test_an_article_has_a_journal_and_numbers(line, kind, volume, issue):
    found = read_reference(line)[0]
    assert (found.type, found.volume, found.issue) == (kind, volume, issue)
    assert (found.container is None) is (found.pages is None) is (kind is ItemType.DOCUMENT)


@pytest.mark.parametrize("line", ["", "A sentence of prose.", "In 2019 we went out. It rained.", "10.5555/abc"])
def test_what_is_no_reference_is_not_read(line):
    assert read_reference(line) == []
