"""Converting EndNote's fields, whose meaning depends on the type of the reference, to those of an item, and back.

Source: EndNote's reference types, "Field names". `issue` is its "Number", `edition`, `pages` and `section` are its fields of
these names.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pswbrief.core.enums import ItemType
from pswbrief.core.pages import Pages

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pswbrief.core.item import Item

_T = ItemType
# Types whose "Number" is the work's own number; of others it is the number in a series.
_NUMBERED = frozenset({_T.REPORT, _T.THESIS, _T.BILL, _T.LEGISLATION, _T.HEARING, _T.STANDARD, _T.REGULATION})
_IN_SERIES = frozenset({_T.BOOK, _T.CLASSIC, _T.CHAPTER})
_PAGED = frozenset({_T.ARTICLE, _T.ARTICLE_MAGAZINE})
_DASH = re.compile(r"\s*[-–—]")
_VERSIONED = frozenset({_T.SOFTWARE, _T.DATASET})
# Types whose "Pages" is the number of pages.
_WHOLE = frozenset({_T.BOOK, _T.THESIS})
# CSL variables that some types have in one of the fields.
FOR_TYPES: Mapping[ItemType, frozenset[str]] = {
    **dict.fromkeys(_IN_SERIES, frozenset({"collection-number"})),
    **dict.fromkeys(_VERSIONED, frozenset({"version"})),
    _T.BOOK: frozenset({"collection-number", "number-of-pages"}),
    _T.THESIS: frozenset({"number-of-pages"}),
    _T.CHAPTER: frozenset({"collection-number", "chapter-number"}),
}


def from_endnote(kind: ItemType, texts: dict[str, str], csl: dict[str, Any]) -> None:
    """Move values read from EndNote's fields to the attributes and variables that they mean for the type."""
    if kind in _NUMBERED and (number := texts.pop("issue", "")):
        texts["article_number"] = texts.get("article_number") or number
    elif kind in _IN_SERIES and (number := texts.pop("issue", "")):
        csl["collection-number"] = number
    if kind in _VERSIONED and (version := texts.pop("edition", "")):
        csl["version"] = version
    if kind in _WHOLE and texts.get("pages", "").isdecimal():
        csl["number-of-pages"] = texts.pop("pages")
    if kind is _T.CHAPTER and csl.get("section"):
        csl["chapter-number"] = csl.pop("section")
    section_as_page(kind, texts, csl)


def section_as_page(kind: ItemType, texts: dict[str, str], csl: dict[str, Any]) -> None:
    """Move the section of an article to its pages if it is their first, as EndNote has it, or if there are no others."""
    section, pages = csl.get("section", ""), texts.get("pages", "")
    if kind in _PAGED and section and _DASH.split(pages, maxsplit=1)[0] in {"", section}:
        texts["pages"] = pages or section
        del csl["section"]


def to_endnote(item: Item) -> Item:
    """Return an item with its values moved to EndNote's fields; the inverse of `from_endnote`."""
    own: dict[str, Any] = {}
    csl = dict(item.csl)
    number = item.article_number if item.type in _NUMBERED else item.text("collection-number")
    if item.type in _NUMBERED | _IN_SERIES and number and not item.issue:
        own["issue"] = number
    if item.type in _VERSIONED and not item.edition and (version := item.text("version")):
        own["edition"] = version
    if item.type in _WHOLE and item.pages is None and (count := item.text("number-of-pages")) and count.isdecimal():
        own["pages"] = Pages(count)
    if item.type is _T.CHAPTER and "section" not in csl and (chapter := item.text("chapter-number")):
        own["csl"] = csl | {"section": chapter}
    return replace(item, **own) if own else item
