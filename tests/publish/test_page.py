"""The page of a brief, judged by the standard library's parser and by the rules of WCAG that can be computed."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from importlib.resources import files
from itertools import pairwise

import pytest
from hypothesis import given

from pswbrief.publish.page import render_page
from pswbrief.publish.page_contents import PageReference, PageSection
from pswbrief.text.plain import plain
from testing.exchange_items import HOSTILE, SOME, TEXT

VOID = {"meta", "br", "link", "img", "hr", "input", "rect"}
TABLE = {"roots": "ward", "words": "ward", "scores": ["100 100 1z 0"], "near": [[]], "stop": "the", "small": "the"}
STYLE = (files("pswbrief.publish") / "assets" / "page.css").read_text(encoding="utf-8")


class Page(HTMLParser):
    """The elements of a page with their attributes and texts, and whether all that opens closes in its turn."""

    def __init__(self, text):
        super().__init__()
        self.elements = []
        self.open = []
        self.balanced = True
        self.feed(text)
        self.close()

    def handle_starttag(self, name, attributes):
        self.elements.append((name, dict(attributes), []))
        if name not in VOID:
            self.open.append(self.elements[-1])

    def handle_endtag(self, name):
        if self.open and self.open[-1][0] == name:
            self.open.pop()
        elif name not in VOID:
            self.balanced = False

    def handle_data(self, data):
        for _, _, texts in self.open:
            texts.append(data)

    def all(self, *names):
        return [element for element in self.elements if element[0] in names]

    def text(self, name):
        return ["".join(texts) for _, _, texts in self.all(name)]


def reference(**fields):
    base = {
        "id": "smith2020ward",
        "title": "Wards",
        "citation": "Smith (2020) Wards.",
        "citation_html": "Smith (2020) <em>Wards</em>.",
    }
    return PageReference(**base | {"year": 2020, "access": "open", "sections": ("All of it",)} | fields)


def page(*references, title=None, sections=None, **brief):
    made = list(references) or [reference()]
    table = TABLE | {"near": [[] for _ in made]}
    return render_page(
        made, sections or [PageSection(title="All of it")], {"title": "A brief"} | brief, table, title=title
    )


WHOLE = page(
    reference(abstract="It is so.", link="https://example.org/a", similar=("jones2021bed",), tags=("mine",)),
    reference(id="jones2021bed", title="Beds", year=2021, access="abstract", sections=("All of it", "Inner")),
    sections=[
        PageSection(
            title="All of it",
            introduction="On wards.",
            resources=[{"title": "A tool", "text": "Look at A tool", "url": "https://example.org/tool"}],
            sections=[PageSection(title="Inner"), PageSection(title="Empty")],
        )
    ],
    introduction="What it is.",
    issued="March 2025",
    access_help=["Ask us."],
    contact="us@example.org",
    update_notice="Look for a newer one.",
    update_links=[{"text": "All briefs", "url": None}],
    acknowledgement="Us (2025).",
)
PARSED = Page(WHOLE)


def test_the_page_has_its_landmarks_language_and_title():
    """One of each landmark, British English, and the title of the brief as title and heading."""
    assert WHOLE.startswith("<!doctype html>\n")
    assert PARSED.balanced
    assert not PARSED.open
    assert PARSED.all("html")[0][1] == {"lang": "en-GB"}
    assert PARSED.text("title")[0] == PARSED.text("h1")[0] == "A brief"
    assert [len(PARSED.all(name)) for name in ("header", "aside", "nav", "main", "footer", "h1")] == [1] * 6


def test_a_choice_has_a_title_of_its_own():
    """`title` takes the place of the brief's."""
    assert Page(page(title="My choice")).text("h1") == ["My choice"]


def test_everything_that_the_brief_says_of_itself_is_there():
    """Introduction, date, access help, contact, update notice and acknowledgement."""
    text = " ".join(PARSED.text("body"))
    for words in (
        "What it is.",
        "March 2025",
        "Ask us.",
        "us@example.org",
        "Look for a newer one.",
        "All briefs",
        "Us (2025).",
    ):
        assert words in text
    assert "On wards." in text
    assert ("a", {"href": "https://example.org/tool"}, ["A tool"]) in PARSED.elements
    assert "Empty" not in text


