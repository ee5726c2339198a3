"""The Markdown reading list, judged by markdown-it (CommonMark) and by pandoc."""

from __future__ import annotations

import json
from itertools import pairwise

import pypandoc
import pytest
from hypothesis import given
from markdown_it import MarkdownIt

from pswbrief.publish.markdown import dumps
from pswbrief.publish.reading_list import by_section
from pswbrief.text.plain import plain
from testing.exchange_items import HOSTILE, NOTICE, SOME, TEXT
from testing.reading_lists import ENTRIES, TITLE, entry

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
# What a list without hostile text is made of.
BLOCKS = {"heading_open", "paragraph_open", "bullet_list_open", "list_item_open", "inline"}
INLINES = {"text", "text_special", "link_open", "link_close", "em_open", "em_close"}


def _tokens(text):
    return [token for token in READER.parse(text) if token.nesting >= 0]


def _shown(token):
    return "".join(child.content for child in token.children or ())


def test_every_section_is_a_heading_in_the_order_of_the_brief():
    tokens = _tokens(dumps(ENTRIES, title=TITLE, notice=NOTICE))
    headings = [(token.tag, _shown(inline)) for token, inline in pairwise(tokens) if token.type == "heading_open"]
    sections = [(f"h{depth + 1}", section.title) for depth, section in by_section(ENTRIES).walk()]
    assert headings == [("h1", TITLE), *sections]


def test_every_reference_is_one_item_with_its_citation_access_and_link():
    tokens = _tokens(dumps(ENTRIES, title=TITLE))
    lines = [_shown(token) for token in tokens if token.type == "inline" and token.level > 1]
    in_order = [item for _, section in by_section(ENTRIES).walk() for item in section.entries]
    assert lines == [
        f"{plain(item.citation)} [{item.access}]{f' {item.address}' if item.address else ''}" for item in in_order
    ]


def test_abstracts_are_inside_their_items():
    tokens = _tokens(dumps(ENTRIES, title=TITLE, abstracts=True))
    paragraphs = [token for token in tokens if token.type == "paragraph_open" and token.level > 1]
    assert len(paragraphs) == len(ENTRIES) + sum(item.abstract is not None for item in ENTRIES)
    assert sum(token.type == "list_item_open" for token in tokens) == len(ENTRIES)


def test_pandoc_reads_the_same_structure():
    document = json.loads(
        pypandoc.convert_text(dumps(ENTRIES, title=TITLE, notice=NOTICE, abstracts=True), "json", format="markdown")
    )
    items = [item for block in document["blocks"] if block["t"] == "BulletList" for item in block["c"]]
    assert len(items) == len(ENTRIES)
    assert sum(block["t"] == "Header" for block in document["blocks"]) == 1 + len(list(by_section(ENTRIES).walk()))


@SOME
@given(TEXT, TEXT, TEXT)
def test_hostile_text_is_text(first, second, third):
    """No block and no inline but those of a harmless list, and the reader shows the text as it was."""
    text = dumps(
        [entry("a", first, "", access=second, abstract=third, section=(second or "s",))],
        title="T" + first,
        notice=third,
        abstracts=True,
    )
    tokens = _tokens(text)
    assert {token.type for token in tokens} <= BLOCKS
    assert {child.type for token in tokens for child in token.children or ()} <= INLINES
    assert _shown(tokens[1]).split() == plain("T" + first).split()
    assert text.encode("utf-8")


@pytest.mark.parametrize(
    "text", [*HOSTILE, "1) x", "(@) x", "- - -", "===", "a | b", "@smith2020", "$x$", "H~2~O", "[^1]", "::: x", "| a"]
)
def test_pandocs_markdown_shows_hostile_text_as_it_is(text):
    shown = pypandoc.convert_text(dumps([entry("a", text, "")], title="t"), "json", format="markdown-smart-emoji")
    *_, items = json.loads(shown)["blocks"]
    assert items["t"] == "BulletList"
    ((block,),) = items["c"]
    assert {part["t"] for part in block["c"]} <= {"Str", "Space"}
    assert "".join(part.get("c", " ") for part in block["c"]).split() == plain(text).split()


def test_a_rendered_citation_keeps_its_italics_and_its_link():
    listed = dumps(
        [entry("a", "x", "", citation_markdown="*T* <https://a.uk>", link="https://a.uk", access="Open")], title="t"
    )
    assert listed.endswith("- *T* <https://a.uk> \\[Open\\]\n")


def test_only_web_addresses_are_linked():
    assert "javascript" not in dumps([entry("a", "c", "", link="javascript:alert(1)")], title="t")
