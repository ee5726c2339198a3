"""The HTML reading list, judged by the standard library's parser and by the rules of WCAG that can be computed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given

from pswbrief.publish.html import dumps
from pswbrief.publish.html_style import DARK, LIGHT, STYLE
from pswbrief.text.plain import plain
from testing.exchange_items import HOSTILE, NOTICE, SOME, TEXT
from testing.reading_lists import ENTRIES, TITLE, entry

VOID = {"meta", "br", "link", "img", "hr", "input"}


@dataclass
class Element:
    name: str
    attributes: dict
    text: list = field(default_factory=list)


class Page(HTMLParser):
    """Every element of a page with its text, and whether all that opens closes in its turn."""

    def __init__(self, text):
        super().__init__()
        self.elements = []
        self.open = []
        self.balanced = True
        self.feed(text)
        self.close()
        self.balanced = self.balanced and not self.open

    def handle_starttag(self, name, attributes):
        element = Element(name, dict(attributes))
        self.elements.append(element)
        if name not in VOID:
            self.open.append(element)

    def handle_endtag(self, name):
        if self.open and self.open[-1].name == name:
            self.open.pop()
        else:
            self.balanced = False

    def handle_data(self, data):
        for element in self.open:
            element.text.append(data)

    def all(self, *names):
        return [element for element in self.elements if element.name in names]


WHOLE = dumps(ENTRIES, title=TITLE, notice=NOTICE, abstracts=True)
PAGE = Page(WHOLE)


def test_every_reference_is_there_once_with_an_anchor_of_its_own():
    anchors = [element.attributes["id"] for element in PAGE.elements if "id" in element.attributes]
    assert len(anchors) == len(set(anchors))
    assert {f"ref-{entry.id}" for entry in ENTRIES} <= set(anchors)


def test_every_citation_and_abstract_is_shown():
    citations = ["".join(element.text) for element in PAGE.all("p") if element.attributes.get("class") == "citation"]
    assert sorted(citations) == sorted(plain(entry.citation) for entry in ENTRIES)
    assert len(PAGE.all("details")) == sum(entry.abstract is not None for entry in ENTRIES)
    assert all("".join(summary.text) == "Abstract" for summary in PAGE.all("summary"))


def test_the_page_has_its_landmarks_language_title_and_width():
    assert WHOLE.startswith("<!doctype html>\n")
    assert PAGE.balanced
    assert PAGE.all("html")[0].attributes == {"lang": "en-GB"}
    assert "".join(PAGE.all("title")[0].text) == "".join(PAGE.all("h1")[0].text) == TITLE
    assert [len(PAGE.all(name)) for name in ("header", "nav", "main", "footer", "h1")] == [1, 1, 1, 1, 1]
    metas = [element.attributes for element in PAGE.all("meta")]
    assert {"charset": "utf-8"} in metas
    assert {"name": "viewport", "content": "width=device-width, initial-scale=1"} in metas
    assert NOTICE in "".join(PAGE.all("footer")[0].text)


def test_the_first_thing_that_the_keyboard_reaches_skips_to_the_references():
    first = PAGE.all("a", "button", "summary", "input")[0]
    assert first.attributes == {"class": "skip", "href": "#references"}
    assert PAGE.all("main")[0].attributes == {"id": "references", "tabindex": "-1"}


def test_headings_go_down_one_level_at_a_time():
    levels = [int(element.name[1]) for element in PAGE.elements if re.fullmatch("h[1-6]", element.name)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_link_inside_the_page_and_every_label_has_its_target():
    anchors = {element.attributes.get("id") for element in PAGE.elements}
    inside = [link.attributes["href"][1:] for link in PAGE.all("a") if link.attributes["href"].startswith("#")]
    labels = [
        element.attributes["aria-labelledby"] for element in PAGE.elements if "aria-labelledby" in element.attributes
    ]
    assert {*inside, *labels} <= anchors
    assert len(labels) == len(PAGE.all("section", "nav"))


def test_the_page_loads_and_runs_nothing():
    assert not PAGE.all("script", "link", "img", "iframe", "object", "form", "base")
    assert not [
        name
        for element in PAGE.elements
        for name in element.attributes
        if name.startswith("on") or name in {"src", "style"}
    ]
    assert "url(" not in STYLE
    assert "@import" not in STYLE
    (policy,) = [element.attributes["content"] for element in PAGE.all("meta") if "http-equiv" in element.attributes]
    assert policy.startswith("default-src 'none'")


def test_an_address_that_the_citation_links_is_not_linked_again():
    page = Page(WHOLE)
    for item in ENTRIES:
        links = [link for link in page.all("a") if link.attributes["href"] == item.address]
        assert not item.address or len(links) == sum(other.address == item.address for other in ENTRIES)


def _luminance(colour):
    """WCAG 2.2, "relative luminance"."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4 for channel in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one, other):
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "panel"])
def test_text_and_focus_stand_out_from_their_ground(colours, ground):
    for ink in ("ink", "quiet", "link", "visited"):
        assert _contrast(colours[ink], colours[ground]) >= 4.5
    assert _contrast(colours["focus"], colours[ground]) >= 3


def test_the_style_knows_dark_mode_print_and_focus():
    for rule in ("@media (prefers-color-scheme: dark)", "@media print", ":focus-visible", "details::details-content"):
        assert rule in STYLE


@SOME
@given(TEXT, TEXT, TEXT, TEXT)
def test_hostile_text_is_text(first, second, third, link):
    """The same elements with the same attributes as a harmless page, and the text itself."""
    harmless = dumps(
        [entry("a", "x", "x", access="x", abstract="x", section=("x", "s"))], title="t", notice="n", abstracts=True
    )
    hostile = dumps(
        [
            entry(
                "a",
                first,
                escape(plain(first), quote=False),
                access=second,
                link=link,
                abstract=third,
                section=(second, "s"),
            )
        ],
        title=first,
        notice=second,
        abstracts=True,
    )
    allowed = {(element.name, *element.attributes) for element in Page(harmless).elements}
    page = Page(hostile)
    assert page.balanced
    assert {(element.name, *element.attributes) for element in page.elements} <= allowed
    assert "".join(page.all("h1")[0].text) == plain(first)
    assert hostile.encode("utf-8")


@pytest.mark.parametrize(
    "markup", ["<script>x</script>", '<em onclick="x">', '<a href="javascript:x">y</a>', "a < b", "&bogus;"]
)
def test_a_citation_that_is_not_our_own_markup_is_shown_as_text(markup):
    page = dumps([entry("a", "The citation", markup)], title="t")
    assert '<p class="citation">The citation</p>' in page


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", 'https://a.uk/"onclick="x', "//a.uk"]
)
def test_only_web_addresses_are_linked(link):
    page = Page(dumps([entry("a", "c", "c", link=link)], title="t"))
    assert [element.attributes["href"] for element in page.all("a")] == ["#references", "#section-s"]


def test_ids_that_make_the_same_anchor_are_told_apart():
    page = Page(dumps([entry("a b", "c", "c"), entry("a/b", "c", "c"), entry(HOSTILE[0], "c", "c")], title="t"))
    anchors = [element.attributes["id"] for element in page.all("li") if "id" in element.attributes]
    assert anchors == ["ref-a-b", "ref-a-b-2", "ref-cmd-C-calc-A0"]
