"""What holds for every style and markup."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pswbrief.core.edtf import Edtf
from pswbrief.core.enums import ItemType
from pswbrief.core.item import Item
from pswbrief.core.name import Organisation, Person
from pswbrief.core.pages import Pages
from pswbrief.styles.registry import bibliography, in_text, style_of, unlisted, without_form
from pswbrief.styles.style_names import MarkupName, StyleName
from styles.awkward import AWKWARD
from testing.citations import in_text_each
from testing.program import UNMEASURED

NUMBERED = {StyleName.VANCOUVER, StyleName.AMA}

_hostile = st.one_of(
    st.text(),
    st.sampled_from(
        ["\\input{x}", "<script>", "'\"“‘’”", "\x1b]8;;\x07", "\u202e", "a\nb", "*_`[", "{}%$#&~^", "?.", "”."]
    ),
)
_maybe = st.none() | _hostile
_dates = st.sampled_from(
    [None, *map(Edtf.parse, ("0001", "2018-21", "2012-04/2012-06", "2012-12-30/2013-01-02", "2018-21/2019-24"))]
)
_names = st.lists(st.builds(Person, _hostile, _hostile) | st.builds(Organisation, _hostile), max_size=25).map(tuple)
ITEMS = st.builds(
    Item,
    id=_hostile,
    type=st.sampled_from(ItemType),
    authors=_names,
    editors=_names,
    pages=st.none() | st.builds(Pages, _hostile, _maybe),
    issued=_dates,
    accessed=_dates,
    **dict.fromkeys(
        (
            "title",
            "container",
            "publisher",
            "place",
            "edition",
            "genre",
            "volume",
            "issue",
            "article_number",
            "doi",
            "pmid",
            "pmcid",
        ),
        _maybe,
    ),
    **dict.fromkeys(("isbn", "url", "language"), _maybe),
)


def test_every_name_has_a_style_of_its_own():
    assert len({id(style_of(name)) for name in StyleName}) == len(StyleName)


@pytest.mark.parametrize("style", StyleName)
def test_no_items_make_no_list_and_no_citation(style):
    assert bibliography([], style, MarkupName.TEXT) == []
    assert in_text([], style, MarkupName.HTML) == ""
    assert in_text_each([], style, MarkupName.TEXT) == []


@pytest.mark.parametrize("style", StyleName)
def test_every_item_is_listed_once_and_numbered_only_where_a_style_numbers(style):
    entries = bibliography(AWKWARD, style, MarkupName.TEXT)
    assert sorted(entry.id for entry in entries) == sorted(item.id for item in AWKWARD)
    for position, entry in enumerate(entries, 1):
        assert entry.label == (str(position) if style in NUMBERED else "")
        assert entry.text.startswith(f"{entry.label}. " if entry.label else "")


@pytest.mark.parametrize("style", StyleName)
def test_one_item_given_twice_is_listed_twice(style):
    item = AWKWARD[0]
    assert len(bibliography([item, item], style, MarkupName.TEXT)) == 2
    assert in_text([item, item], style, MarkupName.TEXT)


@pytest.mark.parametrize(("style", "shown"), [(StyleName.VANCOUVER, "(1–3)"), (StyleName.AMA, "<sup>1–3</sup>")])
def test_three_numbers_are_a_range(style, shown):
    assert in_text(AWKWARD[:3], style, MarkupName.HTML) == shown
    assert in_text(AWKWARD[:2], style, MarkupName.TEXT).strip("()") == "1,2"


@given(st.lists(ITEMS, max_size=3), st.sampled_from(StyleName), st.sampled_from(MarkupName))
def test_no_item_however_hostile_raises_or_breaks_its_line(items, style, markup):
    lines = [entry.text for entry in bibliography(items, style, markup)]
    lines += [in_text(items, style, markup), *in_text_each(items, style, markup)]
    assert len(lines) == 2 * len(items) + 1 - len(unlisted(items, style))
    for line in lines:
        assert len(line.splitlines()) <= 1
        assert not {char for char in line if unicodedata.category(char) in ("Cc", "Cs")}
        assert not set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069").intersection(line)


@given(ITEMS, st.sampled_from(StyleName))
def test_nothing_but_an_address_of_the_web_is_linked(item, style):
    line = "".join(entry.text for entry in bibliography([item], style, MarkupName.HTML))
    assert line.count("<a href=") == line.count('<a href="http')


LETTER = Item(id="a", type=ItemType.PERSONAL_COMMUNICATION, title="On nights", authors=(Person("Okoro", "Ada"),))


def test_apa_cites_what_nobody_can_retrieve_in_the_text_only():
    kept = replace(LETTER, url="https://example.org/letter")
    assert unlisted([LETTER, kept], StyleName.APA) == [LETTER]
    assert [entry.id for entry in bibliography([LETTER, kept], StyleName.APA, MarkupName.TEXT)] == [kept.id]
    assert in_text([LETTER], StyleName.APA, MarkupName.TEXT) == "(A. Okoro, personal communication, n.d.)"
    assert unlisted([LETTER], StyleName.HARVARD) == []


def test_the_table_of_types_in_the_documentation_is_what_the_styles_do():
    page = (Path(__file__).parents[2] / "docs" / "citations.md").read_text(encoding="utf-8")
    _, _, table = page.partition("| types of CSL |")
    known, other = (set(re.findall(r"`([\w-]+)`", row)) for row in table.splitlines() if row.startswith("| `"))
    assert known | other == set(ItemType)
    for style in StyleName:
        loose = {kind for kind in ItemType if without_form([Item(id="a", type=kind)], style)}
        assert loose == (other if style is StyleName.NICE else set())


def test_citing_loads_neither_models_nor_formats():
    """Start-up is a feature: what validates catalogues, reads files or draws tables is not needed to cite."""
    environment = {name: value for name, value in os.environ.items() if name not in UNMEASURED}
    script = "import pswbrief.styles.registry, sys, json; json.dump(sorted(sys.modules), sys.stdout)"
    loaded = json.loads(
        subprocess.run(
            [sys.executable, "-c", script], capture_output=True, check=True, text=True, env=environment
        ).stdout
    )
    heavy = {
        "pydantic",
        "rich",
        "typer",
        "tomllib",
        "sqlite3",
        "pswbrief.formats",
        "pswbrief.core.reference",
        "pswbrief.store",
    }
    assert heavy.isdisjoint(loaded)