def test_ids_are_unlike_and_every_reference_inside_has_its_target():
    """No id occurs twice, and links and labels lead somewhere."""
    ids = [attributes["id"] for _, attributes, _ in PARSED.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    inside = [attributes["href"][1:] for _, attributes, _ in PARSED.all("a") if attributes["href"].startswith("#")]
    labels = [
        attributes[name]
        for _, attributes, _ in PARSED.elements
        for name in ("aria-labelledby", "for")
        if name in attributes
    ]
    assert {*inside, *labels} <= set(ids)


def test_headings_go_down_one_level_at_a_time():
    """No level is left out on the way down."""
    levels = [int(name[1]) for name, _, _ in PARSED.elements if re.fullmatch("h[1-6]", name)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_policy_allows_just_this_style_and_script():
    """Their hashes are in it, nothing is loaded, and no attribute runs anything."""
    (policy,) = [attributes["content"] for _, attributes, _ in PARSED.all("meta") if "http-equiv" in attributes]
    assert policy.startswith("default-src 'none'; ")
    scripts = [
        text
        for (_, attributes, _), text in zip(PARSED.all("script"), PARSED.text("script"), strict=True)
        if not attributes
    ]
    for text in (*scripts, PARSED.text("style")[0]):
        assert b64encode(sha256(text.encode()).digest()).decode() in policy
    assert len(scripts) == 1
    assert not PARSED.all("link", "img", "iframe", "object", "base")
    names = {name for _, attributes, _ in PARSED.elements for name in attributes}
    assert not [name for name in names if name.startswith("on") or name in {"src", "style"}]
    assert "url(" not in STYLE
    assert "@import" not in STYLE


def test_without_a_script_nothing_is_shown_that_needs_one():
    """Search, filters and buttons are hidden until the script shows them."""
    needing = [attributes for _, attributes, _ in PARSED.elements if "data-js" in attributes]
    assert len(needing) == 3
    assert all("hidden" in attributes for attributes in needing)


@SOME
@given(TEXT, TEXT, TEXT, TEXT)
def test_hostile_text_is_text(first, second, third, link):
    """The same kinds of elements as a harmless page, and the title itself."""
    fields = {"abstract": "x", "tags": ("x",), "remarks": ("x",), "sections": ("x",), "link": "https://example.org"}
    harmless = page(reference(**fields), sections=[PageSection(title="x", introduction="x")], acknowledgement="x")
    hostile = page(
        reference(
            title=first, citation=second, citation_html=third, abstract=third, tags=(first,), remarks=(second,), bibtex=third,
            ris=second, citations={"apa": first}, link=link, sections=("x",),
        ),
        sections=[PageSection(title="x", introduction=second)],
        title=first,
        acknowledgement=third,
    )  # fmt: skip
    parsed = Page(hostile)
    allowed = {(name, *attributes) for name, attributes, _ in Page(harmless).elements} | {
        ("em",),
        ("i",),
        ("b",),
        ("strong",),
    }
    assert parsed.balanced
    assert {(name, *attributes) for name, attributes, _ in parsed.elements} <= allowed
    assert parsed.text("h1") == [plain(first or "A brief")]
    data = next(
        text for (_, attributes, _), text in zip(parsed.all("script"), parsed.text("script"), strict=True) if attributes
    )
    assert json.loads(data)["references"][0]["title"] == plain(first)
    assert hostile.encode("utf-8")


@pytest.mark.parametrize(
    "markup", ["<script>x</script>", '<em onclick="x">', '<a href="javascript:x">y</a>', "a < b", "&bogus;"]
)
def test_a_citation_that_is_not_our_own_markup_is_shown_as_text(markup):
    """Then its text replaces it."""
    assert 'id="c-ref-smith2020ward">The citation</h3>' in page(
        reference(citation="The citation", citation_html=markup)
    )


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", 'https://a.uk/"onclick="x', "//a.uk"]
)
def test_only_web_addresses_are_linked(link):
    """Any other is left out."""
    links = [attributes["href"] for _, attributes, _ in Page(page(reference(link=link))).all("a")]
    assert all(address.startswith("#") for address in links)


def test_ids_that_make_the_same_anchor_are_distinguished():
    """Each reference has its own, which is none of the page's."""
    parsed = Page(page(reference(id="a b"), reference(id="a/b"), reference(id=HOSTILE[0])))
    assert [attributes["id"] for _, attributes, _ in parsed.all("article")] == [
        "ref-a-b",
        "ref-a-b-2",
        "ref-cmd-C-calc-A0",
    ]


def _luminance(colour):
    """WCAG 2.2, "relative luminance"."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4 for channel in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one, other):
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


PALETTES = [dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block)) for block in STYLE.split(":root {")[1:3]]


@pytest.mark.parametrize("colours", PALETTES, ids=["light", "dark"])
def test_text_contrasts_with_its_background(colours):
    """At 4.5 to 1, in both palettes, on every background that it has."""
    for ink in ("ink", "quiet", "link", "visited"):
        for ground in ("paper", "panel"):
            assert _contrast(colours[ink], colours[ground]) >= 4.5, (ink, ground)
    for ink in ("open", "athens", "closed"):
        assert _contrast(colours[ink], colours[f"{ink}-ground"]) >= 4.5
    assert _contrast(colours["focus-ink"], colours["focus"]) >= 4.5
    assert _contrast("#ffffff", colours["button"]) >= 4.5
    assert _contrast("#ffffff", "#005eb8") >= 4.5
